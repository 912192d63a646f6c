"""What a message of the exchange does to an earlier one: nothing, recall it, or replace it."""

from dataclasses import dataclass
from typing import Final

from documents.models import Act
from documents.states import RECALLING, REPLACING, ActKind

NEW: Final = "0"
RECALLED: Final = "1"
REPLACED: Final = "3"  # 2 changes what was said of an earlier message; a correction is a document of its own
DEEDS: Final = {
    **dict.fromkeys(RECALLING, RECALLED),
    **dict.fromkeys(REPLACING, REPLACED),
}


@dataclass(frozen=True)
class Business:
    """`deed` is NEW, RECALLED or REPLACED; `of` is the earlier act, None for NEW."""

    deed: str
    of: Act | None = None


def business_of(act: Act) -> Business:
    """What an issued act does to the act that it is about. A correction, also one by letter, does nothing to it: it has
    its own number, and its text says what it corrects."""
    deed = DEEDS.get(ActKind(act.kind), NEW)
    return Business(deed, act.about) if deed != NEW else Business(NEW)
