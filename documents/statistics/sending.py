"""How documents left the house: by number in the register, and to whom.

A number that was taken for a secret document on paper counts as paper. A recipient counts as electronic when they were
sent the document here or by e-mail; whoever also got paper counts as paper.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from agenda.figures import Period
from documents.models import Delivery, Dispatch, RegisterEntry
from documents.states import EXTRACT, ActState, Channel, Way
from people.models import Body, Organisation


@dataclass(frozen=True)
class Sending:
    """`documents` numbers were given, `electronic` of them to documents issued here.

    Of `recipients` so many were `reached` by the product alone and have `acknowledged`.
    """

    documents: int
    electronic: int
    recipients: int
    reached: int
    acknowledged: int


def sending_of(organisation: Organisation, bodies: list[Body], period: Period) -> Sending:
    """The register is the organisation's; recipients are those of the acts of these bodies."""
    days = (period.starts, period.ends)
    entries = RegisterEntry.objects.filter(series__organisation=organisation, issued_on__range=days)
    entries = entries.exclude(kind=EXTRACT)  # a copy is no further document
    rows = Delivery.objects.filter(
        act__state=ActState.ISSUED, act__meeting__body__in=bodies, act__entry__issued_on__range=days
    )
    sent = Dispatch.objects.filter(
        act__state=ActState.ISSUED, act__meeting__body__in=bodies, act__entry__issued_on__range=days
    )
    recipients, reached = _outside(sent)
    return Sending(
        documents=entries.count(),
        electronic=entries.exclude(kind="").count(),
        recipients=rows.count() + recipients,
        reached=rows.filter(channel=Channel.ELECTRONIC).count() + reached,
        acknowledged=rows.exclude(acknowledged_at=None).count() + sent.exclude(acknowledged_at=None).count(),
    )


def _outside(sent: QuerySet[Dispatch]) -> tuple[int, int]:
    """Bodies, addresses and paper: how many recipients, how many of them got no paper under the same name."""
    ways = list(sent.values_list("act", "name", "way"))
    paper = {(act, name) for act, name, way in ways if way == Way.PAPER}
    electronic = [(act, name) for act, name, way in ways if way != Way.PAPER]
    only_paper = paper - set(electronic)
    return len(electronic) + len(only_paper), sum(one not in paper for one in electronic)
