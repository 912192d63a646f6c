"""A whole meeting, step by step, by the product's own operations: from the plan to the acknowledged notice."""

from collections.abc import Iterator
from datetime import date

from agenda import conclusions, order, tasks
from agenda.drafting import seen
from agenda.items import ItemPlan
from agenda.models import Conclusion
from documents import register
from documents.models import RecipientLine, Signatory
from meetings import attendance
from tests.documents.factories import CONCLUSIONS, RECIPIENTS
from tests.factories import MEMBERS, World
from tests.realtime.happenings import agenda, documents, meetings, voting
from tests.realtime.happenings.case import Work, item
from tests.voting.factories import cast, make_vote

Step = tuple[str, Work]


def furnish(here: World) -> None:
    """What the office has settled long before: who gets the notice, who signs it, the register."""
    for place, text in enumerate(RECIPIENTS, start=1):
        RecipientLine.objects.create(meeting=here.meeting, position=place, text=text)
    Signatory.objects.create(
        body=here.body,
        user=here.users["hanh"],
        kind="notice",
        authority="T/M BAN THƯỜNG VỤ",
        title="PHÓ BÍ THƯ",
        starts=date(2025, 8, 1),
    )
    register.carry_over(organisation=here.organisation, type="TB", period="2025-2030", number=86)


def course() -> Iterator[Step]:
    """Each step with its name; a step records at least one event, or none at all (a ballot)."""
    yield from _preparing()
    yield from _arriving()
    yield "open", meetings.open_it
    yield from _first_item()
    yield from _second_item()
    yield "recess", meetings.recess
    yield "resume", meetings.resume
    yield "start a secret item", lambda here: agenda.start(here, 5)
    yield "ask in it", agenda.ask_in_secret
    yield "leave it for the last", lambda here: agenda.start(here, 4)
    yield "close", meetings.close
    yield from _issuing()


def _preparing() -> Iterator[Step]:
    yield "add an item", agenda.add
    yield "make it secret", _make_it_secret
    yield "move an item", _move
    yield "add a paper", documents.add
    yield "convene", meetings.convene
    yield "answer", meetings.reply
    yield "invite", meetings.invite
    yield "rename the meeting", meetings.change
    yield "replace the paper", documents.replace


def _make_it_secret(here: World) -> None:
    agenda.change(here, ItemPlan(kind="", secrecy="secret"), 5)


def _move(here: World) -> None:
    order.move_item(item=item(here, 4), position=3, by=here.clerk, at=here.at())


def _arriving() -> Iterator[Step]:
    for name, _title, _office in MEMBERS[:9]:
        yield f"{name} arrives", _arrival(name)
    yield "en arrives", _arrival("en")
    yield "note an absence", meetings.note_absence


def _arrival(name: str) -> Work:
    return lambda here: attendance.arrive(attendee=here.attendee(name), how="qr", by=here.users[name], at=here.at(-5))


def _first_item() -> Iterator[Step]:
    yield "start item 1", lambda here: agenda.start(here, 1)
    yield "hanh asks", lambda here: agenda.ask(here, "hanh", 1)
    yield "nguyet asks", lambda here: agenda.ask(here, "nguyet", 1)
    yield "give the floor", lambda here: agenda.give(here, "hanh")
    yield "give it on", lambda here: agenda.give(here, "nguyet")
    yield "end the turn", agenda.end
    yield "write conclusion 1", _writing(1)
    yield "propose a task", _propose
    yield "approve conclusion 1", _approval(1)


def _propose(here: World) -> None:
    plan = tasks.TaskPlan(action="rà soát", lead=here.offices["Văn phòng Đảng ủy"], precision="ongoing")
    tasks.propose_task(item=item(here, 1), plan=plan, by=here.secretary, at=here.at(12))


def _second_item() -> Iterator[Step]:
    yield "put a question", make_vote
    yield "start item 2", lambda here: agenda.start(here, 2)
    yield "open the vote", voting.open_it
    for name in ("khoi", "hanh", "an", "giao", "dat", "nguyet"):
        yield f"{name} votes", _ballot(name)
    yield "nhi comes late", _arrival("nhi")
    yield "uoc leaves", meetings.leave
    yield "close the vote", voting.close
    yield "write conclusion 2", _writing(2)
    yield "finish item 2", agenda.finish


def _ballot(name: str) -> Work:
    return lambda here: cast(here, voting.vote(here), name)


def _writing(number: int) -> Work:
    def write(here: World) -> None:
        text, by = CONCLUSIONS[number - 1], here.secretary
        conclusions.save_conclusion(item=item(here, number), text=text, revision=0, by=by, at=here.at(10))

    return write


def _approval(number: int) -> Work:
    def approve(here: World) -> None:
        kept = Conclusion.objects.get(item=item(here, number))
        mark = seen(item(here, number), kept)
        conclusions.approve_conclusion(item=item(here, number), seen_as=mark, by=here.chair, at=here.at(30))

    return approve


def _issuing() -> Iterator[Step]:
    yield "approve conclusion 2", _approval(2)
    for number in (3, 4):
        yield f"write conclusion {number}", _writing(number)
        yield f"approve conclusion {number}", _approval(number)
    yield "reopen conclusion 2", agenda.reopen
    yield "approve it again", _approval(2)
    yield "check the notice", documents.check
    yield "return it", documents.give_back
    yield "check it again", documents.check
    yield "issue it", documents.issue
    yield "hanh acknowledges", lambda here: documents.acknowledge(here, "hanh")
    yield "khoi acknowledges", lambda here: documents.acknowledge(here, "khoi")
