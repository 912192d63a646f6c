"""Sentences of the worked example, word for word."""

import datetime
import unicodedata
from dataclasses import replace

import pytest

from documents.acts import BallotPapers, Choice, VoteResult, wording
from documents.acts.wording import Due, Gathering
from tests.documents.acts import contents
from tests.documents.acts.test_deadlines import ONGOING, day, month


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 giây"), (45, "45 giây"), (60, "1 phút"), (270, "4 phút 30 giây"), (3600, "60 phút")],
)
def test_lasting(seconds: int, said: str) -> None:
    assert wording.lasting(seconds) == said


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Công tác cán bộ", "Về công tác cán bộ"),
        ("Dự thảo Đề án giảm hội họp", "Về dự thảo Đề án giảm hội họp"),
        ("Ý kiến về dự thảo", "Về ý kiến về dự thảo"),
        ("Đề án số hóa.", "Về đề án số hóa"),
        ("UBND phường báo cáo", "Về UBND phường báo cáo"),
        ("3 nhiệm vụ đột phá", "Về 3 nhiệm vụ đột phá"),
        ("Về công tác cán bộ", "Về công tác cán bộ"),
        ("Tổ chức thực hiện", "Tổ chức thực hiện"),
        ("tổ chức thực hiện;", "Tổ chức thực hiện"),
        (unicodedata.normalize("NFD", "Ủy quyền ký"), "Về ủy quyền ký"),
        ("", "Về "),
    ],
)
def test_heading_of(title: str, heading: str) -> None:
    assert wording.heading_of(title) == heading


def test_general_heading_stays() -> None:
    assert wording.heading_of("Một số nội dung khác", general=True) == "Một số nội dung khác"


def test_task_with_coordinating_body() -> None:
    assert contents.TASKS_1[0] == (
        "Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng rà soát các nhiệm vụ quá hạn, báo cáo "
        "Thường trực Đảng ủy trước ngày 20/11/2026."
    )


def test_task_due_in_a_month() -> None:
    assert contents.TASKS_1[1] == (
        "Giao Đảng ủy Ủy ban nhân dân phường lãnh đạo hoàn thành số hóa hồ sơ lưu trữ các năm 2023 - 2025 "
        "trong tháng 12/2026."
    )


def test_task_of_one_body() -> None:
    assert contents.TASKS_2[0] == (
        "Giao Văn phòng Đảng ủy tiếp thu ý kiến các đồng chí Ủy viên Ban Thường vụ, hoàn chỉnh Đề án, trình ký "
        "ban hành trước ngày 30/11/2026."
    )


@pytest.mark.parametrize(
    ("action", "due", "sentence"),
    [
        ("Theo dõi, đôn đốc", ONGOING, "Giao A theo dõi, đôn đốc, thực hiện thường xuyên."),
        ("Báo cáo định kỳ hằng tháng.", ONGOING, "Giao A báo cáo định kỳ hằng tháng."),
        ("Trình ký trước ngày 20/11/2026", day("2026-11-19"), "Giao A trình ký trước ngày 20/11/2026."),
        ("Trình ký", month("2026-02-28"), "Giao A trình ký trong tháng 02/2026."),
        ("Trình ký", month("2026-03-31"), "Giao A trình ký trong tháng 3/2026."),
        ("Trình ký", day("2026-12-31"), "Giao A trình ký trước ngày 01/01/2027."),
        ("Trình ký", None, "Giao A trình ký."),
    ],
)
def test_task_deadlines(action: str, due: Due | None, sentence: str) -> None:
    assert wording.task_sentence("A", [], action, due) == sentence


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A và B"), (["A", "B", "C"], "A, B và C"), (["A, B", "C"], "A, B; C")],
)
def test_enumerated(names: list[str], said: str) -> None:
    assert wording.enumerated(names) == said


def test_opening() -> None:
    assert contents.OPENING == (
        "Ngày 12/11/2026, Ban Thường vụ Đảng ủy phường họp phiên thứ 18 (khóa I, nhiệm kỳ 2025 - 2030) dưới sự chủ trì "
        "của đồng chí Trần Minh Khôi, Bí thư Đảng ủy phường. Sau khi nghe các cơ quan trình bày và ý kiến thảo luận "
        "của các đồng chí dự họp, Ban Thường vụ Đảng ủy phường kết luận như sau:"
    )


def test_opening_without_ordinal_and_term() -> None:
    said = wording.opening(body="Thường trực", day=contents.DAY, chair="Lê Thị Thu Hạnh", chair_office="")
    assert said.startswith("Ngày 12/11/2026, Thường trực họp dưới sự chủ trì của đồng chí Lê Thị Thu Hạnh. Sau khi")


def test_abstracts() -> None:
    body = contents.BODY
    assert wording.notice_abstract(body, contents.DAY, 18) == (
        "kết luận của Ban Thường vụ Đảng ủy phường tại phiên họp thứ 18, ngày 12/11/2026"
    )
    assert wording.minutes_abstract(body, 18) == "phiên họp thứ 18 của Ban Thường vụ Đảng ủy phường"
    assert wording.invitation_abstract(body, 18) == "họp Ban Thường vụ Đảng ủy phường phiên thứ 18"
    assert wording.minutes_abstract("Ban Chấp hành", 5, Gathering.CONFERENCE) == "hội nghị lần thứ 5 của Ban Chấp hành"


def test_closing() -> None:
    assert wording.closing(contents.BODY) == (
        "Ban Thường vụ Đảng ủy phường thông báo để các tổ chức đảng, cơ quan, đơn vị biết, thực hiện."
    )


def test_vote_shows_its_working() -> None:
    assert wording.vote_sentences(contents.VOTE) == (
        "Thống nhất chủ trương ban hành Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028 "
        "(hình thức: biểu quyết công khai).",
        "Kết quả: tổng số thành viên 11, có mặt 10; tán thành 9, không tán thành 0, ý kiến khác 1.",
        "Tỷ lệ tán thành: 9/11 = 81,82% tổng số thành viên (90,00% số có mặt); yêu cầu quá một nửa tổng số thành viên, "
        "tức ít nhất 6. Nội dung được thông qua.",
        "Đồng chí Hồ Ngọc Ước có ý kiến khác.",
    )


def test_secret_vote_counts_its_papers() -> None:
    vote = VoteResult(
        question="Giới thiệu nhân sự?",
        base=12,
        present=9,
        choices=(Choice(label="Đồng ý", count=6), Choice(label="Không đồng ý", count=2)),
        passed=False,
        needed=7,
        secret=True,
        papers=BallotPapers(issued=9, collected=9, valid=8, invalid=1),
    )
    assert wording.vote_sentences(vote) == (
        "Giới thiệu nhân sự (hình thức: bỏ phiếu kín).",
        "Số phiếu phát ra 9, thu về 9, hợp lệ 8, không hợp lệ 1.",
        "Kết quả: tổng số thành viên 12, có mặt 9; đồng ý 6, không đồng ý 2.",
        "Tỷ lệ đồng ý: 6/12 = 50,00% tổng số thành viên (66,67% số có mặt); yêu cầu ít nhất 7. "
        "Nội dung không được thông qua.",
    )


def test_those_who_kept_silent_are_counted() -> None:
    vote = VoteResult(question="A", base=5, present=4, choices=(Choice(label="Tán thành", count=3),), passed=True)
    assert wording.vote_sentences(vote)[1] == (
        "Kết quả: tổng số thành viên 5, có mặt 4; tán thành 3, có mặt nhưng không biểu quyết 1."
    )


def test_a_vote_tells_why_it_failed() -> None:
    vote = replace(
        contents.VOTE, base=12, passed=False, needed=7, reason="Cần 7/12 thành viên tán thành; có 6; thiếu 1"
    )
    assert wording.vote_sentences(vote)[2].endswith(
        "tức ít nhất 7. Cần 7/12 thành viên tán thành; có 6; thiếu 1. Nội dung không được thông qua."
    )


@pytest.mark.parametrize(("base", "share"), [(7, "4/7 = 57,14% số phiếu"), (0, "4/0 số phiếu")])
def test_a_base_of_ballots_may_be_smaller_than_the_room(base: int, share: str) -> None:
    choices = (Choice(label="Tán thành", count=4),)
    vote = VoteResult(
        question="A", base=base, present=9, choices=choices, passed=True, whole="số phiếu", of_ballots=True
    )
    assert wording.vote_sentences(vote)[1].startswith(f"Kết quả: số phiếu {base}, có mặt 9")
    assert wording.vote_sentences(vote)[2].startswith(f"Tỷ lệ tán thành: {share} (44,44% số có mặt)")


@pytest.mark.parametrize(("base", "present", "count"), [(0, 0, 0), (5, 6, 1), (5, 4, 5)])
def test_a_vote_with_impossible_figures(base: int, present: int, count: int) -> None:
    with pytest.raises(ValueError, match="vote"):
        VoteResult(question="A", base=base, present=present, choices=(Choice(label="B", count=count),), passed=False)


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(9, 11, "81,82%"), (1, 8, "12,50%"), (2, 3, "66,67%"), (7, 7, "100,00%")]
)
def test_percent(part: int, whole: int, said: str) -> None:
    assert wording.percent(part, whole) == said


@pytest.mark.parametrize(("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX")])
def test_roman(number: int, letters: str) -> None:
    assert wording.roman(number) == letters


def test_days_and_hours() -> None:
    assert wording.long_day(contents.DAY) == "thứ Năm, ngày 12/11/2026"
    assert wording.short_day(datetime.date(2026, 3, 5)) == "05/3/2026"
    assert wording.clock(datetime.time(8, 5)) == "08 giờ 05 phút"


def test_paragraphs_of_typed_text() -> None:
    assert wording.paragraphs_of("  Thống nhất   đề án. \n\n• giao Văn phòng\n– giao Ban") == (
        "Thống nhất đề án.",
        "- giao Văn phòng",
        "- giao Ban",
    )


@pytest.mark.parametrize(
    ("said", "ended"), [("Hết ;", "Hết."), ("Hết./.", "Hết."), ("như sau:", "như sau:"), ("Hết", "Hết.")]
)
def test_ended(said: str, ended: str) -> None:
    assert wording.ended(said) == ended


@pytest.mark.parametrize(
    ("line", "stays"), [("Lưu Văn phòng Đảng ủy", True), ("- Lưu: VT, TH", True), ("Ban Lưu trữ lịch sử", False)]
)
def test_the_copy_that_stays(line: str, stays: bool) -> None:
    assert wording.stays_in_archive(line) == stays
