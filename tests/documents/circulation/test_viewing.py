"""Who looks at which page of a paper for the room alone, from when to when."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents import papers
from documents.access import may_be_marked
from documents.circulation import tracing, viewing
from documents.marks.saving import save_marks
from documents.models import PageView, Paper, PaperVersion
from meetings.models import Meeting
from people.models import User
from people.refusals import NotAllowed
from tests.documents.circulation.factories import make_paper
from tests.documents.pdf import samples
from tests.documents.uploads import upload
from tests.factories import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(here: World) -> Paper:
    return make_paper(here, "room", pages=3)


@pytest.fixture
def version(here: World, paper: Paper) -> PaperVersion:
    version = paper.versions.get()
    tracing.open_trace(version=version, by=here.users["hanh"], at=here.at())
    return version


def rows() -> list[tuple[int, float, bool]]:
    """Page, seconds looked at, whether it was left; in order."""
    views = PageView.objects.order_by("since", "pk")
    return [(one.page, (one.until - one.since).total_seconds(), one.left) for one in views]


def look(here: World, version: PaperVersion, page: int, seconds: float, left: bool = False) -> None:
    by: User = here.users["hanh"]
    viewing.note_view(version=version, page=page, left=left, by=by, at=here.at(seconds / 60))


def test_a_page_is_looked_at_from_the_first_word_to_the_last(here: World, version: PaperVersion) -> None:
    for seconds in (0, 10, 20):
        look(here, version, 1, seconds)
    assert rows() == [(1, 20, False)]


def test_turning_a_page_ends_the_one_before(here: World, version: PaperVersion) -> None:
    look(here, version, 1, 0)
    look(here, version, 2, 6)
    look(here, version, 2, 9, left=True)
    assert rows() == [(1, 6, True), (2, 3, True)]


def test_who_was_not_heard_of_for_a_while_begins_anew(here: World, version: PaperVersion) -> None:
    look(here, version, 1, 0)
    look(here, version, 1, 31)
    assert rows() == [(1, 0, False), (1, 0, False)]


def test_leaving_twice_or_what_was_not_opened_says_nothing(here: World, version: PaperVersion) -> None:
    look(here, version, 1, 0, left=True)
    look(here, version, 1, 5)
    look(here, version, 1, 8, left=True)
    look(here, version, 1, 9, left=True)
    assert rows() == [(1, 3, True)]
    assert viewing.note_view(version=version, page=1, by=here.users["giao"], at=here.at()) is None


def test_a_page_outside_the_paper_is_its_nearest(here: World, version: PaperVersion) -> None:
    look(here, version, 99, 0)
    assert rows() == [(3, 0, False)]


def test_who_looks_now(here: World, paper: Paper, version: PaperVersion) -> None:
    look(here, version, 2, 0)
    assert [one.trace.user for one in viewing.viewing_now(paper, here.at(0.5))] == [here.users["hanh"]]
    assert not viewing.viewing_now(paper, here.at(0.6))
    look(here, version, 2, 20, left=True)
    assert not viewing.viewing_now(paper, here.at(0.4))


def signed_in(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name])
    return client


def test_the_office_sees_who_looks_and_the_log(here: World, paper: Paper) -> None:
    member = signed_in(here, "hanh")
    page = member.get(reverse("documents:paper", args=[paper.pk]))
    assert 'data-view-url="' in page.content.decode()
    assert member.post(reverse("documents:paper-view", args=[paper.pk, 1]), {"page": 2}).status_code == 204
    text = signed_in(here, "cham").get(reverse("documents:paper-viewers", args=[paper.pk])).content.decode()
    assert "Trang 2/3" in text
    assert str(here.users["hanh"]) in text


@pytest.mark.parametrize("state", ["recess", "closed"])
def test_the_heartbeat_learns_that_the_paper_has_closed(here: World, paper: Paper, state: str) -> None:
    member = signed_in(here, "hanh")
    member.get(reverse("documents:paper", args=[paper.pk]))
    Meeting.objects.filter(pk=here.meeting.pk).update(state=state)
    assert member.post(reverse("documents:paper-view", args=[paper.pk, 1]), {"page": 1}).status_code == 404
    answer = member.get(reverse("documents:paper", args=[paper.pk]))
    assert answer.status_code == (410 if state == "closed" else 403)


def test_its_words_are_handed_out_to_nobody_and_it_is_not_marked(
    here: World, paper: Paper, version: PaperVersion
) -> None:
    member = signed_in(here, "hanh")
    assert member.get(reverse("documents:page-lines", args=[paper.pk, 1, 1])).status_code == 404
    new = upload(samples.text_pdf(2))
    papers.replace_paper(paper=paper, upload=new, reason="Sửa", by=here.clerk, at=here.at(1))
    assert member.get(reverse("documents:paper-changes", args=[paper.pk, 2])).status_code == 404
    assert not may_be_marked(paper)
    assert 'id="marks"' not in member.get(reverse("documents:paper", args=[paper.pk])).content.decode()
    with pytest.raises(NotAllowed):
        save_marks(version=version, changes=[], by=here.users["hanh"], at=timezone.now())
