"""How many votes each member has in votes by name, where these are unequal: by share of capital, by people represented.

The office enters them for a meeting; a vote freezes them when it opens. The next meeting of the body begins with those
of its last.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import access, journal
from meetings.events import WeightsChanged
from meetings.models import Attendee, Meeting
from meetings.states import OVER
from people.models import User
from people.refusals import BadInput, Refusal, Stale

PLACES = 3  # decimals of a weight, at most
MOST = Decimal("999999999.999")


class MeetingIsOver(Refusal):
    """The weights of a meeting that is over stay as they were."""


def weighed(meeting: Meeting) -> list[Attendee]:
    """The members in protocol order, each with their weight."""
    members = Attendee.objects.filter(meeting=meeting, is_member=True).select_related("user")
    return list(members.order_by("position", "user__name_key"))


def are_unequal(members: list[Attendee]) -> bool:
    """Whether persons weigh differently; equal weights are no weights."""
    return len({one.weight for one in members}) > 1


def mark_of(members: list[Attendee]) -> str:
    """A short mark of all weights: who changes them sends back the mark of those they saw."""
    told = "\n".join(f"{one.pk} {one.weight.normalize():f}" for one in sorted(members, key=lambda one: one.pk))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@transaction.atomic
def set_weights(*, meeting: Meeting, weights: Mapping[UUID, Decimal], mark: str | None, by: User, at: datetime) -> None:
    """Gives members (by attendee) their weights; whoever is not named keeps theirs. The same again changes nothing.

    A vote that is open keeps those with which it was opened. `mark` is `mark_of` what the person had before them, None
    for a dossier, which says everything. Raises `Stale`, `BadInput` for a weight that is none and for somebody who is
    no member, `MeetingIsOver`, `NotAllowed`.
    """
    meeting = journal.lock(meeting.pk)
    access.must(
        access.may_prepare(by, meeting), _("Chỉ thư ký hoặc văn thư của cơ quan họp ghi được số phiếu biểu quyết.")
    )
    if meeting.state in OVER:
        raise MeetingIsOver(_("Phiên họp đã kết thúc nên số phiếu biểu quyết giữ nguyên."))
    members = weighed(meeting)
    if mark is not None and mark != mark_of(members):
        raise Stale(_("Có người vừa sửa số phiếu biểu quyết. Tải lại trang để xem rồi sửa tiếp."))
    if not set(weights) <= {one.pk for one in members}:
        raise BadInput(_("Chỉ ủy viên dự họp mới có số phiếu biểu quyết. Tải lại trang để xem danh sách."))
    for weight in weights.values():
        _ensure_weight(weight)
    changed = [one for one in members if one.pk in weights and one.weight != weights[one.pk]]
    for one in changed:
        one.weight = weights[one.pk]
        one.save(update_fields=["weight"])
    if changed:
        journal.record(meeting, WeightsChanged(), by=by, at=at)


def take_over(meeting: Meeting) -> None:
    """Gives a new meeting the weights of the body's last one, for those who sit in both.

    Runs inside the transaction that enters the meeting.
    """
    others = Meeting.objects.filter(body=meeting.body_id).exclude(pk=meeting.pk)
    before = others.order_by("-starts_at").first()
    if before is None:
        return
    known = {one.user_id: one.weight for one in Attendee.objects.filter(meeting=before, is_member=True)}
    for one in Attendee.objects.filter(meeting=meeting, is_member=True):
        weight = known.get(one.user_id, one.weight)
        if weight != one.weight:
            one.weight = weight
            one.save(update_fields=["weight"])


def _ensure_weight(weight: Decimal) -> None:
    sound = weight.is_finite() and 0 < weight <= MOST and weight == round(weight, PLACES)
    if not sound:
        raise BadInput(_("Số phiếu biểu quyết là một số lớn hơn 0, nhiều nhất %s chữ số sau dấu phẩy.") % PLACES)
