"""Lost and double votes are found by comparing what was confirmed with what is counted."""

from tests.rehearsal.pages import Page
from tests.rehearsal.steps import counting

CONFIRMED = {"an": "yes", "dat": "yes", "uoc": "other"}
COUNTED = [("an", "yes"), ("dat", "yes"), ("uoc", "other")]


def test_all_is_counted() -> None:
    assert counting.judged(CONFIRMED, COUNTED) == {"cast": 3, "lost": 0, "double": 0}


def test_an_answer_is_not_counted() -> None:
    assert counting.judged(CONFIRMED, COUNTED[:2]) == {"cast": 3, "lost": 1, "double": 0}


def test_an_older_answer_is_counted() -> None:
    assert counting.judged(CONFIRMED, [*COUNTED[:2], ("uoc", "yes")]) == {"cast": 3, "lost": 1, "double": 0}


def test_a_voter_is_counted_twice() -> None:
    assert counting.judged(CONFIRMED, [*COUNTED, ("dat", "yes")]) == {"cast": 3, "lost": 0, "double": 1}


def test_somebody_is_counted_to_whom_nothing_was_confirmed() -> None:
    assert counting.judged(CONFIRMED, [*COUNTED, ("on", "yes")]) == {"cast": 3, "lost": 0, "double": 1}


def test_the_roll_is_read_line_by_line() -> None:
    line = '<li class="row" data-key="7"><span class="row__title">{}</span><div class="row__end">{}</div></li>'
    text = line.format("Nguyễn Đức Ân", "<span class='badge'>Tán thành</span>") + line.format("Lý Văn Ơn", "Vắng")
    assert counting.roll(Page("http://testserver/votes/1/", 200, text)) == [("Nguyễn Đức Ân", "yes")]
