"""The letters of a body that belong to no meeting: the list, and whose approval they wait for."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from documents.models import Act, Delivery, Dispatch
from documents.signatories import leaders, led_by
from documents.states import ActState
from meetings.states import MeetingState
from people.models import Body, User
from people.queries import serves


def may_see_list(user: User, body: Body) -> bool:
    """The staff of the body, and who may sign its letters today."""
    return serves(user, body) or user.pk in leaders(body, timezone.localdate())


def of_body(body: Body) -> QuerySet[Act]:
    """All acts of the body's chancery, of issued ones with `sent`, to how many they went, and `confirmed`."""
    acts = Act.objects.filter(meeting__body=body, meeting__state=MeetingState.CHANCERY)
    acts = acts.select_related("meeting__body", "entry", "about__entry", "approved_by").prefetch_related(
        "follow_ups__entry", "addressees"
    )
    people, rows = Delivery.objects.filter(act=OuterRef("pk")), Dispatch.objects.filter(act=OuterRef("pk"))
    told = ~Q(acknowledged_at=None)
    return acts.annotate(
        sent=_counted(people) + _counted(rows), confirmed=_counted(people, told) + _counted(rows, told)
    )


def _counted(rows: "QuerySet[Delivery] | QuerySet[Dispatch]", which: Q | None = None) -> Coalesce:
    """How many rows of an act there are, 0 of none."""
    counted = rows.order_by().values("act").annotate(n=Count("pk", filter=which)).values("n")
    return Coalesce(Subquery(counted), 0)


def led(user: User) -> Q:
    """Which acts are those of chanceries that the person leads today."""
    bodies = led_by(user, timezone.localdate())
    return Q(meeting__state=MeetingState.CHANCERY, meeting__body__in=bodies)


def awaiting(user: User) -> list[Act]:
    """The checked letters that the person may approve, the oldest first."""
    acts = Act.objects.filter(led(user), state=ActState.CHECKED)
    return list(acts.select_related("meeting__body").order_by("checked_at"))


def bodies_of(user: User) -> QuerySet[Body]:
    """The bodies whose letters the person sees: those they serve, and those of which they sign letters."""
    signing = led_by(user, timezone.localdate())
    return Body.objects.filter(Q(staff__user=user) | Q(pk__in=signing)).distinct()
