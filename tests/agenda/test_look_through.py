"""Members look through the draft conclusions: asked, agreed, remarked, changed since."""

import pytest

from agenda.conclusions import save_conclusion
from agenda.look_parts import members, mine, overview
from agenda.look_through import (
    Mark,
    NotAsked,
    NothingToLookAt,
    NotInSession,
    ask_look,
    asked,
    drafts,
    end_look,
    look,
    mark,
)
from agenda.models import Item, Look
from meetings.attendance import leave
from meetings.models import Meeting
from people.refusals import BadInput, NotAllowed, Stale
from tests.agenda.factories import events, kinds, make_conclusion, make_recusal, make_secret, make_task
from tests.factories import World, world


@pytest.fixture
def here(db: None) -> World:
    """Ten members are in the room; items 1 and 2 have a draft, restricted item 3 too."""
    made = world(state="running", present=10)
    for number in (0, 1, 2):
        make_conclusion(made, made.items[number], f"Thống nhất nội dung {number + 1}.")
    ask_look(meeting=made.meeting, by=made.chair, at=made.at(20))
    return made


def marks(here: World, *numbers: int) -> dict[object, Mark]:
    items = [one for one in drafts(here.meeting) if one.position in (numbers or (1, 2))]
    return {one.pk: mark(one) for one in items}


def say(here: World, name: str, *numbers: int, text: str = "", minute: float = 21) -> list[Look]:
    return look(
        meeting=here.meeting,
        at_marks=marks(here, *numbers),  # type: ignore[arg-type]
        text=text,
        by=here.users[name],
        at=here.at(minute),
    )


def standings(here: World) -> dict[str, str]:
    return {one.attendee.user.username: one.standing for one in members(here.meeting)}


def change(here: World, number: int, text: str) -> None:
    item = Item.objects.get(meeting=here.meeting, position=number)
    save_conclusion(item=item, text=text, revision=1, by=here.secretary, at=here.at(30))


def test_the_members_in_the_room_are_asked(here: World) -> None:
    assert [one.user.username for one in asked(here.meeting)] == [
        "hanh", "an", "giao", "dat", "nguyet", "quocan", "don", "uoc", "nhi",
    ]  # fmt: skip
    assert events(here.meeting) == [("LookThroughAsked", {"asked": 9})]
    ask_look(meeting=here.meeting, by=here.secretary, at=here.at(21))
    assert len(events(here.meeting)) == 1


def test_what_is_not_for_every_tablet_is_not_shown(here: World) -> None:
    make_secret(here)
    assert [item.position for item in drafts(here.meeting)] == [1, 2]


def test_one_tap_agrees_with_all(here: World) -> None:
    say(here, "hanh")
    assert (standings(here)["hanh"], standings(here)["an"]) == ("agreed", "waiting")
    assert events(here.meeting)[-1] == ("ConclusionsLookedAt", {"answered": 1, "asked": 9})
    told = overview(here.meeting)
    assert ([str(one.attendee.user.username) for one in told["agreed"]], told["total"]) == (["hanh"], 9)


def test_a_remark_and_who_left_it(here: World) -> None:
    say(here, "hanh", 1)
    say(here, "hanh", 2, text="  Bổ sung thời hạn. ")
    (one,) = overview(here.meeting)["remarked"]
    assert [(said.item.position, said.look.text, said.current) for said in one.remarks] == [
        (2, "Bổ sung thời hạn.", True)
    ]
    say(here, "hanh", 2)
    assert standings(here)["hanh"] == "agreed"
    assert Look.objects.filter(attendee__user=here.users["hanh"]).count() == 2


def test_a_text_that_changed_leaves_the_agreement_with_the_older_one(here: World) -> None:
    say(here, "hanh")
    say(here, "an", 2, text="Thêm cơ quan phối hợp.")
    change(here, 2, "Thống nhất, có sửa.")
    assert (standings(here)["hanh"], standings(here)["an"]) == ("older", "remarked")
    shown = mine(here.meeting, here.attendee("hanh"))
    assert [(row["item"].position, row["said"].current) for row in shown["rows"]] == [(1, True), (2, False)]
    assert [row["item"].position for row in shown["waiting"]] == [2]
    say(here, "hanh", 2, minute=31)
    assert standings(here)["hanh"] == "agreed"
    assert Look.objects.filter(attendee__user=here.users["hanh"]).count() == 3


def test_a_task_that_changed_counts_too(here: World) -> None:
    say(here, "hanh")
    make_task(here, here.items[0])
    assert standings(here)["hanh"] == "older"


def test_nobody_agrees_with_what_they_have_not_seen(here: World) -> None:
    before = marks(here)
    change(here, 2, "Bản khác.")
    with pytest.raises(Stale, match="vừa được sửa"):
        look(meeting=here.meeting, at_marks=before, by=here.users["hanh"], at=here.at(31))  # type: ignore[arg-type]
    assert Look.objects.count() == 0
    remark = {"text": "Về bản cũ.", "by": here.users["hanh"], "at": here.at(31)}
    look(meeting=here.meeting, at_marks={here.items[1].pk: before[here.items[1].pk]}, **remark)  # type: ignore[arg-type]
    (one,) = overview(here.meeting)["remarked"]
    assert [(said.look.revision, said.current) for said in one.remarks] == [(1, False)]


def test_who_takes_no_part_in_an_item_is_not_shown_it(here: World) -> None:
    make_recusal(here, 2, "hanh", minute=20)
    assert [row["item"].position for row in mine(here.meeting, here.attendee("hanh"))["rows"]] == [1]
    with pytest.raises(Stale):
        say(here, "hanh")
    say(here, "hanh", 1)
    assert standings(here)["hanh"] == "agreed"


@pytest.mark.parametrize("name", ["khoi", "thuong", "on", "luc", "en", "stranger"])
def test_who_is_not_asked(here: World, name: str) -> None:
    """The chair, staff, a member who is not there, guests, anybody else."""
    with pytest.raises(NotAsked):
        say(here, name)
    assert Look.objects.count() == 0


def test_who_answered_and_left_still_counts(here: World) -> None:
    say(here, "hanh")
    leave(attendee=here.attendee("hanh"), by=here.secretary, at=here.at(25))
    leave(attendee=here.attendee("an"), by=here.secretary, at=here.at(25))
    assert (standings(here)["hanh"], "an" in standings(here)) == ("agreed", False)


def test_asking_is_refused(db: None) -> None:
    made = world(state="convened", present=5)
    with pytest.raises(NotInSession):
        ask_look(meeting=made.meeting, by=made.chair, at=made.at(1))
    Meeting.objects.update(state="running")
    with pytest.raises(NothingToLookAt):
        ask_look(meeting=made.meeting, by=made.chair, at=made.at(1))
    for name in ("hanh", "cham", "luc"):
        with pytest.raises(NotAllowed):
            ask_look(meeting=made.meeting, by=made.users[name], at=made.at(1))
    assert kinds(made.meeting) == []


def test_an_end_and_what_was_said_stays(here: World) -> None:
    say(here, "hanh")
    end_look(meeting=here.meeting, by=here.secretary, at=here.at(40))
    end_look(meeting=here.meeting, by=here.secretary, at=here.at(41))
    with pytest.raises(NotAsked):
        say(here, "an", minute=42)
    assert (standings(here)["hanh"], mine(here.meeting, here.attendee("hanh"))["look"]) == ("agreed", None)
    ask_look(meeting=here.meeting, by=here.chair, at=here.at(43))
    say(here, "an", minute=44)
    assert kinds(here.meeting)[-3:] == ["LookThroughEnded", "LookThroughAsked", "ConclusionsLookedAt"]


def test_a_closed_meeting_asks_nobody(here: World) -> None:
    Meeting.objects.update(state="closed")
    with pytest.raises(NotAsked):
        say(here, "hanh")


def test_a_remark_has_an_end(here: World) -> None:
    with pytest.raises(BadInput, match="2000"):
        say(here, "hanh", 1, text="a" * 2001)
