"""The seating plan: who sits where, put in order by the body's office before and during the meeting.

One person's seat is changed by saying where they sat and who sat there before (`Seen`); the whole plan by its
revision. What somebody else changed in the meantime is never overwritten.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from meetings import access, journal, seating
from meetings.events import SeatLeft, SeatsArranged, SeatTaken
from meetings.models import Attendee, Meeting, Seat, SeatingPlan
from meetings.models.attendee import Role
from meetings.models.seat import MOST
from meetings.orders import ORDERS, Place
from meetings.states import OVER
from people.models import User
from people.refusals import BadInput, Refusal, Stale

NARROW = 10  # seats in a row of the room that is proposed; more people make it nearly square


class Over(Refusal):
    """The meeting is over: who sat where stays as it was."""


class NoPlan(Refusal):
    """There is no plan of the room yet."""


class TooSmall(Refusal):
    """The room has too few seats."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the person who moves somebody had before them: the old seat and the new seat's occupant, if any."""

    start: Place | None
    occupant: UUID | None


def seated(meeting: Meeting) -> QuerySet[Attendee]:
    """Those who get a seat, in protocol order: everybody but staff who are no members."""
    staff = Attendee.objects.filter(meeting=meeting, role__in=(Role.SECRETARY, Role.CLERK), is_member=False)
    everybody = Attendee.objects.filter(meeting=meeting).exclude(pk__in=staff.values("pk"))
    return everybody.select_related("user", "seat").order_by("position", "user__name_key")


def plan_of(meeting: Meeting) -> SeatingPlan | None:
    return SeatingPlan.objects.filter(meeting=meeting).first()


def seat_of(attendee: Attendee) -> Seat | None:
    return Seat.objects.filter(attendee=attendee).first()


def proposed(meeting: Meeting) -> tuple[int, int]:
    """Rows and columns of a room in which everybody finds a seat."""
    count = max(1, seated(meeting).count())
    columns = min(MOST, max(min(NARROW, count), int(count**0.5 * 1.2)))
    return min(MOST, -(-count // columns)), columns


@transaction.atomic
def set_size(*, meeting: Meeting, rows: int, columns: int, revision: int, by: User, at: datetime) -> SeatingPlan:
    """Gives the room this many rows and columns; `revision` is that of the plan before it, 0 for none.

    Raises `TooSmall` while somebody sits outside the new size, `Stale`, `Over`, `BadInput`, `NotAllowed`.
    """
    meeting = _lock(meeting, by)
    if not (1 <= rows <= MOST and 1 <= columns <= MOST):
        raise BadInput(_("Chọn từ 1 đến %s hàng và từ 1 đến %s ghế mỗi hàng.") % (MOST, MOST))
    plan = plan_of(meeting)
    _ensure_current(plan, revision)
    plan = plan or SeatingPlan(meeting=meeting)
    outside = Seat.objects.filter(plan=plan).exclude(row__lte=rows, column__lte=columns).count()
    if outside:
        raise TooSmall(_("%s đồng chí đang ngồi ngoài khổ này. Chuyển chỗ các đồng chí đó trước.") % outside)
    plan.rows, plan.columns = rows, columns
    plan.save()
    return _arranged(plan, by, at)


@transaction.atomic
def seat_attendee(*, attendee: Attendee, place: Place | None, seen: Seen, by: User, at: datetime) -> Seat | None:
    """Seats an attendee at `place`; None takes their seat away.

    Who sat there takes the seat that becomes free, or stands up where there is none. Raises `Stale` if it is not
    as `seen`, `NoPlan`, `Over`, `BadInput`, `NotInvited`, `NotAllowed`.
    """
    attendee = seating.lock(attendee)
    _ensure_may(attendee.meeting, by)
    plan = _plan(attendee.meeting)
    if place is not None and not (0 <= place[0] <= plan.rows and 1 <= place[1] <= plan.columns):
        raise BadInput(_("Chỗ này không có trong sơ đồ. Tải lại trang để xem."))
    before = seat_of(attendee)
    start = (before.row, before.column) if before else None
    if start != seen.start:
        raise Stale(_("Có người vừa xếp đồng chí %s vào chỗ khác. Xem lại sơ đồ rồi xếp tiếp.") % attendee.user)
    if start == place:
        return before
    other = _occupant(plan, place)
    if (other.attendee_id if other else None) != seen.occupant:
        raise Stale(_("Có người vừa xếp lại chỗ này. Xem lại sơ đồ rồi xếp tiếp."))
    Seat.objects.filter(pk__in=[attendee.pk, *([other.pk] if other else [])]).delete()
    _sit(plan, attendee, place, by, at)
    if other is not None:
        _sit(plan, other.attendee, start, by, at)
    SeatingPlan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)
    return seat_of(attendee)


@transaction.atomic
def seat_by_number(*, attendee: Attendee, place: Place | None, revision: int, by: User, at: datetime) -> Seat | None:
    """As `seat_attendee`, for who had the whole plan of this revision before them. Raises the same."""
    meeting = _lock(attendee.meeting, by)
    plan = _plan(meeting)
    _ensure_current(plan, revision)
    before, other = seat_of(attendee), _occupant(plan, place)
    start = (before.row, before.column) if before else None
    seen = Seen(start=start, occupant=other.attendee_id if other else None)
    return seat_attendee(attendee=attendee, place=place, seen=seen, by=by, at=at)


@transaction.atomic
def fill(*, meeting: Meeting, order: str, revision: int, by: User, at: datetime) -> SeatingPlan:
    """Seats everybody anew in protocol order, the chair at the table in front; `order` is one of `ORDERS`.

    Raises `TooSmall`, `Stale`, `NoPlan`, `Over`, `BadInput`, `NotAllowed`.
    """
    meeting = _lock(meeting, by)
    if order not in ORDERS:
        raise BadInput(_("Chọn một cách xếp chỗ."))
    plan = _plan(meeting)
    _ensure_current(plan, revision)
    everybody = list(seated(meeting))
    chairs = [one for one in everybody if one.role == Role.CHAIR]
    others = [one for one in everybody if one.role != Role.CHAIR]
    if len(others) > plan.rows * plan.columns:
        figures = {"seats": plan.rows * plan.columns, "people": len(others)}
        raise TooSmall(_("Sơ đồ có %(seats)s ghế mà cần %(people)s. Thêm hàng hoặc thêm ghế.") % figures)
    Seat.objects.filter(plan=plan).delete()
    places = zip(others, ORDERS[order](plan.rows, plan.columns), strict=False)
    front = [(one, (0, (plan.columns + 1) // 2)) for one in chairs]
    Seat.objects.bulk_create(Seat(plan=plan, attendee=one, row=r, column=c) for one, (r, c) in [*front, *places])
    return _arranged(plan, by, at)


@transaction.atomic
def clear(*, meeting: Meeting, revision: int, by: User, at: datetime) -> SeatingPlan:
    """Takes everybody's seat away; the room stays. Raises `Stale`, `NoPlan`, `Over`, `NotAllowed`."""
    meeting = _lock(meeting, by)
    plan = _plan(meeting)
    _ensure_current(plan, revision)
    Seat.objects.filter(plan=plan).delete()
    return _arranged(plan, by, at)


def take_over(meeting: Meeting) -> None:
    """Gives a new meeting the plan of the body's last one, for those who are asked to both.

    Runs inside the transaction that enters the meeting.
    """
    last = SeatingPlan.objects.filter(meeting__body=meeting.body_id).exclude(meeting=meeting)
    before = last.order_by("-meeting__starts_at").first()
    if before is None:
        return
    plan = SeatingPlan.objects.create(meeting=meeting, rows=before.rows, columns=before.columns, revision=1)
    places = {seat.attendee.user_id: seat for seat in before.seats.select_related("attendee")}
    here = [one for one in Attendee.objects.filter(meeting=meeting) if one.user_id in places]
    kept = [(one, places[one.user_id]) for one in here]
    Seat.objects.bulk_create(Seat(plan=plan, attendee=one, row=old.row, column=old.column) for one, old in kept)


def _lock(meeting: Meeting, by: User) -> Meeting:
    meeting = journal.lock(meeting.pk)
    _ensure_may(meeting, by)
    return meeting


def _ensure_may(meeting: Meeting, by: User) -> None:
    access.must(access.may_prepare(by, meeting), _("Chỉ thư ký của cơ quan họp xếp được chỗ ngồi."))
    if meeting.state in OVER:
        raise Over(_("Phiên họp đã kết thúc nên sơ đồ chỗ ngồi không đổi nữa."))


def _plan(meeting: Meeting) -> SeatingPlan:
    plan = plan_of(meeting)
    if plan is None:
        raise NoPlan(_("Chưa có sơ đồ. Chọn số hàng và số ghế trước."))
    return plan


def _ensure_current(plan: SeatingPlan | None, revision: int) -> None:
    if (plan.revision if plan else 0) != revision:
        raise Stale(_("Có người vừa sửa sơ đồ chỗ ngồi. Xem lại sơ đồ rồi làm tiếp."))


def _occupant(plan: SeatingPlan, place: Place | None) -> Seat | None:
    if place is None:
        return None
    return Seat.objects.select_related("attendee").filter(plan=plan, row=place[0], column=place[1]).first()


def _sit(plan: SeatingPlan, attendee: Attendee, place: Place | None, by: User, at: datetime) -> None:
    if place is None:
        journal.record(plan.meeting, SeatLeft(attendee=str(attendee.pk)), by=by, at=at)
        return
    Seat.objects.create(plan=plan, attendee=attendee, row=place[0], column=place[1])
    fact = SeatTaken(attendee=str(attendee.pk), row=place[0], column=place[1])
    journal.record(plan.meeting, fact, by=by, at=at)


def _arranged(plan: SeatingPlan, by: User, at: datetime) -> SeatingPlan:
    SeatingPlan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)
    plan.refresh_from_db(fields=["revision"])
    taken = Seat.objects.filter(plan=plan).count()
    fact = SeatsArranged(rows=plan.rows, columns=plan.columns, seated=taken)
    journal.record(plan.meeting, fact, by=by, at=at)
    return plan
