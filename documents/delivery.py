"""Out of the door: to whom an act goes, who has opened it, who has confirmed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agenda.models import Task
from documents import extracts
from documents.acts import wording
from documents.events import ActAcknowledged
from documents.lines import has_own_lines, lines_of, lines_of_meeting
from documents.models import Act, Delivery, Extract, RecipientLine
from documents.states import ActKind, ActState
from documents.timing import BEFORE
from meetings import journal
from meetings.access import GUESTS
from meetings.chancery import day_of
from meetings.models import Attendee, Meeting
from people.models import Membership, Office, User
from people.queries import barred_on, in_force
from people.refusals import NotAllowed, Refusal


class NotIssued(Refusal):
    message = _("Văn bản chưa ban hành nên chưa xác nhận được.")


def addressees(meeting: Meeting) -> QuerySet[User]:
    """Everybody with an account to whom the notice of a meeting goes, whole or as an extract.

    Those who are entitled to the whole, and the people of every office that leads or shares a task.
    """
    tasks = Task.objects.filter(item__meeting=meeting)
    concerned = Q(office__in=tasks.values("lead")) | Q(office__in=tasks.values("others"))
    return User.objects.filter(_entitled(meeting) | concerned, is_active=True).order_by("name_key")


def served(act: Act) -> QuerySet[User]:
    """Everybody with an account to whom an act goes as such: a letter to its addressees, a resolution like the whole
    notice, an invitation to those at the table, everything else like the notice. Guests have their own copy of an
    invitation, which names what they are asked to and nothing else.
    """
    if act.kind == ActKind.INVITATION:
        return User.objects.filter(pk__in=_seated(act.meeting), is_active=True)
    if has_own_lines(act):
        return User.objects.filter(_named(lines_of(act), timezone.localdate()), is_active=True)
    return entitled(act.meeting) if act.kind == ActKind.RESOLUTION else addressees(act.meeting)


def entitled(meeting: Meeting) -> QuerySet[User]:
    """Who gets the whole notice.

    The members, chair and staff of the meeting; the people of the offices and, on the meeting's day, the members of
    the bodies under "Nơi nhận".
    """
    return User.objects.filter(_entitled(meeting), is_active=True)


def _entitled(meeting: Meeting) -> Q:
    return Q(pk__in=_seated(meeting)) | _named(lines_of_meeting(meeting), day_of(meeting))


def _seated(meeting: Meeting) -> QuerySet[Attendee, UUID]:
    """The users at the table of a meeting."""
    return Attendee.objects.filter(meeting=meeting).exclude(role__in=GUESTS).values_list("user", flat=True)


def _named(lines: QuerySet[RecipientLine], day: date) -> Q:
    """The people of the offices and the members on a day of the bodies that the lines name."""
    return Q(pk__in=_members(lines, day).values("user")) | Q(office__in=lines.values("offices"))


def _members(lines: QuerySet[RecipientLine], day: date) -> QuerySet[Membership]:
    """The incumbent members on a day of the bodies that the lines name."""
    seats = Membership.objects.filter(in_force(day), body__in=lines.values("bodies"))
    return seats.exclude(standings__in=barred_on(day))


def deliver(act: Act, by: User, at: datetime) -> int:
    """Sends an act to its addressees with accounts, inside the transaction that issues it; returns how many.

    Who is concerned by a task alone gets the extract for their office, and nothing if nothing in the act concerns it;
    what corrects or recalls a notice is whole for all whom that one reached.
    """
    people = User.objects.filter(Q(pk__in=served(act).values("pk")) | Q(pk__in=_reached_before(act)))
    whole = set(people.values_list("pk", flat=True))
    if act.kind in (ActKind.CONCLUSION_NOTICE, ActKind.REPLACEMENT):
        whole = set(entitled(act.meeting).values_list("pk", flat=True)) | set(_reached_whole(act))
    rows = [Delivery(act=act, user=user, sent_at=at) for user in people if user.pk in whole]
    rest = [user for user in people.select_related("office") if user.pk not in whole and user.office is not None]
    parts = _parts(act, {user.office for user in rest if user.office}, by, at)
    for user in rest:
        if part := parts.get(user.office_id):
            rows.append(Delivery(act=act, user=user, extract=part, sent_at=at))
    return len(Delivery.objects.bulk_create(rows))


def _parts(act: Act, offices: Iterable[Office], by: User, at: datetime) -> dict[UUID | None, Extract]:
    """The extracts of these offices, numbered in their order."""
    made: dict[UUID | None, Extract] = {}
    for office in sorted(offices, key=lambda one: (one.position, one.name)):
        if part := extracts.extract_for(act, office, by, at):
            made[office.pk] = part
    return made


def _reached_before(act: Act) -> QuerySet[Delivery, UUID]:
    """Who got the act that this one is about is told as well, even if they would not be addressed today."""
    earlier = Delivery.objects.filter(act=act.about_id, user__is_active=True)
    return earlier.values_list("user_id", flat=True)


def _reached_whole(act: Act) -> QuerySet[Delivery, UUID]:
    return _reached_before(act).filter(extract=None)


def show_deliveries(*, by: User, at: datetime) -> None:
    """A page tells the person what came: from now on it counts as delivered."""
    new = Delivery.objects.filter(user=by, delivered_at=None)
    if new.exists():  # a page that is only read must not wait for a writer
        new.update(delivered_at=at)


def open_delivery(*, act: Act, by: User, at: datetime) -> None:
    """Notes the first time a recipient looked at an act."""
    rows = Delivery.objects.filter(act=act, user=by)
    if rows.filter(opened_at=None).exists():
        rows.filter(delivered_at=None).update(delivered_at=at)
        rows.filter(opened_at=None).update(opened_at=at)


@transaction.atomic
def acknowledge(*, act: Act, by: User, at: datetime) -> Delivery:
    """The recipient confirms to have received the act; a second tap changes nothing.

    Raises `NotIssued`, `NotAllowed`.
    """
    meeting = journal.lock(act.meeting_id)
    act = Act.objects.select_for_update().get(pk=act.pk)
    if act.state != ActState.ISSUED:
        raise NotIssued
    delivery = Delivery.objects.filter(act=act, user=by).first()
    if delivery is None:
        raise NotAllowed(_("Văn bản này không gửi đến đồng chí nên không cần xác nhận."))
    if delivery.acknowledged_at is None:
        delivery.acknowledged_at = at
        delivery.opened_at = delivery.opened_at or at
        delivery.delivered_at = delivery.delivered_at or at
        delivery.save(update_fields=["acknowledged_at", "opened_at", "delivered_at"])
        sent, acknowledged = counts(act)
        fact = ActAcknowledged(act=str(act.pk), acknowledged=acknowledged, sent=sent)
        journal.record(meeting, fact, by=by, at=at)
    return delivery


def answered(attendee: Attendee, by: User, at: datetime) -> None:
    """Who answers an invitation has received the issued one; in the transaction of the answer."""
    waiting = waiting_for(by).filter(act__meeting=attendee.meeting_id, act__kind=ActKind.INVITATION).first()
    if waiting is not None:
        acknowledge(act=waiting.act, by=by, at=at)


def counts(act: Act) -> tuple[int, int]:
    """To how many people an act was sent, and how many have confirmed."""
    row = Delivery.objects.filter(act=act).aggregate(
        sent=Count("pk"), acknowledged=Count("pk", filter=~Q(acknowledged_at=None))
    )
    return row["sent"], row["acknowledged"]


@dataclass(frozen=True)
class Served:
    """A line under "Nơi nhận", and to how many of its people the act was sent here."""

    text: str
    people: int


def by_line(act: Act) -> list[Served]:
    """The lines of an issued act without the archive's own. Who stands in one without people is served otherwise."""
    lines = lines_of(act).prefetch_related("offices", "bodies")
    sent = dict(Delivery.objects.filter(act=act).values_list("user_id", "user__office_id"))
    seats: dict[UUID, set[UUID]] = defaultdict(set)
    for body, user in _members(lines, _day_of(act)).values_list("body_id", "user_id"):
        seats[body].add(user)
    return [_served(line, sent, seats) for line in lines if not wording.stays_in_archive(line.text)]


def _day_of(act: Act) -> date:
    """The day on which the members of a body counted: the meeting's; of what a chancery issued, that of the issue."""
    if act.meeting.is_chancery and act.issued_at is not None:
        return timezone.localdate(act.issued_at)
    return day_of(act.meeting)


def _served(line: RecipientLine, sent: Mapping[UUID, UUID | None], seats: Mapping[UUID, set[UUID]]) -> Served:
    offices = {office.pk for office in line.offices.all()}
    people = {user for user, office in sent.items() if office in offices}
    for body in line.bodies.all():
        people |= seats.get(body.pk, set()) & set(sent)
    return Served(line.text, len(people))


def waiting_for(user: User) -> QuerySet[Delivery]:
    """What the person has received and not confirmed yet, newest first; an invitation until its meeting opens."""
    past = Q(act__kind=ActKind.INVITATION) & ~Q(act__meeting__state__in=BEFORE)
    return _waiting().filter(user=user).exclude(past)


def waiting_in(meeting: Meeting) -> QuerySet[Delivery]:
    """The same for everybody, of what this meeting sent; who sits in the room has no need of its invitation."""
    return _waiting().filter(act__meeting=meeting).exclude(act__kind=ActKind.INVITATION)


def _waiting() -> QuerySet[Delivery]:
    return (
        Delivery.objects.filter(acknowledged_at=None, act__state=ActState.ISSUED)
        .select_related("act__entry", "act__meeting__body")
        .order_by("-sent_at")
    )
