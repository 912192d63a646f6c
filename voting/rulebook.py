"""Which rule and which answers a kind of body votes by, on which day: data with its legal basis.

A row is never edited when the law changes: the old one gets its last day, a new one follows it, so that
a vote of the past can always be explained by the rule of its day.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voting.rules import Base, Rule, Tie

# Kinds of body as `people.models.body.BodyKind` names them.
PARTY = frozenset({"bch", "btv", "tt", "ubkt"})
ADVISORY = frozenset({"ban", "hd"})

Options = tuple[tuple[str, "str | Promise"], ...]
PARTY_OPTIONS: Options = (("yes", _("Tán thành")), ("no", _("Không tán thành")), ("other", _("Ý kiến khác")))
STATE_OPTIONS: Options = (("yes", _("Tán thành")), ("no", _("Không tán thành")), ("other", _("Không biểu quyết")))


class NoRule(LookupError):
    """The book has no rule for such a body on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A rule of the book: for these kinds of body, from its first day to its last (None: still)."""

    kinds: frozenset[str]
    rule: Rule
    options: Options
    starts: date
    ends: date | None = None


def _more_than_half(basis: str) -> Rule:
    return Rule(base=Base.MEMBERS, numerator=1, denominator=2, strict=True, basis=basis)


BOOK: tuple[Entry, ...] = (
    Entry(
        kinds=PARTY,
        rule=_more_than_half("Điều lệ Đảng, Điều 9 khoản 5; Quy định 24-QĐ/TW, Điều 9.3"),
        options=PARTY_OPTIONS,
        starts=date(2021, 7, 30),
        ends=date(2025, 1, 19),
    ),
    Entry(
        kinds=PARTY,
        rule=_more_than_half("Điều lệ Đảng, Điều 9 khoản 5; Quy định 232-QĐ/TW, Điều 9.3"),
        options=PARTY_OPTIONS,
        starts=date(2025, 1, 20),
        ends=date(2025, 5, 25),
    ),
    Entry(
        kinds=PARTY,
        rule=_more_than_half("Điều lệ Đảng, Điều 9 khoản 5; Quy định 294-QĐ/TW, Điều 9.3"),
        options=PARTY_OPTIONS,
        starts=date(2025, 5, 26),
    ),
    Entry(
        kinds=frozenset({"hdnd"}),
        rule=_more_than_half("Luật Tổ chức chính quyền địa phương; quy chế làm việc của cơ quan"),
        options=STATE_OPTIONS,
        starts=date(2021, 7, 30),
    ),
    Entry(
        kinds=frozenset({"ubnd"}),
        rule=replace(
            _more_than_half("Luật Tổ chức chính quyền địa phương; quy chế làm việc của cơ quan"), tie=Tie.CHAIR
        ),
        options=STATE_OPTIONS,
        starts=date(2021, 7, 30),
    ),
    Entry(
        kinds=ADVISORY,
        rule=_more_than_half("Quy chế làm việc của cơ quan"),
        options=PARTY_OPTIONS,
        starts=date(2021, 7, 30),
    ),
)


def entry_for(kind: str, day: date) -> Entry:
    """The entry in force on `day` for a kind of body. Raises `NoRule`."""
    for entry in BOOK:
        if kind in entry.kinds and entry.starts <= day and (entry.ends is None or day <= entry.ends):
            return entry
    raise NoRule(f"{kind} on {day}")
