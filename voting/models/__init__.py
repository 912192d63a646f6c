"""A question and its answers. One module for each noun."""

from voting.models.ballot import Ballot, BallotChange, Elector
from voting.models.box import Box, Envelope, Participation, Slip
from voting.models.election import Candidate, Election, Entry, Line, Round, Scrutineer
from voting.models.hand_count import HandCount
from voting.models.house_rule import HouseRule
from voting.models.reserved import ReservedOpinion
from voting.models.teller import Teller
from voting.models.vote import Vote

__all__ = [
    "Ballot",
    "BallotChange",
    "Box",
    "Candidate",
    "Election",
    "Elector",
    "Entry",
    "Envelope",
    "HandCount",
    "HouseRule",
    "Line",
    "Participation",
    "ReservedOpinion",
    "Round",
    "Scrutineer",
    "Slip",
    "Teller",
    "Vote",
]
