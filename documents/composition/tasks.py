"""Tasks as sentences, one wording for the notice, the minutes and the screen."""

from agenda.models import Item, Task
from agenda.wording.breaks import sentences as sentences_of
from documents.acts import wording


def sentence(task: Task) -> str:
    """ "Giao Văn phòng Đảng ủy chủ trì, phối hợp với … trước ngày 20/11/2026." """
    due = wording.Due(wording.Precision(task.precision), task.due)
    return wording.task_sentence(task.lead.name, [office.name for office in task.others.all()], task.action, due)


def sentences(item: Item) -> tuple[str, ...]:
    """The tasks of an item in their order, without those that the text of the conclusion says itself."""
    conclusion = getattr(item, "conclusion", None)
    said = set(sentences_of(conclusion.text)) if conclusion else set()
    tasks = item.tasks.select_related("lead").prefetch_related("others").order_by("position")
    return tuple(sentence(task) for task in tasks if not task.said or task.said not in said)
