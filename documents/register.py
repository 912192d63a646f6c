"""The register of outgoing documents: numbers without a gap, never twice."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from documents import acts
from documents.acts import Profile, profiles
from documents.models import RegisterEntry, Series
from meetings.chancery import term_of
from meetings.models import Meeting
from people.models import Organisation, Term, User
from people.queries import term_on


def period_of(profile: Profile, term: Term, day: date) -> str:
    """What a run of numbers lasts for: the Party's term of office, the State's calendar year."""
    return str(day.year) if profile.family == "state" else term.name


def period_on(organisation: Organisation, day: date) -> str | None:
    """The period in which the organisation numbers its documents on a day; None between two terms."""
    profile = profiles.valid_on(organisation.profile, day)
    if profile.family == "state":
        return str(day.year)
    term = term_on(organisation, day)
    return term.name if term else None


def carry_over(*, organisation: Organisation, type: str, period: str, number: int) -> Series:
    """Says that numbers up to `number` were given elsewhere; only before the first number is given here."""
    series, _made = Series.objects.get_or_create(organisation=organisation, type=type, period=period)
    if series.last == series.carried_over:
        series.carried_over = series.last = number
        series.save(update_fields=["carried_over", "last"])
    return series


def next_number(organisation: Organisation, type: str, period: str) -> int:
    """The number the next document will get if nobody is sooner; for display only."""
    series = Series.objects.filter(organisation=organisation, type=type, period=period).first()
    return (series.last if series else 0) + 1


def spelled(profile: Profile, organisation: Organisation, type: str) -> Callable[[int], str]:
    """How numbers of a type are written in the register: 87 is "87-TB/ĐU" for the Party, "87/TB-UBND" for the State."""

    def written(number: int) -> str:
        reference = acts.Reference(symbol=organisation.symbol, number=number)
        return acts.number_of_type(profile, type, reference).partition(" ")[2]

    return written


def allocate(
    *,
    organisation: Organisation,
    type: str,
    period: str,
    written: Callable[[int], str],
    at: datetime,
    kind: str,
    abstract: str,
    signer: str,
    by: User,
    day: date | None = None,
) -> RegisterEntry:
    """Gives the next number of a series and enters it; `written` puts a number as the profile spells it.

    `day` is what the document is dated, if not the day of `at`.

    Must run inside the transaction that issues the document: if that fails, the number was never given.
    The series row is locked until then, so numbers follow each other without a gap whatever the number of
    clerks (05-HD/VPTW: numbered through the term, by type).
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is given only in the transaction that issues its document")
    Series.objects.get_or_create(organisation=organisation, type=type, period=period)
    key = {"organisation": organisation, "type": type, "period": period}
    Series.objects.filter(**key).update(last=F("last") + 1)
    series = Series.objects.select_for_update().get(**key)
    return RegisterEntry.objects.create(
        series=series,
        number=series.last,
        written=written(series.last),
        issued_on=day or timezone.localdate(at),
        kind=kind,
        abstract=abstract,
        signer=signer,
        given_by=by,
    )


def gaps(series: Series) -> list[int]:
    """The numbers of a series that stand in no entry: empty unless somebody changed the database by hand."""
    given = set(series.entries.values_list("number", flat=True))
    return [number for number in range(series.carried_over + 1, series.last + 1) if number not in given]


def books(organisations: Collection[UUID]) -> list[Series]:
    """The series of these organisations, for the register page."""
    return list(Series.objects.filter(organisation__in=organisations).select_related("organisation"))


def meeting_period(meeting: Meeting, profile: Profile, day: date) -> str:
    """The period in which a document of this meeting or chancery is numbered on a day. Raises `chancery.NoTerm`."""
    return str(day.year) if profile.family == "state" else term_of(meeting, day).name
