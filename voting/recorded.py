"""What is recorded for electors now, in the words in which their page says it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils import timezone

from voting.entry_parts import entered_words, names_of
from voting.kinds import Sheet
from voting.models import Ballot, Vote
from voting.queries import shown_sheet
from voting.receipts import Receipt


def recorded(vote: Vote, attendee_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """For each attendee with a ballot its choice, label in the person's language, revision, time and key, and the whole
    sentence (`said`) where the office entered it. One query, with such entries two.

    A retry of an old answer must not show as the present one, so the present one is always read.
    """
    sheet = shown_sheet(vote)
    found = Ballot.objects.filter(elector__vote=vote, elector__attendee__among=attendee_ids)
    columns = ("choice", "revision", "cast_at", "way", "entered_by_id")
    rows = list(found.values_list("elector__attendee_id", "key", *columns))
    names = names_of(row[-1] for row in rows)
    return {attendee: _told(Receipt(*told), key, sheet, names) for attendee, key, *told in rows}


def _told(receipt: Receipt, key: UUID, sheet: Sheet, names: dict[UUID, str]) -> dict[str, Any]:
    label = sheet.spoken(receipt.choice)
    told = {
        "choice": receipt.choice,
        "label": label,
        "revision": receipt.revision,
        "at": timezone.localtime(receipt.cast_at).strftime("%H:%M"),
        "key": str(key),
    }
    said = entered_words(receipt, label, names)
    return {**told, "said": said} if said else told
