"""The course of the discussion of an item, in the secretary's words, for the minutes until they are checked."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.locks import lock
from agenda.models import Item
from agenda.secrecy import refuse_secret
from documents.events import CourseTextSaved
from documents.models import Act, CourseText
from documents.states import ActKind, ActState
from meetings import access, journal
from meetings.models import Meeting
from meetings.states import MeetingState
from people.models import User
from people.refusals import BadInput, Refusal, Stale
from people.text import nfc

LONGEST: Final = 20000  # characters


class NewerCourse(Stale):
    """Somebody saved another text first; `kept` holds it, the caller still holds what was typed."""

    def __init__(self, kept: CourseText) -> None:
        self.kept = kept
        super().__init__(
            _("%(who)s vừa lưu diễn biến mục này. Nội dung đồng chí nhập vẫn còn; đối chiếu hai bản rồi lưu lại.")
            % {"who": kept.saved_by or _("Người khác")}
        )


class MinutesFixed(Refusal):
    message = gettext_lazy("Biên bản đã được kiểm tra hoặc đã ký. Lấy biên bản lại để sửa, rồi mới sửa diễn biến được.")


class NotInMinutes(Refusal):
    message = gettext_lazy("Mục hạn chế tài liệu chỉ có một dòng chung trong biên bản, không ghi diễn biến.")


def is_open(meeting: Meeting) -> bool:
    """Whether the minutes are still drafted."""
    fixed = Act.objects.filter(meeting=meeting, kind=ActKind.MINUTES).exclude(state=ActState.DRAFT).exists()
    return not fixed and meeting.state not in (MeetingState.DRAFT, MeetingState.CANCELLED)


def written_items(meeting: Meeting) -> list[Item]:
    """The items of which the minutes tell the course, each with its text if there is one."""
    items = Item.objects.filter(meeting=meeting, secrecy="", restricted=False)
    return list(items.select_related("course_text__saved_by").order_by("position"))


@transaction.atomic
def save_course(*, item: Item, text: str, revision: int, by: User, at: datetime) -> CourseText:
    """Writes the course of an item; `revision` is the one that the writer started from (0 before the first).

    Saving the text that is there changes nothing. Raises `NewerCourse` when somebody else saved in between,
    `MinutesFixed` once the minutes are checked, `NotInMinutes`, `OnPaperOnly`, `BadInput`, `NotAllowed`.
    """
    item = lock(item.pk)
    access.must(access.may_prepare(by, item.meeting), _("Chỉ văn phòng ghi được diễn biến vào biên bản."))
    refuse_secret(item)
    if item.restricted:
        raise NotInMinutes
    if not is_open(item.meeting):
        raise MinutesFixed
    text = nfc(text.replace("\r\n", "\n"))
    if len(text) > LONGEST:
        raise BadInput(_("Diễn biến dài quá 20.000 ký tự. Đồng chí rút gọn rồi lưu lại."))
    kept, _made = CourseText.objects.select_related("saved_by").get_or_create(item=item)
    if kept.text == text:
        return kept
    if kept.revision != revision:
        raise NewerCourse(kept)
    kept.text, kept.revision, kept.saved_by, kept.saved_at = text, kept.revision + 1, by, at
    kept.save(update_fields=["text", "revision", "saved_by", "saved_at"])
    journal.record(item.meeting, CourseTextSaved(item=str(item.pk), revision=kept.revision), by=by, at=at)
    return kept
