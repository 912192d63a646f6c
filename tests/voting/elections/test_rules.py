"""The arithmetic of paper ballots: a table of cases, and what must hold for every number."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import DAY
from voting.elections.book import BOOK, list_rule
from voting.elections.rules.counts import (
    Count,
    Fault,
    Invalid,
    LineCount,
    Style,
    differences,
    faults,
    reasons_for,
    style_of,
)
from voting.elections.rules.lists import ListFault, is_supported, list_faults
from voting.elections.rules.verdict import Fate, Next, decide, needs_a_decision

RULE = list_rule(DAY)


# Posts, whether a surplus must be, the longest list: the surplus is floor(30 %), one at least where it must be.
@pytest.mark.parametrize(
    ("posts", "needs", "largest"),
    [
        (1, False, 1),
        (1, True, 2),
        (2, False, 2),
        (2, True, 3),
        (3, False, 3),
        (3, True, 4),
        (4, True, 5),
        (5, False, 6),
        (6, True, 7),
        (7, True, 9),
        (9, False, 11),
        (10, True, 13),
        (11, True, 14),
        (13, True, 16),
        (15, True, 19),
        (17, True, 22),
        (20, True, 26),
        (45, True, 58),
        (55, False, 71),
    ],
)
def test_longest_list(posts: int, needs: bool, largest: int) -> None:
    assert RULE.largest(posts, needs_surplus=needs) == largest


@pytest.mark.parametrize(
    ("posts", "prepared"),
    [(5, (6, 6)), (7, (8, 8)), (10, (11, 11)), (15, (17, 17)), (20, (22, 23)), (40, (44, 46)), (55, (61, 63))],
)
def test_what_the_conveners_prepare(posts: int, prepared: tuple[int, int]) -> None:
    assert RULE.prepared(posts) == prepared


# More than 30 % of those attending.
@pytest.mark.parametrize(
    ("agree", "attending", "listed"),
    [
        (3, 10, False),
        (4, 10, True),
        (6, 20, False),
        (7, 20, True),
        (45, 150, False),
        (46, 150, True),
        (0, 10, False),
        (1, 3, True),
        (1, 4, False),
        (0, 0, False),
    ],
)
def test_support_from_outside(agree: int, attending: int, listed: bool) -> None:
    assert is_supported(RULE, agree=agree, attending=attending) is listed


def test_more_cannot_agree_than_attend() -> None:
    with pytest.raises(ValueError, match="11 of 10"):
        is_supported(RULE, agree=11, attending=10)


@pytest.mark.parametrize(
    ("posts", "listed", "needs", "further", "found"),
    [
        (15, 19, True, False, set()),
        (15, 20, True, False, {ListFault.TOO_LONG}),
        (15, 15, True, False, {ListFault.NO_SURPLUS}),
        (15, 15, False, False, set()),
        (15, 14, False, False, {ListFault.TOO_SHORT}),
        (15, 14, True, True, set()),
        (2, 2, True, True, set()),
        (2, 3, False, False, {ListFault.TOO_LONG}),
        (1, 0, False, False, {ListFault.EMPTY}),
        (1, 0, True, True, {ListFault.EMPTY}),
        (1, 3, True, True, {ListFault.TOO_LONG}),
    ],
)
def test_lists(posts: int, listed: int, needs: bool, further: bool, found: set[ListFault]) -> None:
    assert list_faults(RULE, posts=posts, listed=listed, needs_surplus=needs, further=further) == found


def test_the_book_has_no_gap() -> None:
    assert [(after.starts - before.ends).days for before, after in pairwise(BOOK) if before.ends] == [1]
    assert BOOK[-1].ends is None


E, T, B, S = Fate.ELECTED, Fate.TIED, Fate.BEATEN, Fate.SHORT


# Votes in the order of the ballot, posts, base, needed; the fates in the same order, and what comes next.
@pytest.mark.parametrize(
    ("votes", "posts", "base", "needed", "fates", "following"),
    [
        ([9, 8, 7], 3, 15, 8, [E, E, S], Next.FURTHER),
        ([9, 8, 8], 3, 15, 8, [E, E, E], Next.DONE),
        ([10, 9, 8, 3], 3, 15, 8, [E, E, E, S], Next.DONE),
        ([10, 9, 9, 8], 3, 15, 8, [E, E, E, B], Next.DONE),
        ([10, 9, 8, 8], 3, 15, 8, [E, E, T, T], Next.TIE_BREAK),
        ([9, 9, 9, 9], 3, 15, 8, [T, T, T, T], Next.TIE_BREAK),
        ([12, 9, 9, 9, 8], 3, 15, 8, [E, T, T, T, B], Next.TIE_BREAK),
        ([12, 12, 9, 9], 2, 15, 8, [E, E, B, B], Next.DONE),
        ([7, 7, 7], 2, 15, 8, [S, S, S], Next.FURTHER),
        ([8, 7, 7], 2, 15, 8, [E, S, S], Next.FURTHER),
        ([0, 0], 1, 15, 8, [S, S], Next.FURTHER),
        ([8], 1, 15, 8, [E], Next.DONE),
        ([7], 1, 15, 8, [S], Next.FURTHER),
        ([6], 1, 12, 7, [S], Next.FURTHER),
        ([7], 1, 12, 7, [E], Next.DONE),
        ([3, 8, 10], 2, 15, 8, [S, E, E], Next.DONE),
        ([8, 8], 1, 15, 8, [T, T], Next.TIE_BREAK),
        ([8, 8, 15], 1, 15, 8, [B, B, E], Next.DONE),
        ([8, 15, 8], 2, 15, 8, [T, E, T], Next.TIE_BREAK),
        ([15, 15, 15], 3, 15, 8, [E, E, E], Next.DONE),
        # A ballot among those who were level: more votes win, half is not asked for.
        ([6, 5], 1, 15, 1, [E, B], Next.DONE),
        ([5, 5], 1, 15, 1, [T, T], Next.TIE_BREAK),
        ([1, 0], 1, 15, 1, [E, S], Next.DONE),
        ([0, 0], 1, 15, 1, [S, S], Next.FURTHER),
        ([6, 4, 4], 2, 15, 1, [E, T, T], Next.TIE_BREAK),
        # One member alone.
        ([1], 1, 1, 1, [E], Next.DONE),
    ],
)
def test_verdicts(votes: list[int], posts: int, base: int, needed: int, fates: list[Fate], following: Next) -> None:
    verdict = decide(votes, posts=posts, base=base, needed=needed)
    assert [one.fate for one in sorted(verdict.standings, key=lambda one: one.place)] == fates
    assert verdict.next == following
    assert verdict.open_posts == posts - fates.count(E)


def test_level_ones_share_a_rank() -> None:
    verdict = decide([9, 12, 9, 3], posts=3, base=15, needed=8)
    assert [(one.place, one.rank) for one in verdict.standings] == [(1, 1), (0, 2), (2, 2), (3, 4)]


@pytest.mark.parametrize(("votes", "posts", "needed"), [([], 1, 1), ([3], 0, 1), ([3], 1, 0), ([-1], 1, 1)])
def test_numbers_that_cannot_be(votes: list[int], posts: int, needed: int) -> None:
    with pytest.raises(ValueError, match="posts"):
        decide(votes, posts=posts, base=5, needed=needed)


@pytest.mark.parametrize(
    ("number", "was_tie_break", "following", "asked"),
    [
        (1, False, Next.FURTHER, False),
        (2, False, Next.FURTHER, True),
        (3, False, Next.FURTHER, True),
        (1, False, Next.TIE_BREAK, False),
        (2, True, Next.TIE_BREAK, True),
        (2, False, Next.DONE, False),
    ],
)
def test_who_decides_whether_it_goes_on(number: int, was_tie_break: bool, following: Next, asked: bool) -> None:
    said = needs_a_decision(number=number, was_tie_break=was_tie_break, following=following, rounds=2)
    assert said is asked


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12), st.integers(1, 8), st.integers(1, 60))
def test_nobody_is_elected_unfairly(votes: list[int], posts: int, needed: int) -> None:
    verdict = decide(votes, posts=posts, base=60, needed=needed)
    elected, others = verdict.of(E), set(range(len(votes))) - set(verdict.of(E))
    assert len(elected) <= posts
    assert all(votes[place] >= needed for place in elected)
    rivals = [votes[other] for other in others if votes[other] >= needed]
    assert all(votes[place] >= rival for place in elected for rival in rivals)
    assert all(votes[place] != votes[other] for place in elected for other in verdict.of(T))
    tied = verdict.of(T)
    assert len({votes[place] for place in tied}) <= 1
    assert not tied or len(tied) > verdict.open_posts > 0


STRIKE, TICK = Style.STRIKE, Style.TICK


def count(*yes: int, issued: int = 10, collected: int = 10, valid: int = 10, **invalid: int) -> Count:
    given_up = {Invalid(reason): number for reason, number in invalid.items()}
    lines = tuple(LineCount(yes=votes) for votes in yes)
    return Count(issued=issued, collected=collected, valid=valid, invalid=given_up, lines=lines)


# Of 10 present, 3 posts, 4 names on the list unless there is another number of lines.
@pytest.mark.parametrize(
    ("counted", "found"),
    [
        (count(9, 8, 3, 6), []),
        (count(10, 10, 10, 0), []),
        (count(4, 3, 2, 1), []),
        (count(8, 8, 3, 6, collected=9, valid=9), []),
        (count(8, 8, 3, 5, valid=8, over=1, foreign=1), []),
        (count(9, 8, 3, 6, issued=11), [Fault.ISSUED_OVER_PRESENT]),
        (count(9, 8, 3, 6, issued=9, collected=10), [Fault.COLLECTED_OVER_ISSUED]),
        (count(8, 8, 3, 5, valid=8), [Fault.PARTS_DIFFER]),
        (count(9, 8, 3, 6, nobody=1), [Fault.PARTS_DIFFER]),
        (count(9, 8, 3, 6, valid=9, unclear=1), [Fault.WRONG_REASON]),
        (count(11, 8, 3, 6), [Fault.LINE_OVER_VALID]),
        (count(10, 10, 10, 1), [Fault.TOO_MANY_VOTES]),
        (count(3, 2, 2, 2), [Fault.TOO_FEW_VOTES]),
        (count(9, 8, 3), [Fault.WRONG_LINES]),
        (count(9, 8, -3, 6), [Fault.NEGATIVE]),
        (count(9, 8, 3, 6, over=-1, valid=11), [Fault.NEGATIVE]),
        (count(0, 0, 0, 0, issued=0, collected=0, valid=0), []),
        (count(0, 0, 0, 0, valid=0, nobody=10), []),
    ],
)
def test_counts_of_a_list_with_a_surplus(counted: Count, found: list[Fault]) -> None:
    said = faults(counted, style=STRIKE, listed=4, posts=3, present=10)
    assert [one.fault for one in said] == found


def ticked(*lines: tuple[int, int, int], valid: int = 10, **invalid: int) -> Count:
    spoilt = {Invalid(reason): number for reason, number in invalid.items()}
    rows = tuple(LineCount(yes=yes, no=no, void=void) for yes, no, void in lines)
    return Count(issued=10, collected=10, valid=valid, invalid=spoilt, lines=rows)


@pytest.mark.parametrize(
    ("counted", "found"),
    [
        (ticked((9, 1, 0)), []),
        (ticked((8, 1, 0), valid=9, unclear=1), []),
        (ticked((9, 0, 1)), [Fault.LINE_VOID]),
        (ticked((9, 0, 0)), [Fault.LINE_DIFFERS]),
        (ticked((9, 2, 0)), [Fault.LINE_DIFFERS]),
        (ticked((8, 1, 1), (10, 0, 0)), []),
        (ticked((8, 1, 0), (10, 0, 0)), [Fault.LINE_DIFFERS]),
        (ticked((8, 1, 0), (9, 0, 0), valid=9, unclear=1), [Fault.WRONG_REASON]),
        (ticked((8, 1, 0), (9, 0, 0), valid=9, marked=1), []),
        (ticked((8, 1, 0), (9, 0, 0), valid=9, over=1), [Fault.WRONG_REASON]),
        (ticked((8, 0, 0), valid=8, outside=2), []),
    ],
)
def test_counts_of_two_columns(counted: Count, found: list[Fault]) -> None:
    listed = len(counted.lines)
    assert [one.fault for one in faults(counted, style=TICK, listed=listed, posts=listed, present=10)] == found


def test_a_list_without_a_surplus_has_two_columns() -> None:
    assert [style_of(listed=listed, posts=3) for listed in (2, 3, 4)] == [TICK, TICK, STRIKE]


BALLOTS = st.integers(2, 5).flatmap(
    lambda listed: st.tuples(
        st.just(listed),
        st.integers(1, listed - 1),
        st.lists(st.lists(st.booleans(), min_size=listed, max_size=listed), max_size=20),
        st.integers(0, 5),
    )
)


@given(BALLOTS)
def test_what_is_counted_from_real_ballots_is_possible(box: tuple[int, int, list[list[bool]], int]) -> None:
    """Any box of papers, counted by the rules for each paper, passes every check."""
    listed, posts, papers, kept = box
    valid = [paper for paper in papers if 1 <= sum(paper) <= posts]
    counted = Count(
        issued=len(papers) + kept,
        collected=len(papers),
        valid=len(valid),
        invalid={
            Invalid.OVER: sum(sum(paper) > posts for paper in papers),
            Invalid.NOBODY: sum(not any(paper) for paper in papers),
        },
        lines=tuple(LineCount(yes=sum(paper[place] for paper in valid)) for place in range(listed)),
    )
    assert faults(counted, style=STRIKE, listed=listed, posts=posts, present=len(papers) + kept) == []


NUMBERS = st.integers(0, 30)
COUNTS = st.builds(
    lambda issued, collected, valid, over, yes: Count(
        issued=issued,
        collected=collected,
        valid=valid,
        invalid={Invalid.OVER: over},
        lines=tuple(LineCount(yes=votes) for votes in yes),
    ),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    NUMBERS,
    st.lists(NUMBERS, min_size=3, max_size=3),
)


@given(COUNTS, NUMBERS)
def test_no_impossible_count_passes(counted: Count, present: int) -> None:
    if faults(counted, style=STRIKE, listed=3, posts=2, present=present):
        return
    assert counted.valid + counted.spoilt == counted.collected <= counted.issued <= present
    votes = [line.yes for line in counted.lines]
    assert max(votes) <= counted.valid <= sum(votes) <= 2 * counted.valid


@given(COUNTS, COUNTS)
def test_counts_agree_only_if_all_their_numbers_do(one: Count, other: Count) -> None:
    told = differences(one, other)
    assert (told == []) is (one == other)
    assert [(field, right, left) for field, left, right in told] == sorted(
        differences(other, one), key=lambda found: [entry[0] for entry in told].index(found[0])
    )


def test_every_reason_is_for_some_ballot() -> None:
    assert {*reasons_for(STRIKE, 4), *reasons_for(TICK, 1), *reasons_for(TICK, 2)} == set(Invalid)
