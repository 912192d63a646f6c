"""Signing authority: who may sign what for a body (thẩm quyền ký phải được quy định bằng văn bản, 05-HD/VPTW)."""

from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from documents.acts import Profile, stands_in_for_a_collective
from documents.models import Signatory
from documents.states import LETTERS, ActKind
from meetings.chancery import day_of
from meetings.models import Meeting
from people.models import Body, User
from people.queries import in_force

# By whose entry in the table letters are signed, the nearest first.
SIGN_LETTERS: Final = (ActKind.LETTER, ActKind.INVITATION, ActKind.CONCLUSION_NOTICE)


def signatories(body: Body, kind: str, day: date) -> QuerySet[Signatory]:
    """Those who may sign acts of a kind for the body on a day, the usual one first."""
    return Signatory.objects.filter(in_force(day), body=body, kind=kind).select_related("user")


def signatories_for(body: Body, kind: str, day: date) -> list[Signatory]:
    """Those who may sign what the office writes by hand, the usual one first.

    By the body's rule for the kind; who signs its notices signs everything that is issued beside them, and who signs
    its invitations (the head of its office, T/L) signs letters.
    """
    kinds = [kind, ActKind.CONCLUSION_NOTICE]
    if kind in LETTERS:
        kinds = list(SIGN_LETTERS)
    found = [row for one in dict.fromkeys(kinds) for row in signatories(body, one, day)]
    return list({(row.user_id, row.authority, row.title): row for row in reversed(found)}.values())[::-1]


def leaders(body: Body, day: date) -> set[UUID]:
    """Who leads a body's chancery on a day: whoever may sign its letters then, such as the head of its office."""
    return set(_signing_letters(day).filter(body=body).values_list("user_id", flat=True))


def led_by(user: User, day: date) -> QuerySet[Signatory, UUID]:
    """The bodies of which the person may sign letters on a day."""
    return _signing_letters(day).filter(user=user).values_list("body_id", flat=True)


def _signing_letters(day: date) -> QuerySet[Signatory]:
    return Signatory.objects.filter(in_force(day), kind__in=SIGN_LETTERS)


def signatory_of(meeting: Meeting, kind: str) -> Signatory | None:
    """The usual signatory of a kind of act on the meeting's day, or None if the body has named none."""
    return signatories(meeting.body, kind, day_of(meeting)).first()


def is_in_order(signatory: Signatory, profile: Profile) -> bool:
    """Whether the signing form is one the Party knows: a collective is signed for with T/M, never with K/T.

    36-HD/VPTW 1.7 and 05-HD/VPTW; "K/T CHÁNH VĂN PHÒNG" is in order, and so is the State's "KT. CHỦ TỊCH".
    """
    return profile.family != "party" or not stands_in_for_a_collective(signatory.authority)
