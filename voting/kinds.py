"""What a voter fills in: one answer to a question, a grade, marks for options, a level for each person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from people.text import name_key
from voting.rulebook import options_for

MOST_LINES = 30  # so that the answers of the longest ballot fit into an envelope
LONGEST_LINE = 160  # characters of one option or of a person's name and post
BETWEEN = ","  # the marks of a ballot of several lines as one word


class Kind(models.TextChoices):
    """The kinds of ballot."""

    QUESTION = "question", _("Một câu hỏi: tán thành, không tán thành, ý kiến khác")
    RATING = "rating", _("Xếp loại: mỗi phiếu chọn một mức")
    OPTIONS = "options", _("Nhiều phương án: mỗi phiếu chọn trong giới hạn")
    LEVELS = "levels", _("Lấy phiếu tín nhiệm: ba mức cho từng người")
    TRUST = "trust", _("Bỏ phiếu tín nhiệm: tín nhiệm hoặc không, cho từng người")


# Of persons, in the order of their given names.
OF_PERSONS = frozenset({Kind.LEVELS, Kind.TRUST})

LEVELS = (
    ("high", _("Tín nhiệm cao")),
    ("mid", _("Tín nhiệm")),
    ("low", _("Tín nhiệm thấp")),
    ("blank", _("Không đánh dấu")),
)
TRUST = (("yes", _("Tín nhiệm")), ("no", _("Không tín nhiệm")), ("blank", _("Không đánh dấu")))
OPTIONS = (("yes", _("Chọn")), ("no", _("Không chọn")))

Marks = tuple[tuple[str, "str | Promise"], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The ballot of a vote. `lines` have a mark each, out of `marks`; a ballot with one line alone has none named.

    Of options at least `least` and at most `most` are chosen.
    """

    kind: str
    lines: tuple[str, ...]
    marks: Marks
    least: int = 0
    most: int = 0

    @property
    def is_single(self) -> bool:
        """Whether one touch is the whole answer."""
        return not self.lines

    @property
    def size(self) -> int:
        """How many marks a ballot has."""
        return len(self.lines) or 1

    @property
    def limits(self) -> tuple[int, ...]:
        """The least and the most options of a ballot; nothing where there are no such limits."""
        return (self.least, self.most) if self.kind == Kind.OPTIONS else ()

    def accepts(self, marks: Sequence[str]) -> bool:
        """Whether these marks are a ballot, as a whole."""
        known = {value for value, _label in self.marks}
        if len(marks) != self.size or not set(marks) <= known:
            return False
        return self.kind != Kind.OPTIONS or self.least <= list(marks).count("yes") <= self.most

    def spoken(self, choice: str) -> str:
        """An answer in words: "Xuất sắc", "A; C", "Nguyễn Văn A: Tín nhiệm cao; …"."""
        words, marks = dict(self.marks), choice.split(BETWEEN)
        if self.is_single:
            return str(words.get(choice, ""))
        pairs = list(zip(self.lines, marks, strict=False))
        if self.kind == Kind.OPTIONS:
            return "; ".join(line for line, mark in pairs if mark == "yes") or str(_("không chọn phương án nào"))
        return "; ".join(f"{line}: {words.get(mark, '')}" for line, mark in pairs)


def sheet(kind: str, lines: Sequence[str], least: int, most: int, body_kind: str) -> Sheet:
    """The ballot of a vote that is prepared, for a kind of body."""
    if kind == Kind.RATING:
        return Sheet(kind, (), tuple((f"g{place}", line) for place, line in enumerate(lines, 1)))
    if kind == Kind.OPTIONS:
        return Sheet(kind, tuple(lines), OPTIONS, least, most)
    if kind in OF_PERSONS:
        return Sheet(kind, tuple(lines), LEVELS if kind == Kind.LEVELS else TRUST)
    return Sheet(kind, (), options_for(body_kind))


def sheet_of(manifest: Mapping[str, Any]) -> Sheet:
    """The ballot with which a vote was opened."""
    marks = tuple((value, label) for value, label in manifest["choices"])
    ballot = manifest.get("ballot")
    if ballot is None:
        return Sheet(Kind.QUESTION, (), marks)
    return Sheet(ballot["kind"], tuple(ballot["lines"]), marks, ballot["least"], ballot["most"])


def in_order(kind: str, lines: Sequence[str]) -> list[str]:
    """The lines as they are printed: people by given name, everything else as it was written."""
    said = [" ".join(line.split()) for line in lines if line.strip()]
    return sorted(said, key=lambda line: name_key(line.split(",")[0])) if kind in OF_PERSONS else said
