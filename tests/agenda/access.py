"""Who may call which address of the agenda."""

from datetime import date
from typing import Any

from django.utils import timezone

from agenda import look_through
from agenda.conclusions import save_conclusion
from agenda.drafting import seen
from agenda.extensions import ask_extension
from agenda.follow_up import report_task
from agenda.models import Conclusion, TaskNote
from agenda.proposals import proposals
from agenda.states import TaskState
from tests.access.matrix import ROLES, Entry, everybody_in, only
from tests.agenda.factories import (
    make_conclusion,
    make_current,
    make_inquiry,
    make_question_time,
    make_recusal,
    make_task,
    make_turn,
)
from tests.factories import World, make_user

STAFF = ("secretary", "clerk")
ARRANGE = (*STAFF, "chair")
LEAD = ("secretary", "chair")
RULE = {"before": "5,1", "late": "2"}
ITEM = {"title": "Nội dung mới", "kind": "opinion", "minutes": "10"}


def of_meeting(world: World) -> dict[str, Any]:
    return {"meeting_id": world.meeting.pk}


def item(number: int = 1) -> Any:
    """Item 1 is open to both guests of the fixture, item 4 to the observer alone."""
    return lambda world: {"item_id": world.items[number - 1].pk}


def current(world: World) -> dict[str, Any]:
    return {"item_id": make_current(world).pk}


def turn(state: str) -> Any:
    return lambda world: {"turn_id": make_turn(world, make_current(world), "an", state).pk}


def who(world: World) -> dict[str, Any]:
    return {"attendee": str(world.attendee("uoc").pk)}


def recusal(world: World) -> dict[str, Any]:
    return {"recusal_id": make_recusal(world, 1, "uoc").pk}


def in_questions(world: World) -> dict[str, Any]:
    return {"item_id": make_question_time(world).pk}


def asking(world: World) -> dict[str, Any]:
    return {"subject": "Tiến độ", "to": f"attendee:{world.attendee('nhi').pk}"}


def inquiry(state: str) -> Any:
    def kwargs(world: World) -> dict[str, Any]:
        made = make_inquiry(world, make_question_time(world), "nhi", to="an")
        made.state = state
        made.save()
        return {"inquiry_id": made.pk}

    return kwargs


def concluded(approved: bool) -> Any:
    def kwargs(world: World) -> dict[str, Any]:
        make_conclusion(world, world.items[0], approved=approved)
        return {"item_id": world.items[0].pk}

    return kwargs


def written(world: World) -> dict[str, Any]:
    """A conclusion that was changed once."""
    item = world.items[0]
    for revision, text in enumerate(("Một.", "Hai.")):
        save_conclusion(item=item, text=text, revision=revision, by=world.secretary, at=world.at(revision))
    return {"item_id": item.pk}


def drafted(world: World) -> dict[str, Any]:
    make_conclusion(world, world.items[0])
    return of_meeting(world)


def looked_for(world: World) -> dict[str, Any]:
    drafted(world)
    look_through.ask_look(meeting=world.meeting, by=world.chair, at=world.at(20))
    return of_meeting(world)


def agreeing(world: World) -> dict[str, Any]:
    rows = [(one.pk, *look_through.mark(one)) for one in look_through.drafts(world.meeting)]
    return {"answer": "agree", "seen": [":".join(map(str, row)) for row in rows]}


def task(state: str) -> Any:
    return lambda world: {"task_id": make_task(world, world.items[0], state=state).pk}


def more_time(world: World) -> dict[str, Any]:
    return {"day": f"{timezone.localdate().year + 2}-11-20", "reason": "Chờ hướng dẫn"}


def asked(world: World) -> dict[str, Any]:
    """A request for more time of the lead office."""
    made = make_task(world, world.items[0], lead="Ban Xây dựng Đảng", state=TaskState.ASSIGNED)
    world.users["lead"] = by = make_user("lead", "Lead", office=made.lead)
    day = date(2026, 12, 20)
    return {"extension_id": ask_extension(task=made, day=day, reason="Chờ", by=by, at=world.at(60)).pk}


def reported(world: World) -> dict[str, Any]:
    made = make_task(world, world.items[0], lead="Ban Xây dựng Đảng", state=TaskState.ASSIGNED)
    by = make_user("lead", "Lead", office=made.lead)
    report_task(task=made, state="done", text="Xong", by=by, at=world.at(60))
    return {"task_id": made.pk}


def deciding(world: World) -> dict[str, Any]:
    return {"decision": "confirm", "report": str(TaskNote.objects.get().pk)}


def nothing(world: World) -> dict[str, Any]:
    return {}


def urged(world: World) -> dict[str, Any]:
    return {"task": str(make_task(world, world.items[0], state=TaskState.ASSIGNED).pk), "text": "Đề nghị báo cáo"}


def of_body(world: World) -> dict[str, Any]:
    return {"body_id": world.body.pk}


def approving(world: World) -> dict[str, Any]:
    return {"seen": seen(world.items[0], Conclusion.objects.get(item=world.items[0]))}


SAID = "Giao Văn phòng Đảng ủy rà soát hồ sơ trước ngày 20/11/2026."


def spoken(world: World) -> dict[str, Any]:
    """A sentence that gives a task, not confirmed yet."""
    item, kept = world.items[0], make_conclusion(world, world.items[0], text=SAID)
    (found,) = proposals(item, kept, [])
    return {"item_id": item.pk, "mark": found.mark}


def spoken_data(world: World) -> dict[str, Any]:
    return {**task_data(world), "leads": task_data(world)["lead"]}


def task_data(world: World) -> dict[str, Any]:
    lead = world.offices["Ban Xây dựng Đảng"].pk
    return {"action": "rà soát", "lead": str(lead), "precision": "day", "day": "2026-11-20"}


def post(name: str, expect: dict[str, int], kwargs: Any, data: Any = lambda world: {}) -> Entry:
    return Entry(f"agenda:{name}", expect, method="post", kwargs=kwargs, data=data)


ENTRIES = [
    Entry("agenda:add", only(*ARRANGE), kwargs=of_meeting),
    post("add", only(*ARRANGE), of_meeting, lambda world: ITEM),
    Entry("agenda:edit", only(*ARRANGE), kwargs=item()),
    post("edit", only(*ARRANGE), item(), lambda world: ITEM),
    post("removal", only(*ARRANGE, invited=404), item(4)),
    post("position", only(*ARRANGE, ok=204, invited=404), item(4), lambda world: {"position": "2"}),
    post("discussion", only(*LEAD, ok=204), item()),
    post("discussion-end", only(*LEAD, ok=204), current),
    post("item-recall", only(*LEAD, ok=204), current),
    # Only who is in the room may ask: ten members are, staff and guests of the fixture are not.
    post("turns", only("chair", "member", ok=204, others=409), current),
    Entry("agenda:my-turn", everybody_in(), kwargs=current),
    post("floor", only(*LEAD, ok=204), turn("waiting")),
    post("turn-end", only(*LEAD, ok=204), turn("speaking")),
    post("turn-withdrawal", only(*ARRANGE, ok=204), turn("waiting")),
    post("turn-extension", only(*LEAD, ok=204), turn("speaking"), lambda world: {"minutes": "1"}),
    post("turn-recall", only(*LEAD, ok=204), turn("speaking")),
    post("recusals", only(*ARRANGE), item(), who),
    # Members say so of themselves; of the staff nobody is one.
    Entry("agenda:my-recusal", only("chair", "member"), kwargs=item()),
    post("my-recusal", only("chair", "member"), item()),
    post("recusal-withdrawal", only(*ARRANGE), recusal),
    post("question-time", only(*LEAD, ok=204), current),
    post("question-time-end", only(*LEAD, ok=204), in_questions),
    # Members alone put questions; of the rest the guests are refused, the staff have no seat or have not checked in.
    post("inquiries", only("chair", "member", ok=200), in_questions, asking),
    post("inquiry-question", only(*LEAD, ok=204), inquiry("waiting")),
    post("inquiry-answer", only(*LEAD, ok=204), inquiry("asking")),
    post("inquiry-follow-up", only(*LEAD, ok=204), inquiry("answering")),
    post("inquiry-end", only(*LEAD, ok=204), inquiry("asking")),
    post("inquiry-withdrawal", only(*ARRANGE, ok=204), inquiry("waiting")),
    Entry("agenda:conclusions", only(*ARRANGE), kwargs=of_meeting),
    Entry("agenda:conclusion", only(*ARRANGE), kwargs=item()),
    post("conclusion", only(*ARRANGE), item(), lambda world: {"text": "Thống nhất.", "revision": "0"}),
    Entry("agenda:prepared", only(*ARRANGE), kwargs=item()),
    Entry("agenda:looks", only(*ARRANGE, "member"), kwargs=looked_for),
    post("look-request", only(*LEAD), drafted),
    post("look-end", only(*LEAD, ok=200), looked_for),
    # The chair asks, the members in the room answer.
    post("look-answers", only("member"), looked_for, agreeing),
    Entry("agenda:conclusion-history", only(*ARRANGE), kwargs=written),
    post("conclusion-restoration", only(*ARRANGE), written, lambda world: {"number": "1", "revision": "2"}),
    post("approval", only("chair"), concluded(False), approving),
    post("reopening", only(*LEAD), concluded(True)),
    post("task-add", only(*ARRANGE), item(), task_data),
    Entry("agenda:proposal", only(*ARRANGE), kwargs=spoken),
    post("proposal", only(*ARRANGE), spoken, spoken_data),
    post("proposal-adoption", only(*ARRANGE), spoken),
    post("proposal-dismissal", only(*ARRANGE), spoken),
    Entry("agenda:task-draft", only(*ARRANGE), kwargs=task(TaskState.DRAFT)),
    post("task-draft", only(*ARRANGE), task(TaskState.DRAFT), task_data),
    post("task-removal", only(*ARRANGE), task(TaskState.DRAFT)),
    Entry("agenda:tasks", {**dict.fromkeys(ROLES, 200), "anonymous": 302}),
    post("task-extension", only(*STAFF, others=404, chair=403), task(TaskState.ASSIGNED), more_time),
    post(
        "extension-decision", only(*STAFF, "chair", others=404), asked, lambda world: {"decision": "grant", "text": "x"}
    ),
    post("task-decision", only(*ARRANGE, others=404), reported, deciding),
    post("task-stop", only(*ARRANGE, others=404), task(TaskState.ASSIGNED), lambda world: {"text": "Không còn"}),
    post("urging", only(*ARRANGE, others=404), nothing, urged),
    post("task-receipt", only(*STAFF, others=404, chair=403), task(TaskState.ASSIGNED)),
    Entry("agenda:reminder-rule", only(*STAFF, others=404), kwargs=of_body),
    post(
        "reminder-rule", only("secretary", others=404, clerk=403), of_body, lambda world: {"before": "5,1", "late": "2"}
    ),
]
