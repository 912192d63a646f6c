"""Tasks that stand in the words of a conclusion: read from its sentences, confirmed with a tap, compared with the text.

The text stays the wording of the documents; a task that was read from a sentence keeps that sentence (`Task.said`).
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field, replace
from datetime import datetime
from difflib import SequenceMatcher
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.deadlines import due_of, written
from agenda.events import TaskProposed
from agenda.models import Conclusion, Item, Task
from agenda.states import TaskState
from agenda.tasks import TaskPlan, append, drafted, take_out
from agenda.wording.assignment import Reading, assignments
from agenda.wording.breaks import sentences
from meetings import journal
from people.models import Office, User
from people.refusals import BadInput, Stale
from people.text import nfc

ALIKE = 0.6  # how much of two sentences has to agree for one to be the other, changed


class SentenceChanged(Stale):
    """The sentence is not in the conclusion any more, or is read in another way by now."""


@dataclass(frozen=True)
class Proposal:
    """A sentence that gives a task and has none yet. `mark` stands for all that was read."""

    reading: Reading[UUID]
    leads: tuple[Office, ...]
    others: tuple[Office, ...]
    mark: str
    replaces: tuple[Task, ...] = field(default=())

    @property
    def deadline(self) -> str:
        """As documents write it, "" while it is open."""
        return written(self.reading.precision, due_of(self.reading.precision, self.reading.day)) if self.known else ""

    @property
    def known(self) -> bool:
        return bool(self.reading.precision)

    @property
    def asks(self) -> list[str]:
        """What has to be chosen."""
        return [str(doubt) for doubt in self.reading.doubts if doubt.stops]

    @property
    def notes(self) -> list[str]:
        """What was understood from little."""
        return [str(doubt) for doubt in self.reading.doubts if not doubt.stops]

    def plans(self) -> list[TaskPlan]:
        """One for each lead office."""
        reading = self.reading
        return [
            TaskPlan(
                action=reading.action,
                lead=lead,
                others=self.others,
                precision=reading.precision,
                day=reading.day,
                product=reading.product,
                report_to=reading.report_to,
            )
            for lead in self.leads
        ]


def proposals(item: Item, conclusion: Conclusion | None, tasks: Sequence[Task]) -> list[Proposal]:
    """The sentences of a conclusion that give a task which is neither confirmed nor set aside."""
    if conclusion is None or item.is_secret or not conclusion.text.strip():
        return []
    settled = {task.said for task in tasks} | set(conclusion.not_tasks)
    gone = _gone(conclusion, tasks)
    found = [one for one in _read(item, conclusion.text) if one.reading.said not in settled]
    return [_replacing(one, gone) for one in found]


def differences(item: Item, conclusion: Conclusion | None, tasks: Sequence[Task]) -> dict[UUID, list[str]]:
    """What the text says otherwise than the tasks that were read from it, by task; tasks that agree are not in it."""
    text = conclusion.text if conclusion else ""
    spoken = [task for task in tasks if task.said]
    if not spoken:
        return {}
    by_said = {one.reading.said: one for one in _read(item, text)}
    standing = set(sentences(text))
    found = {}
    for task in spoken:
        if task.said not in standing:
            found[task.pk] = [_("Câu giao nhiệm vụ này không còn trong kết luận.")]
        elif said := _differences(by_said.get(task.said), task, spoken):
            found[task.pk] = said
    return found


@transaction.atomic
def adopt(*, item: Item, mark: str, plans: Iterable[TaskPlan] | None = None, by: User, at: datetime) -> list[Task]:
    """Makes the tasks of the sentence that `mark` stands for, as it was read or as `plans` complete it.

    One task for each lead office. A task of a sentence that this one has taken the place of goes. A second tap finds
    the tasks of the first. Raises `SentenceChanged`, `BadInput` while something has to be chosen, and what
    `agenda.tasks.propose_task` raises.
    """
    item = drafted(item.pk, by)
    conclusion = Conclusion.objects.get(item=item)
    tasks = list(Task.objects.filter(item=item).select_related("lead").order_by("position"))
    found = next((one for one in _read(item, conclusion.text) if one.mark == mark), None)
    if found is None:
        raise SentenceChanged(_("Câu này vừa được sửa. Xem lại đề xuất mới rồi xác nhận."))
    before = [task for task in tasks if task.said == found.reading.said]
    if before:
        return before
    if plans is None and not found.reading.is_sure:
        raise BadInput(_("Câu chưa đủ rõ: %s") % " ".join(found.asks))
    wanted = list(found.plans() if plans is None else plans)
    if not wanted:
        raise BadInput(_("Câu không nêu rõ cơ quan chủ trì. Chọn cơ quan."))
    for task in _replacing(found, _gone(conclusion, tasks)).replaces:
        take_out(Task.objects.get(pk=task.pk))
    made = [append(item, replace(plan, said=found.reading.said)) for plan in wanted]
    _set_aside(conclusion, conclusion.not_tasks, found.reading.said, aside=False)
    journal.record(item.meeting, TaskProposed(item=str(item.pk)), by=by, at=at)
    return made


@transaction.atomic
def set_aside(*, item: Item, mark: str, by: User, at: datetime) -> None:
    """Notes that the sentence gives no task. Raises what `adopt` raises."""
    item = drafted(item.pk, by)
    conclusion = Conclusion.objects.get(item=item)
    found = next((one for one in _read(item, conclusion.text) if one.mark == mark), None)
    if found is None:
        raise SentenceChanged(_("Câu này vừa được sửa. Xem lại đề xuất mới rồi xác nhận."))
    if found.reading.said in conclusion.not_tasks:
        return
    _set_aside(conclusion, conclusion.not_tasks, found.reading.said, aside=True)
    journal.record(item.meeting, TaskProposed(item=str(item.pk)), by=by, at=at)


def find(item: Item, mark: str) -> Proposal | None:
    """The proposal of a mark that is still to be settled."""
    conclusion = Conclusion.objects.filter(item=item).first()
    tasks = list(Task.objects.filter(item=item).select_related("lead"))
    return next((one for one in proposals(item, conclusion, tasks) if one.mark == mark), None)


def _set_aside(conclusion: Conclusion, before: list[str], said: str, *, aside: bool) -> None:
    standing = set(sentences(conclusion.text))
    kept = [one for one in before if one in standing and one != said]
    conclusion.not_tasks = [*kept, said] if aside else kept
    conclusion.save(update_fields=["not_tasks"])


def _read(item: Item, text: str) -> list[Proposal]:
    offices = {office.pk: office for office in Office.objects.filter(organisation=item.meeting.body.organisation_id)}
    today = timezone.localdate(item.meeting.starts_at)
    named = [(pk, office.name) for pk, office in offices.items()]
    return [
        Proposal(
            reading=reading,
            leads=tuple(offices[pk] for pk in reading.leads),
            others=tuple(offices[pk] for pk in reading.others),
            mark=hashlib.sha256(repr(astuple(reading)).encode()).hexdigest()[:16],
        )
        for reading in assignments(nfc(text), named, today)
    ]


def _gone(conclusion: Conclusion, tasks: Iterable[Task]) -> list[Task]:
    """Draft tasks whose sentence is not in the text any more."""
    standing = set(sentences(conclusion.text))
    return [task for task in tasks if task.said and task.said not in standing and task.state == TaskState.DRAFT]


def _replacing(proposal: Proposal, gone: Sequence[Task]) -> Proposal:
    """With the tasks of the one vanished sentence that this one resembles most."""
    said = proposal.reading.said
    likeness = {task.said: SequenceMatcher(None, task.said, said, autojunk=False).ratio() for task in gone}
    nearest = max(likeness, key=lambda one: likeness[one], default="")
    if not nearest or likeness[nearest] < ALIKE:
        return proposal
    replaced = tuple(task for task in gone if task.said == nearest)
    return replace(proposal, replaces=replaced)


def _differences(proposal: Proposal | None, task: Task, spoken: Sequence[Task]) -> list[str]:
    if proposal is None:
        return []
    found, asked = [], {doubt.question for doubt in proposal.reading.doubts if doubt.stops}
    if proposal.known and proposal.deadline != task.deadline:
        found.append(
            _("Thời hạn: kết luận viết “%(text)s”, nhiệm vụ ghi “%(task)s”.")
            % {"text": proposal.deadline, "task": task.deadline}
        )
    if proposal.leads and not asked:
        given = {one.lead_id for one in spoken if one.said == task.said}
        if task.lead_id not in proposal.reading.leads:
            found.append(_("Kết luận không giao %s chủ trì.") % task.lead)
        missing = [str(office) for office in proposal.leads if office.pk not in given]
        if missing:
            found.append(_("Kết luận còn giao: %s.") % ", ".join(missing))
        if {office.pk for office in proposal.others} != {office.pk for office in task.others.all()}:
            told = ", ".join(map(str, proposal.others)) or _("không có")
            found.append(_("Cơ quan phối hợp trong kết luận: %s.") % told)
    return found
