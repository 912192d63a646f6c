"""Agenda things that tests need, written straight into the tables."""

from datetime import date

from agenda.models import Conclusion, Inquiry, Item, Recusal, Task, Turn
from agenda.recusals import declare_recusal
from agenda.states import ConclusionState, ItemState, Secrecy, TaskState
from meetings.models import Meeting
from meetings.models.event import Event
from tests.factories import World


def events(meeting: Meeting) -> list[tuple[str, dict[str, object]]]:
    """The meeting's journal: kind and payload of each event, oldest first."""
    return list(Event.objects.filter(meeting=meeting).order_by("seq").values_list("kind", "payload"))


def kinds(meeting: Meeting) -> list[str]:
    return [kind for kind, _payload in events(meeting)]


def make_secret(world: World, position: int = 5) -> Item:
    return Item.objects.create(meeting=world.meeting, position=position, kind="", secrecy=Secrecy.SECRET, minutes=20)


def make_current(world: World, number: int = 1) -> Item:
    """Item `number` of the fixture agenda, being discussed since the meeting's start."""
    item = world.items[number - 1]
    item.state = ItemState.CURRENT
    item.started_at = world.at(0)
    item.save()
    return item


def make_turn(
    world: World, item: Item, name: str, state: str = "waiting", minute: float = 1, kind: str = "speech"
) -> Turn:
    called = None if state == "waiting" else world.at(minute + 1)
    return Turn.objects.create(
        item=item, attendee=world.attendee(name), kind=kind, state=state, asked_at=world.at(minute), called_at=called
    )


def make_question_time(world: World, number: int = 1) -> Item:
    """Item `number`, being discussed and in question time."""
    item = make_current(world, number)
    item.takes_questions = True
    item.save()
    return item


def make_inquiry(
    world: World, item: Item, name: str, to: str = "an", subject: str = "Tiến độ đề án", minute: float = 1
) -> Inquiry:
    """A question of `name` to the attendee `to` that waits."""
    return Inquiry.objects.create(
        item=item,
        asker=world.attendee(name),
        to_attendee=world.attendee(to),
        subject=subject,
        asked_at=world.at(minute),
    )


def make_conclusion(world: World, item: Item, text: str = "Thống nhất.", approved: bool = False) -> Conclusion:
    return Conclusion.objects.create(
        item=item,
        text=text,
        revision=1,
        saved_by=world.secretary,
        saved_at=world.at(10),
        state=ConclusionState.APPROVED if approved else ConclusionState.DRAFT,
        approved_by=world.chair if approved else None,
        approved_at=world.at(11) if approved else None,
    )


def make_task(
    world: World,
    item: Item,
    action: str = "rà soát các nhiệm vụ quá hạn",
    lead: str = "Văn phòng Đảng ủy",
    others: tuple[str, ...] = (),
    state: str = TaskState.DRAFT,
    due: date | None = date(2026, 11, 19),
    done_on: date | None = None,
) -> Task:
    task = Task.objects.create(
        item=item,
        position=Task.objects.filter(item=item).count() + 1,
        action=action,
        lead=world.offices[lead],
        precision="day" if due else "ongoing",
        due=due,
        state=state,
        done_on=done_on,
    )
    task.others.set([world.offices[name] for name in others])
    return task


def make_recusal(here: World, number: int, name: str, reason: str = "", minute: float = 45) -> Recusal:
    """A member who takes no part in item `number`."""
    item = Item.objects.get(pk=here.items[number - 1].pk)
    return declare_recusal(
        item=item, attendee=here.attendee(name), reason=reason, by=here.secretary, at=here.at(minute)
    )
