"""What papers and acts say before a step of the meeting."""

from django.utils import timezone
from django.utils.translation import gettext as _

from agenda import recusals
from agenda.models import Item
from agenda.models.item import ItemKind
from documents.counting_records import records
from documents.lines import lines_of_meeting
from documents.models import Act, Consultation, Paper
from documents.signatories import signatory_of
from documents.states import ActKind, ActState, ConsultationState, PaperState
from meetings import calendar, checks
from meetings.checks import Check, Place
from meetings.models import Meeting


@checks.register("convene")
def papers_are_there(meeting: Meeting) -> list[Check]:
    """Items that should have a paper and have none; papers that are late."""
    papers = Paper.objects.filter(meeting=meeting).exclude(state=PaperState.WITHDRAWN)
    filed = set(papers.values_list("item_id", flat=True))
    items = meeting.items.filter(secrecy="", restricted=False).exclude(kind=ItemKind.GENERAL)
    bare = [str(item.position) for item in items if item.pk not in filed]
    text = _("Chưa có tài liệu cho mục %s.") % ", ".join(bare) if bare else _("Các mục đã có tài liệu.")
    filled = [Check("papers", ok=not bare, blocking=False, text=text)] if meeting.items.exists() else []
    return [*filled, _in_time(meeting)]


def _in_time(meeting: Meeting) -> Check:
    due = calendar.papers_due(meeting)
    ok = timezone.localdate() <= due
    text = _("Tài liệu gửi chậm nhất ngày %(day)s (trước %(count)s ngày làm việc).") % {
        "day": f"{due:%d/%m/%Y}",
        "count": meeting.body.papers_days,
    }
    if not ok:
        text = f"{text} {_('Đã quá hạn: tài liệu gửi từ nay được ghi là gửi muộn.')}"
    return Check("in_time", ok=ok, blocking=False, text=text)


@checks.register("convene")
def act_can_be_issued(meeting: Meeting) -> list[Check]:
    """The recipients and the signatory of the notice, and who signs invitations, known before the meeting begins."""
    lines = lines_of_meeting(meeting).exists()
    signatory = signatory_of(meeting, ActKind.CONCLUSION_NOTICE)
    inviter = signatory_of(meeting, ActKind.INVITATION)
    return [
        Check(
            "recipients",
            ok=lines,
            blocking=False,
            text=_("Đã có nơi nhận thông báo kết luận.") if lines else _("Chưa có nơi nhận thông báo kết luận."),
        ),
        Check(
            "signatory",
            ok=signatory is not None,
            blocking=False,
            text=_("Người ký thông báo: %s.") % signatory.user if signatory else _("Chưa có người ký thông báo."),
        ),
        Check(
            "inviter",
            ok=inviter is not None,
            blocking=False,
            text=_("Người ký giấy mời: %s.") % inviter.user
            if inviter
            else _("Chưa có người ký giấy mời: giấy mời in ra không có tên người ký."),
        ),
    ]


@recusals.register
def opinions_are_asked_for(item: Item, taking_out: bool) -> str:
    """Who was asked in writing about a paper of the item is settled until the round has ended."""
    running = Consultation.objects.filter(
        paper__item=item, state__in=[ConsultationState.OPEN, ConsultationState.CLOSED]
    )
    if not running.exists():
        return ""
    return _("Đang lấy ý kiến bằng văn bản về nội dung này. Kết luận hoặc hủy đợt lấy ý kiến trước.")


@checks.register("edit_conclusion")
def notice_is_still_a_draft(meeting: Meeting) -> list[Check]:
    """Conclusions stand still from the moment the notice made of them is checked."""
    fixed = Act.objects.filter(meeting=meeting, kind=ActKind.CONCLUSION_NOTICE).exclude(state=ActState.DRAFT).exists()
    text = _("Dự thảo thông báo đã được kiểm tra hoặc đã ban hành. Trả lại dự thảo rồi mới sửa kết luận được.")
    return [Check("notice_draft", ok=not fixed, blocking=True, text=text)]


@checks.register("close")
def counts_are_recorded(meeting: Meeting) -> list[Check]:
    """Declared elections and secret votes whose record of counting is not signed; nothing where there was none."""
    found = records(meeting)
    left = [one for one in found if one.state != ActState.ISSUED]
    if not found:
        return []
    numbers = ", ".join(dict.fromkeys(str(one.item) for one in left))
    text = _("Chưa chốt biên bản kiểm phiếu ở mục: %s.") % numbers if left else _("Biên bản kiểm phiếu đã chốt.")
    places = tuple(Place(_("Mục %(n)s: %(title)s") % {"n": one.item, "title": one.title}, one.address) for one in left)
    return [Check("records", ok=not left, blocking=False, text=text, places=places)]
