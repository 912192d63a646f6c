"""The office passes a draft on, frozen; it comes back to be changed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agenda.checks import unapproved
from agenda.drafting import is_begun
from agenda.models import Conclusion
from agenda.states import ConclusionState
from documents.act_steps import WrongStep, ensure_time, locked
from documents.acts import profiles, to_json
from documents.citing import papers_behind
from documents.counting_records import is_declared
from documents.drafts import content_of, fingerprint, form_of, rendered
from documents.events import ActChecked, ActReturned
from documents.house_style import style_of
from documents.lines import lines_of, names_of
from documents.models import Act, ActSignature, DeferredSignature, Proposal
from documents.notice_texts import texts_of
from documents.signatories import is_in_order
from documents.signing.rule import left_of, may_sign, rule_of, seat_of, turn
from documents.states import ADDRESSED, NUMBERED, REPLACING, WRITTEN, ActKind, ActState, may_step
from meetings import access, journal
from meetings.models import Meeting
from people.models import User
from people.refusals import Refusal


class NotReadyToCheck(Refusal):
    """Something in the draft has to be settled first."""


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


def _ensure_ready(meeting: Meeting, act: Act) -> None:
    if act.kind in WRITTEN:
        _ensure_written(act)
    elif act.kind == ActKind.COUNTING:
        _ensure_declared(act)
    elif act.kind != ActKind.INVITATION:
        _ensure_approved(meeting)
    if act.kind in NUMBERED:
        _ensure_signable(meeting, act)
    elif rule_of(meeting.body.organisation).minutes and seat_of(act, left_of(act)) is None:
        raise NotReadyToCheck(_("Phiên họp chưa có thư ký nên chưa có người ký biên bản. Ghi thư ký rồi kiểm tra lại."))


def _ensure_declared(act: Act) -> None:
    if not is_declared(act):
        raise NotReadyToCheck(_("Kết quả chưa công bố nên chưa lập biên bản kiểm phiếu được. Chủ trì công bố trước."))


def _ensure_written(act: Act) -> None:
    """A correction, recall or supplement says something; a replacement says something else than before."""
    empty = act.kind != ActKind.REPLACEMENT and not act.written.get("text", "").strip()
    if empty or _says_the_same(act):
        raise NotReadyToCheck(_("Chưa soạn nội dung. Đồng chí ghi nội dung rồi kiểm tra lại."))
    if _has_subject(act) and not act.written.get("subject", "").strip():
        raise NotReadyToCheck(_("Chưa ghi trích yếu. Đồng chí ghi trích yếu rồi kiểm tra lại."))
    if act.kind in ADDRESSED and not lines_of(act).exists():
        raise NotReadyToCheck(_("Chưa ghi nơi gửi đến (Kính gửi). Đồng chí ghi rồi kiểm tra lại."))


def _says_the_same(act: Act) -> bool:
    """Whether a replacement has the texts of what it replaces, a letter also its addressees."""
    if act.about is None or act.kind not in REPLACING:
        return False
    if any(act.written.get(name) != text for name, text in texts_of(act.about).items()):
        return False
    return act.kind != ActKind.RENEWAL or names_of(act) == names_of(act.about)


def _has_subject(act: Act) -> bool:
    return act.about is None or act.kind == ActKind.RENEWAL


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
