"""The outcomes of an item's votes, offered for its conclusion."""

from django.utils.translation import override

from agenda.models import Item
from agenda.sentences import register
from voting.elections.queries import result_of, result_sentence
from voting.models import Round, Vote
from voting.queries import outcome_sentence
from voting.states import VoteState


@register
def elected_on(item: Item) -> list[str]:
    """One sentence for each declared round of a paper ballot on the item, oldest first, always in Vietnamese."""
    rounds = Round.objects.filter(election__item=item, state="declared").select_related("election__item")
    with override("vi"):
        found = [result_of(round_) for round_ in rounds.order_by("ended_at")]
        return [result_sentence(one) for one in found if one is not None]


@register
def outcomes_on(item: Item) -> list[str]:
    """One sentence for each closed vote on the item, oldest first; a repeated vote gives its last result only."""
    votes = Vote.objects.filter(item=item, state=VoteState.CLOSED).select_related("item__meeting__body")
    superseded = {vote.repeats_id for vote in votes if vote.repeats_id}
    return [outcome_sentence(vote) for vote in votes.order_by("closed_at") if vote.pk not in superseded]
