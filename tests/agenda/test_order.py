"""The order of the items."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from agenda.items import NumberFixed
from agenda.locks import MeetingOver
from agenda.models import Item
from agenda.order import move_item
from agenda.states import ItemState
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events
from tests.factories import World, world


def order(here: World) -> list[int]:
    """The fixture numbers of the items in their present order."""
    pks = [item.pk for item in here.items]
    items = list(Item.objects.filter(meeting=here.meeting).order_by("position"))
    assert [item.position for item in items] == list(range(1, len(items) + 1))
    return [pks.index(item.pk) + 1 for item in items]


@pytest.mark.parametrize(
    ("number", "position", "expected"),
    [
        (4, 1, [4, 1, 2, 3]),
        (1, 4, [2, 3, 4, 1]),
        (2, 3, [1, 3, 2, 4]),
        (1, 99, [2, 3, 4, 1]),
    ],
)
def test_the_others_close_up(draft: World, number: int, position: int, expected: list[int]) -> None:
    item = draft.items[number - 1]
    moved = move_item(item=item, position=position, by=draft.secretary, at=draft.at())
    assert order(draft) == expected
    assert events(draft.meeting) == [("ItemMoved", {"item": str(item.pk), "position": moved.position})]


@pytest.mark.parametrize(("number", "position"), [(2, 2), (4, 4), (4, 9)])
def test_where_it_is_changes_nothing(draft: World, number: int, position: int) -> None:
    move_item(item=draft.items[number - 1], position=position, by=draft.secretary, at=draft.at())
    assert (order(draft), events(draft.meeting)) == ([1, 2, 3, 4], [])


def test_numbers_begin_at_one(draft: World) -> None:
    with pytest.raises(BadInput):
        move_item(item=draft.items[0], position=0, by=draft.secretary, at=draft.at())


@pytest.mark.parametrize(("number", "position"), [(4, 1), (1, 3), (4, 2)])
def test_a_discussed_item_keeps_its_number(running: World, number: int, position: int) -> None:
    Item.objects.filter(pk=running.items[1].pk).update(state=ItemState.DONE)
    with pytest.raises(NumberFixed, match="Mục 2"):
        move_item(item=running.items[number - 1], position=position, by=running.secretary, at=running.at())
    assert order(running) == [1, 2, 3, 4]


def test_what_comes_later_may_still_move(running: World) -> None:
    Item.objects.filter(pk=running.items[0].pk).update(state=ItemState.CURRENT)
    move_item(item=running.items[3], position=2, by=running.chair, at=running.at())
    assert order(running) == [1, 4, 2, 3]


def test_a_member_does_not_order_the_agenda(running: World) -> None:
    with pytest.raises(NotAllowed):
        move_item(item=running.items[3], position=1, by=running.users["hanh"], at=running.at())


def test_a_closed_agenda_stays(db: None) -> None:
    here = world(state="closed")
    with pytest.raises(MeetingOver):
        move_item(item=here.items[3], position=1, by=here.secretary, at=here.at())


class AnyOrder(TestCase):
    """A series of moves does what a list would do."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 6)), max_size=6))
    def test_like_a_list(self, moves: list[tuple[int, int]]) -> None:
        here = world()
        expected = [1, 2, 3, 4]
        for number, position in moves:
            move_item(item=here.items[number - 1], position=position, by=here.secretary, at=here.at())
            expected.remove(number)
            expected.insert(position - 1, number)
        assert order(here) == expected
