"""Beginning, taking over, ending a presentation; who may; where the presenter is."""

import pytest

from agenda.discussion import finish_item, start_item
from agenda.models import Item
from agenda.recall import return_item
from documents.access import may_read, readers
from documents.models import Paper, Presentation, Presenter
from documents.papers import withdraw_paper
from documents.presenting import access, course, places
from meetings.models import Event
from people.models import User
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import make_current, make_recusal, make_secret
from tests.documents.presenting.factories import make_paper, make_presentation
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    made = world(state="running", present=10)
    make_current(made, 2)
    return made


def kinds(here: World) -> list[str]:
    return list(Event.objects.filter(meeting=here.meeting).order_by("seq").values_list("kind", flat=True))


def running(here: World) -> Presentation | None:
    return Presentation.objects.filter(meeting=here.meeting, ended_at=None).first()


def name(here: World, who: str | None) -> None:
    item = Item.objects.get(pk=here.items[1].pk)
    course.name_presenter(item=item, user=here.users[who] if who else None, by=here.secretary, at=here.at(15))


def test_the_chair_presents_and_beginning_again_goes_on(here: World) -> None:
    first = make_presentation(here, page=3)
    again = make_presentation(here, page=5)
    assert first.pk == again.pk
    assert kinds(here)[-1:] == ["PresentationBegun"]
    found = running(here)
    assert found is not None
    assert (found.page, found.item) == (5, here.items[1])


@pytest.mark.parametrize("who", ["hanh", "thuong", "luc", "stranger"])
def test_who_was_not_named_does_not_present(here: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        make_presentation(here, who)
    assert running(here) is None


def test_who_is_named_presents_and_stops_when_another_is_named(here: World) -> None:
    name(here, "hanh")
    make_presentation(here, "hanh")
    name(here, "hanh")  # the same again changes nothing
    assert running(here) is not None
    name(here, "an")
    assert running(here) is None
    assert kinds(here)[-2:] == ["PresenterNamed", "PresentationEnded"]
    with pytest.raises(NotAllowed):
        make_presentation(here, "hanh")
    name(here, None)
    assert not Presenter.objects.exists()


def test_the_office_is_named_too_but_nobody_from_elsewhere(here: World) -> None:
    name(here, "thuong")
    make_presentation(here, "thuong")
    for who in ("stranger", "luc"):  # a guest of another item
        with pytest.raises(BadInput):
            name(here, who)
    with pytest.raises(NotAllowed):
        course.name_presenter(item=here.items[1], user=None, by=here.users["hanh"], at=here.at(16))


def test_the_chair_takes_over_and_nobody_else_does(here: World) -> None:
    name(here, "hanh")
    make_presentation(here, "khoi")
    with pytest.raises(course.SomebodyPresents):
        make_presentation(here, "hanh")
    Presentation.objects.all().delete()
    make_presentation(here, "hanh", page=4)
    taken = make_presentation(here, "khoi", page=2)
    assert (taken.user, taken.page) == (here.chair, 2)
    assert Presentation.objects.filter(ended_at=None).count() == 1


def test_it_ends_by_the_presenter_the_chair_or_the_office_alone(here: World) -> None:
    name(here, "hanh")
    made = make_presentation(here, "hanh")
    with pytest.raises(NotAllowed):
        course.end(presentation=made, by=here.users["an"], at=here.at(21))
    course.end(presentation=made, by=here.clerk, at=here.at(21))
    course.end(presentation=made, by=here.users["hanh"], at=here.at(22))  # it has ended
    assert kinds(here)[-1:] == ["PresentationEnded"]
    assert kinds(here).count("PresentationEnded") == 1


def test_it_ends_with_its_item(here: World) -> None:
    make_presentation(here)
    finish_item(item=here.items[1], by=here.chair, at=here.at(30))
    assert running(here) is None
    assert kinds(here)[-2:] == ["PresentationEnded", "ItemFinished"]
    start_item(item=here.items[2], by=here.chair, at=here.at(31))
    make_presentation(here)
    return_item(item=here.items[2], by=here.chair, at=here.at(32))
    assert running(here) is None


def test_it_ends_with_its_paper(here: World) -> None:
    made = make_presentation(here)
    withdraw_paper(paper=made.version.paper, by=here.secretary, at=here.at(21))
    assert running(here) is None


def test_nothing_is_presented_without_an_item_under_discussion(here: World) -> None:
    finish_item(item=here.items[1], by=here.chair, at=here.at(10))
    with pytest.raises(course.NothingDiscussed):
        make_presentation(here)


def test_nothing_is_presented_during_a_secret_item(here: World) -> None:
    make_secret(here)
    start_item(item=Item.objects.get(meeting=here.meeting, position=5), by=here.chair, at=here.at(10))
    with pytest.raises(BadInput):
        make_presentation(here)


def test_a_paper_that_nobody_was_sent_is_not_presented(here: World) -> None:
    version = make_paper(here, state="ready")
    name(here, "thuong")
    with pytest.raises(course.NotSent):
        course.begin(version=version, page=1, by=here.secretary, at=here.at(20))


def test_the_page_is_kept_and_the_pointer_told(here: World, django_capture_on_commit_callbacks: object) -> None:
    made = make_presentation(here)
    told: list[places.Place] = []

    def hear(*, place: places.Place, **_: object) -> None:
        told.append(place)

    places.moved.connect(hear)
    move = {"presentation_id": made.pk, "lead": "a", "by": here.chair}
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        places.move(page=99, point=(10, 20), at=here.at(21), **move)  # type: ignore[arg-type]
        places.move(page=2, point=None, at=here.at(20.5), **move)  # type: ignore[arg-type]
    places.moved.disconnect(hear)
    assert [(one.page, one.x, one.y) for one in told] == [(6, 10, 20), (2, None, None)]
    assert places.kept([here.meeting.pk])[here.meeting.pk].page == 6  # what came late does not lead back
    assert "PageTurned" not in kinds(here)
    with pytest.raises(places.NotPresenting):
        places.move(page=1, point=None, at=here.at(22), **(move | {"by": here.users["hanh"]}))  # type: ignore[arg-type]
    course.end(presentation=made, by=here.chair, at=here.at(22))
    with pytest.raises(places.NotPresenting):
        places.move(page=1, point=None, at=here.at(23), **move)  # type: ignore[arg-type]
    assert places.kept([here.meeting.pk]) == {}


@pytest.mark.parametrize("item", [0, 1, None])
@pytest.mark.parametrize("state", ["circulated", "ready", "withdrawn"])
def test_who_may_read_is_the_same_one_by_one_and_all_at_once(here: World, item: int | None, state: str) -> None:
    make_recusal(here, 2, "nguyet")
    paper = make_paper(here, item, state=state).paper
    everybody = {one.pk for one in User.objects.all() if may_read(one, paper)}
    assert readers(Paper.objects.select_related("meeting__body", "item").get(pk=paper.pk)) == everybody


def test_who_may_not_see_the_item_or_takes_no_part_in_it_does_not_follow(here: World) -> None:
    make_recusal(here, 2, "nguyet")
    followers = access.followers(make_presentation(here, item=None))  # everybody may read the paper
    assert {here.users[who].pk for who in ("khoi", "hanh", "thuong", "en")} <= followers
    assert not {here.users[who].pk for who in ("luc", "nguyet", "stranger")} & followers
