"""Two begin to present at once; the item ends while somebody begins."""

import pytest

from agenda.discussion import finish_item
from documents.models import PaperVersion, Presentation
from documents.presenting import course
from meetings.models import Event
from people.refusals import Refusal
from tests.agenda.factories import make_current
from tests.agenda.races import together
from tests.documents.presenting.factories import make_paper
from tests.factories import World, world

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def named(*, who: str) -> World:
    here = world(state="running", present=10)
    make_current(here, 2)
    make_paper(here)
    course.name_presenter(item=here.items[1], user=here.users[who], by=here.secretary, at=here.at(15))
    return here


def begin(here: World, who: str) -> Presentation:
    version = PaperVersion.objects.select_related("paper__meeting__body", "paper__item").get()
    return course.begin(version=version, page=1, by=here.users[who], at=here.at(20))


def test_of_two_who_begin_at_once_the_chair_leads() -> None:
    here = named(who="hanh")
    found = together([lambda: begin(here, "hanh"), lambda: begin(here, "khoi")])
    assert all(isinstance(one, Presentation | course.SomebodyPresents) for one in found)
    assert Presentation.objects.get(ended_at=None).user == here.chair
    kinds = list(Event.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds.count("PresentationBegun") - kinds.count("PresentationEnded") == 1


def test_nothing_is_presented_after_its_item() -> None:
    here = named(who="hanh")
    found = together(
        [lambda: begin(here, "khoi"), lambda: finish_item(item=here.items[1], by=here.chair, at=here.at(21))]
    )
    assert [one for one in found if isinstance(one, Exception) and not isinstance(one, Refusal)] == []
    assert not Presentation.objects.filter(ended_at=None).exists()
