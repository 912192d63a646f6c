"""What a written deadline means, and how one is written."""

import datetime
import unicodedata

import pytest

from documents.acts import wording
from documents.acts.wording import Due, Precision, parse_due
from tests.documents.acts import contents


def day(text: str) -> Due:
    return Due(Precision.DAY, datetime.date.fromisoformat(text))


def month(text: str) -> Due:
    return Due(Precision.MONTH, datetime.date.fromisoformat(text))


ONGOING = Due(Precision.ONGOING)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("trước ngày 20/11/2026", day("2026-11-19")),
        ("Trước 20-11-2026.", day("2026-11-19")),
        ("trước ngày 01/01/2027", day("2026-12-31")),
        ("trước ngày 01 tháng 3 năm 2028", day("2028-02-29")),
        ("đến hết ngày 5.1.2027", day("2027-01-05")),
        ("chậm nhất là ngày 30/11/2026", day("2026-11-30")),
        ("20/11/2026", day("2026-11-20")),
        ("ngày 30 tháng 11 năm 2026", day("2026-11-30")),
        ("trong tháng 12/2026", month("2026-12-31")),
        ("Trong tháng 2-2028", month("2028-02-29")),
        ("tháng 12 năm 2026", month("2026-12-31")),
        ("trước tháng 3/2027", day("2027-02-28")),
        ("thường xuyên", ONGOING),
        ("định kỳ hằng tháng", ONGOING),
        ("hàng quý", ONGOING),
        (unicodedata.normalize("NFD", "trước ngày 20/11/2026"), day("2026-11-19")),
        ("trước ngày 31/02/2026", None),
        ("trong tháng 13/2026", None),
        ("trước ngày 31-3", None),
        ("khi có yêu cầu", None),
        ("", None),
    ],
)
def test_parse_due(text: str, due: Due | None) -> None:
    assert parse_due(text) == due


def test_a_date_without_its_year_is_the_next_one() -> None:
    assert parse_due("trước ngày 31-3", today=datetime.date(2026, 11, 12)) == day("2027-03-30")
    assert parse_due("trước ngày 30/11", today=datetime.date(2026, 11, 12)) == day("2026-11-29")
    assert parse_due("trong tháng 11", today=datetime.date(2026, 11, 12)) == month("2026-11-30")
    assert parse_due("trong tháng 10", today=datetime.date(2026, 11, 12)) == month("2027-10-31")


def test_the_date_of_a_cited_report_is_no_deadline() -> None:
    assert parse_due(contents.CONCLUSION_1) is None
    assert parse_due(contents.ITEM_1) is None


@pytest.mark.parametrize(
    "due", [day("2026-11-19"), day("2026-12-31"), month("2026-12-31"), month("2028-02-29"), ONGOING]
)
def test_a_written_deadline_reads_back(due: Due) -> None:
    assert parse_due(wording.task_sentence("Văn phòng Đảng ủy", [], "Rà soát hồ sơ 2023 - 2025", due)) == due


@pytest.mark.parametrize(("precision", "on"), [(Precision.ONGOING, datetime.date(2026, 1, 1)), (Precision.DAY, None)])
def test_a_due_that_contradicts_itself(precision: Precision, on: datetime.date | None) -> None:
    with pytest.raises(ValueError, match="ongoing"):
        Due(precision, on)
