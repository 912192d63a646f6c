"""Ballot papers and the record of counting, as they are printed."""

import io

import pytest
from pypdf import PdfReader

from documents.acts import BallotLine, BallotPaper, profiles, render, render_ballots
from documents.composition import compose_ballot_paper, compose_counting_record, compose_minutes
from tests.factories import World, world
from tests.voting.elections.factories import make_counted, make_declared, make_round
from voting.models import Round

PROFILES = ("party-05hd-2026", "party-36hd-2018", "state-nd30-2020")


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def paper(lines: int, copies: int = 3, columns: tuple[str, ...] = ()) -> BallotPaper:
    return BallotPaper(
        superior="ĐẢNG BỘ TỈNH HÀ LÂM",
        issuer="ĐẢNG ỦY PHƯỜNG TÂN HÒA BẮC",
        title="Phiếu bầu",
        abstract="Ban Thường vụ Đảng ủy phường, nhiệm kỳ 2025 - 2030",
        instruction="Số lượng cần bầu: 3 đồng chí. Gạch cả họ và tên người không bầu.",
        lines=tuple(
            BallotLine(name=f"Nguyễn Thị Thùy Người {n}", detail="Sinh 19/5/1980; Phó Chủ tịch UBND phường")
            for n in range(1, lines + 1)
        ),
        columns=columns,
        copies=copies,
    )


@pytest.mark.parametrize("profile", PROFILES)
def test_as_many_papers_as_are_handed_out_all_alike(profile: str) -> None:
    found = pages(render_ballots(paper(4), profiles.load(profile)).pdf)
    assert [page.count("PHIẾU BẦU") for page in found] == [2, 1]
    assert [page.count("Người 4") for page in found] == [2, 1]
    state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found[0]
    assert (state, "ĐẢNG CỘNG SẢN VIỆT NAM" in found[0]) == (profile.startswith("state"), profile.startswith("party"))


@pytest.mark.parametrize(("lines", "sheets"), [(1, 1), (8, 1), (9, 2), (15, 2), (24, 2), (30, 2), (60, 4)])
@pytest.mark.parametrize("columns", [(), ("Đồng ý", "Không đồng ý")])
def test_a_long_list_takes_a_sheet_of_its_own(lines: int, sheets: int, columns: tuple[str, ...]) -> None:
    found = pages(render_ballots(paper(lines, 2, columns), profiles.load(PROFILES[0])).pdf)
    assert len(found) == sheets
    assert f"Người {lines}" in "".join(found[: sheets // 2 or 1])
    assert ("Không đồng ý" in found[0]) == bool(columns)


@pytest.mark.parametrize(("copies", "columns"), [(0, ()), (3001, ()), (1, ("Đồng ý",))])
def test_papers_that_cannot_be(copies: int, columns: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"copies|columns"):
        paper(3, copies, columns)


@pytest.fixture
def here(db: None) -> World:
    return world(state="running", present=10)


def test_the_paper_of_a_list_with_a_surplus(here: World) -> None:
    made = compose_ballot_paper(make_round(here), 10)
    assert (made.columns, made.copies, made.per_sheet) == ((), 10, 2)
    assert made.instruction == "Số lượng cần bầu: 3 đồng chí. Gạch cả họ và tên người không bầu."
    assert [line.name for line in made.lines][:2] == ["Nguyễn Đức Ân", "Võ Thành Đạt"]


def test_the_paper_without_a_surplus_has_two_columns(here: World) -> None:
    made = compose_ballot_paper(make_round(here, posts=4, needs_surplus=False), 10)
    assert made.columns == ("Đồng ý", "Không đồng ý")
    assert made.instruction.endswith("Đánh dấu X vào một trong hai ô “Đồng ý” hoặc “Không đồng ý” ở từng dòng.")


def test_a_motion_of_confidence_has_its_own_words(here: World) -> None:
    made = compose_ballot_paper(make_round(here, people=("Nguyễn Đức Ân",), kind="question", matter="confidence"), 10)
    assert (made.title, made.columns) == ("Phiếu tín nhiệm", ("Tín nhiệm", "Không tín nhiệm"))


@pytest.mark.parametrize("profile", PROFILES)
def test_the_record_of_counting(here: World, profile: str) -> None:
    record = compose_counting_record(make_counted(here, 9, 8, 3, 6))
    text = " ".join(pages(render(record, profiles.load(profile)).pdf))
    for words in (
        "BIÊN BẢN",
        "kiểm phiếu bầu Ủy ban Kiểm tra Đảng ủy phường",
        "Số được triệu tập: 11; số tính tỷ lệ: 11.",
        "phát ra: 10; thu về: 10; hợp lệ: 10; không hợp lệ: 0",
        "1 Nguyễn Đức Ân 9 81,82%",
        "4. Đặng Thị Ánh Nguyệt, cần 6/11; được 3: không trúng cử.",
        "Trúng cử 3/3 đồng chí.",
        "BAN KIỂM PHIẾU",
        "TRƯỞNG BAN",
        "Phạm Quỳnh Giao",
        "Trần Minh Khôi",
    ):
        assert words.casefold() in text.casefold(), words
    assert ("T/M BAN KIỂM PHIẾU" in text) == profile.startswith("party")


def test_the_minutes_tell_the_result(here: World) -> None:
    make_declared(here, 9, 8, 5, 5)
    told = compose_minutes(here.meeting).items[1].elections
    assert told[0].startswith("Ủy ban Kiểm tra Đảng ủy phường, nhiệm kỳ 2025 - 2030, vòng 1. Trúng cử 2/3; còn thiếu 1")
    assert "Hồ Ngọc Ước: Cần 6/11; được 5: không trúng cử" in told[1]
    assert Round.objects.get().state == "declared"
