"""What comes back to who answers: a receipt, or the reason why the answer does not count."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from people.refusals import BadInput, NotAllowed, Refusal, Stale
from voting.models import Ballot


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was acknowledged: the choice, the how-manieth answer of this elector it is, and when."""

    choice: str
    revision: int
    cast_at: datetime


class NoElector(NotAllowed):
    """The person has no vote on this question."""


class NotInRoom(Refusal):
    """Only who is in the room votes."""


class VoteNotOpen(Refusal):
    """No answer counts now."""


class KeyReused(BadInput):
    """The same key came with another choice: a key stands for one intended answer."""


class BallotChanged(Stale):
    """Another answer of the same person is recorded; `receipt` says which."""

    def __init__(self, receipt: Receipt | None) -> None:
        self.receipt = receipt
        super().__init__(
            _("Đồng chí đã trả lời trên thiết bị hoặc cửa sổ khác. Xem câu trả lời đang được ghi nhận rồi chọn lại.")
        )


def receipt_for(ballot: Ballot | None) -> Receipt | None:
    """The receipt of what is recorded; None for nothing."""
    return Receipt(ballot.choice, ballot.revision, ballot.cast_at) if ballot else None
