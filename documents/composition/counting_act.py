"""The record of counting as an act: of a round on paper, or of a secret vote on screens."""

from documents.acts import CountingRecord
from documents.composition.ballots import compose_counting_record
from documents.composition.box_record import compose_box_record
from documents.models import Act


def compose_counting_act(act: Act) -> CountingRecord:
    """From the frozen count of what the act is of."""
    if act.round is not None:
        return compose_counting_record(act.round)
    if act.vote is None:
        raise ValueError("a record of counting is of a round or of a vote")
    return compose_box_record(act.vote)
