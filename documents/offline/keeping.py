"""Which papers a person's device may keep, and what it has proved to keep."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from documents.access import readable_papers
from documents.circulation import rule
from documents.models import OfflineCopy, OfflineDevice, Paper, PaperVersion
from documents.offline.leases import Ended
from documents.states import Circulation, PaperState
from meetings.models import Meeting
from people.models import User
from people.refusals import BadInput, NotAllowed

SEAL_LETTERS: Final = 32
Proof = tuple[str, str]  # the SHA-256 of a page as the device read it back, and our seal on it


class NotKept(NotAllowed):
    message = _("Tài liệu này chỉ đọc trực tuyến, không giữ trên máy.")


class NoProof(BadInput):
    message = _("Máy báo chưa đúng số trang đang giữ. Đồng chí tải lại trang rồi thử lại.")


def keepable_papers(user: User, meeting: Meeting) -> QuerySet[Paper]:
    """What was sent and the person may read, without items on paper alone and those they take no part in.

    Never what is read in the room alone; what is to be returned until the meeting ends. Stricter than reading: it
    holds for the office as well.
    """
    papers = readable_papers(user, meeting).filter(state=PaperState.CIRCULATED)
    papers = papers.exclude(item__restricted=True).exclude(item__recusals__attendee__user=user)
    papers = papers.exclude(circulation__in=away_from(meeting))
    return papers.filter(Q(item=None) | Q(item__secrecy=""))


def away_from(meeting: Meeting) -> frozenset[Circulation]:
    """The kinds of papers that no device keeps now."""
    return rule.closed(meeting, in_room=False)


def must_keep(user: User, version: PaperVersion) -> None:
    """Raises `NotKept` unless a device of the person may keep the version."""
    paper = version.paper
    if not keepable_papers(user, paper.meeting).filter(pk=paper.pk).exists():
        raise NotKept


def keepable_versions(user: User, meeting: Meeting) -> list[PaperVersion]:
    """The newest version of each keepable paper, in the order of the agenda."""
    papers = keepable_papers(user, meeting).prefetch_related("versions").order_by("item__position", "position")
    found = []
    for paper in papers:
        if versions := list(paper.versions.all()):
            newest = max(versions, key=lambda one: one.number)
            newest.paper = paper
            found.append(newest)
    return found


def still_keepable(user: User, held: Iterable[UUID]) -> list[PaperVersion]:
    """Of the versions that a device holds those it may go on to keep."""
    versions = PaperVersion.objects.filter(pk__in=list(held)).select_related("paper__meeting__body")
    meetings = {one.paper.meeting_id: one.paper.meeting for one in versions}
    papers = {pk for one in meetings.values() for pk in keepable_papers(user, one).values_list("pk", flat=True)}
    return [one for one in versions if one.paper_id in papers]


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def seal(version: PaperVersion, page: int, digest: str) -> str:
    """Our word that a page with this SHA-256 was handed out; a device gives it back with what it kept."""
    made = salted_hmac("documents.offline", f"{version.pk}:{page}:{digest}", algorithm="sha256")
    return made.hexdigest()[:SEAL_LETTERS]


@transaction.atomic
def prove(
    *, version: PaperVersion, device_id: UUID, proofs: Sequence[Proof | None], by: User, at: datetime
) -> OfflineCopy:
    """Writes down how many pages the device keeps. `proofs` has one entry for each page, None for a missing one.

    Raises `Ended` for no device of theirs, `NotKept`, and `NoProof` for another number of pages.
    """
    device = OfflineDevice.objects.select_for_update().filter(pk=device_id, user=by, ended_at=None).first()
    if device is None:
        raise Ended
    must_keep(by, version)
    if len(proofs) != version.pages:
        raise NoProof
    good = [proof[0] for page, proof in enumerate(proofs, start=1) if proof and _holds(version, page, proof)]
    digest = hashlib.sha256("".join(good).encode()).hexdigest()
    said = {"pages": len(good), "digest": digest, "proved_at": at}
    copy, _made = OfflineCopy.objects.update_or_create(device=device, version=version, defaults=said)
    return copy


def _holds(version: PaperVersion, page: int, proof: Proof) -> bool:
    digest, given = proof
    return hmac.compare_digest(seal(version, page, digest).encode(), given.encode())
