"""From draft to issued act: the office checks, the chair approves; number, file and news come into being at once."""

import io
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agenda.checks import unapproved
from agenda.drafting import is_begun
from agenda.follow_up import assign_tasks
from agenda.models import Conclusion
from agenda.states import ConclusionState
from documents import delivery, register, store
from documents.acts import Profile, profiles, to_json
from documents.citing import papers_behind
from documents.composition import register_line
from documents.dispatching import reminding, rows
from documents.drafts import LETTERS, Content, Numbered, content_of, final, fingerprint, form_of, rendered, type_symbol
from documents.events import ActApproved, ActChecked, ActIssued, ActReturned
from documents.house_style import style_of
from documents.lines import lines_of
from documents.models import Act, ActSignature, DeferredSignature, Proposal, RegisterEntry, Signatory
from documents.notice_texts import texts_of
from documents.searching import index
from documents.signatories import is_in_order
from documents.signing.rule import may_sign, rule_of, signatures_of, turn
from documents.states import NUMBERED, WRITTEN, ActKind, ActState, may_step
from documents.timing import is_time_for, why_not
from meetings import access, journal, session
from meetings.models import Meeting
from meetings.models.attendee import Role
from people.models import User
from people.refusals import Refusal, Stale


class NotReadyToCheck(Refusal):
    """Something in the draft has to be settled first."""


class WrongStep(Refusal):
    message = _("Văn bản đã chuyển sang bước khác. Đồng chí tải lại trang để xem.")


def locked(act: Act) -> tuple[Meeting, Act]:
    meeting = journal.lock(act.meeting_id)
    rows = Act.objects.select_for_update(of=("self",)).select_related("signatory__user", "entry", "about__entry")
    row = rows.get(pk=act.pk)
    row.meeting = meeting
    if row.about is not None:
        row.about.meeting = meeting
    return meeting, row


@transaction.atomic
def check_act(*, act: Act, by: User, at: datetime) -> Act:
    """The office has checked the draft: its content is frozen and shown to the chair.

    Every conclusion must be approved, for a notice a signatory chosen; what cannot be printed is not passed on.
    Raises `NotReadyToCheck`, `Unprintable`, `WrongStep`, `NotAllowed`.
    """
    meeting, act = locked(act)
    access.must(access.may_prepare(by, meeting), _("Chỉ văn phòng kiểm tra được dự thảo."))
    if not may_step(act.state, ActState.CHECKED):
        raise WrongStep
    ensure_time(meeting, act)
    _ensure_ready(meeting, act)
    content = content_of(act)
    rendered(content, form_of(act))
    act.style = style_of(meeting.body.organisation)
    act.content = to_json(content)
    act.content_sha256 = fingerprint(act.content)
    act.cited = papers_behind(act)
    act.state, act.checked_by, act.checked_at = ActState.CHECKED, by, at
    act.revision += 1
    act.save(
        update_fields=["content", "content_sha256", "cited", "style", "state", "checked_by", "checked_at", "revision"]
    )
    journal.record(meeting, ActChecked(act=str(act.pk), kind=act.kind), by=by, at=at)
    return act


def ensure_time(meeting: Meeting, act: Act) -> None:
    """Raises `WrongStep` for an act that does not go out while its meeting stands as it does."""
    if not is_time_for(act.kind, meeting):
        raise WrongStep(why_not(act.kind))


def _ensure_ready(meeting: Meeting, act: Act) -> None:
    if act.kind in WRITTEN:
        _ensure_written(act)
    elif act.kind != ActKind.INVITATION:
        _ensure_approved(meeting)
    if act.kind in NUMBERED:
        _ensure_signable(meeting, act)
    elif rule_of(meeting.body.organisation).minutes and not meeting.attendees.filter(role=Role.SECRETARY).exists():
        raise NotReadyToCheck(_("Phiên họp chưa có thư ký nên chưa có người ký biên bản. Ghi thư ký rồi kiểm tra lại."))


def _ensure_written(act: Act) -> None:
    """A correction, recall or supplement says something; a replacement says something else than before."""
    if act.kind == ActKind.REPLACEMENT:
        empty = act.about is not None and act.written == texts_of(act.about)
    else:
        empty = not act.written.get("text", "").strip()
    if empty:
        raise NotReadyToCheck(_("Chưa soạn nội dung. Đồng chí ghi nội dung rồi kiểm tra lại."))
    if act.about is None and not act.written.get("subject", "").strip():
        raise NotReadyToCheck(_("Chưa ghi trích yếu. Đồng chí ghi trích yếu rồi kiểm tra lại."))
    if act.kind == ActKind.LETTER and not lines_of(act).exists():
        raise NotReadyToCheck(_("Chưa ghi nơi gửi đến (Kính gửi). Đồng chí ghi rồi kiểm tra lại."))


def _ensure_approved(meeting: Meeting) -> None:
    numbers = ", ".join(str(item.position) for item in unapproved(meeting) if is_begun(item))
    if numbers:
        raise NotReadyToCheck(_("Chủ trì chưa duyệt kết luận mục %s.") % numbers)


def _ensure_signable(meeting: Meeting, act: Act) -> None:
    if act.signatory is None:
        raise NotReadyToCheck(_("Chưa chọn người ký. Chọn người ký rồi kiểm tra lại."))
    if not is_in_order(act.signatory, profiles.load(act.profile)):
        raise NotReadyToCheck(
            _("Cơ quan lãnh đạo tập thể ký T/M, không ký “%s”. Sửa thẩm quyền ký hoặc chọn người ký khác.")
            % act.signatory.authority
        )
    if (
        act.kind == ActKind.CONCLUSION_NOTICE
        and not Conclusion.objects.filter(item__meeting=meeting, state=ConclusionState.APPROVED).exists()
    ):
        raise NotReadyToCheck(_("Chưa có kết luận nào được duyệt nên chưa có gì để thông báo."))


@transaction.atomic
def return_act(*, act: Act, by: User, at: datetime) -> Act:
    """Sends a checked or approved act back to be changed; signatures made so far fall.

    The chair, the office and the signatory whose turn it is may. Raises `WrongStep`, `NotAllowed`.
    """
    meeting, act = locked(act)
    signs = act.state == ActState.SIGNING and may_sign(by, act, turn(act))
    allowed = signs or access.may_prepare(by, meeting) or access.is_chair(by, meeting)
    access.must(allowed, _("Chỉ chủ trì, người ký hoặc văn phòng trả lại được dự thảo."))
    if not may_step(act.state, ActState.DRAFT):
        raise WrongStep
    act.state, act.content, act.content_sha256, act.cited = ActState.DRAFT, {}, "", []
    act.checked_by = act.checked_at = act.shown_at = act.approved_by = act.approved_at = None
    cleared = ["checked_by", "checked_at", "shown_at", "approved_by", "approved_at"]
    act.save(update_fields=["state", "content", "content_sha256", "cited", *cleared])
    for unfinished in (Proposal, ActSignature, DeferredSignature):
        unfinished.objects.filter(act=act).delete()
    journal.record(meeting, ActReturned(act=str(act.pk), kind=act.kind), by=by, at=at)
    return act


@transaction.atomic
def choose_signatory(*, act: Act, signatory: Signatory, by: User, at: datetime) -> Act:
    """Sets who signs, from the body's table. Raises `WrongStep`, `NotAllowed`."""
    meeting, act = locked(act)
    access.must(access.may_prepare(by, meeting), _("Chỉ văn phòng chọn được người ký."))
    if act.state != ActState.DRAFT or signatory.body_id != meeting.body_id or not _signs_such(signatory, act):
        raise WrongStep
    act.signatory = signatory
    act.save(update_fields=["signatory"])
    return act


def _signs_such(signatory: Signatory, act: Act) -> bool:
    """Who signs notices of conclusions signs what is issued about them as well; the office's head may sign letters."""
    kinds = {act.kind, ActKind.CONCLUSION_NOTICE} if act.kind in NUMBERED else {act.kind}
    if act.kind in LETTERS:
        kinds |= {ActKind.LETTER, ActKind.INVITATION}
    return signatory.kind in kinds


@transaction.atomic
def issue_act(*, act: Act, revision: int, by: User, at: datetime) -> Act:
    """The chair approves what they saw (`revision`), and the act is issued: all in one transaction.

    A notice that the organisation signs digitally goes on to its signatures instead (`documents.signing.steps`), and
    the last of them issues it. Number from the register, PDF rendered from the frozen content, file stored under its
    SHA-256 before the commit, deliveries, tasks assigned, meeting concluded, event. If any of it fails nothing has
    happened and the number is free again. Raises `Stale` when the office changed the draft meanwhile, `WrongStep`,
    `NotAllowed`.
    """
    meeting, act = locked(act)
    access.must(may_approve(by, act), _("Chỉ chủ trì phiên họp duyệt và ban hành được."))
    if not may_step(act.state, ActState.ISSUED):
        raise WrongStep
    ensure_time(meeting, act)
    if act.revision != revision:
        raise Stale(_("Dự thảo đã thay đổi sau khi đồng chí mở trang. Đồng chí xem lại bản mới rồi duyệt."))
    if act.state != ActState.CHECKED:
        raise WrongStep
    act.approved_by, act.approved_at = by, at
    act.signatures_due = list(signatures_of(act))
    if act.signatures_due:
        act.state = ActState.SIGNING
        act.save(update_fields=["state", "approved_by", "approved_at", "signatures_due"])
        journal.record(meeting, ActApproved(act=str(act.pk), kind=act.kind), by=by, at=at)
        return act
    profile = form_of(act)
    content, day = content_of(act), timezone.localdate(at)
    if isinstance(content, Numbered):
        act.entry = number_act(act, content, day, by, at)
    _freeze(act, final(content, act.entry.number if act.entry else None, day), profile, by, at)
    send(meeting, act, by, at)
    return act


def may_approve(user: User, act: Act) -> bool:
    """The chair of the meeting; an invitation also who signs it, as it is theirs to send."""
    if access.is_chair(user, act.meeting):
        return True
    return act.kind == ActKind.INVITATION and act.signatory is not None and act.signatory.user_id == user.pk


def number_act(act: Act, content: Numbered, day: date, by: User, at: datetime) -> RegisterEntry:
    """Gives an act dated `day` its number, inside the transaction that issues it."""
    profile = form_of(act)
    organisation, symbol = act.meeting.body.organisation, type_symbol(act, profile)
    return register.allocate(
        organisation=organisation,
        type=symbol,
        period=register.period_of(profile, act.meeting.term, day),
        written=register.spelled(profile, organisation, symbol),
        at=at,
        kind=act.kind,
        abstract=register_line(content),
        signer=content.signature.name,
        by=by,
        day=day,
    )


def _freeze(act: Act, content: Content, profile: Profile, by: User, at: datetime) -> None:
    made = rendered(content, profile)
    freeze(act, to_json(content), store.put(io.BytesIO(made.pdf)).sha256, made.pages, by, at)


def freeze(act: Act, content: dict[str, Any], file_sha256: str, pages: int, by: User, at: datetime) -> None:
    """The act is issued with this content and this file, which is in the store already."""
    act.content, act.content_sha256 = content, fingerprint(content)
    act.file_sha256, act.pages = file_sha256, pages
    act.state, act.issued_by, act.issued_at = ActState.ISSUED, by, at
    act.save()
    index.index_one_act.enqueue(str(act.pk))


def send(meeting: Meeting, act: Act, by: User, at: datetime) -> None:
    """What follows from issuing: deliveries, tasks, the end of the meeting's course, the news."""
    number = ""
    if act.kind in NUMBERED:
        delivery.deliver(act, at)
        rows.dispatch_lines(act, by, at)
        reminding.plan(act, at)
        number = act.entry.written if act.entry else ""
    if act.kind == ActKind.CONCLUSION_NOTICE:
        assign_tasks(meeting=meeting, by=by, at=at)
        session.conclude(meeting=meeting, by=by, at=at)
    fact = ActIssued(act=str(act.pk), kind=act.kind, number=number, sha256=act.file_sha256)
    journal.record(meeting, fact, by=by, at=at)
