"""The slip of a vote by name (phiếu biểu quyết), for a room in which somebody answers in writing."""

from django.utils.translation import override

from agenda.models.item import ItemKind
from documents.acts import BallotLine, BallotPaper, wording
from meetings.models import Attendee
from voting.kinds import Kind
from voting.models import Vote
from voting.queries import ballot_of
from voting.states import VoteState

SAID = {2: "hai", 3: "ba"}


def has_slips(vote: Vote) -> bool:
    """Whether answers to the question can be written on slips: by name, and until the vote closes."""
    return vote.kind == Kind.QUESTION and not vote.secret and vote.state in (VoteState.READY, VoteState.OPEN)


def voters(vote: Vote) -> int:
    """How many members may answer at most, present or not."""
    members = Attendee.objects.filter(meeting=vote.item.meeting_id, is_member=True)
    return members.exclude(recusals__item=vote.item_id).count()


def compose_slip(vote: Vote, copies: int) -> BallotPaper:
    """The slip of a question, always in Vietnamese: a box for each answer, and whoever fills it in signs."""
    with override("vi"):
        item, organisation = vote.item, vote.item.meeting.body.organisation
        columns = tuple(str(label) for _value, label in ballot_of(vote).marks)
        return BallotPaper(
            superior=organisation.superior,
            issuer=organisation.issuer,
            title="Phiếu biểu quyết",
            abstract=wording.lower_first(wording.heading_of(item.title, general=item.kind == ItemKind.GENERAL)),
            instruction=f"Đánh dấu X vào một trong {SAID[len(columns)]} ô.",
            lines=(BallotLine(name=vote.question),),
            columns=columns,
            people=False,
            copies=copies,
            signed=True,
        )
