"""What the regions of a page look at: one meeting, as one edition, read at most once."""

from functools import cached_property
from uuid import UUID

from django.urls import reverse

from agenda.access import visible_items
from agenda.discussion import current_item
from agenda.models import Conclusion, Item, Turn
from agenda.queries import NOTHING_ASKED, Questions, questions_of
from agenda.queue import in_order
from agenda.recusals import recused_from
from agenda.states import ConclusionState, ItemState, TurnState
from agenda.traces import traced
from agenda.turns import OPEN
from documents.counting_records import Record, unsigned
from documents.models import Act, Presentation, Presenter
from documents.presenting import access as presenting
from documents.states import ActKind
from meetings.access import Audience, attendee_of
from meetings.attendance import is_present, quorum_of, with_presence
from meetings.models import Attendee, Meeting
from meetings.quorum import Quorum
from meetings.states import MeetingState
from people.models import User
from realtime import subjects
from realtime.editions import Edition, Page
from voting.elections.states import UNDER_WAY, RoundState
from voting.models import Round, Vote
from voting.states import UNFINISHED, VoteState


class Scene:
    """A meeting seen through an edition; `person` is set where the part is about the one who looks.

    Every property is read from the database on first use and kept, so that the regions of a page rendered
    together share their queries.
    """

    def __init__(self, meeting: Meeting, edition: Edition, person: User | None = None) -> None:
        self.meeting = meeting
        self.edition = edition
        self.person = person

    @property
    def path(self) -> str:
        """The address of the page, where a plain form goes back to; from a paper, the page of the room."""
        if self.edition.page in subjects.ADDRESSES:
            return subjects.address(self.edition, self.meeting.pk)
        page = self.home if self.edition.page == Page.READER else self.edition.page
        return reverse(f"realtime:{page}", args=[self.meeting.pk])

    @property
    def home(self) -> Page:
        """Where the person follows the meeting."""
        return Page.DESK if self.edition.audience == Audience.SECRETARY else Page.ROOM

    @cached_property
    def shared(self) -> "Scene":
        """The same, seen by nobody in particular: what is shown to a whole audience."""
        return Scene(self.meeting, self.edition)

    @property
    def common(self) -> "Scene":
        """Where this scene takes the agenda from: only a guest sees another one than everybody at the table."""
        own = self.person is None or self.edition.audience == Audience.GUEST
        return self if own else self.shared

    # The person who looks.

    @cached_property
    def attendee(self) -> Attendee | None:
        """The person's place in the meeting."""
        return attendee_of(self.person, self.meeting) if self.person else None

    @cached_property
    def is_here(self) -> bool:
        """Whether the person is in the room."""
        return self.attendee is not None and is_present(self.attendee)

    # The agenda and the floor.

    @cached_property
    def items(self) -> list[Item]:
        """The agenda as this edition sees it; for a guest the items they are asked to."""
        if self.common is not self:
            return self.common.items
        every = Item.objects.filter(meeting=self.meeting).order_by("position")
        seen = every if self.person is None else visible_items(self.person, self.meeting)
        items = list(seen.select_related("office", "conclusion"))
        for item in items:
            item.meeting = self.meeting
        return items

    @cached_property
    def current(self) -> Item | None:
        """The item that is discussed now, if it may be seen."""
        return next((item for item in self.items if item.state == ItemState.CURRENT), None)

    @property
    def is_on_paper(self) -> bool:
        """A state-secret item is discussed: every device shows nothing but that."""
        return self.meeting.state == MeetingState.RUNNING and self.current is not None and self.current.is_secret

    @cached_property
    def upcoming(self) -> Item | None:
        """The next item that was not discussed yet."""
        return next((item for item in self.items if item.state == ItemState.PLANNED), None)

    @cached_property
    def returnable(self) -> list[Item]:
        """The items that were taken up and may be returned as not discussed, because nothing happened on them."""
        taken_up = [item for item in self.items if item.state != ItemState.PLANNED]
        if self.meeting.state != MeetingState.RUNNING or not taken_up:
            return []
        kept = traced(self.meeting)
        return [item for item in taken_up if item.pk not in kept]

    @cached_property
    def discusses_elsewhere(self) -> bool:
        """Something is discussed that the person is not asked to."""
        return self.current is None and current_item(self.meeting) is not None

    @cached_property
    def turns(self) -> list[Turn]:
        """The open turns on the current item, in the order of the queue."""
        turns = Turn.objects.filter(item=self.current, state__in=OPEN).select_related("attendee__user")
        return in_order(turns) if self.current else []

    @property
    def speaking(self) -> Turn | None:
        return next((turn for turn in self.turns if turn.state == TurnState.SPEAKING), None)

    @property
    def waiting(self) -> list[Turn]:
        return [turn for turn in self.turns if turn.state == TurnState.WAITING]

    @cached_property
    def asked(self) -> Questions:
        """The questions that were put on the current item."""
        if self.common is not self:
            return self.common.asked
        return questions_of(self.current) if self.current else NOTHING_ASKED

    @property
    def questions(self) -> Questions | None:
        """The same while the item is in question time."""
        return self.asked if self.current and self.current.takes_questions else None

    @cached_property
    def recused(self) -> frozenset[UUID]:
        """The users who take no part in the current item."""
        if self.common is not self:
            return self.common.recused
        return frozenset(recused_from(self.current)) if self.current else frozenset()

    def recused_on(self, item: Item | None) -> frozenset[UUID]:
        """The same for an item of the agenda; nobody on none."""
        return self.recused if item is None or item == self.current else frozenset(recused_from(item))

    # Votes, conclusions, people, acts.

    @cached_property
    def votes(self) -> list[Vote]:
        """The votes on the items of this edition, in the order of the agenda; prepared ones are among them."""
        if self.common is not self:
            return self.common.votes
        by_item = {item.pk: item for item in self.items}
        votes = list(Vote.objects.filter(item__in=by_item).order_by("item__position", "created_at"))
        for vote in votes:
            vote.item = by_item[vote.item_id]
        return votes

    @cached_property
    def vote(self) -> Vote | None:
        """The vote that concerns the room: the unfinished one, else the last that was closed on the current item."""
        open_now = [vote for vote in self.votes if vote.state in UNFINISHED]
        closed = [
            vote
            for vote in self.votes
            if vote.state == VoteState.CLOSED and self.current is not None and vote.item_id == self.current.pk
        ]
        return next(iter(open_now), closed[-1] if closed else None)

    @property
    def open_vote(self) -> Vote | None:
        """The vote that is open, unless every device shows that papers go round."""
        found = self.vote
        return found if found and found.state == VoteState.OPEN and not self.is_on_paper else None

    @cached_property
    def round(self) -> Round | None:
        """The round of a paper ballot that concerns the room: one under way, else the last of the current item."""
        if self.common is not self:
            return self.common.round
        by_item = {item.pk: item for item in self.items}
        found = Round.objects.filter(election__item__in=by_item).exclude(state=RoundState.CANCELLED)
        rounds = list(found.select_related("election").order_by("number"))
        for one in rounds:
            one.election.item = by_item[one.election.item_id]
        now = [one for one in rounds if one.state in UNDER_WAY]
        here = [one for one in rounds if self.current is not None and one.election.item_id == self.current.pk]
        here.sort(key=lambda one: (one.election.created_at, one.number))
        return next(iter(now), here[-1] if here else None)

    @cached_property
    def presentation(self) -> tuple[Presentation | None, frozenset[UUID]]:
        """The paper that everybody is led through, and who may follow."""
        if self.common is not self:
            return self.common.presentation
        found = presenting.running(self.meeting)
        return found, presenting.followers(found) if found else frozenset()

    @cached_property
    def presenter(self) -> Presenter | None:
        """Who was named to present the current item."""
        if self.common is not self:
            return self.common.presenter
        found = Presenter.objects.filter(item=self.current).select_related("user")
        return found.first() if self.current else None

    @cached_property
    def drafts(self) -> list[Conclusion]:
        """The conclusions that have something to approve and are not approved, in the order of the agenda."""
        drafts = Conclusion.objects.filter(item__meeting=self.meeting, state=ConclusionState.DRAFT)
        kept = drafts.select_related("item").prefetch_related("item__tasks").order_by("item__position")
        return [one for one in kept if one.text or one.item.tasks.all()]

    @property
    def is_concluded(self) -> bool:
        """Whether any conclusion is approved."""
        found = [getattr(item, "conclusion", None) for item in self.items]
        return any(one.state == ConclusionState.APPROVED for one in found if one)

    @cached_property
    def quorum(self) -> Quorum:
        return quorum_of(self.meeting)

    @cached_property
    def roll(self) -> list[Attendee]:
        """Everybody who is asked to come, with `is_present` and their seat, in protocol order."""
        found = with_presence(self.meeting).select_related("user", "seat")
        people = list(found.order_by("position", "user__name_key"))
        for one in people:
            one.meeting = self.meeting
        return people

    @cached_property
    def _acts(self) -> dict[str, Act]:
        return {act.kind: act for act in Act.objects.filter(meeting=self.meeting).select_related("entry")}

    @cached_property
    def records(self) -> list[Record]:
        """The declared counts whose record is not issued yet."""
        return unsigned(self.meeting)

    @property
    def notice(self) -> Act | None:
        """The conclusion notice, if anybody has begun it."""
        return self._acts.get(ActKind.CONCLUSION_NOTICE)

    @property
    def minutes(self) -> Act | None:
        """The minutes, if anybody has begun them."""
        return self._acts.get(ActKind.MINUTES)


def read(meeting_id: UUID) -> Meeting:
    """The meeting with what every page needs of it."""
    return Meeting.every.select_related("body__organisation", "term").get(pk=meeting_id)
