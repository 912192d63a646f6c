"""The meeting itself."""

import secrets
import uuid

from django.db import models
from django.db.models import Manager
from django.utils.translation import gettext_lazy as _

from meetings.states import MeetingState
from people.fields import NfcCharField, NfcTextField
from people.models import Body, Term


def fresh_key() -> str:
    """A 256-bit key, hexadecimal."""
    return secrets.token_hex(32)


class Sessions(models.Manager["Meeting"]):
    """The meetings proper: what is listed, counted, opened by an address."""

    def get_queryset(self) -> models.QuerySet["Meeting"]:
        return super().get_queryset().exclude(state=MeetingState.CHANCERY)


class Meeting(models.Model):
    """One session of a body. `head` is the number of the last event in its journal.

    `ordinal` counts the sessions of the body within the term ("phiên thứ 18"). `gate_key` signs the
    check-in codes of this meeting and never leaves the server.

    A body's chancery (`meetings.chancery`) is a row of this table too: it has a journal, a lock and acts, and no day,
    people or agenda. `objects` does not know of it; `every` does, for what works on a journal whatever it is of.
    """

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("trực tiếp")
        ONLINE = "online", _("trực tuyến")
        HYBRID = "hybrid", _("kết hợp")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="meetings")
    ordinal = models.PositiveSmallIntegerField(_("phiên thứ"))
    title = NfcCharField(_("tên phiên họp"), max_length=250)
    mode = models.CharField(_("hình thức"), max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    place = NfcCharField(_("địa điểm"), max_length=250)
    starts_at = models.DateTimeField(_("bắt đầu"))
    note = NfcTextField(_("yêu cầu chuẩn bị"), blank=True)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.DRAFT)
    convened_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    head = models.PositiveBigIntegerField(default=0)
    gate_key = models.CharField(max_length=64, default=fresh_key, editable=False)

    objects = Sessions()
    every = Manager["Meeting"]()

    class Meta:
        ordering = ["-starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["body", "term", "ordinal"], name="session_ordinal_once"),
            models.UniqueConstraint(
                fields=["body"], condition=models.Q(state="chancery"), name="one_chancery_of_a_body"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="chancery") | models.Q(ordinal=0), name="a_chancery_is_no_session"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_chancery(self) -> bool:
        """Whether this is no session but what a body's own letters hang on."""
        return self.state == MeetingState.CHANCERY
