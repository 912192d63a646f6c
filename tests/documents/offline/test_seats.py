"""Whose devices have all papers: the same answer for everybody at once as for one."""

import pytest

from agenda.models import Item, Recusal
from documents import papers
from documents.offline import keeping, leases
from documents.offline.seats import Kept, kept
from tests.documents.offline.factories import make_copy, make_device
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

pytestmark = pytest.mark.django_db


def of(here: World, name: str = "hanh", minute: float = 5) -> Kept:
    return next(one for one in kept(here.meeting, here.at(minute)) if one.attendee.user == here.users[name])


def test_everybody_is_asked_for_what_they_may_keep(here: World) -> None:
    for index in (None, 0, 1, 3):
        add(here, item=index)
    Item.objects.filter(pk=here.items[3].pk).update(restricted=True)
    Recusal.objects.create(
        item=here.items[0], attendee=here.attendee("giao"), declared_by=here.clerk, declared_at=here.at(-1)
    )
    for name in ("khoi", "hanh", "giao", "luc", "en"):
        versions = keeping.keepable_versions(here.users[name], here.meeting)
        found = of(here, name)
        assert (found.papers, found.pages) == (len(versions), sum(one.pages for one in versions)), name


def test_all_papers_must_be_on_one_device(here: World) -> None:
    first, second = add(here).versions.get(), add(here, item=1).versions.get()
    tablet, phone = make_device(here), make_device(here)
    make_copy(here, first, tablet)
    make_copy(here, second, phone)
    assert (of(here).held, of(here).missing, of(here).whole) == (2, 2, False)
    make_copy(here, second, tablet)
    assert (of(here).held, of(here).missing, of(here).whole) == (4, 0, True)
    assert of(here, "giao").held == 0


def test_a_new_version_makes_it_incomplete_again(here: World) -> None:
    paper = add(here)
    device = make_device(here)
    make_copy(here, paper.versions.get(), device)
    assert of(here).whole
    new = upload(samples.text_pdf(3))
    papers.replace_paper(paper=paper, upload=new, reason="Sửa số liệu", by=here.clerk, at=here.at(2))
    assert (of(here).held, of(here).pages, of(here).whole) == (0, 3, False)
    make_copy(here, paper.versions.latest("number"), device)
    assert of(here).whole


def test_a_device_that_cannot_open_its_papers_counts_as_empty(here: World) -> None:
    device = make_device(here)
    make_copy(here, add(here).versions.get(), device)
    assert of(here, minute=12 * 60 - 1).whole
    assert (of(here, minute=12 * 60).held, of(here, minute=12 * 60).devices) == (0, [])
    leases.end_device(device_id=device.pk, at=here.at(3))
    assert of(here).held == 0


def test_who_has_nothing_to_keep_lacks_nothing(here: World) -> None:
    assert (of(here).papers, of(here).pages, of(here).whole) == (0, 0, False)
