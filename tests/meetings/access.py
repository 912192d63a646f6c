"""Who may call the addresses of meetings."""

from django.utils import timezone

from meetings import gate
from meetings.models import SeatingPlan
from meetings.weights import mark_of, weighed
from people.models import Membership
from tests.access.matrix import ROLES, Entry, everybody_in, only
from tests.factories import World


def of_meeting(world: World) -> dict[str, object]:
    return {"meeting_id": world.meeting.pk}


def of_guest(world: World) -> dict[str, object]:
    return {"attendee_id": world.attendee("en").pk}


def of_member(world: World) -> dict[str, object]:
    return {"attendee_id": world.attendee("hanh").pk}


def of_room(world: World) -> dict[str, object]:
    """A meeting with a plan of its room."""
    SeatingPlan.objects.create(meeting=world.meeting, rows=4, columns=4, revision=1)
    return of_meeting(world)


def of_member_in_room(world: World) -> dict[str, object]:
    of_room(world)
    return of_member(world)


def of_pass(world: World) -> dict[str, object]:
    return {"token": world.attendee("hanh").token}


def step(name: str, state: str, *roles: str, others: int = 403) -> Entry:
    return Entry(f"meetings:{name}", only(*roles, others=others), method="post", kwargs=of_meeting, state=state)


STAFF = ("secretary", "clerk")
PLAN = {
    "ordinal": "19",
    "title": "Phiên họp thứ 19",
    "starts_at": "2026-12-10T08:00",
    "place": "Phòng họp số 1",
    "mode": "in_person",
}

TIMES = {"speech": "7", "question": "1", "answer": "5", "follow_up": "1", "mark": "5.2.3.2"}


def guest(world: World) -> dict[str, object]:
    """Somebody of the organisation who is not asked yet."""
    person = world.users["stranger"]
    person.office = world.offices["Ban Xây dựng Đảng"]
    person.save(update_fields=["office"])
    return {"user": str(person.pk), "role": "observer"}


def weights(world: World) -> dict[str, object]:
    """Every member's votes, of which the chair has two."""
    members = weighed(world.meeting)
    return {"mark": mark_of(members), **{f"weight-{one.pk}": "2" if one.role == "chair" else "1" for one in members}}


def of_body(world: World) -> dict[str, object]:
    return {"body_id": world.body.pk}


def of_seat(world: World) -> dict[str, object]:
    return {"seat_id": Membership.objects.get(user=world.users["on"]).pk}


def newcomer(world: World) -> dict[str, object]:
    return {"user": guest(world)["user"], "kind": "", "starts": "2026-11-01"}


def standing(world: World) -> dict[str, object]:
    return {"kind": "suspended", "starts": "2026-11-01", "reason": "Chờ kết luận"}


KEEPS = only("secretary", others=404, clerk=403)

ENTRIES = [
    Entry("meetings:members", only(*STAFF, others=404), kwargs=of_body),
    Entry("meetings:members", KEEPS, method="post", kwargs=of_body, data=newcomer),
    Entry("meetings:member", only(*STAFF, others=404), kwargs=of_seat),
    Entry("meetings:member", KEEPS, method="post", kwargs=of_seat, data=standing),
    Entry("meetings:member-address", KEEPS, method="post", kwargs=of_seat, data=lambda world: {"email": "a@b.vn"}),
    Entry("meetings:member-end", KEEPS, method="post", kwargs=of_seat, data=lambda world: {"last": "2026-11-30"}),
    Entry("meetings:new", only(*STAFF, others=404), kwargs=lambda world: {"body_id": world.body.pk}),
    Entry(
        "meetings:new",
        only(*STAFF, others=404),
        method="post",
        kwargs=lambda world: {"body_id": world.body.pk},
        data=lambda world: PLAN,
    ),
    Entry("meetings:edit", only(*STAFF), kwargs=of_meeting, state="convened"),
    Entry("meetings:edit", only(*STAFF), method="post", kwargs=of_meeting, data=lambda world: PLAN, state="convened"),
    Entry("meetings:times", only(*STAFF), kwargs=of_meeting),
    Entry("meetings:times", only(*STAFF), method="post", kwargs=of_meeting, data=lambda world: TIMES),
    Entry("meetings:weights", only(*STAFF), kwargs=of_meeting),
    Entry("meetings:weights", only(*STAFF), method="post", kwargs=of_meeting, data=weights),
    Entry("meetings:guests", only(*STAFF), kwargs=of_meeting),
    Entry("meetings:guests", only(*STAFF), method="post", kwargs=of_meeting, data=guest),
    Entry("meetings:guest-removal", only(*STAFF), method="post", kwargs=of_guest, state="convened"),
    Entry("meetings:chair", only(*STAFF), method="post", kwargs=of_member, state="convened"),
    Entry("meetings:roll", only(*STAFF), kwargs=of_meeting),
    Entry(
        "meetings:presence", only(*STAFF, ok=204), method="post", kwargs=of_member, data=lambda world: {"here": "out"}
    ),
    Entry("meetings:seating", everybody_in(), kwargs=of_meeting),
    Entry("meetings:seating", only(*STAFF, others=404), kwargs=of_meeting, state="draft", present=0),
    Entry(
        "meetings:seating-size",
        only(*STAFF, ok=204),
        method="post",
        kwargs=of_meeting,
        data=lambda world: {"rows": "4", "columns": "5", "revision": "0"},
    ),
    Entry(
        "meetings:seating-order",
        only(*STAFF),
        method="post",
        kwargs=of_room,
        data=lambda world: {"order": "rows", "revision": "1"},
    ),
    Entry(
        "meetings:seat",
        only(*STAFF, ok=204),
        method="post",
        kwargs=of_member_in_room,
        data=lambda world: {"place": "1-1", "start": "", "occupant": ""},
    ),
    Entry(
        "meetings:seating-number",
        only(*STAFF, ok=204),
        method="post",
        kwargs=of_room,
        data=lambda world: {"attendee": str(world.attendee("hanh").pk), "row": "1", "column": "2", "revision": "1"},
    ),
    step("convening", "draft", *STAFF, others=404),
    step("opening", "convened", "secretary", "chair"),
    step("recess", "running", "secretary", "chair"),
    step("resumption", "recess", "secretary", "chair"),
    step("closing", "running", "secretary", "chair"),
    step("cancellation", "convened", *STAFF),
    Entry("meetings:invitation", everybody_in(), kwargs=of_meeting),
    Entry("meetings:pass-code", everybody_in(), kwargs=of_meeting),
    Entry(
        "meetings:reply",
        everybody_in(),
        method="post",
        kwargs=of_meeting,
        data=lambda world: {"reply": "coming"},
        state="convened",
    ),
    Entry("meetings:gate", only(*STAFF), kwargs=of_meeting),
    Entry("meetings:gate-code", only(*STAFF), kwargs=of_meeting),
    Entry(
        "meetings:gate-entry",
        dict.fromkeys(ROLES, 302),
        kwargs=lambda world: {**of_meeting(world), "code": gate.code(world.meeting, timezone.now())},
    ),
    Entry("meetings:check-in", everybody_in(), kwargs=of_meeting),
    Entry("meetings:check-in", everybody_in(ok=409), method="post", kwargs=of_meeting),
    Entry("meetings:pass", only(*STAFF, others=404, member=302), kwargs=of_pass),
    Entry("meetings:pass-check-in", only(*STAFF, others=404), method="post", kwargs=of_pass),
]
