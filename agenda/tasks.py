"""Tasks while the conclusion is drafted: proposed, changed, taken out."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from agenda.access import may_arrange
from agenda.deadlines import due_of
from agenda.drafting import ensure_open
from agenda.events import TaskProposed
from agenda.locks import lock
from agenda.models import Item, Task
from agenda.secrecy import refuse_secret
from agenda.states import Precision, TaskState
from meetings import journal
from meetings.access import must
from people.models import Office, User
from people.refusals import BadInput, Refusal

LONGEST = 600  # signs of an action


class TaskGone(Refusal):
    """The task was taken out in the meantime."""


@dataclass(frozen=True, kw_only=True)
class TaskPlan:
    """What is handed out. `day` is the day that the deadline names ("trước ngày …"), any day of a month.

    `product`: what comes out of it; `report_to`: who is told; `said`: the sentence it was read from (None: as it is).
    """

    action: str
    lead: Office
    others: tuple[Office, ...] = field(default_factory=tuple)
    precision: str = Precision.DAY
    day: date | None = None
    product: str = ""
    report_to: str = ""
    said: str | None = None

    def columns(self) -> dict[str, object]:
        """The task's own columns. Raises `BadInput` for a deadline without its date."""
        try:
            due = due_of(self.precision, self.day)
        except ValueError:
            raise BadInput(_("Thời hạn chưa có ngày. Chọn ngày, hoặc chọn “thường xuyên”.")) from None
        said = {} if self.said is None else {"said": self.said}
        return {
            **said,
            "action": self.action,
            "lead": self.lead,
            "precision": self.precision,
            "due": due,
            "product": self.product,
            "report_to": self.report_to,
        }


@transaction.atomic
def propose_task(*, item: Item, plan: TaskPlan, by: User, at: datetime) -> Task:
    """Adds a task to the draft conclusion of an item.

    Raises `OnPaperOnly`, `AlreadyApproved`, `BadInput`, `MeetingOver`, `NotReady`, `NotAllowed`.
    """
    item = drafted(item.pk, by)
    task = append(item, plan)
    journal.record(item.meeting, TaskProposed(item=str(item.pk)), by=by, at=at)
    return task


@transaction.atomic
def change_task(*, task: Task, plan: TaskPlan, by: User, at: datetime) -> Task:
    """Changes a task of a draft conclusion. Raises what `propose_task` raises, and `TaskGone`."""
    item, task = _locked(task.pk, by)
    _ensure_sound(plan, item)
    for name, value in plan.columns().items():
        setattr(task, name, value)
    task.save(update_fields=list(plan.columns()))
    task.others.set(plan.others)
    journal.record(item.meeting, TaskProposed(item=str(item.pk)), by=by, at=at)
    return task


@transaction.atomic
def remove_task(*, task: Task, by: User, at: datetime) -> None:
    """Takes a task out of a draft conclusion. Raises what `change_task` raises."""
    item, task = _locked(task.pk, by)
    take_out(task)
    journal.record(item.meeting, TaskProposed(item=str(item.pk)), by=by, at=at)


def append(item: Item, plan: TaskPlan) -> Task:
    """The task as the last one of a locked item. Raises `BadInput`."""
    _ensure_sound(plan, item)
    last = Task.objects.filter(item=item).aggregate(last=Max("position"))["last"] or 0
    task = Task.objects.create(item=item, position=last + 1, **plan.columns())
    task.others.set(plan.others)
    return task


def take_out(task: Task) -> None:
    """Deletes a draft task of a locked item; those behind it move up."""
    position = task.position
    task.delete()
    for later in Task.objects.filter(item=task.item_id, position__gt=position).order_by("position"):
        Task.objects.filter(pk=later.pk).update(position=F("position") - 1)


def drafted(item_id: UUID, by: User) -> Item:
    """Locks an item whose conclusion the person may write. Raises `NotAllowed`, `OnPaperOnly`, `AlreadyApproved`."""
    item = lock(item_id)
    must(may_arrange(by, item.meeting), _("Chỉ thư ký hoặc chủ trì soạn được nhiệm vụ."))
    refuse_secret(item)
    ensure_open(item)
    return item


def _locked(task_id: UUID, by: User) -> tuple[Item, Task]:
    item_id = Task.objects.filter(pk=task_id).values_list("item_id", flat=True).first()
    if item_id is None:
        raise TaskGone(_("Nhiệm vụ này không còn. Tải lại trang để xem."))
    item = drafted(item_id, by)
    task = Task.objects.filter(pk=task_id, state=TaskState.DRAFT).first()
    if task is None:
        raise TaskGone(_("Nhiệm vụ này đã giao hoặc không còn, không sửa được nữa."))
    return item, task


def _ensure_sound(plan: TaskPlan, item: Item) -> None:
    if not plan.action.strip():
        raise BadInput(_("Nhiệm vụ chưa có nội dung. Nhập việc phải làm."))
    if len(plan.action) > LONGEST:
        raise BadInput(_("Nội dung nhiệm vụ dài quá %d ký tự. Rút gọn rồi lưu lại.") % LONGEST)
    ours = item.meeting.body.organisation_id
    if any(office.organisation_id != ours for office in (plan.lead, *plan.others)):
        raise BadInput(_("Có cơ quan không thuộc cơ quan tổ chức họp. Chọn lại trong danh sách."))
    if plan.lead in plan.others:
        raise BadInput(_("%s vừa chủ trì vừa phối hợp. Bỏ chọn ở một bên.") % plan.lead)
