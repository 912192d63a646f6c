"""Papers of a meeting: taking them in, new versions, sending them to attendees, taking them back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from agenda import locks
from agenda.models import Item
from agenda.secrecy import refuse_secret
from documents import intake
from documents.circulation import handling, sending
from documents.circulation.lateness import is_late
from documents.drawing import draw_pages
from documents.events import PaperAdded, PaperChanged, PaperReplaced, PaperWithdrawn
from documents.intake import Inspected, Upload
from documents.models import Paper, PaperVersion
from documents.models.paper import PaperKind
from documents.searching import index
from documents.states import Circulation, PaperState
from meetings import access, journal
from meetings.models import Meeting
from meetings.states import ANNOUNCED, OVER
from people.models import User
from people.refusals import BadInput, Refusal
from people.text import line

TITLE_LENGTH = 300
REASON_LENGTH = 300

# What stands on a paper ends in the same transaction in which readers get another version, or none.
Hook = Callable[[Paper, User, datetime], None]
replaced_hooks: list[Hook] = []
withdrawn_hooks: list[Hook] = []


class OnPaperOnly(BadInput):
    """The papers of this item are handed out and collected; they are not kept here."""


class NoReason(BadInput):
    """People have read the paper; they are owed a reason for another version."""


class PaperGone(Refusal):
    """The paper was withdrawn in the meantime."""


class PapersFixed(Refusal):
    """The meeting is over: what was on the table stays as it was."""


@dataclass(frozen=True, kw_only=True)
class PaperPlan:
    """What the office says of a paper. No item: it belongs to the whole meeting."""

    title: str
    kind: str = PaperKind.OTHER
    item: Item | None = None
    circulation: Circulation = Circulation.OPEN


def add_paper(*, meeting: Meeting, plan: PaperPlan, upload: Upload, by: User, at: datetime) -> Paper:
    """Takes a new paper in; attendees get it at once if the meeting is convened already.

    The file is received and looked at before anything is locked, and kept only if all checks hold.
    Raises `NotDeclared`, `LooksSecret`, the refusals of `documents.pdf`, `OnPaperOnly`, `PapersFixed`,
    `BadInput`, `NotAllowed`.
    """
    _ensure_may_prepare(by, meeting)
    _sound_title(plan.title)
    with intake.take(upload) as file:
        return enter_paper(meeting=meeting, plan=plan, file=file, by=by, at=at)


@transaction.atomic
def enter_paper(*, meeting: Meeting, plan: PaperPlan, file: Inspected, by: User, at: datetime) -> Paper:
    """The second half of `add_paper`, for a file that was looked at already; for importers. Raises the same."""
    title = _sound_title(plan.title)
    meeting, item = _locked(meeting, plan.item)
    _ensure_open(by, meeting, item)
    handling.ensure_fits(plan.circulation, meeting)
    paper = Paper.objects.create(
        meeting=meeting,
        item=item,
        position=_next_position(meeting, item),
        title=title,
        kind=plan.kind,
        circulation=plan.circulation,
    )
    journal.record(meeting, PaperAdded(paper=str(paper.pk)), by=by, at=at)
    file.keep()
    add_version(paper=paper, file=file, by=by, at=at)
    if meeting.state in ANNOUNCED:
        sending.circulate(paper, by, at)
    return paper


def replace_paper(*, paper: Paper, upload: Upload, reason: str = "", by: User, at: datetime) -> PaperVersion:
    """Adds a version that readers get from now on; the ones before it stay in the archive and can be read.

    `reason` is told to the readers; without it only a paper that nobody was sent is replaced. What is sent after the
    last day for papers makes the paper late. The same file again changes nothing. Raises as `add_paper`, and
    `PaperGone`, `NoReason`.
    """
    _ensure_may_prepare(by, paper.meeting)
    _sound_reason(reason, paper)
    with intake.take(upload) as file:
        return enter_version(paper=paper, file=file, reason=reason, by=by, at=at)


@transaction.atomic
def enter_version(*, paper: Paper, file: Inspected, reason: str = "", by: User, at: datetime) -> PaperVersion:
    """The second half of `replace_paper`, for a file that was looked at already; for importers. Raises the same."""
    paper = lock(paper.pk)
    _ensure_open(by, paper.meeting, paper.item)
    reason = _sound_reason(reason, paper)
    latest = latest_version(paper)
    if latest and latest.sha256 == file.facts.sha256:
        return latest
    file.keep()
    version = add_version(paper=paper, file=file, reason=reason, by=by, at=at)
    if paper.state == PaperState.CIRCULATED and is_late(paper.meeting, at) and not paper.is_late:
        paper.is_late = True
        paper.save(update_fields=["is_late"])
    journal.record(paper.meeting, PaperReplaced(paper=str(paper.pk), version=version.number), by=by, at=at)
    for step in replaced_hooks:
        step(paper, by, at)
    return version


@transaction.atomic
def change_paper(*, paper: Paper, plan: PaperPlan, by: User, at: datetime) -> Paper:
    """Another title, kind, item or way of circulating.

    Raises `OnPaperOnly`, `NoRoom`, `AskedAbout`, `PapersFixed`, `PaperGone`, `BadInput`, `NotAllowed`.
    """
    title = _sound_title(plan.title)
    paper = lock(paper.pk)
    paper.meeting, item = _locked(paper.meeting, plan.item)
    _ensure_open(by, paper.meeting, item)
    if (item and item.pk) != paper.item_id:
        paper.position = _next_position(paper.meeting, item)
    handling.ensure_fits(plan.circulation, paper.meeting, paper)
    paper.title, paper.kind, paper.item, paper.circulation = title, plan.kind, item, plan.circulation
    paper.save(update_fields=["title", "kind", "item", "position", "circulation"])
    index.retitle(paper)
    journal.record(paper.meeting, PaperChanged(paper=str(paper.pk)), by=by, at=at)
    return paper


@transaction.atomic
def withdraw_paper(*, paper: Paper, by: User, at: datetime) -> None:
    """Takes a paper back: from now on nobody reads it. Raises `PapersFixed`, `PaperGone`, `NotAllowed`."""
    paper = lock(paper.pk)
    _ensure_open(by, paper.meeting, None)
    paper.state = PaperState.WITHDRAWN
    paper.save(update_fields=["state"])
    index.forget(paper)
    journal.record(paper.meeting, PaperWithdrawn(paper=str(paper.pk)), by=by, at=at)
    for step in withdrawn_hooks:
        step(paper, by, at)


def add_version(*, paper: Paper, file: Inspected, reason: str = "", by: User, at: datetime) -> PaperVersion:
    """Writes down a file that is kept in the store as the newest version, and has its pages drawn in the background.

    For the operations here and for importers; runs inside a transaction that holds the meeting's lock.
    """
    facts = file.facts
    last = PaperVersion.objects.filter(paper=paper).aggregate(last=Max("number"))["last"] or 0
    version = PaperVersion.objects.create(
        paper=paper,
        number=last + 1,
        sha256=facts.sha256,
        size=facts.size,
        pages=facts.pages,
        width=facts.width,
        height=facts.height,
        outline=[[mark.level, mark.title, mark.page] for mark in facts.outline],
        file_name=file.name,
        original_sha256=file.keep_original(),
        original_name=file.original_name,
        removed=list(file.removed),
        uploaded_by=by,
        uploaded_at=at,
        reason=reason,
        looks_secret=facts.looks_secret,
    )
    draw_pages.enqueue(str(version.pk))
    return version


def latest_version(paper: Paper) -> PaperVersion | None:
    """The version that readers get."""
    return PaperVersion.objects.filter(paper=paper).order_by("-number").first()


def lock(paper_id: UUID) -> Paper:
    """The paper as it is now; its meeting's and its own row locked. Raises `PaperGone`."""
    paper = Paper.objects.filter(pk=paper_id).first()
    if paper is None:
        raise PaperGone(_("Tài liệu này không còn. Tải lại trang để xem danh sách mới."))
    meeting = journal.lock(paper.meeting_id)
    paper = Paper.objects.select_for_update(of=("self",)).select_related("item").get(pk=paper_id)
    if paper.state == PaperState.WITHDRAWN:
        raise PaperGone(_("Tài liệu này đã được rút. Tải lại trang để xem danh sách mới."))
    paper.meeting = meeting
    return paper


def _locked(meeting: Meeting, item: Item | None) -> tuple[Meeting, Item | None]:
    """Both rows as they are now, locked, the meeting first. Raises `BadInput` for an item from elsewhere."""
    meeting = journal.lock(meeting.pk)
    if item is None:
        return meeting, None
    if item.meeting_id != meeting.pk:
        raise BadInput(_("Mục này không thuộc phiên họp. Tải lại trang rồi chọn lại."))
    item = locks.lock(item.pk)
    return item.meeting, item


def _ensure_may_prepare(by: User, meeting: Meeting) -> None:
    access.must(access.may_prepare(by, meeting), _("Chỉ thư ký của cơ quan họp làm được việc này."))


def _ensure_open(by: User, meeting: Meeting, item: Item | None) -> None:
    """The checks under the lock that all writes of papers share."""
    _ensure_may_prepare(by, meeting)
    if meeting.state in OVER:
        raise PapersFixed(_("Phiên họp đã kết thúc nên tài liệu không thay đổi được nữa."))
    if item is None:
        return
    refuse_secret(item)
    if item.restricted:
        text = _("Mục %s dùng tài liệu giấy, phát và thu hồi tại phiên họp; không tải tài liệu lên hệ thống.")
        raise OnPaperOnly(text % item.position)


def _sound_title(title: str) -> str:
    title = line(title)
    if not title:
        raise BadInput(_("Tài liệu chưa có tên. Nhập tên tài liệu rồi gửi lại."))
    if len(title) > TITLE_LENGTH:
        raise BadInput(_("Tên tài liệu dài quá %s ký tự. Rút ngắn rồi gửi lại.") % TITLE_LENGTH)
    return title


def _sound_reason(reason: str, paper: Paper) -> str:
    reason = line(reason)
    if not reason and paper.state == PaperState.CIRCULATED:
        raise NoReason(_("Tài liệu đã gửi đại biểu. Ghi lý do thay bản mới để đại biểu biết, rồi gửi lại."))
    if len(reason) > REASON_LENGTH:
        raise BadInput(_("Lý do dài quá %s ký tự. Rút ngắn rồi gửi lại.") % REASON_LENGTH)
    return reason


def _next_position(meeting: Meeting, item: Item | None) -> int:
    last = Paper.objects.filter(meeting=meeting, item=item).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
