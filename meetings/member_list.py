"""The members of a body as its page shows them on a day: who counts, who does not and why, who is gone."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.models import Body, Membership, Standing
from people.models.standing import StandingKind


@dataclass(frozen=True, slots=True)
class Listed:
    """A seat with its standing of the day, and the next one that is known."""

    seat: Membership
    now: Standing | None
    following: Standing | None


def members_page(body: Body, day: date) -> dict[str, Any]:
    """For `body_members.html`: `listed` sit now or will, `gone` do not any more; `sums` counts those of the day."""
    seats = list(_seats(body))
    here = [seat for seat in seats if seat.ends is None or seat.ends >= day]
    listed = [_listed(seat, day) for seat in here]
    return {
        "listed": listed,
        "gone": [seat for seat in seats if seat not in here],
        "sums": _sums(body, [one for one in listed if one.seat.starts <= day]),
    }


def _seats(body: Body) -> Any:
    seats = Membership.objects.filter(body=body).select_related("user").prefetch_related("standings")
    return seats.order_by("position", "user__name_key", "-starts")


def _listed(seat: Membership, day: date) -> Listed:
    rows = list(seat.standings.all())
    now = next((row for row in rows if row.starts <= day and (row.ends is None or row.ends >= day)), None)
    return Listed(seat, now, next((row for row in rows if row.starts > day), None))


def _sums(body: Body, listed: list[Listed]) -> str:
    """ "22 đảng viên: 20 chính thức, 2 dự bị" and who of the official ones is not counted like the others."""
    kinds = Counter(one.now.kind if one.now else "" for one in listed)
    if not body.is_cell:
        said = ngettext("%(n)s thành viên", "%(n)s thành viên", len(listed)) % {"n": len(listed)}
        out = kinds[StandingKind.SUSPENDED] + kinds[StandingKind.PROSECUTED]
        return f"{said}{_(', %s không tính vào mẫu số') % out if out else ''}"
    young = kinds[StandingKind.PROBATIONARY]
    said = ngettext("%(n)s đảng viên", "%(n)s đảng viên", len(listed)) % {"n": len(listed)}
    parts = [_("%s chính thức") % (len(listed) - young), _("%s dự bị") % young if young else ""]
    uncounted = [
        (kinds[StandingKind.AWAY], _("%s tạm trú nơi khác")),
        (kinds[StandingKind.EXEMPT], _("%s được miễn công tác và sinh hoạt đảng")),
        (kinds[StandingKind.SUSPENDED] + kinds[StandingKind.PROSECUTED], _("%s bị đình chỉ hoặc bị khởi tố, tạm giam")),
    ]
    apart = [words % number for number, words in uncounted if number]
    return f"{said}: {', '.join(part for part in (*parts, *apart) if part)}"


def past_and_coming(seat: Membership) -> list[Standing]:
    """Every standing of a seat, oldest first."""
    return list(seat.standings.order_by("starts"))


def open_to(body: Body, day: date) -> Q:
    """Who has no seat in the body from a day on."""
    return ~Q(memberships__in=Membership.objects.filter(body=body).filter(Q(ends=None) | Q(ends__gte=day)))
