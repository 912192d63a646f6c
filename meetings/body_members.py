"""The list of a body's members: who is added, as what they stand from a day on, who leaves.

Meetings that have not begun follow at once; one that runs keeps its list, and a vote that is opened in it goes by the
standings of its day. What was is kept in `people.models.SeatChange`.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from meetings import journal, seating
from meetings.access import must
from meetings.models import Meeting
from meetings.states import NOT_BEGUN
from people.models import Body, Membership, SeatChange, Standing, User
from people.models.standing import ANYWHERE, StandingKind
from people.queries import may_keep, people_of
from people.refusals import BadInput, Refusal

NEXT = timedelta(days=1)


class SitsAlready(Refusal):
    """The person has a seat in the body on some of these days."""


class HasLeft(Refusal):
    """The seat has its last day."""


class StandsOtherwise(Refusal):
    """Another standing begins within these days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """As what somebody stands (`kind` "": a full member), from which day to which (None: from then on), and by what."""

    kind: str = ""
    starts: date
    ends: date | None = None
    reason: str = ""
    decision: str = ""

    @property
    def note(self) -> str:
        """On what it rests, in one line."""
        return ". ".join(part for part in (self.decision.strip(), self.reason.strip()) if part)


@transaction.atomic
def seat_member(*, body: Body, user: User, title: str, terms: Terms, by: User, at: datetime) -> Membership:
    """Puts somebody of the organisation on the list, last in protocol order.

    Raises `BadInput`, `SitsAlready`, `NotAllowed`.
    """
    body = _lock(body.pk, by)
    _ensure_sound(body, terms)
    if not people_of(body.organisation).filter(pk=user.pk).exists():
        raise BadInput(_("Chọn một đồng chí có tài khoản trong cơ quan."))
    held = Membership.objects.filter(body=body, user=user).filter(Q(ends=None) | Q(ends__gte=terms.starts))
    if held.exists():
        raise SitsAlready(_("Đồng chí %s đã có trong danh sách từ trước ngày này.") % user)
    last = Membership.objects.filter(body=body).order_by("-position").values_list("position", flat=True).first() or 0
    seat = Membership.objects.create(body=body, user=user, title=title.strip(), position=last + 1, starts=terms.starts)
    _note(seat, SeatChange.What.SEATED, terms, by, at)
    if terms.kind:
        _stand(seat, terms)
    _bring_up_to_date(body, by, at)
    return seat


@transaction.atomic
def give_standing(*, seat_id: UUID, terms: Terms, by: User, at: datetime) -> Membership:
    """Says as what a member stands from a day on; without a last day it replaces all that was said of later days.

    With a last day, what was said before goes on after it. Raises `BadInput`, `HasLeft`, `StandsOtherwise`,
    `NotAllowed`.
    """
    seat = _lock_seat(seat_id, by)
    _ensure_sound(seat.body, terms)
    if terms.starts < seat.starts:
        raise BadInput(_("Đồng chí này tham gia từ ngày %s; ghi tư cách từ ngày đó về sau.") % _said(seat.starts))
    if seat.ends is not None and (terms.ends or terms.starts) > seat.ends:
        raise HasLeft(_("Đồng chí này đã thôi tham gia từ sau ngày %s.") % _said(seat.ends))
    _stand(seat, terms)
    _note(seat, SeatChange.What.STANDING, terms, by, at)
    _bring_up_to_date(seat.body, by, at)
    return seat


@transaction.atomic
def end_seat(*, seat_id: UUID, last: date, reason: str, by: User, at: datetime) -> Membership:
    """Gives a seat its last day. Raises `BadInput`, `HasLeft`, `NotAllowed`."""
    seat = _lock_seat(seat_id, by)
    if seat.ends is not None:
        raise HasLeft(_("Đồng chí này đã thôi tham gia từ sau ngày %s.") % _said(seat.ends))
    if last < seat.starts:
        raise BadInput(_("Ngày cuối trước ngày tham gia (%s).") % _said(seat.starts))
    seat.ends = last
    seat.save(update_fields=["ends"])
    seat.standings.filter(starts__gt=last).delete()
    seat.standings.filter(Q(ends=None) | Q(ends__gt=last)).update(ends=last)
    _note(seat, SeatChange.What.LEFT, Terms(starts=last, reason=reason), by, at)
    _bring_up_to_date(seat.body, by, at)
    return seat


def kinds_of(body: Body) -> list[StandingKind]:
    """What a member of such a body may be noted as, besides a full member."""
    return [kind for kind in StandingKind if body.is_cell or kind in ANYWHERE]


def _lock(body_id: UUID, by: User) -> Body:
    """The meetings that will follow, and then the body: who has locked a meeting may write its body."""
    for key in _waiting(body_id):
        journal.lock(key)
    body = Body.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=body_id)
    must(may_keep(by, body), _("Chỉ thư ký của cơ quan sửa được danh sách thành viên."))
    return body


def _lock_seat(seat_id: UUID, by: User) -> Membership:
    body = _lock(Membership.objects.values_list("body_id", flat=True).get(pk=seat_id), by)
    seat = Membership.objects.select_related("user").get(pk=seat_id)
    seat.body = body
    return seat


def _ensure_sound(body: Body, terms: Terms) -> None:
    if terms.kind and terms.kind not in kinds_of(body):
        raise BadInput(_("Tư cách này không dùng cho loại cơ quan này. Chọn tư cách khác."))
    if terms.ends is not None and terms.ends < terms.starts:
        raise BadInput(_("Ngày cuối trước ngày đầu (%s).") % _said(terms.starts))
    if terms.kind and terms.kind != StandingKind.PROBATIONARY and not terms.note:
        raise BadInput(_("Ghi số quyết định hoặc lý do: tư cách này làm thay đổi mẫu số khi biểu quyết."))


def _stand(seat: Membership, terms: Terms) -> None:
    """Cuts what was said to make room for the terms, and writes them."""
    said = list(seat.standings.filter(Q(ends=None) | Q(ends__gte=terms.starts)).order_by("starts"))
    before = next((one for one in said if one.starts <= terms.starts), None)
    later = [one for one in said if one.starts > terms.starts and (terms.ends is None or one.starts <= terms.ends)]
    if later and terms.ends is not None:
        raise StandsOtherwise(
            _("Từ ngày %s đã ghi tư cách khác. Ghi đến trước ngày đó, hoặc để trống ngày cuối để thay tất cả.")
            % _said(later[0].starts)
        )
    Standing.objects.filter(pk__in=[one.pk for one in later]).delete()
    rest = before.ends if before else None
    if before is not None:
        _cut(before, terms.starts - NEXT)
    if terms.kind:
        seat.standings.create(
            kind=terms.kind, starts=terms.starts, ends=terms.ends, reason=terms.reason, decision=terms.decision
        )
    if before is not None and terms.ends is not None and (rest is None or rest > terms.ends):
        seat.standings.create(
            kind=before.kind, starts=terms.ends + NEXT, ends=rest, reason=before.reason, decision=before.decision
        )


def _cut(standing: Standing, last: date) -> None:
    if last < standing.starts:
        standing.delete()
        return
    standing.ends = last
    standing.save(update_fields=["ends"])


def _note(seat: Membership, what: SeatChange.What, terms: Terms, by: User, at: datetime) -> None:
    SeatChange.objects.create(
        membership=seat, what=what, kind=terms.kind, starts=terms.starts, ends=terms.ends, note=terms.note, by=by, at=at
    )


def _bring_up_to_date(body: Body, by: User, at: datetime) -> None:
    """Meetings that have not begun have the members of their day again; each says so in its journal."""
    for key in _waiting(body.pk):
        meeting = journal.lock(key)
        if meeting.state in NOT_BEGUN:
            seating.reseat(meeting=meeting, by=by, at=at)


def _waiting(body_id: UUID) -> list[UUID]:
    found = Meeting.objects.filter(body=body_id, state__in=NOT_BEGUN).order_by("pk")
    return list(found.values_list("pk", flat=True))


def _said(day: date) -> str:
    return f"{day:%d/%m/%Y}"
