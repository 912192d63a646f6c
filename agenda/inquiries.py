"""The queue of questions: registering a question, taking it back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.access import may_arrange
from agenda.events import InquiryRegistered, InquiryWithdrawn
from agenda.locks import ensure_running, lock
from agenda.models import Inquiry, Item
from agenda.question_time import WrongStep, ensure_question_time, locked_inquiry
from agenda.respondents import addressees, offices_among
from agenda.secrecy import refuse_secret
from agenda.states import InquiryState
from agenda.turns import ensure_in_room, ensure_may_ask
from meetings import journal
from meetings.access import must
from meetings.models import Attendee
from people.models import Office, User
from people.refusals import BadInput, NotAllowed


@transaction.atomic
def register_inquiry(
    *, asker: Attendee, item: Item, to: Attendee | Office, subject: str, by: User, at: datetime
) -> Inquiry:
    """Puts a member's question on the queue of an item in question time; the desk may do it for somebody else.

    `to` is an attendee, or an office with a representative at the item. Registering the same twice is harmless.
    Raises `NotAllowed` for who is no member of the body, `NoQuestionTime`, `OnPaperOnly`, `BadInput` for an empty
    subject or somebody who cannot be asked, `NotInRoom`, `NotInSession`.
    """
    item = lock(item.pk)
    ensure_may_ask(asker, item, by)
    ensure_running(item)
    refuse_secret(item)
    ensure_question_time(item)
    if not asker.is_member:
        raise NotAllowed(_("Chỉ thành viên của cơ quan họp đăng ký chất vấn."))
    ensure_in_room(asker)
    if not subject.strip():
        raise BadInput(_("Câu hỏi chưa có nội dung. Ghi đồng chí hỏi về việc gì rồi gửi lại."))
    target = _target(item, asker, to)
    same = Inquiry.objects.filter(item=item, asker=asker, subject=subject.strip(), state=InquiryState.WAITING, **target)
    if (known := same.first()) is not None:
        return known
    inquiry = Inquiry.objects.create(item=item, asker=asker, subject=subject.strip(), asked_at=at, **target)
    journal.record(item.meeting, InquiryRegistered(inquiry=str(inquiry.pk), item=str(item.pk)), by=by, at=at)
    return inquiry


@transaction.atomic
def withdraw_inquiry(*, inquiry: Inquiry, by: User, at: datetime) -> Inquiry:
    """Takes a question that waits off the queue: who asked, or the desk. Raises `WrongStep`, `NotAllowed`."""
    inquiry = locked_inquiry(inquiry.pk)
    own = inquiry.asker.user_id == by.pk
    must(own or may_arrange(by, inquiry.item.meeting), _("Chỉ chính đồng chí đó hoặc thư ký rút được câu hỏi này."))
    if inquiry.state != InquiryState.WAITING:
        raise WrongStep(_("Câu hỏi này không còn chờ nên không rút được."))
    inquiry.state = InquiryState.WITHDRAWN
    inquiry.ended_at = at
    inquiry.save(update_fields=["state", "ended_at"])
    fact = InquiryWithdrawn(inquiry=str(inquiry.pk), item=str(inquiry.item_id))
    journal.record(inquiry.item.meeting, fact, by=by, at=at)
    return inquiry


def _target(item: Item, asker: Attendee, to: Attendee | Office) -> dict[str, Attendee | Office]:
    may = [one for one in addressees(item) if one.pk != asker.pk]
    if isinstance(to, Office) and to in offices_among(may):
        return {"to_office": to}
    if isinstance(to, Attendee) and to in may:
        return {"to_attendee": to}
    raise BadInput(_("Không chất vấn được người hoặc cơ quan này ở mục %s. Chọn lại trong danh sách.") % item.position)
