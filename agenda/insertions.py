"""What a conclusion took from data, and where it says otherwise than the data by now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Final

from agenda.models import Conclusion, Insertion, Item
from agenda.sentences import Kind, Offer, offered
from agenda.wording.breaks import sentences
from people.models import User

ALIKE: Final = 0.8  # how much of two sentences has to agree for one to be the other, changed by hand


@dataclass(frozen=True)
class Mismatch:
    """`said` stands in the conclusion, `now` is what the data gives ("" when there is no such data any more).

    `by_hand`: the words were put in from the data and changed in the text afterwards.
    """

    kind: str
    said: str
    now: str
    by_hand: bool = False


def note(conclusion: Conclusion, item: Item, by: User, at: datetime) -> None:
    """Remembers what of the offers stands in the saved text, however it came there. In the transaction of the save."""
    known = dict(conclusion.insertions.values_list("mark", "text"))
    for one in offered(item):
        if one.text in conclusion.text and known.get(one.mark) != one.text:
            Insertion.objects.update_or_create(
                conclusion=conclusion,
                mark=one.mark,
                defaults={"kind": one.kind, "text": one.text, "by": by, "at": at},
            )


def mismatches(item: Item, conclusion: Conclusion | None, offers: Sequence[Offer] | None = None) -> list[Mismatch]:
    """Where the text says otherwise than the data, in the order in which it was put in.

    `offers` are those of the item, if they were asked for already. What was taken out of the text is no difference.
    """
    kept = list(conclusion.insertions.all()) if conclusion is not None and not item.is_secret else []
    if conclusion is None or not kept:
        return []
    now = {one.mark: one.text for one in (offered(item) if offers is None else offers)}
    found = [_mismatch(row, now.get(row.mark, ""), conclusion.text) for row in kept]
    return [one for one in found if one is not None]


def _mismatch(row: Insertion, now: str, text: str) -> Mismatch | None:
    if now and now in text:
        return None
    if row.text in text:
        return None if row.text == now else Mismatch(row.kind, row.text, now)
    said = _changed(row, text)
    return Mismatch(row.kind, said, now or row.text, by_hand=True) if said else None


def _changed(row: Insertion, text: str) -> str:
    """The sentence of the text that the insertion became by hand, "" if there is none."""
    if row.kind == Kind.PAPER:
        return ""  # a name within a sentence; that sentence may say anything
    own = sentences(row.text)[:1]
    likeness = {
        one: SequenceMatcher(None, one, known, autojunk=False).ratio() for one in sentences(text) for known in own
    }
    nearest = max(likeness, key=lambda one: likeness[one], default="")
    return nearest if nearest and ALIKE <= likeness[nearest] < 1 else ""
