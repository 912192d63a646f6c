"""Items: on the agenda, changed, off it."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from agenda.items import ItemInUse, ItemPlan, NumberFixed, add_item, change_item, in_use, remove_item
from agenda.locks import ItemGone, MeetingOver
from agenda.models import Conclusion, Item
from agenda.secrecy import OnPaperOnly
from agenda.states import ItemState, Secrecy
from meetings.states import OVER
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, make_conclusion, make_secret, make_task, make_turn
from tests.factories import World, world

PLAN = ItemPlan(title="Công tác chuẩn bị Tết", kind="decision", presenter="Lê Thị Thu Hạnh", minutes=20)


def positions(here: World) -> list[tuple[int, str]]:
    return [(item.position, item.title[:10]) for item in Item.objects.filter(meeting=here.meeting)]


def test_a_new_item_is_the_last(draft: World) -> None:
    office = draft.offices["Ban Xây dựng Đảng"]
    guest = draft.attendee("luc")
    plan = replace(PLAN, office=office, restricted=True, guests=frozenset({guest.pk}))
    item = add_item(meeting=draft.meeting, plan=plan, by=draft.secretary, at=draft.at(-60))
    stored = Item.objects.get(pk=item.pk)
    assert (stored.position, stored.title, stored.kind, stored.office, stored.presenter) == (
        5,
        "Công tác chuẩn bị Tết",
        "decision",
        office,
        "Lê Thị Thu Hạnh",
    )
    assert (stored.minutes, stored.restricted, stored.state) == (20, True, ItemState.PLANNED)
    assert [one.attendee for one in stored.guests.all()] == [guest]
    assert events(draft.meeting) == [("ItemAdded", {"item": str(item.pk)})]


def test_the_first_item_is_number_one(draft: World) -> None:
    Item.objects.filter(meeting=draft.meeting).delete()
    assert add_item(meeting=draft.meeting, plan=PLAN, by=draft.clerk, at=draft.at()).position == 1


@pytest.mark.parametrize("name", ["hanh", "luc", "stranger"])
def test_others_do_not_add_items(running: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        add_item(meeting=running.meeting, plan=PLAN, by=running.users[name], at=running.at())
    assert len(positions(running)) == 4


@pytest.mark.parametrize("state", sorted(OVER))
def test_an_agenda_that_is_over_stays(db: None, state: str) -> None:
    here = world(state=state)
    with pytest.raises(MeetingOver):
        add_item(meeting=here.meeting, plan=PLAN, by=here.secretary, at=here.at())
    with pytest.raises(MeetingOver):
        change_item(item=here.items[0], plan=PLAN, by=here.secretary, at=here.at())
    with pytest.raises(MeetingOver):
        remove_item(item=here.items[3], by=here.secretary, at=here.at())
    assert events(here.meeting) == []


@pytest.mark.parametrize("title", ["", "   "])
def test_an_item_has_a_title(draft: World, title: str) -> None:
    with pytest.raises(BadInput, match="chưa có tên"):
        add_item(meeting=draft.meeting, plan=replace(PLAN, title=title), by=draft.secretary, at=draft.at())


def test_an_office_of_another_organisation_is_refused(draft: World) -> None:
    foreign = world(code="noi-khac").offices["Văn phòng Đảng ủy"]
    with pytest.raises(BadInput, match="Cơ quan trình"):
        add_item(meeting=draft.meeting, plan=replace(PLAN, office=foreign), by=draft.secretary, at=draft.at())


def test_only_guests_of_this_meeting_are_asked_to_an_item(draft: World) -> None:
    foreign = world(code="noi-khac").attendee("luc")
    for stranger in (foreign.pk, draft.attendee("hanh").pk, uuid4()):
        plan = replace(PLAN, guests=frozenset({stranger}))
        with pytest.raises(BadInput, match="khách mời"):
            add_item(meeting=draft.meeting, plan=plan, by=draft.secretary, at=draft.at())


@pytest.mark.parametrize("level", [level for level in Secrecy.values if level])
def test_a_secret_item_is_a_placeholder(draft: World, level: str) -> None:
    plan = ItemPlan(kind="", secrecy=level, minutes=30)
    item = add_item(meeting=draft.meeting, plan=plan, by=draft.secretary, at=draft.at())
    assert (item.title, item.kind, item.office, item.presenter, item.minutes) == ("", "", None, "", 30)


@pytest.mark.parametrize(
    "detail", [{"title": "Công tác cán bộ"}, {"kind": "decision"}, {"presenter": "Khôi"}, {"restricted": True}]
)
def test_a_secret_item_takes_no_detail(draft: World, detail: dict[str, object]) -> None:
    plan = replace(ItemPlan(kind="", secrecy=Secrecy.CONFIDENTIAL), **detail)  # type: ignore[arg-type]
    with pytest.raises(OnPaperOnly) as refusal:
        add_item(meeting=draft.meeting, plan=plan, by=draft.secretary, at=draft.at())
    assert refusal.value.status == 422
    assert len(positions(draft)) == 4


def test_a_secret_item_takes_no_office_and_no_guest(draft: World) -> None:
    for plan in (
        ItemPlan(kind="", secrecy=Secrecy.SECRET, office=draft.offices["Ban Xây dựng Đảng"]),
        ItemPlan(kind="", secrecy=Secrecy.SECRET, guests=frozenset({draft.attendee("luc").pk})),
    ):
        with pytest.raises(OnPaperOnly):
            add_item(meeting=draft.meeting, plan=plan, by=draft.secretary, at=draft.at())


def test_the_database_refuses_a_secret_title_by_itself(draft: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=draft.items[0].pk).update(secrecy=Secrecy.SECRET)


def test_an_item_changes_with_its_guests(draft: World) -> None:
    item = draft.items[0]
    plan = replace(PLAN, guests=frozenset({draft.attendee("en").pk}))
    change_item(item=item, plan=plan, by=draft.secretary, at=draft.at())
    stored = Item.objects.get(pk=item.pk)
    assert (stored.position, stored.title, stored.minutes, stored.office) == (1, "Công tác chuẩn bị Tết", 20, None)
    assert [one.attendee.user.username for one in stored.guests.all()] == ["en"]
    assert events(draft.meeting) == [("ItemChanged", {"item": str(item.pk)})]


def test_an_untouched_item_may_become_a_secret(draft: World) -> None:
    plan = ItemPlan(kind="", secrecy=Secrecy.TOP_SECRET)
    change_item(item=draft.items[2], plan=plan, by=draft.secretary, at=draft.at())
    stored = Item.objects.get(pk=draft.items[2].pk)
    assert (stored.title, stored.office, stored.kind, stored.restricted) == ("", None, "", False)


def test_an_item_with_content_does_not_become_a_secret(running: World) -> None:
    make_conclusion(running, running.items[0])
    with pytest.raises(ItemInUse, match="văn thư"):
        change_item(item=running.items[0], plan=ItemPlan(kind="", secrecy="mat"), by=running.secretary, at=running.at())


def test_taking_an_item_off_closes_the_gap(draft: World) -> None:
    remove_item(item=draft.items[1], by=draft.secretary, at=draft.at())
    assert positions(draft) == [(1, "Kết quả th"), (2, "Công tác c"), (3, "Tổ chức th")]
    assert events(draft.meeting) == [("ItemRemoved", {"item": str(draft.items[1].pk)})]


def test_an_item_goes_once(draft: World) -> None:
    remove_item(item=draft.items[1], by=draft.secretary, at=draft.at())
    with pytest.raises(ItemGone):
        remove_item(item=draft.items[1], by=draft.secretary, at=draft.at())


def test_what_is_in_use_stays(running: World) -> None:
    turn, task, text = running.items[0], running.items[1], running.items[2]
    make_turn(running, turn, "hanh")
    make_task(running, task)
    make_conclusion(running, text)
    for item in (turn, task, text):
        with pytest.raises(ItemInUse):
            remove_item(item=item, by=running.secretary, at=running.at())
    assert len(positions(running)) == 4


def test_an_empty_draft_and_guests_do_not_hold_an_item(draft: World) -> None:
    Conclusion.objects.create(item=draft.items[0])
    assert in_use(draft.items[0]) is False


def test_numbers_that_were_used_stay(running: World) -> None:
    Item.objects.filter(pk=running.items[2].pk).update(state=ItemState.DONE)
    for item in (running.items[1], running.items[2]):
        with pytest.raises(NumberFixed):
            remove_item(item=item, by=running.secretary, at=running.at())
    remove_item(item=running.items[3], by=running.secretary, at=running.at())
    assert len(positions(running)) == 3


def test_a_member_neither_changes_nor_removes(running: World) -> None:
    member = running.users["hanh"]
    with pytest.raises(NotAllowed):
        change_item(item=running.items[0], plan=PLAN, by=member, at=running.at())
    with pytest.raises(NotAllowed):
        remove_item(item=running.items[0], by=member, at=running.at())


def test_a_secret_item_may_be_removed(draft: World) -> None:
    secret = make_secret(draft)
    remove_item(item=secret, by=draft.secretary, at=draft.at())
    assert len(positions(draft)) == 4
