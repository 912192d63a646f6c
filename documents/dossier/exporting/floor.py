"""Who spoke on an item, and its questions, as an export gives them."""

from datetime import datetime
from typing import Any

from agenda.models import Inquiry, Item, Turn
from agenda.states import InquiryState, TurnKind, TurnState
from documents.dossier.contents import word

Plain = dict[str, Any]


def speakers(item: Item) -> list[Plain]:
    """Every turn in the order of asking, with its kind and its length; a turn of question time names its question."""
    turns = Turn.objects.filter(item=item).select_related("attendee__user").order_by("asked_at", "pk")
    return [_turn(turn) for turn in turns]


def questions(item: Item) -> list[Plain]:
    """Every question in the order of asking; the turns on it are in `speakers`."""
    found = Inquiry.objects.filter(item=item).select_related("asker__user", "to_attendee__user", "to_office")
    return [_question(inquiry) for inquiry in found.order_by("asked_at", "pk")]


def _turn(turn: Turn) -> Plain:
    return {
        "id": str(turn.pk),
        "person": turn.attendee.user.username,
        "kind": word(TurnKind(turn.kind)),
        "question": str(turn.inquiry_id) if turn.inquiry_id else None,
        "subject": turn.subject,
        "state": word(TurnState(turn.state)),
        "seconds": turn.seconds(),
        "limit_seconds": turn.limit_seconds,
        **_times(turn),
    }


def _question(inquiry: Inquiry) -> Plain:
    to = inquiry.to_attendee
    return {
        "id": str(inquiry.pk),
        "asker": inquiry.asker.user.username,
        "to_person": to.user.username if to else None,
        "to_office": inquiry.to_office.name if inquiry.to_office else None,
        "subject": inquiry.subject,
        "state": word(InquiryState(inquiry.state)),
        **_times(inquiry),
    }


def _times(row: Turn | Inquiry) -> dict[str, str | None]:
    return {name: _when(getattr(row, name)) for name in ("asked_at", "called_at", "ended_at")}


def _when(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
