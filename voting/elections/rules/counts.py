"""What a panel counted, and whether it can have happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """How a ballot is filled in (Quy chế bầu cử trong Đảng, phiếu bầu)."""

    STRIKE = "strike"  # more names than posts: those who are not chosen are struck out
    TICK = "tick"  # as many names as posts, one name, or a question: agree or not, line by line


def style_of(*, listed: int, posts: int) -> Style:
    """Strike out where there is a choice, else two columns."""
    return Style.STRIKE if listed > posts else Style.TICK


class Invalid(StrEnum):
    """Why a ballot does not count."""

    FOREIGN = "foreign"  # not issued by the panel
    OVER = "over"  # votes for more than the posts
    NOBODY = "nobody"  # votes for nobody on a list with a surplus
    UNCLEAR = "unclear"  # one line alone, with both boxes marked or neither
    OUTSIDE = "outside"  # a name that is not on the list
    MARKED = "marked"  # signed or marked


def reasons_for(style: Style, listed: int) -> tuple[Invalid, ...]:
    """The reasons that can make such a ballot invalid.

    On a ballot of several lines without a surplus a line with both boxes or neither marked is not counted, and the
    ballot stays valid.
    """
    if style == Style.STRIKE:
        return (Invalid.FOREIGN, Invalid.OVER, Invalid.NOBODY, Invalid.OUTSIDE, Invalid.MARKED)
    own = (Invalid.UNCLEAR,) if listed == 1 else ()
    return (Invalid.FOREIGN, *own, Invalid.OUTSIDE, Invalid.MARKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCount:
    """The ballots for a line; with two columns also those against it and those on which it does not count."""

    yes: int
    no: int = 0
    void: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Everything one person counted. `invalid` is by reason, `lines` in the order of the ballot."""

    issued: int
    collected: int
    valid: int
    invalid: Mapping[Invalid, int] = field(default_factory=dict)
    lines: tuple[LineCount, ...] = ()

    @property
    def spoilt(self) -> int:
        return sum(self.invalid.values())


class Fault(StrEnum):
    """Why a count cannot be right."""

    NEGATIVE = "negative"
    ISSUED_OVER_PRESENT = "issued_over_present"
    COLLECTED_OVER_ISSUED = "collected_over_issued"
    PARTS_DIFFER = "parts_differ"  # valid + invalid is not what was collected
    WRONG_REASON = "wrong_reason"  # such a ballot cannot be invalid for that
    WRONG_LINES = "wrong_lines"  # a count has another number of lines than the ballot
    LINE_OVER_VALID = "line_over_valid"
    LINE_DIFFERS = "line_differs"  # yes + no + void is not the number of valid ballots
    LINE_VOID = "line_void"  # a ballot of one line has no line that is not counted
    TOO_MANY_VOTES = "too_many_votes"  # more than the posts on each valid ballot
    TOO_FEW_VOTES = "too_few_votes"  # a valid ballot of a list with a surplus names somebody


@dataclass(frozen=True, slots=True)
class Found:
    """A fault: on which `line` of the ballot (from 0; None: the whole), what was entered, and against what."""

    fault: Fault
    line: int | None = None
    entered: int = 0
    against: int = 0


def faults(count: Count, *, style: Style, listed: int, posts: int, present: int) -> list[Found]:
    """Everything that is impossible about a count; an empty list for one that may stand."""
    numbers = [count.issued, count.collected, count.valid, *count.invalid.values()]
    numbers += [part for line in count.lines for part in (line.yes, line.no, line.void)]
    if min(numbers) < 0:
        return [Found(Fault.NEGATIVE)]
    if len(count.lines) != listed:
        return [Found(Fault.WRONG_LINES, None, len(count.lines), listed)]
    return [*_papers(count, style, listed, present), *_lines(count, style), *_sums(count, style, posts)]


def _papers(count: Count, style: Style, listed: int, present: int) -> list[Found]:
    found = []
    if count.issued > present:
        found.append(Found(Fault.ISSUED_OVER_PRESENT, None, count.issued, present))
    if count.collected > count.issued:
        found.append(Found(Fault.COLLECTED_OVER_ISSUED, None, count.collected, count.issued))
    if count.valid + count.spoilt != count.collected:
        found.append(Found(Fault.PARTS_DIFFER, None, count.valid + count.spoilt, count.collected))
    if any(number and reason not in reasons_for(style, listed) for reason, number in count.invalid.items()):
        found.append(Found(Fault.WRONG_REASON))
    return found


def _lines(count: Count, style: Style) -> list[Found]:
    found = []
    for place, line in enumerate(count.lines):
        whole = line.yes + line.no + line.void
        if style == Style.TICK and whole != count.valid:
            found.append(Found(Fault.LINE_DIFFERS, place, whole, count.valid))
        elif style == Style.STRIKE and whole > count.valid:
            found.append(Found(Fault.LINE_OVER_VALID, place, whole, count.valid))
        if line.void and len(count.lines) == 1:
            found.append(Found(Fault.LINE_VOID, place, line.void, 0))
    return found


def _sums(count: Count, style: Style, posts: int) -> list[Found]:
    if style == Style.TICK:
        return []
    votes = sum(line.yes for line in count.lines)
    if votes > count.valid * posts:
        return [Found(Fault.TOO_MANY_VOTES, None, votes, count.valid * posts)]
    return [Found(Fault.TOO_FEW_VOTES, None, votes, count.valid)] if votes < count.valid else []


Field = tuple[str, int | None]  # "issued", "collected", "valid", "invalid.<reason>", or "yes", "no", "void" of a line


def fields(count: Count) -> dict[Field, int]:
    """Every number of a count under the name of its field."""
    named: dict[Field, int] = {
        ("issued", None): count.issued,
        ("collected", None): count.collected,
        ("valid", None): count.valid,
        **{(f"invalid.{reason}", None): number for reason, number in count.invalid.items() if number},
    }
    for place, line in enumerate(count.lines):
        named |= {("yes", place): line.yes, ("no", place): line.no, ("void", place): line.void}
    return named


def differences(one: Count, other: Count) -> list[tuple[Field, int, int]]:
    """The fields in which two counts differ, with both numbers, in the order of the form."""
    first, second = fields(one), fields(other)
    keys = [*first, *(key for key in second if key not in first)]
    return [(key, first.get(key, 0), second.get(key, 0)) for key in keys if first.get(key, 0) != second.get(key, 0)]
