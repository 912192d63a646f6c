"""What comes back to who answers: a receipt, or the reason why the answer does not count."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from people.refusals import BadInput, NotAllowed, Refusal, Stale
from voting.models import Ballot
from voting.ways import Way


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was acknowledged: the choice, the how-manieth answer of this elector it is, and when.

    `way` says how it came; `entered_by` who of the office entered it, None for what came from a tablet.
    """

    choice: str
    revision: int
    cast_at: datetime
    way: str = Way.TABLET.value
    entered_by: UUID | None = None


class NoElector(NotAllowed):
    """The person has no vote on this question."""


class NotInRoom(Refusal):
    """Only who is in the room votes."""


class VoteNotOpen(Refusal):
    """No answer counts now."""


class KeyReused(BadInput):
    """The same key came with another choice: a key stands for one intended answer."""


class CountedInGroup(Refusal):
    """The person's hand was counted in a group already; nobody counts twice."""


class BallotChanged(Stale):
    """Another answer of the same person is recorded; `receipt` says which."""

    def __init__(self, receipt: Receipt | None) -> None:
        self.receipt = receipt
        if receipt is not None and receipt.entered_by is not None:
            said = _("Văn phòng đã ghi thay theo ý kiến của đồng chí. Xem câu trả lời đang được ghi, cần thì chọn lại.")
        else:
            said = _(
                "Đồng chí đã trả lời trên thiết bị hoặc cửa sổ khác. Xem câu trả lời đang được ghi nhận rồi chọn lại."
            )
        super().__init__(said)


def receipt_for(ballot: Ballot | None) -> Receipt | None:
    """The receipt of what is recorded; None for nothing."""
    if ballot is None:
        return None
    return Receipt(ballot.choice, ballot.revision, ballot.cast_at, ballot.way, ballot.entered_by_id)
