"""The outcomes of an item's votes, offered for its conclusion."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import override

from agenda.models import Item
from agenda.sentences import Kind, Offer, register
from voting.elections.queries import result_of, result_sentence
from voting.models import Round, Vote
from voting.queries import outcome_sentence
from voting.states import VoteState


@register
def elected_on(item: Item) -> list[Offer]:
    """One sentence for each declared round of a paper ballot on the item, oldest first, always in Vietnamese."""
    rounds = Round.objects.filter(election__item=item, state="declared").select_related("election__item")
    with override("vi"):
        found = [(round_, result_of(round_)) for round_ in rounds.order_by("ended_at")]
        told = [(round_, result_sentence(one)) for round_, one in found if one is not None]
    return [Offer(Kind.VOTE, f"round:{round_.pk}", text) for round_, text in told]


@register
def outcomes_on(item: Item) -> list[Offer]:
    """One sentence for each closed vote on the item, oldest first; a repeated vote gives its last result only."""
    votes = Vote.objects.filter(item=item, state=VoteState.CLOSED).select_related("item__meeting__body")
    earlier = {vote.pk: vote.repeats_id for vote in votes if vote.repeats_id}
    last = [vote for vote in votes.order_by("closed_at") if vote.pk not in earlier.values()]
    return [Offer(Kind.VOTE, f"vote:{_first(vote.pk, earlier)}", outcome_sentence(vote)) for vote in last]


def _first(key: UUID, earlier: Mapping[UUID, UUID]) -> UUID:
    """The vote that this one repeats, and so on to the first."""
    while (before := earlier.get(key)) is not None:
        key = before
    return key
