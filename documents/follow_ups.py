"""After an act is out: a notice is corrected, recalled or replaced, minutes are supplemented, by a further act.

The earlier act stays as it is and is shown as corrected, recalled or replaced (docs/adr/0032-acts-are-followed.md).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.act_steps import WrongStep, locked
from documents.acts import profiles
from documents.drafts import fingerprint
from documents.events import FollowUpBegun, FollowUpDropped, FollowUpWritten
from documents.lines import copy_lines, has_own_lines, names_of
from documents.models import Act
from documents.notice_texts import texts_of
from documents.signatories import signatories_for
from documents.states import ADDRESSED, RECALLING, REPLACING, WRITTEN, ActKind, ActState
from meetings import access, journal
from meetings.models import Meeting
from people.models import User
from people.refusals import Refusal, Stale
from voting.models import Vote

ENDS = RECALLING | REPLACING
OF_A_LETTER = (ActKind.ERRATUM, ActKind.RENEWAL, ActKind.RETRACTION)
OFFERED: dict[str, tuple[ActKind, ...]] = {
    ActKind.CONCLUSION_NOTICE: (ActKind.ERRATUM, ActKind.CORRECTION, ActKind.REPLACEMENT, ActKind.RECALL),
    ActKind.REPLACEMENT: (ActKind.ERRATUM, ActKind.CORRECTION, ActKind.REPLACEMENT, ActKind.RECALL),
    ActKind.RESOLUTION: (ActKind.ERRATUM, ActKind.RECALL),
    ActKind.LETTER: OF_A_LETTER,
    ActKind.RENEWAL: OF_A_LETTER,
    ActKind.MINUTES: (ActKind.SUPPLEMENT,),
    ActKind.COUNTING: (ActKind.SUPPLEMENT,),
}
ONLY_OFFICE = _("Chỉ văn phòng soạn được văn bản này.")


class AlreadyFollowed(Refusal):
    """The act is no longer in force, or another follow-up is under way."""


@dataclass(frozen=True)
class Standing:
    """What became of an issued act: `ended` by a recall or a replacement, and everything issued about it, in order."""

    ended: Act | None
    issued: tuple[Act, ...]

    @property
    def word(self) -> str:
        """ "recalled", "replaced", "corrected", "supplemented", or "" for an act that stands as it was issued."""
        if self.ended is not None:
            return "recalled" if self.ended.does == "recalls" else "replaced"
        if not self.issued:
            return ""
        return "supplemented" if self.issued[0].kind == ActKind.SUPPLEMENT else "corrected"


def standing_of(act: Act) -> Standing:
    """What was issued about an act so far."""
    rows = tuple(act.follow_ups.filter(state=ActState.ISSUED).select_related("entry").order_by("issued_at"))
    return Standing(next((row for row in rows if row.kind in ENDS), None), rows)


def under_way(act: Act) -> Act | None:
    """The follow-up of an act that is not issued yet."""
    return act.follow_ups.exclude(state=ActState.ISSUED).first()


def offered(act: Act) -> tuple[ActKind, ...]:
    """The follow-ups that can be begun now."""
    if act.state != ActState.ISSUED or under_way(act) or standing_of(act).ended:
        return ()
    return OFFERED.get(act.kind, ())


@transaction.atomic
def begin(*, act: Act, kind: str, by: User, at: datetime) -> Act:
    """The draft of an act about an issued one.

    An erratum mends slips of form, by letter (Nghị định 30/2020/NĐ-CP, Điều 18); a wrong content takes an act of the
    same form, of a letter another letter to the same addressees. Raises `WrongStep`, `AlreadyFollowed`, `NotAllowed`.
    """
    meeting, act = locked(act)
    access.must(access.may_prepare(by, meeting), ONLY_OFFICE)
    if act.state != ActState.ISSUED or kind not in OFFERED.get(act.kind, ()):
        raise WrongStep
    if standing_of(act).ended:
        raise AlreadyFollowed(_("Văn bản này đã được thu hồi hoặc thay thế nên không soạn thêm được."))
    if under_way(act):
        raise AlreadyFollowed(_("Đang có một văn bản khác soạn về văn bản này. Hoàn tất hoặc hủy văn bản đó trước."))
    written = texts_of(act) if kind in REPLACING else {"text": ""}
    made = new_draft(meeting, kind, _as_closed(written, act), by=by, at=at, about=act)
    if has_own_lines(made):
        copy_lines(act, made)
    return made


def _as_closed(written: dict[str, Any], about: Act | None) -> dict[str, Any]:
    """What is issued about a restricted letter is restricted."""
    return written | {"restricted": True} if about is not None and about.written.get("restricted") else written


def new_draft(
    meeting: Meeting,
    kind: str,
    written: dict[str, Any],
    *,
    by: User,
    at: datetime,
    about: Act | None = None,
    vote: Vote | None = None,
) -> Act:
    """A draft that the office writes by hand, in the format and with the signatory of the day; under the lock."""
    day = timezone.localdate(at)
    made = Act.objects.create(
        meeting=meeting,
        kind=kind,
        about=about,
        vote=vote,
        profile=profiles.valid_on(meeting.body.organisation.profile, day).code,
        signatory=next(iter(signatories_for(meeting.body, kind, day)), None),
        written=written,
    )
    fact = FollowUpBegun(act=str(made.pk), kind=kind, about=str(about.pk) if about else "")
    journal.record(meeting, fact, by=by, at=at)
    return made


def mark(act: Act) -> str:
    """A short mark of what is written and to whom: who saves sends back the mark of what they saw."""
    to = names_of(act) if act.kind in ADDRESSED else []
    return fingerprint({"written": act.written, "to": to})[:16]


@transaction.atomic
def write(*, act: Act, written: dict[str, Any], seen: str, by: User, at: datetime) -> Act:
    """Saves what the draft says. Raises `Stale` if somebody else saved meanwhile, `WrongStep`, `NotAllowed`."""
    meeting, act = locked(act)
    access.must(access.may_prepare(by, meeting), ONLY_OFFICE)
    if act.kind not in WRITTEN or act.state != ActState.DRAFT:
        raise WrongStep
    if mark(act) != seen:
        raise Stale(_("Người khác vừa sửa dự thảo này. Đồng chí tải lại trang để xem; phần đồng chí gõ chưa lưu."))
    act.written = _as_closed(written, act.about)
    act.save(update_fields=["written"])
    journal.record(meeting, FollowUpWritten(act=str(act.pk)), by=by, at=at)
    return act


@transaction.atomic
def drop(*, act: Act, by: User, at: datetime) -> Act | None:
    """Gives up a draft; returns the act it was about, if any. Raises `WrongStep`, `NotAllowed`."""
    meeting, act = locked(act)
    access.must(access.may_prepare(by, meeting), ONLY_OFFICE)
    if act.kind not in WRITTEN or act.state != ActState.DRAFT:
        raise WrongStep
    about, gone = act.about, str(act.pk)
    act.delete()
    journal.record(meeting, FollowUpDropped(act=gone), by=by, at=at)
    return about
