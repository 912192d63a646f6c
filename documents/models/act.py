"""Official documents: composed, checked, numbered, frozen, issued, delivered, acknowledged."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.register import RegisterEntry
from documents.states import LETTERS, MENDING, RECALLING, REPLACING, ActKind, ActState, Channel
from meetings.models import Meeting
from people.fields import NfcCharField
from people.models import Body, Office
from voting.models import Round, Vote


class Signatory(models.Model):
    """Who may sign what for a body, from a written rule of that body (thẩm quyền ký)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="signatories")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ActKind.choices)
    authority = NfcCharField(_("quyền hạn"), max_length=120, blank=True)
    title = NfcCharField(_("chức vụ"), max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.authority} {self.title} {self.user}"


class RecipientLine(models.Model):
    """One line under "Nơi nhận"; with an office or body its people who have accounts receive the act here.

    With an `email` it goes to that address too, with a `paper_reason` on paper. The lines of a meeting serve all that
    it issues but letters: the addressees of a letter are lines of that `act` alone (`documents.lines`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="recipient_lines")
    act = models.ForeignKey("documents.Act", on_delete=models.CASCADE, null=True, blank=True, related_name="addressees")
    position = models.PositiveSmallIntegerField()
    text = NfcCharField(max_length=250)
    offices = models.ManyToManyField(Office, blank=True, related_name="+")
    bodies = models.ManyToManyField(Body, blank=True, related_name="+")
    email = models.EmailField(_("địa chỉ thư điện tử"), blank=True)
    paper_reason = NfcCharField(_("lý do gửi bản giấy"), max_length=200, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], condition=models.Q(act=None), name="recipient_line_once"
            ),
            models.UniqueConstraint(fields=["act", "position"], name="addressee_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Act(models.Model):
    """The notice, the minutes or the invitation of a meeting, a resolution on a `vote`, the record of counting of a
    secret `vote` or of a `round` on paper, a letter, or what is issued later about one of them (`about`). A letter that
    belongs to no meeting has the chancery of its body as `meeting` (`meetings.chancery`).

    While it is a draft it has no content of its own: it is composed anew from the conclusions each time it is
    shown. Checking freezes `content` (a snapshot, `content_sha256`) and the house `style` under `profile`; the chair
    approves; issuing adds the register entry and the file (`file_sha256` in the store). `revision` guards against
    approving what one has not seen. `signatures_due` are the roles that sign it, in order, fixed when it is approved.
    `cited` are the papers that it is about (each with the number of its `item`), in the versions that were decided on,
    frozen with the content.
    `written` is what somebody wrote for it, if it is not composed from the meeting alone (`documents.follow_ups`).
    `shown_at`: since when the members may look through checked minutes. An issued act is never changed: the database
    itself refuses it (`documents.freezing`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=10, choices=ActKind.choices)
    state = models.CharField(max_length=8, choices=ActState.choices, default=ActState.DRAFT)
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="follow_ups")
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="acts")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="acts")
    written = models.JSONField(default=dict)
    profile = models.CharField(max_length=40)
    style = models.JSONField(default=dict)
    content = models.JSONField(default=dict)
    content_sha256 = models.CharField(max_length=64, blank=True)
    cited = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=0)
    entry = models.OneToOneField(RegisterEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="act")
    file_sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(default=0)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    signatures_due = models.JSONField(default=list)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                condition=models.Q(kind__in=["notice", "minutes", "invitation"]),
                name="one_act_of_a_kind",
            ),
            models.UniqueConstraint(fields=["vote", "kind"], name="one_act_of_a_kind_of_a_vote"),
            models.UniqueConstraint(fields=["round"], name="one_record_of_a_round"),
            models.CheckConstraint(
                condition=models.Q(kind="resolution", vote__isnull=False, round=None)
                | models.Q(kind="counting", vote__isnull=False, round=None)
                | models.Q(kind="counting", vote=None, round__isnull=False)
                | ~models.Q(kind__in=["resolution", "counting"]) & models.Q(vote=None, round=None),
                name="a_resolution_or_record_is_of_a_vote",
            ),
            models.UniqueConstraint(
                fields=["about"], condition=~models.Q(state="issued"), name="one_follow_up_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["about"],
                condition=models.Q(kind__in=["recall", "replacing", "retraction", "renewal"]),
                name="ended_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    about=None, kind__in=["notice", "minutes", "invitation", "resolution", "letter", "counting"]
                )
                | models.Q(
                    about__isnull=False,
                    kind__in=[
                        "correction",
                        "recall",
                        "replacing",
                        "supplement",
                        "erratum",
                        "retraction",
                        "renewal",
                    ],
                ),
                name="a_follow_up_is_about_an_act",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="issued") | ~models.Q(file_sha256="") & models.Q(issued_at__isnull=False),
                name="issued_is_frozen",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    state="issued",
                    kind__in=[
                        "notice",
                        "correction",
                        "recall",
                        "replacing",
                        "resolution",
                        "letter",
                        "erratum",
                        "invitation",
                        "retraction",
                        "renewal",
                    ],
                )
                | models.Q(entry__isnull=False),
                name="an_issued_notice_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        return self.entry.written if self.entry else self.get_kind_display()

    @property
    def does(self) -> str:
        """What it does to the act that it is about: "recalls", "replaces", "mends", "adds"; "" about none."""
        if self.about_id is None:
            return ""
        if self.kind in RECALLING:
            return "recalls"
        if self.kind in REPLACING:
            return "replaces"
        return "mends" if self.kind in MENDING else "adds"

    @property
    def is_letter(self) -> bool:
        return self.kind in LETTERS


class Delivery(models.Model):
    """An issued act on its way to one person with an account: sent, delivered to a screen, opened, acknowledged.

    With an `extract` they get that instead of the whole. `delivered_at` is when a page of theirs first showed that it
    came.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="deliveries")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.ELECTRONIC)
    extract = models.ForeignKey(
        "documents.Extract", on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    sent_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["user__name_key"]
        constraints = [models.UniqueConstraint(fields=["act", "user"], name="delivered_once")]

    def __str__(self) -> str:
        return f"{self.act} -> {self.user}"
