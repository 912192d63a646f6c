"""More time for a task: asked for by its lead office, granted or refused by who follows it, never silently changed."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.events import TaskExtensionAsked, TaskExtensionDecided
from agenda.follow_up import AlreadyDone, ensure_handed_out, locked, may_decide, may_finish, note
from agenda.models import Extension, Task
from agenda.states import UNFINISHED, ExtensionState, NoteKind
from meetings import journal
from meetings.access import must
from people.models import User
from people.refusals import BadInput, Refusal


class AlreadyAsked(Refusal):
    """There is a request that nobody has decided."""


class AlreadyDecided(Refusal):
    """Somebody else decided first."""


class OwnRequest(Refusal):
    """Who asked for more time does not grant it."""


@transaction.atomic
def ask_extension(*, task: Task, day: date, reason: str, by: User, at: datetime) -> Extension:
    """Asks to have until before `day`, as deadlines are written. A second tap finds the request of the first.

    Raises `NotAllowed`, `NotAssigned`, `AlreadyDone`, `AlreadyAsked`, and `BadInput` without a reason, for a task
    without a deadline, or for a day that is not later or is over already.
    """
    task = locked(task.pk)
    must(may_finish(by, task), _("Chỉ cơ quan chủ trì hoặc thư ký đề nghị lùi hạn nhiệm vụ này."))
    ensure_handed_out(task)
    due = day - timedelta(days=1)  # "trước ngày": the day before is the last one in time
    pending = Extension.objects.filter(task=task, state=ExtensionState.PENDING).first()
    if pending is not None:
        if (pending.asked_by_id, pending.due) == (by.pk, due):
            return pending
        raise AlreadyAsked(_("Nhiệm vụ đã có một đề nghị lùi hạn đang chờ quyết định."))
    if task.state not in UNFINISHED:
        raise AlreadyDone(_("Nhiệm vụ đã báo cáo hoàn thành hoặc đã dừng nên không lùi hạn được."))
    former = _sound(task, due, reason, at)
    made = Extension.objects.create(
        task=task, former_due=former, due=due, reason=reason.strip(), asked_by=by, asked_at=at
    )
    note(task, NoteKind.MORE_TIME, f"{made.wanted.capitalize()}. {made.reason}", by, at)
    journal.record(task.item.meeting, TaskExtensionAsked(task=str(task.pk)), by=by, at=at)
    return made


@transaction.atomic
def decide_extension(*, extension: Extension, granted: bool, answer: str, by: User, at: datetime) -> Extension:
    """Grants the request as it was asked, or refuses it. The first decision stands; the same again changes nothing.

    Raises `NotAllowed`, `BadInput` without a reason, `OwnRequest`, `AlreadyDecided`.
    """
    task = locked(extension.task_id)
    must(may_decide(by, task), _("Chỉ văn phòng theo dõi hoặc chủ trì phiên họp quyết định được việc này."))
    extension = Extension.objects.select_for_update(of=("self",)).get(pk=extension.pk)
    wanted = ExtensionState.GRANTED if granted else ExtensionState.REFUSED
    if extension.state != ExtensionState.PENDING:
        if (extension.state, extension.decided_by_id) == (wanted, by.pk):
            return extension
        raise AlreadyDecided(_("Đã có người quyết định đề nghị này. Tải lại trang để xem."))
    if not answer.strip():
        raise BadInput(_("Ghi căn cứ hoặc lý do của quyết định."))
    if extension.asked_by_id == by.pk:
        raise OwnRequest(_("Người đề nghị lùi hạn không tự quyết định, cần người khác quyết định."))
    extension.state, extension.answer = wanted, answer.strip()
    extension.decided_by, extension.decided_at = by, at
    extension.save(update_fields=["state", "answer", "decided_by", "decided_at"])
    if granted:
        task.extended_due = extension.due
        task.save(update_fields=["extended_due"])
    kind = NoteKind.GRANT if granted else NoteKind.REFUSAL
    note(task, kind, f"{extension.wanted.capitalize()}. {extension.answer}", by, at)
    journal.record(task.item.meeting, TaskExtensionDecided(task=str(task.pk), granted=granted), by=by, at=at)
    return extension


def _sound(task: Task, due: date, reason: str, at: datetime) -> date:
    """The deadline that stands now, if `due` is one that may be asked for instead."""
    former = task.last_day
    if former is None:
        raise BadInput(_("Nhiệm vụ thường xuyên không có thời hạn để lùi."))
    if not reason.strip():
        raise BadInput(_("Ghi lý do xin lùi hạn."))
    if due <= former:
        raise BadInput(_("Thời hạn mới phải sau thời hạn hiện nay (%s).") % task.deadline_now)
    if due < timezone.localdate(at):
        raise BadInput(_("Thời hạn mới đã qua. Chọn ngày khác."))
    return former
