"""The golden table of sentences: each with the tasks that it gives, and what a secretary has to be asked.

In `golden.txt` a sentence stands at the start of a line; under it, after a tab, each task: lead | co-ordinating |
deadline (`<` the day that "trước ngày" names, a month, ongoing, or `?`) | action | deliverable | who is told | doubts.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from agenda.wording.assignment import Reading, assignments

OFFICES = {
    "TT": "Thường trực Đảng ủy",
    "VP": "Văn phòng Đảng ủy",
    "XD": "Ban Xây dựng Đảng",
    "KT": "Ủy ban Kiểm tra Đảng ủy",
    "UB": "Đảng ủy Ủy ban nhân dân phường",
    "HD": "Hội đồng nhân dân phường",
    "MT": "Ủy ban MTTQ Việt Nam phường",
    "QS": "Ban Chỉ huy quân sự phường",
    "CA": "Công an phường",
    "KTe": "Phòng Kinh tế",
    "C3": "Chi bộ khu phố 3",
    "C5": "Chi bộ khu phố 5",
}
DAY = date(2026, 11, 12)


def golden() -> Iterator[tuple[str, list[str]]]:
    sentence, tasks = "", list[str]()
    for line in (Path(__file__).parent / "golden.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("\t"):
            tasks.append(line.strip("\t").rstrip())
            continue
        if sentence:
            yield sentence, tasks
        sentence, tasks = line, []
    yield sentence, tasks


CASES = list(golden())


def told(reading: Reading[str]) -> str:
    due = {"": "?", "ongoing": "ongoing"}.get(reading.precision, "")
    if reading.day is not None:
        due = f"{reading.day:%Y-%m}" if reading.precision == "month" else f"<{reading.day}"
    leads = "all" if len(reading.leads) == len(OFFICES) else ",".join(reading.leads)
    doubts = " ".join(doubt.question.value for doubt in reading.doubts)
    others = ",".join(reading.others)
    return " | ".join([leads, others, due, reading.action, reading.product, reading.report_to, doubts]).rstrip()


def test_the_table_has_enough_sentences() -> None:
    assert len(CASES) > 90
    assert len({sentence for sentence, _tasks in CASES}) == len(CASES)


@pytest.mark.parametrize(("sentence", "tasks"), CASES, ids=[sentence for sentence, _tasks in CASES])
def test_a_sentence_is_read(sentence: str, tasks: list[str]) -> None:
    assert [told(reading) for reading in assignments(sentence, list(OFFICES.items()), DAY)] == tasks
