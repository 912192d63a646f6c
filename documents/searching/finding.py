"""What a person finds: pages of papers and acts, and conclusions, by meeting, the best first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypedDict, cast
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce

from agenda.models import Conclusion
from documents import access
from documents.models import Act, PageText, Paper, PaperVersion
from documents.searching.index import holding
from documents.searching.snippets import Snippet, snippet
from meetings.models import Meeting
from meetings.states import MeetingState
from people.models import User
from people.words import Wanted, exact_form

MOST: Final = 150  # places
PAGES_SHOWN: Final = 4  # of one paper
EXACT, PHRASE, WORDS = 0, 1, 2


class Row(TypedDict):
    """A page that has the words; one of `version_id` and `act_id`."""

    pk: int
    version_id: UUID | None
    act_id: UUID | None
    page: int
    rank: int


@dataclass
class Place:
    """One page on which the words stand; page 0 is the title. `rank`: `EXACT`, `PHRASE` or `WORDS`.

    `snippet` is there for places that are shown; `key` says where its text is.
    """

    page: int
    rank: int
    key: int = 0
    snippet: Snippet | None = None


@dataclass
class Source:
    """A paper (its newest version), an issued act or a conclusion, with its places in order."""

    subject: Paper | Act | Conclusion
    kind: str
    places: list[Place] = field(default_factory=list)

    @property
    def shown(self) -> list[Place]:
        """The first pages; the title alone only where no page is found."""
        return ([place for place in self.places if place.page] or self.places)[:PAGES_SHOWN]

    @property
    def more(self) -> int:
        """How many pages are not shown."""
        return sum(place.page > 0 for place in self.places) - len([place for place in self.shown if place.page])

    @property
    def rank(self) -> int:
        return min(place.rank for place in self.places)


@dataclass
class Group:
    """What was found in one meeting."""

    meeting: Meeting
    sources: list[Source] = field(default_factory=list)

    @property
    def rank(self) -> int:
        return min(source.rank for source in self.sources)


@dataclass(frozen=True)
class Found:
    """The groups, how many places they hold, and whether there are more than were looked at."""

    groups: list[Group]
    places: int
    cut: bool


def find(user: User, sought: Wanted) -> Found:
    """Everything in which the words stand and which the person may read at this moment."""
    rows = list(_pages(user, sought)[: MOST + 1])
    sources = [*_papers(rows[:MOST]), *_acts(rows[:MOST])]
    _cut_out([place for source in sources for place in source.shown], sought)
    sources += _conclusions(user, sought)
    return Found(_grouped(sources), sum(len(source.places) for source in sources), cut=len(rows) > MOST)


def pages_with(version: PaperVersion, sought: Wanted) -> list[int]:
    """The pages of one version on which all words stand."""
    return list(holding(sought).filter(version=version, page__gt=0).order_by("page").values_list("page", flat=True))


def _pages(user: User, sought: Wanted) -> "QuerySet[PageText, Row]":
    """Pages of the newest versions and of acts, the best first, then those of the latest meetings."""
    newer = PaperVersion.objects.filter(paper=OuterRef("paper"), number__gt=OuterRef("number"))
    latest = PaperVersion.objects.filter(~Exists(newer), paper__in=access.searchable(user).values("pk"))
    papers = Q(version__in=latest.values("pk"))
    acts = Q(act__in=access.seen_acts(user).values("pk"))
    letters = When(act__meeting__state=MeetingState.CHANCERY, then="act__issued_at")  # they have no day but their own
    starts = Coalesce("version__paper__meeting__starts_at", Case(letters, default="act__meeting__starts_at"))
    found = holding(sought).filter(papers | acts).annotate(rank=_rank(sought), starts=starts)
    ordered = found.order_by("rank", "-starts", "version", "act", "page")
    return cast("QuerySet[PageText, Row]", ordered.values("pk", "version_id", "act_id", "page", "rank"))


def _rank(sought: Wanted) -> Case:
    spaced = Value(sought.exact_phrase, TextField())
    return Case(
        When(exact__contains=spaced, then=Value(EXACT)),
        When(words__contains=Value(sought.plain_phrase, TextField()), then=Value(PHRASE)),
        default=Value(WORDS),
        output_field=IntegerField(),
    )


def _papers(rows: Iterable[Row]) -> list[Source]:
    keys = {row["version_id"] for row in rows if row["version_id"]}
    known = PaperVersion.objects.filter(pk__in=keys).select_related("paper__meeting__body", "paper__item")
    papers = {version.pk: version.paper for version in known}
    return _sources("paper", papers, [(row["version_id"], row) for row in rows])


def _acts(rows: Iterable[Row]) -> list[Source]:
    keys = {row["act_id"] for row in rows if row["act_id"]}
    acts = Act.objects.filter(pk__in=keys).select_related("meeting__body", "entry").in_bulk()
    return _sources("act", acts, [(row["act_id"], row) for row in rows])


def _sources(kind: str, subjects: Mapping[UUID, Paper | Act], rows: Iterable[tuple[UUID | None, Row]]) -> list[Source]:
    found: dict[UUID, Source] = {}
    for key, row in rows:
        if key is not None and key in subjects:
            source = found.setdefault(key, Source(subjects[key], kind))
            source.places.append(Place(row["page"], row["rank"], row["pk"]))
    for source in found.values():
        source.places.sort(key=lambda place: place.page)
    return list(found.values())


def _cut_out(shown: Iterable[Place], sought: Wanted) -> None:
    """Gives the places their snippets; texts of others are not read."""
    texts = dict(PageText.objects.filter(pk__in=[place.key for place in shown]).values_list("pk", "text"))
    for place in shown:
        place.snippet = snippet(texts.get(place.key, ""), sought)


def _conclusions(user: User, sought: Wanted) -> list[Source]:
    """Conclusions are few and short: each word is looked for in their own column, and ranked here."""
    found = access.written_conclusions(user).select_related("item__meeting__body")
    for word in sought.plain[:-1]:
        found = found.filter(search_words__contains=f" {word} ")
    found = found.filter(search_words__contains=f" {sought.plain[-1]}{'' if sought.is_open else ' '}")
    latest = found.order_by("-item__meeting__starts_at", "item__position")[:MOST]
    return [
        Source(one, "conclusion", [Place(1, _ranked(one, sought), 0, snippet(" ".join(one.text.split()), sought))])
        for one in latest
    ]


def _ranked(conclusion: Conclusion, sought: Wanted) -> int:
    if sought.exact_phrase in exact_form(conclusion.text):
        return EXACT
    return PHRASE if sought.plain_phrase in conclusion.search_words else WORDS


def _grouped(sources: Iterable[Source]) -> list[Group]:
    groups: dict[UUID, Group] = {}
    for source in sources:
        subject = source.subject
        meeting = subject.item.meeting if isinstance(subject, Conclusion) else subject.meeting
        groups.setdefault(meeting.pk, Group(meeting)).sources.append(source)
    for group in groups.values():
        group.sources.sort(key=lambda source: source.rank)
    latest = sorted(groups.values(), key=lambda group: group.meeting.starts_at, reverse=True)
    return sorted(latest, key=lambda group: group.rank)
