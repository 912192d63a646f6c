"""The chair's conclusion on an item: written by the secretary as it is spoken, approved by the chair."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from agenda import insertions
from agenda.access import may_draft, must_lead
from agenda.cited import cited
from agenda.drafting import ensure_not_final, ensure_open, is_begun, seen
from agenda.events import ConclusionApproved, ConclusionReopened, ConclusionSaved
from agenda.locks import lock
from agenda.models import Conclusion, ConclusionChange, Item
from agenda.secrecy import refuse_secret
from agenda.states import ConclusionState
from meetings import journal
from meetings.access import is_chair, must
from meetings.states import NOT_BEGUN
from people.models import User
from people.refusals import Refusal, Stale
from people.text import nfc


class NewerText(Stale):
    """Somebody saved another text first; `conclusion` holds it, the caller still holds what was typed."""

    def __init__(self, conclusion: Conclusion) -> None:
        self.conclusion = conclusion
        super().__init__(
            _("%(who)s vừa lưu kết luận này. Nội dung đồng chí nhập vẫn còn; đối chiếu hai bản rồi lưu lại.")
            % {"who": conclusion.saved_by or _("Người khác")}
        )


class NothingToApprove(Refusal):
    """The conclusion has neither a text nor a task."""


class NotYetOpened(Refusal):
    """A conclusion is approved in the meeting or after it, not before."""


class NotApproved(Refusal):
    """The conclusion is a draft already."""


@transaction.atomic
def save_conclusion(
    *, item: Item, text: str, revision: int, by: User, at: datetime, restores: int | None = None
) -> Conclusion:
    """Writes the conclusion of an item; `revision` is the one that the writer started from (0 before the first).

    Before the meeting the office that prepares the item may write it too (`access.may_draft`).
    `restores` is the earlier revision whose text this is (`agenda.history.restore_conclusion`). Saving the text that
    is there changes nothing. Raises `NewerText` when somebody else saved in between, `AlreadyApproved`, `OnPaperOnly`,
    `MeetingOver`, `NotReady` once the notice is under way, `NotAllowed`.
    """
    item = lock(item.pk)
    must(
        may_draft(by, item),
        _("Chỉ thư ký hoặc chủ trì soạn được kết luận; cơ quan chuẩn bị soạn được dự thảo đến khi khai mạc."),
    )
    refuse_secret(item)
    conclusion = ensure_open(item)
    text = nfc(text.replace("\r\n", "\n"))
    if conclusion.text == text:
        return conclusion
    if conclusion.revision != revision:
        raise NewerText(conclusion)
    conclusion.text = text
    conclusion.revision += 1
    conclusion.saved_by = by
    conclusion.saved_at = at
    conclusion.save(update_fields=["text", "revision", "saved_by", "saved_at"])
    ConclusionChange.objects.create(
        conclusion=conclusion, revision=conclusion.revision, text=conclusion.text, restores=restores, by=by, at=at
    )
    insertions.note(conclusion, item, by, at)
    fact = ConclusionSaved(item=str(item.pk), revision=conclusion.revision)
    journal.record(item.meeting, fact, by=by, at=at)
    return conclusion


@transaction.atomic
def approve_conclusion(*, item: Item, seen_as: str, by: User, at: datetime) -> Conclusion:
    """The chair approves the conclusion and its tasks as they saw them (`seen_as`, from `drafting.seen`).

    Raises `Stale` if the text or a task changed since, `NothingToApprove`, `AlreadyApproved`, `NotYetOpened`,
    `OnPaperOnly`, `NotAllowed` for everybody but the chair.
    """
    item = lock(item.pk)
    must(is_chair(by, item.meeting), _("Chỉ đồng chí chủ trì duyệt được kết luận."))
    refuse_secret(item)
    conclusion = ensure_open(item)
    if item.meeting.state in NOT_BEGUN:
        raise NotYetOpened(_("Phiên họp chưa khai mạc nên chưa duyệt kết luận được."))
    if not is_begun(item):
        raise NothingToApprove(_("Mục %s chưa có nội dung kết luận để duyệt.") % item.position)
    if seen(item, conclusion) != seen_as:
        raise Stale(_("Kết luận vừa được sửa. Đồng chí xem lại bản mới rồi duyệt."))
    conclusion.state = ConclusionState.APPROVED
    conclusion.approved_by = by
    conclusion.approved_at = at
    conclusion.cited = cited(item)
    conclusion.save(update_fields=["state", "approved_by", "approved_at", "cited"])
    fact = ConclusionApproved(item=str(item.pk), revision=conclusion.revision)
    journal.record(item.meeting, fact, by=by, at=at)
    return conclusion


@transaction.atomic
def reopen_conclusion(*, item: Item, by: User, at: datetime) -> Conclusion:
    """Makes an approved conclusion a draft again; the chair has to approve it anew.

    Raises `NotApproved`, `MeetingOver`, `NotReady` once the notice is under way, `NotAllowed`.
    """
    item = lock(item.pk)
    must_lead(by, item.meeting)
    ensure_not_final(item)
    conclusion = Conclusion.objects.filter(item=item, state=ConclusionState.APPROVED).first()
    if conclusion is None:
        raise NotApproved(_("Kết luận này đang soạn, không cần mở lại."))
    conclusion.state = ConclusionState.DRAFT
    conclusion.approved_by = None
    conclusion.approved_at = None
    conclusion.cited = []
    conclusion.save(update_fields=["state", "approved_by", "approved_at", "cited"])
    journal.record(item.meeting, ConclusionReopened(item=str(item.pk)), by=by, at=at)
    return conclusion
