"""Who must do what until when."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.deadlines import written
from agenda.models.item import Item
from agenda.states import NoteKind, Precision, TaskState
from people.fields import NfcCharField, NfcTextField
from people.models import Office


class Task(models.Model):
    """A task handed out by a conclusion.

    `action` is what is to be done, as it stands in the sentence of the notice after the offices:
    "Giao <lead> chủ trì, phối hợp với <others> <action> <deadline>". `due` is the last day on which it
    is on time: "trước ngày 20/11" is due on the 19th, "trong tháng 12" on the 31st, "thường xuyên" has none.
    `product` and `report_to` are for following up; documents print them only as far as `action` says them. `said` is
    the sentence of the conclusion that the task was read from: while it stands there, it is not printed a second time.
    `due` is what the notice says and never changes afterwards; `extended_due` is the last day that was granted later.
    `done_on` is the day on which the lead office said that it was done, whoever confirmed it when.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    action = NfcCharField(_("nội dung nhiệm vụ"), max_length=600)
    lead = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="led_tasks", verbose_name=_("cơ quan chủ trì")
    )
    others = models.ManyToManyField(Office, blank=True, related_name="shared_tasks", verbose_name=_("cơ quan phối hợp"))
    precision = models.CharField(_("thời hạn"), max_length=7, choices=Precision.choices, default=Precision.DAY)
    due = models.DateField(_("ngày đến hạn"), null=True, blank=True)
    product = NfcCharField(_("sản phẩm"), max_length=300, blank=True)
    report_to = NfcCharField(_("báo cáo với"), max_length=200, blank=True)
    said = NfcTextField(blank=True)
    state = models.CharField(max_length=11, choices=TaskState.choices, default=TaskState.DRAFT)
    extended_due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["item__position", "position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="task_number_once"),
            models.CheckConstraint(
                condition=models.Q(precision="ongoing", due=None)
                | (~models.Q(precision="ongoing") & models.Q(due__isnull=False)),
                name="a_dated_task_has_a_date",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("reported", "done"), done_on__isnull=False)
                | (~models.Q(state__in=("reported", "done")) & models.Q(done_on=None)),
                name="done_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(state="stopped", stopped_on__isnull=False)
                | (~models.Q(state="stopped") & models.Q(stopped_on=None)),
                name="stopped_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(extended_due=None) | models.Q(extended_due__gt=models.F("due")),
                name="extended_means_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead}: {self.action}"

    @property
    def deadline(self) -> str:
        """The deadline as the notice writes it: "trước ngày 20/11/2026"."""
        return written(self.precision, self.due)

    @property
    def last_day(self) -> date | None:
        """The last day on time as it stands now: the one that was granted last, else that of the notice."""
        return self.extended_due or self.due

    @property
    def deadline_now(self) -> str:
        """The deadline that counts now, written as in documents."""
        return written(Precision.DAY, self.extended_due) if self.extended_due else self.deadline


class TaskNote(models.Model):
    """One entry in the history of a task: a report, a decision, an urging. Entries are only ever added.

    They are numbered from 1 under the lock of the meeting; `state` is that of the task after it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="notes")
    number = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=12, choices=NoteKind.choices, default=NoteKind.PROGRESS)
    state = models.CharField(max_length=11, choices=TaskState.choices)
    text = NfcTextField(_("nội dung báo cáo"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["task", "number"], name="task_note_number_once")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.number} {self.kind}"
