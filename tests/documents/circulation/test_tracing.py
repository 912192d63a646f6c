"""The access log of papers: one trace for each sitting and each copy; lookups are written down."""

from datetime import timedelta

import pytest

from documents import stamp
from documents.circulation import trace_codes, tracing
from documents.models import PaperVersion, Trace, TraceLookup
from documents.models.trace import TraceKind
from tests.documents.uploads import add
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(here: World) -> PaperVersion:
    return add(here).versions.get()


def opened(here: World, version: PaperVersion, name: str = "hanh", minute: int = 0) -> Trace:
    return tracing.open_trace(version=version, by=here.users[name], at=here.at(minute))


def test_one_sitting_has_one_code(here: World, version: PaperVersion) -> None:
    first = opened(here, version)
    assert opened(here, version, minute=29) == first
    assert opened(here, version, minute=31) != first
    assert opened(here, version, "giao") != first


def test_a_code_in_use_is_not_given_again(here: World, version: PaperVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = opened(here, version).code
    offered = iter([taken, taken, "K7M2P9QX"])
    monkeypatch.setattr(trace_codes, "new", lambda: next(offered))
    assert opened(here, version, "giao").code == "K7M2P9QX"


def test_pages_are_noted_once_under_the_newest_trace(here: World, version: PaperVersion) -> None:
    old, new = opened(here, version), opened(here, version, minute=60)
    by = here.users["hanh"]
    tracing.note_pages(version=version, pages=[2, 1, 2, 99, 0], by=by, at=here.at(61))
    tracing.note_pages(version=version, pages=[1], by=by, at=here.at(65))
    assert [(row.page, row.at) for row in new.pages.all()] == [(1, here.at(61)), (2, here.at(61))]
    assert not old.pages.exists()


def test_pages_of_somebody_without_a_trace_are_nobodys(here: World, version: PaperVersion) -> None:
    trace = opened(here, version)
    tracing.note_pages(version=version, pages=[1], by=here.users["giao"], at=here.at(1))
    assert not trace.pages.exists()


def test_each_copy_has_its_own_trace(here: World, version: PaperVersion) -> None:
    copies = {
        tracing.trace_copy(version=version, kind=TraceKind.COPY, by=here.clerk, at=here.at(1)).code for _ in range(3)
    }
    assert len(copies) == 3


def test_a_lookup_finds_the_reader_and_is_written_down(here: World, version: PaperVersion) -> None:
    trace = opened(here, version)
    found = tracing.look_up(typed=trace_codes.shown(trace.code).lower(), by=here.clerk, at=here.at(9))
    assert (found.trace, found.by, found.at) == (trace, here.clerk, here.at(9))


def test_a_lookup_that_finds_nothing_is_written_down_too(here: World, version: PaperVersion) -> None:
    trace = opened(here, version)
    elsewhere = world(code="noi-khac")
    found = tracing.look_up(typed=trace.code, by=elsewhere.clerk, at=here.at(9))
    assert (found.trace, TraceLookup.objects.get().code) == (None, trace.code)


def test_what_cannot_be_a_code_is_refused(here: World) -> None:
    with pytest.raises(tracing.NoCode, match="8"):
        tracing.look_up(typed="abc", by=here.clerk, at=here.at(9))
    assert not TraceLookup.objects.exists()


def test_the_stamp_says_who_from_where_when_and_the_code(here: World, version: PaperVersion) -> None:
    trace = opened(here, version)
    line = stamp.line_of(trace)
    person = here.users["hanh"]
    unit = person.office.name if person.office else person.title
    assert line.startswith(f"{person.full_name} · {unit} · ")
    assert line.endswith(trace_codes.shown(trace.code))
    assert line in stamp.svg(trace)


def test_a_name_with_signs_of_markup_is_only_text(here: World, version: PaperVersion) -> None:
    person = here.users["hanh"]
    person.full_name = '</text><script href="x">&'
    person.save()
    trace = tracing.open_trace(version=version, by=person, at=here.at(0) + timedelta(seconds=1))
    drawn = stamp.svg(trace)
    assert "<script" not in drawn
    assert "&lt;script" in drawn
