"""Reports on tasks with the files that show what was done."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.follow_up import may_report, report_task
from agenda.models import Task, TaskNote
from agenda.secrecy import refuse_secret
from documents import intake
from documents.intake import Inspected, Upload
from documents.models import Evidence
from documents.papers import OnPaperOnly
from meetings.access import must
from people.models import User
from people.refusals import BadInput

MOST = 10  # files with one report


def takes_files(task: Task) -> bool:
    """Whether files may be kept of a task: not where the papers of its item are handed out and collected."""
    return not task.item.restricted and not task.item.is_secret


def report_with_evidence(
    *, task: Task, state: str, text: str, uploads: Sequence[Upload], by: User, at: datetime
) -> TaskNote:
    """Notes a report as `agenda.follow_up.report_task` does, with its files: all of them or nothing.

    Files are received and looked at before anything is locked. A second tap adds no file a second time.
    Raises `NotDeclared`, `LooksSecret`, the refusals of `documents.pdf`, `OnPaperOnly`, and what `report_task` raises.
    """
    if not uploads:
        return report_task(task=task, state=state, text=text, by=by, at=at)
    must(may_report(by, task), _("Chỉ cơ quan chủ trì, cơ quan phối hợp hoặc thư ký báo cáo được nhiệm vụ này."))
    if len(uploads) > MOST:
        raise BadInput(_("Mỗi báo cáo kèm nhiều nhất %s tệp. Gửi phần còn lại trong báo cáo sau.") % MOST)
    refuse_secret(task.item)
    if not takes_files(task):
        raise OnPaperOnly(_("Tài liệu của mục này chỉ dùng bản giấy; không đính kèm tệp minh chứng."))
    with ExitStack() as stack:
        files = [stack.enter_context(intake.take(upload)) for upload in uploads]
        return _keep(task, state, text, files, by, at)


@transaction.atomic
def _keep(task: Task, state: str, text: str, files: list[Inspected], by: User, at: datetime) -> TaskNote:
    note = report_task(task=task, state=state, text=text, by=by, at=at)
    for position, file in enumerate(files, start=1):
        if Evidence.objects.filter(note=note, sha256=file.facts.sha256).exists():
            continue
        file.keep()
        Evidence.objects.create(
            note=note,
            position=position,
            sha256=file.facts.sha256,
            size=file.facts.size,
            pages=file.facts.pages,
            file_name=file.name,
            looks_secret=file.facts.looks_secret,
        )
    return note
