"""A question and its answers. One module for each noun."""

from voting.models.ballot import Ballot, BallotChange, Elector
from voting.models.vote import Vote

__all__ = ["Ballot", "BallotChange", "Elector", "Vote"]
