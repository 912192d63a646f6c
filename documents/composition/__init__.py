"""From what happened in a meeting to the content of its official documents."""

from documents.composition.ballots import compose_ballot_paper, compose_counting_record
from documents.composition.counting_act import compose_counting_act
from documents.composition.follow_ups import compose_follow_up
from documents.composition.invitation import compose_general_invitation, compose_invitation
from documents.composition.letters import compose_letter, register_line
from documents.composition.minutes import compose_minutes
from documents.composition.notice import compose_notice
from documents.composition.resolution import compose_resolution
from documents.composition.summary import compose_summary

__all__ = [
    "compose_ballot_paper",
    "compose_counting_act",
    "compose_counting_record",
    "compose_follow_up",
    "compose_general_invitation",
    "compose_invitation",
    "compose_letter",
    "compose_minutes",
    "compose_notice",
    "compose_resolution",
    "compose_summary",
    "register_line",
]
