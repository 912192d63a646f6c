"""What somebody counted of a group of people: hands or slips for each answer, and whether such a count can be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from people.refusals import BadInput
from voting.kinds import Kind, Sheet
from voting.models.hand_count import LONGEST

Marks = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Count:
    """Who stood in the group, how many hands for which mark, and who counted them.

    Of a ballot with several lines `lines` has the marks of each and `ballots` says how many people answered; of
    options a line has those who chose it (`yes`) alone.
    """

    people: Collection[UUID]
    hands: Marks
    counted_by: str
    lines: Sequence[Marks] = ()
    ballots: int = 0

    @property
    def total(self) -> int:
        """How many people answered."""
        return self.ballots if self.lines else sum(self.hands.values())

    def to_plain(self) -> Any:
        """For `HandCount.counts`: the marks that were made, of several lines a list of them."""
        return [_made(line) for line in self.lines] if self.lines else _made(self.hands)


def _made(marks: Marks) -> dict[str, int]:
    return {mark: number for mark, number in marks.items() if number}


def ensure_countable(sheet: Sheet, count: Count) -> None:
    """Raises `BadInput` for what nobody can have counted on such a ballot; the working is in the sentence."""
    if sheet.is_single:
        _ensure_hands(sheet, count)
    else:
        _ensure_lines(sheet, count)
    if not count.counted_by.strip() or len(count.counted_by.strip()) > LONGEST:
        raise BadInput(_("Ghi họ tên người đếm."))
    if not count.people:
        raise BadInput(_("Chọn những đồng chí thuộc nhóm được đếm."))


def _ensure_hands(sheet: Sheet, count: Count) -> None:
    if count.lines or not _are_marks(sheet, count.hands) or not count.total:
        raise BadInput(_("Ghi số người giơ tay cho ít nhất một câu trả lời."))


def _ensure_lines(sheet: Sheet, count: Count) -> None:
    known = all(_are_marks(sheet, line) for line in count.lines)
    if count.hands or len(count.lines) != sheet.size or not known or count.ballots < 1:
        raise BadInput(_("Ghi số phiếu và số đếm của từng dòng."))
    if sheet.kind == Kind.OPTIONS:
        _ensure_options(sheet, count)
        return
    for text, line in zip(sheet.lines, count.lines, strict=True):
        if sum(line.values()) != count.ballots:
            said = {"line": text, "sum": sum(line.values()), "all": count.ballots}
            raise BadInput(
                _("Dòng “%(line)s” cộng lại được %(sum)s, phải bằng số phiếu là %(all)s, kể cả không đánh dấu.") % said
            )


def _ensure_options(sheet: Sheet, count: Count) -> None:
    for text, line in zip(sheet.lines, count.lines, strict=True):
        if line.get("yes", 0) > count.ballots:
            said = {"line": text, "yes": line.get("yes", 0), "all": count.ballots}
            raise BadInput(_("Phương án “%(line)s” có %(yes)s, nhiều hơn số phiếu là %(all)s.") % said)
    chosen, least, most = (
        sum(line.get("yes", 0) for line in count.lines),
        sheet.least * count.ballots,
        sheet.most * count.ballots,
    )
    if not least <= chosen <= most:
        said = {"sum": chosen, "least": least, "most": most, "all": count.ballots}
        raise BadInput(
            _("Các phương án cộng lại được %(sum)s; %(all)s phiếu thì phải từ %(least)s đến %(most)s.") % said
        )


def _are_marks(sheet: Sheet, marks: Marks) -> bool:
    known = {value for value, _label in sheet.marks}
    return set(marks) <= known and min(marks.values(), default=0) >= 0
