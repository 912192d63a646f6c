"""How the conclusion of an item came about: every text it had, who wrote it when, and what the chair approved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.conclusions import save_conclusion
from agenda.models import Conclusion, ConclusionChange, Item
from meetings.models import Event
from people.difference import Piece, pieces
from people.models import User
from people.refusals import BadInput

PAUSE: Final = timedelta(minutes=3)  # a text that is being typed saves itself: what is closer is one change
STEPS: Final = {"ConclusionApproved": "approved", "ConclusionReopened": "reopened"}


class NoSuchText(BadInput):
    """The conclusion never had a text of that number."""


@dataclass(frozen=True)
class Change:
    """One line of the history. `kind`: "text", "approved" or "reopened".

    Of a text: `revision` and `text` as it stood when the writer paused, `before` the text that it changed, `saves` how
    many times it saved itself meanwhile, `restores` the earlier revision that it brought back.
    """

    kind: str
    by: User
    at: datetime
    revision: int = 0
    text: str = ""
    before: str = ""
    saves: int = 1
    restores: int | None = None

    @property
    def pieces(self) -> list[Piece]:
        """What this change took out and put in."""
        return pieces(self.before, self.text)

    @property
    def changes(self) -> bool:
        """Whether any word is another one: spaces, and what was typed and taken back at once, are not."""
        return self.before.split() != self.text.split()


def history(item: Item) -> list[Change]:
    """The changes of an item's conclusion, the newest first; none of a state-secret item.

    Texts that one person saved without a pause are one change; one that left every word as it was is none. Every saved
    text is kept (`ConclusionChange`).
    """
    conclusion = None if item.is_secret else Conclusion.objects.filter(item=item).first()
    if conclusion is None:
        return []
    texts = [
        Change("text", by=row.by, at=row.at, revision=row.revision, text=row.text, restores=row.restores)
        for row in ConclusionChange.objects.filter(conclusion=conclusion).select_related("by")
    ]
    # In one moment what was saved comes before what was approved.
    merged = sorted([*texts, *_steps(item)], key=lambda one: (one.at, one.kind != "text", one.revision))
    return [one for one in reversed(_joined(merged)) if one.kind != "text" or one.changes]


@transaction.atomic
def restore_conclusion(*, item: Item, number: int, revision: int, by: User, at: datetime) -> Conclusion:
    """Brings back the text of revision `number` as a new change; `revision` is the one on the screen.

    Raises `NoSuchText` and what `agenda.conclusions.save_conclusion` raises.
    """
    kept = ConclusionChange.objects.filter(conclusion__item=item, revision=number).first()
    if kept is None:
        raise NoSuchText(_("Kết luận này không có lần sửa %s. Tải lại trang.") % number)
    return save_conclusion(item=item, text=kept.text, revision=revision, restores=number, by=by, at=at)


def _steps(item: Item) -> Iterable[Change]:
    """What the chair approved and what was opened again, as the journal tells it."""
    events = Event.objects.filter(meeting=item.meeting_id, kind__in=STEPS, payload__item=str(item.pk))
    return [Change(STEPS[event.kind], by=event.by, at=event.at) for event in events.select_related("by")]


def _joined(found: Sequence[Change]) -> list[Change]:
    rows: list[Change] = []
    standing = ""
    for one in found:
        last = rows[-1] if rows else None
        if one.kind != "text":
            rows.append(one)
        elif last is not None and _continues(last, one):
            rows[-1] = replace(one, before=last.before, saves=last.saves + 1)
        else:
            rows.append(replace(one, before=standing))
        standing = one.text if one.kind == "text" else standing
    return rows


def _continues(last: Change, one: Change) -> bool:
    together = last.kind == "text" and last.by == one.by and one.at - last.at <= PAUSE
    return together and last.restores is None and one.restores is None
