"""Prepared conclusions and tasks: drafts that the chair approves in the meeting."""

from django.utils.translation import gettext as _

from agenda import tasks as operations
from agenda.conclusions import save_conclusion
from agenda.deadlines import named_day
from agenda.models import Conclusion, Item, Task
from agenda.states import Precision
from agenda.tasks import TaskPlan
from documents.dossier import contents
from documents.dossier.contents import chosen
from documents.dossier.importing.writer import Writer
from people.models import Office, Organisation


def conclusion(part: contents.Item, item: Item, write: Writer) -> None:
    """Writes the prepared text, if the dossier has one and it is another one."""
    if part.conclusion is None:
        return
    now = Conclusion.objects.filter(item=item).first()
    text, revision = (now.text, now.revision) if now else ("", 0)
    if text == part.conclusion:
        return
    values = {"item": item, "text": part.conclusion, "revision": revision}
    name = _("kết luận nội dung %d") % part.number
    write.operate(f"{part.path}.conclusion", "~" if text else "+", name, save_conclusion, **values)


def tasks(part: contents.Item, item: Item, organisation: Organisation, write: Writer) -> None:
    """Makes the draft tasks of an item those of the dossier, one by one in order."""
    if part.tasks is None:
        return
    before = list(Task.objects.filter(item=item).select_related("lead").prefetch_related("others").order_by("position"))
    for index, wanted in enumerate(part.tasks):
        field, name = f"{part.path}.tasks[{index}]", _("nhiệm vụ: %s") % wanted.action
        plan = _plan(wanted, organisation)
        if index >= len(before):
            write.operate(field, "+", name, operations.propose_task, item=item, plan=plan)
        elif wanted != spoken(before[index]):
            write.operate(field, "~", name, operations.change_task, task=before[index], plan=plan)
    for task in reversed(before[len(part.tasks) :]):
        write.operate(f"{part.path}.tasks", "-", _("nhiệm vụ: %s") % task.action, operations.remove_task, task=task)


def spoken(task: Task) -> contents.Task:
    """A task of the database as a dossier speaks of it."""
    return contents.Task(
        action=task.action,
        lead=task.lead.name,
        others=tuple(sorted(office.name for office in task.others.all())),
        precision=contents.word(Precision(task.precision)),
        due=task.due,
        product=task.product,
        report_to=task.report_to,
        said=task.said,
    )


def _plan(part: contents.Task, organisation: Organisation) -> TaskPlan:
    precision = chosen(Precision, part.precision).value
    return TaskPlan(
        action=part.action,
        lead=Office.objects.get(organisation=organisation, name=part.lead),
        others=tuple(Office.objects.filter(organisation=organisation, name__in=part.others)),
        precision=precision,
        day=named_day(precision, part.due),
        product=part.product,
        report_to=part.report_to,
        said=part.said,
    )
