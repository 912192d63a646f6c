"""The queue of questions."""

import pytest

from agenda.inquiries import register_inquiry, withdraw_inquiry
from agenda.locks import NotInSession
from agenda.models import Inquiry, Item
from agenda.question_time import NoQuestionTime, WrongStep
from agenda.respondents import addressees, offices_among
from agenda.secrecy import OnPaperOnly
from agenda.turns import NotInRoom
from meetings.models import Attendance, Meeting
from people.models import Office
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, make_current, make_inquiry, make_question_time, make_secret
from tests.factories import World, world


def ask(
    here: World, item: Item, name: str = "hanh", to: str | Office = "an", subject: str = "Tiến độ", by: str = ""
) -> Inquiry:
    return register_inquiry(
        asker=here.attendee(name),
        item=item,
        to=here.attendee(to) if isinstance(to, str) else to,
        subject=subject,
        by=here.users[by or name],
        at=here.at(3),
    )


def test_a_member_registers_a_question(running: World) -> None:
    item = make_question_time(running)
    inquiry = ask(running, item, subject="  Tiến độ đề án ")
    assert (inquiry.state, inquiry.subject, inquiry.asked_at, inquiry.addressee) == (
        "waiting",
        "Tiến độ đề án",
        running.at(3),
        "Nguyễn Đức Ân",
    )
    assert events(running.meeting) == [("InquiryRegistered", {"inquiry": str(inquiry.pk), "item": str(item.pk)})]


def test_a_question_to_an_office(running: World) -> None:
    office = running.offices["Văn phòng Đảng ủy"]
    inquiry = ask(running, make_question_time(running), to=office)
    assert (inquiry.to_office, inquiry.to_attendee, inquiry.addressee) == (office, None, "Văn phòng Đảng ủy")


def test_the_same_twice_is_once(running: World) -> None:
    item = make_question_time(running)
    first = ask(running, item)
    assert ask(running, item) == first
    assert ask(running, item, to="giao") != first
    assert (Inquiry.objects.count(), len(events(running.meeting))) == (2, 2)


@pytest.mark.parametrize("by", ["thuong", "cham", "khoi"])
def test_the_desk_enters_a_question(running: World, by: str) -> None:
    assert ask(running, make_question_time(running), by=by).asker == running.attendee("hanh")


def test_nobody_registers_for_a_colleague(running: World) -> None:
    with pytest.raises(NotAllowed):
        ask(running, make_question_time(running), by="an")


def test_guests_are_asked_and_do_not_ask(running: World) -> None:
    item = make_question_time(running)
    assert ask(running, item, to="luc").to_attendee == running.attendee("luc")
    Attendance.objects.create(
        attendee=running.attendee("luc"), in_at=running.at(), how="desk", noted_by=running.secretary
    )
    with pytest.raises(NotAllowed, match="Chỉ thành viên"):
        ask(running, item, name="luc")


def test_a_guest_of_another_item_is_not_asked(running: World) -> None:
    item = make_question_time(running, 3)
    assert running.attendee("luc") not in addressees(item)
    with pytest.raises(BadInput):
        ask(running, item, to="luc")


def test_nobody_asks_themselves(running: World) -> None:
    with pytest.raises(BadInput):
        ask(running, make_question_time(running), to="hanh")


def test_somebody_of_another_meeting_is_not_asked(running: World) -> None:
    elsewhere = world(code="noi-khac")
    item = make_question_time(running)
    for target in (elsewhere.attendee("an"), elsewhere.offices["Văn phòng Đảng ủy"]):
        with pytest.raises(BadInput):
            register_inquiry(
                asker=running.attendee("hanh"),
                item=item,
                to=target,
                subject="x",
                by=running.users["hanh"],
                at=running.at(3),
            )


def test_an_office_without_anybody_at_the_item_is_not_asked(running: World) -> None:
    item = make_question_time(running)
    assert running.offices["Ủy ban Kiểm tra Đảng ủy"] not in offices_among(addressees(item))
    with pytest.raises(BadInput):
        ask(running, item, to=running.offices["Ủy ban Kiểm tra Đảng ủy"])


@pytest.mark.parametrize("subject", ["", "   "])
def test_a_question_is_about_something(running: World, subject: str) -> None:
    with pytest.raises(BadInput):
        ask(running, make_question_time(running), subject=subject)


def test_outside_question_time(running: World) -> None:
    with pytest.raises(NoQuestionTime):
        ask(running, make_current(running))


def test_in_a_recess(running: World) -> None:
    item = make_question_time(running)
    Meeting.objects.update(state="recess")
    with pytest.raises(NotInSession):
        ask(running, item)


def test_a_secret_item_never_holds_a_question(running: World) -> None:
    secret = make_secret(running)
    Item.objects.filter(pk=secret.pk).update(state="current")
    with pytest.raises(OnPaperOnly):
        ask(running, secret)
    assert Inquiry.objects.count() == 0


def test_who_is_absent_does_not_ask(running: World) -> None:
    with pytest.raises(NotInRoom):
        ask(running, make_question_time(running), name="on")


@pytest.mark.parametrize("name", ["hanh", "thuong", "cham", "khoi"])
def test_a_question_that_waits_is_withdrawn(running: World, name: str) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    withdraw_inquiry(inquiry=inquiry, by=running.users[name], at=running.at(4))
    assert Inquiry.objects.get().state == "withdrawn"
    assert events(running.meeting) == [("InquiryWithdrawn", {"inquiry": str(inquiry.pk), "item": str(inquiry.item_id)})]


@pytest.mark.parametrize("name", ["an", "giao", "luc"])
def test_others_do_not_withdraw_a_question(running: World, name: str) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    with pytest.raises(NotAllowed):
        withdraw_inquiry(inquiry=inquiry, by=running.users[name], at=running.at(4))


@pytest.mark.parametrize("state", ["asking", "answering", "following", "done", "withdrawn"])
def test_a_question_that_was_called_is_not_withdrawn(running: World, state: str) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    Inquiry.objects.update(state=state)
    with pytest.raises(WrongStep):
        withdraw_inquiry(inquiry=inquiry, by=running.users["hanh"], at=running.at(4))
