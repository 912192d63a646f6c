"""A written consultation: what was asked of whom, until when, what they answered and what became of it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models import Item
from documents.models.paper import Paper, PaperVersion
from documents.states import Answer, ConsultationState, Verdict
from people.fields import NfcCharField, NfcTextField


class Consultation(models.Model):
    """One round: the members of a body are asked in writing about one version of a paper.

    `version`, `rule` (as `voting.manifest` writes it), `recused` (how many take no part in the item) and
    `silence_basis` are frozen at the opening, `outcome` (as `voting.outcomes` writes it) at the closing. A round is
    never edited: when the draft changes it is cancelled and another one begins, which `repeats` it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="consultations")
    version = models.ForeignKey(PaperVersion, on_delete=models.PROTECT, related_name="consultations")
    round = models.PositiveSmallIntegerField(default=1)
    repeats = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="repeated_by")
    question = NfcTextField(_("nội dung xin ý kiến"))
    deadline = models.DateTimeField(_("hạn trả lời"))
    silence_basis = NfcCharField(max_length=300, blank=True)
    rule = models.JSONField(default=dict)
    recused = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=9, choices=ConsultationState.choices, default=ConsultationState.OPEN)
    outcome = models.JSONField(default=dict)
    reason = NfcTextField(_("lý do hủy"), blank=True)
    changes = NfcTextField(_("những nội dung đã chỉnh sửa"), blank=True)
    referred_to = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="consultations")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper"], condition=models.Q(state="open"), name="one_open_consultation_per_paper"
            ),
            models.UniqueConstraint(fields=["paper", "round"], name="consultation_round_once"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["closed", "settled", "referred"]) | models.Q(closed_at__isnull=False),
                name="a_closed_consultation_has_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | ~models.Q(reason=""),
                name="a_cancelled_consultation_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="referred") | models.Q(referred_to__isnull=False),
                name="a_referred_consultation_has_an_item",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper} ({self.round})"


class Opinion(models.Model):
    """The form of one member who was asked; `answer` is empty until they answer.

    `late`: it came after the deadline; it is kept and not counted. `title` is the office held at the opening.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="opinions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="opinions")
    title = NfcCharField(max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(_("ý kiến"), max_length=9, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    late = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "user__name_key"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "user"], name="asked_once"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True, late=False)
                | ~models.Q(answer="") & models.Q(answered_at__isnull=False),
                name="an_answer_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_answer_display()}"


class OpinionChange(models.Model):
    """One answer as it was sent, number `revision` of its form; never changed.

    `comments` are its words by section: `[heading, text]`, in the order of the paper.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    answer = models.CharField(max_length=9, choices=Answer.choices)
    late = models.BooleanField(default=False)
    comments = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["opinion", "revision"], name="opinion_change_once")]

    def __str__(self) -> str:
        return f"{self.opinion_id}: {self.revision}"


class Comment(models.Model):
    """What a member says of one section of the paper, and what the office makes of it.

    `place` is the number of the section in `documents.consultations.sections`, `heading` its name at that time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="comments")
    place = models.PositiveSmallIntegerField()
    heading = NfcCharField(max_length=300)
    text = NfcTextField(_("ý kiến cụ thể"))
    verdict = models.CharField(_("kết quả"), max_length=9, choices=Verdict.choices, blank=True)
    reply = NfcTextField(_("giải trình, tiếp thu"), blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["place", "opinion__position"]
        constraints = [
            models.UniqueConstraint(fields=["opinion", "place"], name="one_comment_on_a_section"),
            models.CheckConstraint(
                condition=models.Q(verdict="") | models.Q(replied_at__isnull=False), name="a_reply_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.text}"
