"""The page on which the office enters hands and slips: what it sends, and what it says."""

import re
from typing import Any

from tests.agenda.factories import make_current
from tests.factories import World
from tests.voting.factories import cast, make_open, make_options
from tests.voting.mixed import count, enter
from tests.voting.tablets import make_box
from tests.voting.test_pages import address, client
from voting.models import Ballot, HandCount, Vote
from voting.votes import close_vote, open_vote


def shown(here: World, vote: Vote, name: str = "thuong") -> str:
    return client(here, name).get(address("entries", vote)).content.decode()


def sent(here: World, vote: Vote, where: str = "entries", **more: Any) -> str:
    """What the page says after its form was sent without script."""
    (key, *_rest) = re.findall(r'name="key" value="([^"]+)"', shown(here, vote))
    fields = {"key": key, "next": address("entries", vote), **more}
    return client(here, "thuong").post(address(where, vote), fields, follow=True).content.decode()


def test_an_entry_from_the_page(running: World) -> None:
    vote = make_open(running)
    hanh = running.attendee("hanh")
    page = sent(running, vote, attendee=hanh.pk, choice="no", way="slip", revision=0)
    assert "Đã ghi phiếu của đồng chí Lê Thị Thu Hạnh." in page
    assert "Phiếu viết, văn phòng ghi thay lúc" in page
    assert f'<option value="{hanh.pk}">' not in page
    ballot = Ballot.objects.get()
    assert (ballot.choice, ballot.way, ballot.entered_by) == ("no", "slip", running.secretary)
    assert "Chọn đồng chí được ghi phiếu." in sent(running, vote, choice="no", way="slip", revision=0)


def test_a_slip_of_several_lines_from_the_page(running: World) -> None:
    make_current(running, 2)
    vote = open_vote(vote=make_options(running), by=running.chair, at=running.at(50))
    assert "Đếm chung một nhóm giơ tay, phiếu viết" in shown(running, vote)
    sent(running, vote, attendee=running.attendee("hanh").pk, way="slip", line=["0", "2"], revision=0)
    assert Ballot.objects.get().choice == "yes,no,yes"


def test_a_count_from_the_page(running: World) -> None:
    vote = make_open(running)
    for name in ("khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan"):
        cast(running, vote, name)
    people = [running.attendee(name).pk for name in ("don", "uoc", "nhi")]
    told = {"people": people, "counted_by": "Ngô Bảo Châm"}
    page = sent(running, vote, "hand-counts", **told, **{"hands-yes": "4"})
    assert "Có mặt 10, đã có 7 phiếu; không thể thêm 4." in page
    page = sent(running, vote, "hand-counts", **told, **{"hands-yes": "2", "hands-no": "1"})
    assert "Đã ghi 3 người giơ tay." in page
    assert "2 tán thành, 1 không tán thành" in page
    assert HandCount.objects.get().counts == {"yes": 2, "no": 1}


def test_what_a_member_reads_of_it(running: World) -> None:
    vote = make_open(running)
    enter(running, vote, "hanh", "no")
    count(running, vote, ["an"], yes=1)
    assert "Văn phòng đã ghi thay theo ý kiến của đồng chí: Không tán thành (giơ tay;" in ballot(running, vote, "hanh")
    assert "được đếm chung khi giơ tay" in ballot(running, vote, "an")
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    assert "Văn phòng đã ghi thay" in ballot(running, vote, "hanh")
    assert "báo văn phòng trước khi đóng" not in ballot(running, vote, "an")
    assert "2 phiếu: 0 trên máy, 1 giơ tay, 1 đếm chung không ghi tên" in shown(running, vote)
    assert 'name="attendee"' not in shown(running, vote)


def ballot(here: World, vote: Vote, name: str) -> str:
    return client(here, name).get(address("ballot", vote)).content.decode()


def test_a_secret_vote_has_no_entries(running: World) -> None:
    page = shown(running, make_box(running))
    assert "không ai ghi thay phiếu của người khác" in page
    assert 'name="attendee"' not in page
