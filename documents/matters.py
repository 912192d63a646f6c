"""Matters arising: the unfinished tasks of a body's earlier meetings, laid before its next one with one press."""

import io
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.figures import Counted, Period, counted
from agenda.items import ItemPlan, add_item
from agenda.models.item import ItemKind
from documents import intake, papers
from documents.composition.task_report import MATTERS_ITEM, MATTERS_LIST, compose_matters, renewal
from documents.drafts import rendered
from documents.intake import Inspected, Upload
from documents.models import MattersArising, Paper
from documents.models.paper import PaperKind
from documents.papers import PaperPlan
from documents.states import PaperState
from documents.task_reports import profile_on
from meetings import access, journal
from meetings.models import Meeting
from people.models import User
from people.refusals import Refusal

OPEN = ("waiting", "going_on", "late")


class NothingOpen(Refusal):
    """Every earlier task is done."""


def open_tasks(meeting: Meeting, at: datetime) -> tuple[list[Counted], int]:
    """The unfinished tasks of earlier meetings of the body, the latest first; and how many stay on paper."""
    today = timezone.localdate(at)
    always = Period("", today, today)
    rows = [row for row in counted(meeting.body, always, today) if row.column in OPEN]
    earlier = [row for row in rows if row.task.item.meeting_id != meeting.pk]
    shown = [row for row in earlier if not row.task.item.restricted]
    shown.sort(key=lambda row: -row.days_late)
    return shown, len(earlier) - len(shown)


def lay_before(*, meeting: Meeting, by: User, at: datetime) -> MattersArising:
    """Puts an item with the list of open tasks on the agenda; when it is there already, its paper is renewed.

    A second press on the same day changes nothing. Raises `NotAllowed`, `NothingOpen`, `Unprintable`, and what
    `agenda.items.add_item` and `documents.papers.add_paper` raise.
    """
    access.must(access.may_prepare(by, meeting), _("Chỉ thư ký của cơ quan họp làm được việc này."))
    rows, left_out = open_tasks(meeting, at)
    if not rows:
        raise NothingOpen(_("Không có nhiệm vụ nào của các kết luận trước chưa hoàn thành."))
    today = timezone.localdate(at)
    content = compose_matters(meeting.body, rows, today, left_out, by)
    pdf = rendered(content, profile_on(meeting.body, today)).pdf
    upload = Upload(file=io.BytesIO(pdf), name="Nhiem-vu-chua-hoan-thanh.pdf", declared=True, looked_again=True)
    with intake.take(upload) as file:
        return _lay(meeting, file, by, at)


@transaction.atomic
def _lay(meeting: Meeting, file: Inspected, by: User, at: datetime) -> MattersArising:
    meeting = journal.lock(meeting.pk)
    kept = MattersArising.objects.filter(meeting=meeting).select_related("paper", "item").first()
    if kept is not None and kept.paper.state != PaperState.WITHDRAWN:
        reason = renewal(timezone.localdate(at))
        papers.enter_version(paper=kept.paper, file=file, reason=reason, by=by, at=at)
        return kept
    item = kept.item if kept else add_item(meeting=meeting, plan=_plan(), by=by, at=at)
    plan = PaperPlan(title=MATTERS_LIST, kind=PaperKind.ANNEX, item=item)
    paper: Paper = papers.enter_paper(meeting=meeting, plan=plan, file=file, by=by, at=at)
    return MattersArising.objects.update_or_create(meeting=meeting, defaults={"item": item, "paper": paper})[0]


def _plan() -> ItemPlan:
    return ItemPlan(title=MATTERS_ITEM, kind=ItemKind.REPORT, minutes=15)
