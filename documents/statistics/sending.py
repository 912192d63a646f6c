"""How documents left the house: by number in the register, and to whom.

A number that was taken for a secret document on paper counts as paper. A recipient counts as electronic when they were
sent the document here; whoever also got paper counts as paper.
"""

from dataclasses import dataclass

from agenda.figures import Period
from documents.models import Delivery, RegisterEntry
from documents.states import ActState, Channel
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
    rows = Delivery.objects.filter(
        act__state=ActState.ISSUED, act__meeting__body__in=bodies, act__entry__issued_on__range=days
    )
    return Sending(
        documents=entries.count(),
        electronic=entries.exclude(kind="").count(),
        recipients=rows.count(),
        reached=rows.filter(channel=Channel.ELECTRONIC).count(),
        acknowledged=rows.exclude(acknowledged_at=None).count(),
    )
