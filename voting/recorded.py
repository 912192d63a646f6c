"""What is recorded for electors now, in the words in which their page says it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils import timezone

from voting.models import Ballot, Vote
from voting.queries import shown_sheet


def recorded(vote: Vote, attendee_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """For each attendee with a ballot its choice, label in the person's language, revision, time and key. One query.

    A retry of an old answer must not show as the present one, so the present one is always read.
    """
    sheet = shown_sheet(vote)
    found = Ballot.objects.filter(elector__vote=vote, elector__attendee__in=attendee_ids)
    return {
        attendee: {
            "choice": choice,
            "label": sheet.spoken(choice),
            "revision": revision,
            "at": timezone.localtime(cast_at).strftime("%H:%M"),
            "key": str(key),
        }
        for attendee, choice, revision, cast_at, key in found.values_list(
            "elector__attendee_id", "choice", "revision", "cast_at", "key"
        )
    }
