"""Whatever is typed is read without an error, and what documents write is read back as it was meant."""

import unicodedata
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agenda.deadlines import due_of, written
from agenda.wording.assignment import assignments
from agenda.wording.breaks import sentences
from agenda.wording.doubts import Question
from agenda.wording.letters import plain
from documents.acts import wording
from tests.agenda.wording.test_golden import DAY, OFFICES

NAMES = list(OFFICES.items())
SCRAPS = [
    *OFFICES.values(),
    "giao",
    "chủ trì",
    "phối hợp với",
    "trước ngày",
    "20/11",
    "31/2",
    "trong tháng",
    "các cơ quan",
]
SCRAPS += [
    " ",
    ", ",
    "; ",
    ". ",
    "trừ",
    "quý IV",
    "16",
    "và",
    "thường xuyên",
    "\n",
    "chưa",
    "phải",
    "ĐU",
    "VP",
    "rà soát",
]
typed = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=6)), max_size=14).map(" ".join)


@given(text=typed)
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    for reading in assignments(text, NAMES, DAY):
        assert reading.said in sentences(text)
        assert not set(reading.leads) & set(reading.others)
        if reading.is_sure:
            assert reading.leads
            assert reading.action
            assert reading.precision == "ongoing" or (reading.day and due_of(reading.precision, reading.day) >= DAY)  # type: ignore[operator]


@given(text=st.text(max_size=60))
def test_plain_letters_keep_their_places(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(
    lead=st.sampled_from(list(OFFICES)),
    others=st.lists(st.sampled_from(list(OFFICES)), max_size=5, unique=True),
    precision=st.sampled_from(["day", "month", "ongoing"]),
    ahead=st.integers(1, 700),
    action=st.sampled_from(["rà soát hồ sơ", "xây dựng kế hoạch", "tổ chức hội nghị"]),
)
def test_a_task_as_documents_write_it_is_read_back(
    lead: str, others: list[str], precision: str, ahead: int, action: str
) -> None:
    others = [key for key in others if key != lead]
    day = None if precision == "ongoing" else DAY + timedelta(days=ahead)
    due = due_of(precision, day)
    names = [OFFICES[key] for key in others]
    said = wording.task_sentence(OFFICES[lead], names, action, wording.Due(wording.Precision(precision), due))
    (reading,) = assignments(said, NAMES, DAY)
    assert (reading.leads, set(reading.others), reading.action) == ((lead,), set(others), action)
    assert written(reading.precision, due_of(reading.precision, reading.day)) == written(precision, due)
    assert reading.doubts == ()


@given(day=st.dates(date(2026, 1, 1), date(2030, 12, 31)), said=st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_a_day_without_its_year_is_to_come_and_always_told(day: date, said: date) -> None:
    (reading,) = assignments(f"Giao Phòng Kinh tế rà soát trước ngày {said.day}/{said.month}.", NAMES, day)
    questions = {doubt.question for doubt in reading.doubts}
    if reading.day is None:
        assert questions & {Question.PAST, Question.NO_SUCH_DAY}
    else:
        assert reading.day > day
        assert questions == {Question.YEAR}
