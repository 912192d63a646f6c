"""Words are found again in another version, and differences are told word by word."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.comparing.book import Book, read
from documents.comparing.finding import Comparison, Found
from people.difference import runs

WORDS = st.lists(st.sampled_from(["một", "hai", "ba", "bốn", "năm"]), max_size=30)


def book(*pages: str) -> Book:
    """Each line of a page is a line of the book, one below the other."""
    return read(
        [[[0.1, 0.1 + 0.03 * row, 0.8, 0.02, line] for row, line in enumerate(page.splitlines())] for page in pages]
    )


def find(old: Book, new: Book, words: str) -> Found | None:
    wanted = words.split()
    at = next(at for at in range(len(old.keys)) if old.keys[at : at + len(wanted)] == wanted)
    return Comparison(old, new).find(range(at, at + len(wanted)))


def said(found: Found | None, new: Book) -> tuple[str, str] | None:
    return (" ".join(new.keys[at] for at in found.words), found.certainty) if found else None


OLD = book(
    "điều 1 phạm vi áp dụng\nquyết định này quy định chế độ họp", "chỉ tiêu giảm 20% số cuộc họp\ntổ chức thực hiện"
)


def test_the_same_words_on_another_page_are_the_same_words() -> None:
    new = book("lời nói đầu", "quyết định này quy định chế độ họp", "chỉ tiêu giảm 20% số cuộc họp\ntổ chức thực hiện")
    assert said(find(OLD, new, "chỉ tiêu giảm 20%"), new) == ("chỉ tiêu giảm 20%", "exact")


def test_words_that_were_changed_in_part_are_found_but_not_for_certain() -> None:
    new = book("điều 1 phạm vi áp dụng\nquyết định này quy định chế độ họp", "chỉ tiêu giảm 30% số cuộc họp\ntổ chức")
    assert said(find(OLD, new, "chỉ tiêu giảm 20% số cuộc họp"), new) == ("chỉ tiêu giảm 30% số cuộc họp", "unsure")


def test_words_that_are_gone_are_not_found() -> None:
    new = book("điều 1 phạm vi áp dụng\nquyết định này quy định chế độ họp", "tổ chức thực hiện")
    assert find(OLD, new, "chỉ tiêu giảm 20% số cuộc") is None


def test_what_is_around_tells_one_place_from_another() -> None:
    old = book("xã a giao một chỉ tiêu\nđủ", "xã b giao một chỉ tiêu\nthiếu")
    new = book("xã b giao một chỉ tiêu\nthiếu", "xã a giao một chỉ tiêu\nđủ")
    second = range(old.on(2).start + 2, old.on(2).start + 6)
    found = Comparison(old, new).find(second)
    assert found == Found(range(2, 6), "exact", second.start)


def test_two_places_that_look_alike_are_not_certain() -> None:
    found = find(book("a b họp c d"), book("x y họp z\nu v họp w"), "họp")
    assert found
    assert found.certainty == "unsure"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(WORDS, WORDS)
def test_the_runs_give_both_texts_back(old: list[str], new: list[str]) -> None:
    for readable in (False, True):
        found = runs(old, new, readable)
        assert [old[at] for run in found for at in run.old] == old
        assert [new[at] for run in found for at in run.new] == new
        assert all([old[at] for at in run.old] == [new[at] for at in run.new] for run in found if run.kind == "equal")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(WORDS, st.integers(0, 29), st.integers(1, 5))
def test_in_the_same_text_every_place_is_found_where_it_is(words: list[str], start: int, length: int) -> None:
    same = book(" ".join(words))
    wanted = range(min(start, len(words)), min(start + length, len(words)))
    found = Comparison(same, same).find(wanted)
    assert found == (Found(wanted, "exact", wanted.start) if wanted else None)


def test_many_different_words_do_not_run_out_of_letters() -> None:
    old = [str(number) for number in range(60000)]
    assert [run.kind for run in runs(old, [*old, "neu"])] == ["equal", "in"]
