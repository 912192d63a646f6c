"""The office or the chair urges lead offices to get on with their tasks (đôn đốc), one or several at once."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.events import TaskUrged
from agenda.follow_up import locked, may_decide, note, same_as_last
from agenda.models import Task
from agenda.states import UNFINISHED, NoteKind
from meetings import journal
from meetings.access import must
from people.models import User
from people.refusals import BadInput, Refusal

MOST = 200  # tasks at once


class NothingToUrge(Refusal):
    """None of the tasks is worked on any more."""


@transaction.atomic
def urge_tasks(*, tasks: Collection[UUID], text: str, by: User, at: datetime) -> list[Task]:
    """Writes an urging into the history of each task; those that are reported, done or stopped are left out.

    Returns the tasks that stand urged by these words; a second tap writes nothing. Meetings are locked in one order,
    so that two people who urge at once wait for each other. Raises `BadInput` without words or tasks, `NotAllowed`
    if one of them is not followed by the person, `NothingToUrge`.
    """
    if not text.strip():
        raise BadInput(_("Ghi nội dung đôn đốc."))
    if not tasks or len(tasks) > MOST:
        raise BadInput(_("Chọn từ 1 đến %s nhiệm vụ để đôn đốc.") % MOST)
    found = Task.objects.filter(pk__in=tasks).values_list("pk", "item__meeting").order_by("item__meeting", "item", "pk")
    for meeting in dict.fromkeys(meeting for _task, meeting in found):
        journal.lock(meeting)
    urged = []
    for key, _meeting in found:
        task = locked(key)
        must(may_decide(by, task), _("Chỉ văn phòng theo dõi hoặc chủ trì phiên họp đôn đốc được nhiệm vụ này."))
        if task.state not in UNFINISHED:
            continue
        if same_as_last(task, NoteKind.URGING, text, by, at) is None:
            note(task, NoteKind.URGING, text, by, at)
            journal.record(task.item.meeting, TaskUrged(task=str(task.pk)), by=by, at=at)
        urged.append(task)
    if not urged:
        raise NothingToUrge(_("Các nhiệm vụ đã chọn đều đã báo cáo hoàn thành hoặc đã dừng."))
    return urged
