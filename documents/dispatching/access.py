"""Who may send an act on, remind, and confirm for whom."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from documents.models import Act, Dispatch
from documents.states import ActState, Way
from meetings.access import is_chair, may_prepare, must
from meetings.models import Meeting
from people.models import User
from people.queries import serves


def ensure_office(by: User, meeting: Meeting) -> None:
    """Raises `NotAllowed` unless the person serves the body whose act it is."""
    must(may_prepare(by, meeting), _("Chỉ văn phòng của phiên họp gửi và theo dõi được văn bản."))


def may_follow(user: User, act: Act) -> bool:
    """Who sees the way of an issued act: the office and the chair of its meeting."""
    return act.state == ActState.ISSUED and (may_prepare(user, act.meeting) or is_chair(user, act.meeting))


def may_confirm(user: User, dispatch: Dispatch) -> bool:
    """The staff of the body in whose tray it lies; for paper the office, which has the signed slip."""
    if dispatch.way == Way.TRAY and dispatch.body is not None:
        return serves(user, dispatch.body)
    return dispatch.way == Way.PAPER and may_prepare(user, dispatch.act.meeting)


def in_trays_of(user: User) -> QuerySet[Dispatch]:
    """What lies in the trays of the bodies that the person serves, newest first."""
    rows = Dispatch.objects.filter(way=Way.TRAY, body__staff__user=user, act__state=ActState.ISSUED).distinct()
    return rows.select_related("act__entry", "act__meeting__body", "body").order_by("-sent_at")
