"""Which rule the law gives for a kind of body and a kind of question on a day: data with its legal basis.

A row is never edited when the law changes: the old one gets its last day, a new one follows it, so that
a vote of the past can always be explained by the rule of its day. What a body's own working rules add stands in
`voting.models.HouseRule`.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from voting.matters import Matter
from voting.rules import LEFT_OUT_OF_A_CELL, Base, Form, Rule, Share, Tie

# Kinds of body as `people.models.body.BodyKind` names them.
PARTY = frozenset({"bch", "btv", "tt", "ubkt"})
COUNCIL = frozenset({"hdnd"})
COMMITTEE = frozenset({"ubnd"})
STATE = COUNCIL | COMMITTEE
ADVISORY = frozenset({"ban", "hd"})
CELL = frozenset({"cb"})

OPEN = frozenset({Matter.ORDINARY, Matter.REGULATION})
ANY_DAY = date(2021, 7, 30)  # before it the book tells nothing

Options = tuple[tuple[str, "str | Promise"], ...]
PARTY_OPTIONS: Options = (("yes", _("Tán thành")), ("no", _("Không tán thành")), ("other", _("Ý kiến khác")))
STATE_OPTIONS: Options = (("yes", _("Tán thành")), ("no", _("Không tán thành")), ("other", _("Không biểu quyết")))


class NoRule(LookupError):
    """The book has no rule for such a body and question on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A rule of the book: for these kinds of body and question, from its first day to its last (None: still).

    `binding`: it is law, so a body's own working rules may ask for more, never for less.
    """

    kinds: frozenset[str]
    matters: frozenset[Matter]
    rule: Rule
    starts: date
    ends: date | None = None
    binding: bool = True


def _half(basis: str) -> Rule:
    """More than half of the members."""
    return Rule(base=Base.MEMBERS, numerator=1, denominator=2, strict=True, basis=basis)


def _sealed(basis: str) -> Rule:
    return replace(_half(basis), form=Form.SECRET)


def _of_a_cell(rule: Rule) -> Rule:
    """The same of a Party cell's official members."""
    return replace(rule, excluded=LEFT_OUT_OF_A_CELL)


# Who counts as a member, by the Regulation of the day (Điều 9.3).
CHARTER = "Điều lệ Đảng, Điều 9 khoản 5"
MEMBERS = (
    ("Quy định 24-QĐ/TW", ANY_DAY, date(2025, 1, 19)),
    ("Quy định 232-QĐ/TW", date(2025, 1, 20), date(2025, 5, 25)),
    ("Quy định 294-QĐ/TW", date(2025, 5, 26), None),
)
# What is elected in secret and what by a show of hands, by the Regulation on elections of the day.
ELECTIONS = (
    ("Quyết định 244-QĐ/TW", ANY_DAY, date(2024, 10, 9)),
    ("Quyết định 190-QĐ/TW, Điều 3", date(2024, 10, 10), None),
)
LOCAL = "Luật Tổ chức chính quyền địa phương; quy chế làm việc của cơ quan"
TWO_THIRDS = Share(numerator=2, denominator=3, strict=False)
# Quy định 96-QĐ/TW: a vote of confidence is held when two thirds of those summoned are there.
CONFIDENCE = replace(_sealed(f"Quy định 96-QĐ/TW; {CHARTER}"), quorum=TWO_THIRDS)

CELLS: tuple[Entry, ...] = (
    *(
        Entry(kinds=CELL, matters=OPEN, rule=_of_a_cell(_half(f"{CHARTER}; {law}, Điều 9.3")), starts=starts, ends=ends)
        for law, starts, ends in MEMBERS
    ),
    *(
        Entry(kinds=CELL, matters=matters, rule=_of_a_cell(rule), starts=starts, ends=ends)
        for law, starts, ends in ELECTIONS
        for matters, rule in (
            (frozenset({Matter.PROCEDURE}), replace(_half(f"{CHARTER}; {law}"), form=Form.NAMED)),
            (frozenset({Matter.PERSONNEL, Matter.ELECTION}), _sealed(f"{CHARTER}; {law}")),
        )
    ),
    Entry(
        kinds=CELL,
        matters=frozenset({Matter.DISCIPLINE}),
        rule=_of_a_cell(_sealed(f"{CHARTER}; quy định của Trung ương về kỷ luật đảng")),
        starts=ANY_DAY,
    ),
    Entry(kinds=CELL, matters=frozenset({Matter.CONFIDENCE}), rule=_of_a_cell(CONFIDENCE), starts=date(2023, 2, 2)),
    # Two thirds of the official members as cells usually hold it; not read in the words of the law, so a cell's own
    # rules may say otherwise.
    *(
        Entry(
            kinds=CELL,
            matters=frozenset({matter}),
            rule=_of_a_cell(replace(rule, numerator=2, denominator=3, strict=False)),
            starts=ANY_DAY,
            binding=False,
        )
        for matter, rule in (
            (Matter.ADMISSION, _half("Điều lệ Đảng, Điều 4 và Điều 5; quy định thi hành Điều lệ Đảng")),
            (Matter.EXPULSION, _sealed("Điều lệ Đảng, chương về kỷ luật; quy định của Trung ương về kỷ luật đảng")),
        )
    ),
)

BOOK: tuple[Entry, ...] = (
    *(
        Entry(kinds=PARTY, matters=OPEN, rule=_half(f"{CHARTER}; {law}, Điều 9.3"), starts=starts, ends=ends)
        for law, starts, ends in MEMBERS
    ),
    *(
        Entry(kinds=PARTY, matters=matters, rule=rule, starts=starts, ends=ends)
        for law, starts, ends in ELECTIONS
        for matters, rule in (
            (frozenset({Matter.PROCEDURE}), replace(_half(f"{CHARTER}; {law}"), form=Form.NAMED)),
            (frozenset({Matter.PERSONNEL, Matter.ELECTION}), _sealed(f"{CHARTER}; {law}")),
        )
    ),
    Entry(
        kinds=PARTY,
        matters=frozenset({Matter.DISCIPLINE}),
        rule=_sealed(f"{CHARTER}; quy định của Trung ương về kỷ luật đảng"),
        starts=ANY_DAY,
    ),
    Entry(kinds=PARTY, matters=frozenset({Matter.CONFIDENCE}), rule=CONFIDENCE, starts=date(2023, 2, 2)),
    Entry(kinds=COUNCIL, matters=OPEN | {Matter.PROCEDURE}, rule=_half(LOCAL), starts=ANY_DAY),
    Entry(
        kinds=COUNCIL,
        matters=frozenset({Matter.ELECTION, Matter.CONFIDENCE}),
        rule=_sealed("Luật Tổ chức chính quyền địa phương; Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"),
        starts=ANY_DAY,
    ),
    # A tie goes to the side of the Chairperson.
    Entry(
        kinds=COMMITTEE,
        matters=OPEN | {Matter.PROCEDURE, Matter.PERSONNEL},
        rule=replace(_half(LOCAL), tie=Tie.CHAIR),
        starts=ANY_DAY,
    ),
    Entry(
        kinds=ADVISORY,
        matters=OPEN | {Matter.PROCEDURE, Matter.PERSONNEL},
        rule=_half("Quy chế làm việc của cơ quan"),
        starts=ANY_DAY,
        binding=False,
    ),
    *CELLS,
)


def entry_for(kind: str, matter: str, day: date) -> Entry:
    """The entry in force on `day` for a kind of body and of question. Raises `NoRule`."""
    for entry in BOOK:
        meant = kind in entry.kinds and matter in entry.matters
        if meant and entry.starts <= day and (entry.ends is None or day <= entry.ends):
            return entry
    raise NoRule(f"{kind}, {matter} on {day}")


def options_for(kind: str) -> Options:
    """The answers of a kind of body with their words."""
    return STATE_OPTIONS if kind in STATE else PARTY_OPTIONS
