"""Papers while somebody else does something with them or with their meeting."""

import pytest

from documents import papers, store
from documents.models import Paper, PaperVersion
from documents.papers import PaperGone, PapersFixed
from meetings import planning, session
from meetings.models import Event, Meeting
from people.refusals import Refusal
from tests.agenda.races import together
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World, world

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def gapless(here: World) -> bool:
    numbers = list(Event.objects.filter(meeting=here.meeting).order_by("seq").values_list("seq", flat=True))
    return numbers == list(range(1, len(numbers) + 1))


def test_versions_sent_at_once_are_numbered_one_by_one() -> None:
    here = world()
    paper = add(here)
    files = [samples.text_pdf(1, text=f"Bản của người thứ {number}") for number in range(4)]
    made = together(
        [
            lambda data=data: papers.replace_paper(paper=paper, upload=upload(data), by=here.clerk, at=here.at(-8000))  # type: ignore[misc]
            for data in files
        ]
    )
    assert [one for one in made if isinstance(one, Exception)] == []
    assert sorted(PaperVersion.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert all(store.path(version.sha256).exists() for version in PaperVersion.objects.all())
    assert gapless(here)


def test_the_same_file_sent_twice_at_once_is_one_version() -> None:
    here = world()
    paper, data = add(here), samples.text_pdf(1, text="Bản cuối")
    made = together(
        [lambda: papers.replace_paper(paper=paper, upload=upload(data), by=here.clerk, at=here.at(-8000))] * 3
    )
    assert [one for one in made if isinstance(one, Exception)] == []
    assert PaperVersion.objects.count() == 2


def test_papers_added_at_once_have_places_of_their_own() -> None:
    here = world()
    made = together([lambda: add(here)] * 4)
    assert [one for one in made if isinstance(one, Exception)] == []
    assert sorted(Paper.objects.values_list("position", flat=True)) == [1, 2, 3, 4]


def test_a_paper_that_is_sent_while_the_meeting_is_convened_reaches_everybody() -> None:
    here = world()
    made = together(
        [
            lambda: session.convene(meeting=here.meeting, by=here.secretary, at=here.at(-8000)),
            lambda: add(here, at=here.at(-8000)),
        ]
    )
    assert [one for one in made if isinstance(one, Exception)] == []
    assert list(Paper.objects.values_list("state", flat=True)) == ["circulated"]
    assert gapless(here)


def test_a_paper_that_is_withdrawn_while_it_is_replaced() -> None:
    here = world(state="convened")
    paper = add(here)
    replaced, withdrawn = together(
        [
            lambda: papers.replace_paper(
                paper=paper,
                upload=upload(samples.text_pdf(1, text="Mới")),
                reason="Sửa",
                by=here.clerk,
                at=here.at(-8000),
            ),
            lambda: papers.withdraw_paper(paper=paper, by=here.secretary, at=here.at(-8000)),
        ]
    )
    assert withdrawn is None
    assert isinstance(replaced, PaperVersion | PaperGone)
    assert Paper.objects.get().state == "withdrawn"
    assert gapless(here)


def test_a_paper_that_is_sent_while_the_meeting_is_closed() -> None:
    here = world(state="running", present=10)
    added, closed = together(
        [
            lambda: add(here, at=here.at(200)),
            lambda: session.close(meeting=here.meeting, by=here.chair, at=here.at(200)),
        ]
    )
    assert isinstance(closed, Meeting)
    assert isinstance(added, Paper | PapersFixed)
    assert Paper.objects.count() == int(isinstance(added, Paper))
    kept = {path.name for path in store.root().rglob("*") if path.is_file() and len(path.name) == 64}
    assert kept >= set(PaperVersion.objects.values_list("sha256", flat=True))
    assert list((store.root() / "incoming").glob("*")) == []


def test_two_secretaries_move_the_meeting_from_the_same_page() -> None:
    here = world(state="convened")
    mark = planning.seen(here.meeting)
    plans = [
        planning.Plan(ordinal=18, title=here.meeting.title, place=place, starts_at=here.at(60 * 24 * 7))
        for place in ("Phòng 2", "Phòng 3")
    ]
    made = together(
        [
            lambda plan=plan: planning.change_meeting(  # type: ignore[misc]
                meeting=here.meeting, plan=plan, by=here.secretary, at=here.at(-8000), mark=mark
            )
            for plan in plans
        ]
    )
    assert sorted(type(one).__name__ for one in made) == ["Meeting", "Stale"]
    assert isinstance(next(one for one in made if isinstance(one, Exception)), Refusal)
    here.meeting.refresh_from_db()
    assert here.meeting.place in ("Phòng 2", "Phòng 3")
    assert Event.objects.filter(kind="MeetingChanged").count() == 1
