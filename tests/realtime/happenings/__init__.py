"""For every kind of event ways to make it happen, by the product's own operations."""

from tests.realtime.happenings import agenda, consultations, documents, meetings, screens, voting
from tests.realtime.happenings.case import Case

# By kind of event; what follows a colon tells the cases of one kind apart.
CASES: dict[str, Case] = {
    **meetings.CASES,
    **agenda.CASES,
    **voting.CASES,
    **documents.CASES,
    **consultations.CASES,
    **screens.CASES,
}


def kind_of(name: str) -> str:
    return name.partition(":")[0]
