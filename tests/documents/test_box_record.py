"""The record of counting of secret votes on screens: every kind of ballot, with and without a panel, each profile."""

import io

import pytest
from pypdf import PdfReader

from documents.acts import profiles, render
from documents.composition.box_record import compose_box_record, is_opened
from tests.agenda.factories import make_current
from tests.documents.test_ballots import PROFILES
from tests.factories import World
from tests.voting import panels
from tests.voting.factories import make_levels, make_options, make_rating
from tests.voting.tablets import fill, make_counted, make_sealed
from voting.kinds import Kind
from voting.models import Box, Vote
from voting.panels import panel_of
from voting.unsealing import open_box
from voting.votes import close_vote, open_vote

MANY = tuple(f"Nguyễn Thị Phương Thảo {number}, Phó Trưởng ban" for number in range(1, 31))


def text_of(vote: Vote, profile: str = PROFILES[0]) -> str:
    pdf = render(compose_box_record(vote), profiles.load(profile)).pdf
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def counted(here: World, vote: Vote, answers: dict[str, str]) -> Vote:
    """The vote opened, answered and counted."""
    make_current(here, vote.item.position)
    vote = open_vote(vote=Vote.objects.get(pk=vote.pk), by=here.chair, at=here.at(50))
    fill(here, vote, answers)
    vote = close_vote(vote=vote, by=here.chair, at=here.at(55))
    return open_box(vote=vote, by=here.chair, at=here.at(56))


@pytest.mark.parametrize("profile", PROFILES)
def test_a_question_without_a_panel(running: World, profile: str) -> None:
    vote = make_counted(running)
    text = text_of(vote, profile)
    box = Box.objects.get(vote=vote)
    for words in (
        "BIÊN BẢN",
        "kiểm phiếu kín: Thống nhất chủ trương",
        "Mở bỏ phiếu hồi 08 giờ 50 phút, ngày 12/11/2026; mở hòm phiếu hồi 08 giờ 56 phút",
        "máy chủ giữ khóa của hòm phiếu (bảo mật mức hệ thống)",
        "Số được triệu tập: 11; có mặt khi mở bỏ phiếu: 10.",
        "Số phiếu phát ra: 11; thu về: 5; hợp lệ: 5; không hợp lệ: 0.",
        "1 Tán thành 3 27,27%",
        "Tỷ lệ trên 11",
        "Không được thông qua. Cần 6/11 thành viên tán thành; có 3; thiếu 3.",
        "Thiết bị đã tự kiểm tra kết quả: 0/5.",
        "Trịnh Hoài Thương",
        "Trần Minh Khôi",
    ):
        assert words.casefold() in text.casefold(), words
    assert box.bundle_sha256 in text.replace(" ", "")
    assert "BAN KIỂM PHIẾU" not in text


def test_a_panel_is_named_and_signs(running: World) -> None:
    vote, keepers = panels.make_panel_sealed(running)
    for keeper in keepers[:2]:
        keeper.press()
    vote = Vote.objects.get(pk=vote.pk)
    panel = panel_of(vote)
    assert panel is not None
    text = text_of(vote)
    for teller in panel.tellers:
        assert f"Đồng chí {teller.attendee.user.full_name}" in text
    assert "3 phần, 2 phần mới mở được hòm; 2 đồng chí đã mở" in text
    assert "T/M BAN KIỂM PHIẾU" in text


def test_grades_and_options_stand_with_their_share(running: World) -> None:
    rated = counted(running, make_rating(running, secret=True), {"khoi": "g1", "hanh": "g1", "an": "g2"})
    assert "1 xuất sắc 2" in text_of(rated)
    chosen = {"khoi": "yes,no,yes", "hanh": "yes,no,no", "an": "no,no,yes"}
    text = text_of(counted(running, make_options(running, secret=True), chosen))
    assert "1 Phương án A 2 18,18%" in text
    assert "Phương án B: cần" in text


@pytest.mark.parametrize("profile", PROFILES)
def test_thirty_persons_with_three_levels(running: World, profile: str) -> None:
    vote = make_levels(running, people=MANY)
    answers = {"khoi": ",".join(["high"] * 30), "hanh": ",".join(["low"] * 30), "an": ",".join(["blank"] * 30)}
    text = text_of(counted(running, vote, answers), profile)
    for number in (1, 24, 30):
        assert f"Nguyễn Thị Phương Thảo {number}, Phó Trưởng ban" in text
    assert text.count("1 (9,09%)") == 90
    assert "xem xét" not in text  # what may follow from low confidence is nobody's business here


def test_a_vote_of_confidence_tells_each_result(running: World) -> None:
    vote = counted(running, make_levels(running, kind=Kind.TRUST), {"khoi": "yes,no", "hanh": "yes,no", "an": "yes,no"})
    text = text_of(vote)
    assert "Trần Thị Bình, Phó Trưởng ban: cần" in text


def test_before_the_box_is_opened_there_is_nothing_to_record(running: World) -> None:
    assert not is_opened(make_sealed(running))
