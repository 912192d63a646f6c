"""Signing authority: who may sign what for a body (thẩm quyền ký phải được quy định bằng văn bản, 05-HD/VPTW)."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from documents.acts import Profile, stands_in_for_a_collective
from documents.models import Signatory
from documents.states import ActKind
from meetings.models import Meeting
from people.models import Body
from people.queries import in_force


def signatories(body: Body, kind: str, day: date) -> QuerySet[Signatory]:
    """Those who may sign acts of a kind for the body on a day, the usual one first."""
    return Signatory.objects.filter(in_force(day), body=body, kind=kind).select_related("user")


def signatories_for(body: Body, kind: str, day: date) -> list[Signatory]:
    """Those who may sign what the office writes by hand, the usual one first.

    By the body's rule for the kind; who signs its notices signs everything that is issued beside them, and who signs
    its invitations (the head of its office, T/L) signs letters.
    """
    kinds = [kind, ActKind.CONCLUSION_NOTICE]
    if kind in (ActKind.LETTER, ActKind.ERRATUM):
        kinds = [ActKind.LETTER, ActKind.INVITATION, ActKind.CONCLUSION_NOTICE]
    found = [row for one in dict.fromkeys(kinds) for row in signatories(body, one, day)]
    return list({(row.user_id, row.authority, row.title): row for row in reversed(found)}.values())[::-1]


def signatory_of(meeting: Meeting, kind: str) -> Signatory | None:
    """The usual signatory of a kind of act on the meeting's day, or None if the body has named none."""
    return signatories(meeting.body, kind, timezone.localdate(meeting.starts_at)).first()


def is_in_order(signatory: Signatory, profile: Profile) -> bool:
    """Whether the signing form is one the Party knows: a collective is signed for with T/M, never with K/T.

    36-HD/VPTW 1.7 and 05-HD/VPTW; "K/T CHÁNH VĂN PHÒNG" is in order, and so is the State's "KT. CHỦ TỊCH".
    """
    return profile.family != "party" or not stands_in_for_a_collective(signatory.authority)
