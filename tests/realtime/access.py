"""Who may call the addresses of realtime."""

from collections.abc import Callable

from tests.access.matrix import Entry, everybody_in, only
from tests.factories import World

STAFF = ("secretary", "clerk")


def of_meeting(world: World) -> dict[str, object]:
    return {"meeting_id": world.meeting.pk}


def of_region(name: str) -> Callable[[World], dict[str, object]]:
    return lambda world: {"meeting_id": world.meeting.pk, "name": name}


def of_screen(world: World) -> dict[str, object]:
    return {"meeting_id": world.meeting.pk, "number": 1}


def said(shows: str) -> Callable[[World], dict[str, object]]:
    return lambda _world: {"shows": shows, "next": "/"}


def asked(page: str, **more: str) -> Callable[[World], dict[str, object]]:
    return lambda world: {"page": page, **more}


ENTRIES = [
    Entry("realtime:room", everybody_in(), kwargs=of_meeting),
    # Before it is convened only those who prepare a meeting know of it.
    Entry("realtime:room", only(*STAFF, others=404), kwargs=of_meeting, state="draft", present=0),
    Entry("realtime:desk", only(*STAFF), kwargs=of_meeting),
    Entry("realtime:seats", only(*STAFF), kwargs=of_meeting),
    Entry("realtime:wrap-up", only(*STAFF, "chair"), kwargs=of_meeting),
    Entry("realtime:screen", only(*STAFF), kwargs=of_meeting),
    Entry("realtime:numbered-screen", only(*STAFF), kwargs=of_screen),
    Entry("realtime:screens", only(*STAFF), kwargs=of_meeting, method="post"),
    Entry("realtime:screen-content", only(*STAFF), kwargs=of_screen, method="post", data=said("agenda")),
    Entry("realtime:screen-removal", only(*STAFF), kwargs=of_screen, method="post"),
    # News and parts of a page are for those who may open the page; for others they do not exist.
    Entry("realtime:live", everybody_in(), kwargs=of_meeting, data=asked("room", since="0")),
    Entry("realtime:live", only(*STAFF, others=404), kwargs=of_meeting, data=asked("desk")),
    Entry("realtime:live", only(*STAFF, others=404), kwargs=of_meeting, data=asked("screen")),
    Entry("realtime:live", only(others=404), kwargs=of_meeting, data=asked("nowhere")),
    Entry("realtime:regions", everybody_in(), kwargs=of_meeting, data=asked("room", names="now,ballot")),
    Entry("realtime:regions", only(*STAFF, others=404), kwargs=of_meeting, data=asked("desk", names="roll")),
    Entry("realtime:region", everybody_in(), kwargs=of_region("now"), data=asked("room")),
    Entry("realtime:region", only("chair", others=404), kwargs=of_region("lead"), data=asked("room")),
    Entry("realtime:region", only(*STAFF, others=404), kwargs=of_region("roll"), data=asked("desk")),
    Entry("realtime:region", only(*STAFF, others=404), kwargs=of_region("arranging"), data=asked("seats")),
    Entry("realtime:region", only(*STAFF, others=404), kwargs=of_region("hall"), data=asked("desk")),
    Entry("realtime:region", only(*STAFF, others=404), kwargs=of_region("stage"), data=asked("screen")),
]
