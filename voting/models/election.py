"""A secret ballot on paper: what it is about, who stands, who counts, each round, what each teller counted."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models import Item
from meetings.models import Attendee
from people.fields import NfcCharField, NfcTextField
from people.text import KEY_LENGTH
from voting.elections.states import Asked, Kind, RoundState, Seat, Source, Stage, Withdrawal
from voting.matters import Matter


class Election(models.Model):
    """An election to posts, or questions answered yes or no, by secret ballot on paper.

    `needs_surplus`: the list must be longer than the posts (a committee, a standing committee). `most_listed`: a lower
    limit of the list than the law's, set by those who elect. `panel_yes` of `panel_of` approved the panel by a show of
    hands, `list_yes` of `list_of` the list.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="elections")
    kind = models.CharField(_("hình thức"), max_length=8, choices=Kind.choices, default=Kind.ELECTION)
    matter = models.CharField(_("loại nội dung"), max_length=12, choices=Matter.choices, default=Matter.ELECTION)
    title = NfcCharField(_("nội dung bỏ phiếu"), max_length=300)
    posts = models.PositiveSmallIntegerField(_("số lượng cần bầu"), default=1)
    needs_surplus = models.BooleanField(_("danh sách phải có số dư"), default=False)
    most_listed = models.PositiveSmallIntegerField(_("số người tối đa trong danh sách"), null=True, blank=True)
    stage = models.CharField(max_length=6, choices=Stage.choices, default=Stage.DRAFT)
    panel_yes = models.PositiveIntegerField(null=True)
    panel_of = models.PositiveIntegerField(null=True)
    list_yes = models.PositiveIntegerField(null=True)
    list_of = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at"]
        constraints = [models.CheckConstraint(condition=models.Q(posts__gt=0), name="an_election_has_posts")]

    def __str__(self) -> str:
        return self.title


class Candidate(models.Model):
    """Somebody who was put up, or a question; `name_key` is the order of the list, `position` that of questions.

    `agree` of `attending` wanted a person from outside the prepared list on it; `leave_yes` of `leave_of` accepted that
    a person withdraws.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="candidates")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, null=True, blank=True, related_name="candidacies")
    name = NfcCharField(_("họ và tên"), max_length=300)
    name_key = models.CharField(max_length=KEY_LENGTH)
    born = NfcCharField(_("ngày, tháng, năm sinh"), max_length=20, blank=True)
    office = NfcCharField(_("chức vụ, đơn vị công tác"), max_length=250, blank=True)
    source = models.CharField(_("nguồn giới thiệu"), max_length=9, choices=Source.choices, default=Source.PREPARED)
    position = models.PositiveSmallIntegerField(default=0)
    agree = models.PositiveIntegerField(null=True)
    attending = models.PositiveIntegerField(null=True)
    withdrawal = models.CharField(max_length=8, choices=Withdrawal.choices, default=Withdrawal.NONE, blank=True)
    withdrawal_reason = NfcTextField(blank=True)
    leave_yes = models.PositiveIntegerField(null=True)
    leave_of = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["position", "name_key"]
        constraints = [
            models.UniqueConstraint(fields=["election", "attendee"], name="candidate_once"),
            models.CheckConstraint(
                condition=models.Q(agree=None) | models.Q(agree__lte=models.F("attending")), name="support_of_attending"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Scrutineer(models.Model):
    """A member of the counting panel (ban kiểm phiếu)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="panel")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="panels")
    seat = models.CharField(max_length=9, choices=Seat.choices)

    class Meta:
        ordering = ["seat", "attendee__position"]
        constraints = [
            models.UniqueConstraint(fields=["election", "attendee"], name="teller_once"),
            models.UniqueConstraint(fields=["election"], condition=models.Q(seat="head"), name="a_panel_has_one_head"),
            models.UniqueConstraint(
                fields=["election"], condition=models.Q(seat="secretary"), name="a_panel_has_one_secretary"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendee} ({self.get_seat_display()})"


class Round(models.Model):
    """One round of ballots. Opening freezes `manifest`: rule, base, electors; declaring freezes `outcome`.

    `tie_break`: a ballot among those who were level, which the higher number decides. `decision` says by what those who
    elect wanted another round. `present`: electors who were in the room while papers were handed out. `asked`: what
    `asked_by` wants done although the round is counted, and why; it takes a second person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=RoundState.choices, default=RoundState.READY)
    posts = models.PositiveSmallIntegerField()
    tie_break = models.BooleanField(default=False)
    decision = NfcTextField(blank=True)
    manifest = models.JSONField(default=dict)
    present = models.PositiveIntegerField(default=0)
    count = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    reason = NfcTextField(blank=True)
    asked = models.CharField(max_length=7, choices=Asked.choices, default=Asked.NOTHING, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_reason = NfcTextField(blank=True, default="")
    opened_at = models.DateTimeField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["election"],
                condition=models.Q(state__in=["ready", "issuing", "voting", "counting", "counted"]),
                name="one_round_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.election} r{self.number}"


class Line(models.Model):
    """A line of a round's ballot, frozen as it is printed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="lines")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="lines")
    place = models.PositiveSmallIntegerField()
    name = NfcCharField(max_length=300)
    born = NfcCharField(max_length=20, blank=True)
    office = NfcCharField(max_length=250, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["round", "place"], name="line_place_once"),
            models.UniqueConstraint(fields=["round", "candidate"], name="line_candidate_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """What one teller counted; two tellers enter apart. `revision` guards against two windows of one person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="entries")
    teller = models.ForeignKey(Scrutineer, on_delete=models.PROTECT, related_name="entries")
    count = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["round", "teller"], name="one_count_of_a_teller")]

    def __str__(self) -> str:
        return f"{self.teller} counted {self.round_id}"
