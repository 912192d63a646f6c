"""The records of counting of a meeting: which counts want one, and how far each is (Quyết định 190-QĐ/TW, Điều 8)."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.drafts import profile_of
from documents.models import Act
from documents.states import ActKind, ActState
from meetings.models import Meeting
from voting.elections.states import RoundState
from voting.models import Round, Vote
from voting.states import VoteState

BOXES = Q(secret=True, state=VoteState.CLOSED, box__isnull=False)


@dataclass(frozen=True)
class Record:
    """A declared count and its record; `act` is None until the office begins it."""

    count: Round | Vote
    act: Act | None

    @property
    def item(self) -> int:
        return self.count.election.item.position if isinstance(self.count, Round) else self.count.item.position

    @property
    def title(self) -> str:
        """What was counted; of a further round with its number."""
        if isinstance(self.count, Vote):
            return self.count.question
        title, number = self.count.election.title, self.count.number
        return _("%(title)s, lần %(number)s") % {"title": title, "number": number} if number > 1 else title

    @property
    def address(self) -> str:
        """The page of the record."""
        return reverse("documents:round-record" if self.on_paper else "documents:vote-record", args=[self.count.pk])

    @property
    def on_paper(self) -> bool:
        return isinstance(self.count, Round)

    @property
    def state(self) -> str:
        return self.act.state if self.act else ActState.DRAFT


def meeting_of(count: Round | Vote) -> Meeting:
    item = count.election.item if isinstance(count, Round) else count.item
    return item.meeting


def record_of(count: Round | Vote) -> Act:
    """The record of a count, made as a draft when it is first asked for."""
    meeting = meeting_of(count)
    defaults = {"meeting": meeting, "profile": profile_of(meeting).code}
    act, _made = _acts().get_or_create(kind=ActKind.COUNTING, **_key(count), defaults=defaults)
    return act


def kept(count: Round | Vote) -> Act | None:
    """The record of a count, if anybody has begun it."""
    return _acts().filter(kind=ActKind.COUNTING, **_key(count)).first()


def begun(count: Round | Vote) -> Act | None:
    """The same once the office has passed it on."""
    act = kept(count)
    return act if act is not None and act.state != ActState.DRAFT else None


def as_record(act: Act) -> Record:
    """A record of counting with what it is of."""
    count = act.round or act.vote
    if count is None:
        raise ValueError("a record of counting is of a round or of a vote")
    return Record(count, act)


def _key(count: Round | Vote) -> dict[str, Round | Vote]:
    return {"round": count} if isinstance(count, Round) else {"vote": count}


def _acts() -> QuerySet[Act]:
    return Act.objects.select_related("entry", "checked_by", "issued_by", "round__election__item", "vote__item")


def is_declared(act: Act) -> bool:
    """Whether the count that the act is of will not change any more."""
    if act.round_id is not None:
        return Round.objects.filter(pk=act.round_id, state=RoundState.DECLARED).exists()
    return act.vote_id is not None and Vote.objects.filter(BOXES, pk=act.vote_id).exists()


def records(meeting: Meeting) -> list[Record]:
    """Every declared count of the meeting in the order of the agenda, with its record; nothing of secret items."""
    rounds = Round.objects.filter(election__item__meeting=meeting, state=RoundState.DECLARED)
    open_rounds = rounds.filter(election__item__secrecy="").select_related("election__item")
    votes = Vote.objects.filter(BOXES, item__meeting=meeting, item__secrecy="").select_related("item")
    counts: list[Round | Vote] = [*open_rounds.order_by("ended_at"), *votes.order_by("closed_at")]
    acts = Act.objects.filter(meeting=meeting, kind=ActKind.COUNTING) if counts else ()
    began = {act.round_id or act.vote_id: act for act in acts}
    return sorted((Record(one, began.get(one.pk)) for one in counts), key=lambda one: one.item)


def unsigned(meeting: Meeting) -> list[Record]:
    """The declared counts whose record is not issued yet."""
    return [one for one in records(meeting) if one.state != ActState.ISSUED]


def issued_record(count: Round | Vote) -> Act | None:
    """The issued record of a count, whose file is served from then on."""
    act = kept(count)
    return act if act is not None and act.state == ActState.ISSUED else None
