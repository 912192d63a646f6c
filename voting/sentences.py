"""The outcomes of an item's votes, offered for its conclusion."""

from agenda.models import Item
from agenda.sentences import register
from voting.models import Vote
from voting.queries import outcome_sentence
from voting.states import VoteState


@register
def outcomes_on(item: Item) -> list[str]:
    """One sentence for each closed vote on the item, oldest first; a repeated vote gives its last result only."""
    votes = Vote.objects.filter(item=item, state=VoteState.CLOSED).select_related("item__meeting__body")
    superseded = {vote.repeats_id for vote in votes if vote.repeats_id}
    return [outcome_sentence(vote) for vote in votes.order_by("closed_at") if vote.pk not in superseded]
