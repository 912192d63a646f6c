"""Live pages about one thing of a meeting: what the office enters of a vote, and a paper ballot."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from meetings.access import Audience
from realtime import admission, cohorts, hub, subjects
from realtime.editions import Edition, Page, edition
from realtime.scene import Scene, read
from tests.factories import World, world
from tests.realtime.browser import Browser, differences
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db
from tests.voting.elections.factories import make_election, make_round
from tests.voting.factories import cast, make_open
from tests.voting.mixed import enter
from voting.entry_parts import entries
from voting.models import Vote

SECRETARY, MEMBER = Audience.SECRETARY, Audience.MEMBER


def test_they_are_of_one_thing_and_for_whom_they_are() -> None:
    key = str(uuid4())
    assert edition(SECRETARY, "entries", "vi", key) == Edition(Page.ENTRIES, SECRETARY, "vi", key)
    assert edition(MEMBER, "entries", "vi", key) is None
    assert edition(MEMBER, "election", "vi", key) == Edition(Page.ELECTION, MEMBER, "vi", key)
    assert edition(None, "election", "vi", key) is None
    for wrong in ("", "1", key.upper(), key.replace("-", "")):
        assert edition(SECRETARY, "entries", "vi", wrong) is None


def listened(here: World, who: str, page: str, shows: object) -> int:
    """What the address of the news answers."""
    browser = Browser(here, who, "room")
    return browser.client.get(
        f"/meetings/{here.meeting.pk}/live/?page={page}&language=vi&since=0&shows={shows}"
    ).status_code


def test_nothing_is_heard_of_another_meetings_things(running: World) -> None:
    mine, other = make_open(running), make_open(world("running", 10, code="cong-an"))
    assert [listened(running, "thuong", "entries", one.pk) for one in (mine, other)] == [200, 404]
    assert listened(running, "hanh", "entries", mine.pk) == 404
    assert listened(running, "hanh", "election", mine.pk) == 404
    assert listened(running, "hanh", "election", make_election(running).pk) == 200
    for one, well in ((mine, True), (other, False)):
        found = Edition(Page.ENTRIES, SECRETARY, "vi", str(one.pk))
        assert subjects.belongs(found, running.meeting.pk) is well


def test_a_socket_for_another_meetings_vote_is_not_let_in(running: World) -> None:
    mine, other = make_open(running), make_open(world("running", 10, code="cong-an"))
    cookies = f"sid={Browser(running, 'thuong', 'room').session}"

    def admitted(vote: Vote) -> object:
        return admission.admit(cookies, running.meeting.pk, "entries", "vi", str(vote.pk))

    found = admitted(mine)
    assert isinstance(found, admission.Admission)
    assert (found.edition.page, found.edition.shows) == (Page.ENTRIES, str(mine.pk))
    assert admitted(other) == admission.FORBIDDEN


def test_the_key_of_an_entry_is_one_persons_until_something_was_recorded(running: World) -> None:
    vote = make_open(running)

    def key(name: str) -> UUID:
        found: UUID = entries(Vote.objects.get(pk=vote.pk), running.users[name])["key"]
        return found

    first = key("thuong")
    assert key("thuong") == first != key("cham")
    cast(running, vote, "an")
    second = key("thuong")
    enter(running, vote, "hanh")
    assert len({first, second, key("thuong")}) == 3


def test_two_of_the_office_get_their_own_forms_in_one_drawing(running: World) -> None:
    vote = make_open(running)
    shown = Scene(read(running.meeting.pk), Edition(Page.ENTRIES, SECRETARY, "vi", str(vote.pk)))
    users = [running.users[name].pk for name in ("thuong", "cham")]
    own = cohorts.rendered(shown, {"entries": users})
    assert set(own) == set(users)
    assert own[users[0]]["entries"] != own[users[1]]["entries"]


def test_the_page_of_entries_follows_a_colleague(running: World) -> None:
    vote = make_open(running)
    pages = [Browser(running, name, "entries").load() for name in ("thuong", "cham")]
    enter(running, vote, "hanh")
    for page in pages:
        fresh = page.fresh()
        assert set(differences(page.parts, fresh)) == {"entries"}
        page.ask()
        assert differences(page.parts, fresh) == {}


def fetches(names: str) -> Callable[[Socket], bool]:
    return lambda socket: any(names in frame.get("refresh", {}) for frame in socket.frames if "seq" not in frame)


async def test_an_answer_from_a_tablet_reaches_the_page_of_entries(hall: Hall, centre: hub.Hub) -> None:
    vote = await in_db(make_open, hall.world)
    head = await hall.head()
    async with await hall.socket("thuong", f"entries&shows={vote.pk}") as desk:
        await desk.at(head)
        await in_db(cast, hall.world, vote, "an")
        await desk.until(fetches("entries"))


def test_a_paper_ballot_says_to_each_what_they_may_do(running: World) -> None:
    found, opening = make_round(running).election, "Bắt đầu phát phiếu"
    said = {}
    for name, group in (("hanh", MEMBER), ("khoi", Audience.CHAIR)):
        shown, who = Edition(Page.ELECTION, group, "vi", str(found.pk)), running.users[name].pk
        said[name] = cohorts.rendered(Scene(read(running.meeting.pk), shown), {"paper-ballot": [who]})[who]
    assert all(found.title in own["paper-ballot"] for own in said.values())
    assert [opening in said[name]["paper-ballot"] for name in ("hanh", "khoi")] == [False, True]


@pytest.mark.parametrize("page", ["entries", "election"])
def test_what_is_not_there_any_more_is_said(running: World, page: str) -> None:
    group = SECRETARY
    shown = Scene(read(running.meeting.pk), Edition(Page(page), group, "vi", str(uuid4())))
    name = {"entries": "entries", "election": "paper-ballot"}[page]
    own = cohorts.rendered(shown, {name: [running.users["thuong"].pk]})
    assert "Nội dung này không còn nữa" in own[running.users["thuong"].pk][name]
