"""When a question is carried: arithmetic over whole numbers, no database, no words.

A resolution of a leading body of the Party needs the approval of more than half of the body's
*members* (Điều lệ Đảng, Điều 9 khoản 5; who counts as a member: Quy định 294-QĐ/TW, Điều 9.3), so a
member who is absent or silent counts as one who does not approve.
"""

from voting.rules.outcome import Counts, Outcome, Persons, decide, threshold
from voting.rules.roll import Quorum, Roll, base_of, quorum_of
from voting.rules.rule import (
    FIXED,
    LEFT_OUT,
    LEFT_OUT_OF_A_CELL,
    Base,
    Exclusion,
    Form,
    Rule,
    Tie,
    WrongForm,
    as_held,
    is_weaker,
)
from voting.rules.share import NoElectors, Share, percent
from voting.rules.standing import Standing, standings_of
from voting.rules.weights import BadWeights, units

__all__ = [
    "FIXED",
    "LEFT_OUT",
    "LEFT_OUT_OF_A_CELL",
    "BadWeights",
    "Base",
    "Counts",
    "Exclusion",
    "Form",
    "NoElectors",
    "Outcome",
    "Persons",
    "Quorum",
    "Roll",
    "Rule",
    "Share",
    "Standing",
    "Tie",
    "WrongForm",
    "as_held",
    "base_of",
    "decide",
    "is_weaker",
    "percent",
    "quorum_of",
    "standings_of",
    "threshold",
    "units",
]
