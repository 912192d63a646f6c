from pathlib import Path

import pytest
from pytest_django import Settings

from documents.circulation.reading import note_reading
from documents.models import Reading
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_the_place_and_the_pages_seen_are_kept(draft: World) -> None:
    version = add(draft, file=upload(samples.text_pdf(9))).versions.get()
    user = draft.users["hanh"]
    note_reading(version=version, page=3, seen=[1, 3], by=user, at=draft.at(1))
    note_reading(version=version, page=2, seen=[2, 3, 10, 0, -1], by=user, at=draft.at(2))
    reading = Reading.objects.get()
    assert (reading.page, reading.seen, reading.first_at, reading.last_at) == (2, [1, 2, 3], draft.at(1), draft.at(2))


@pytest.mark.parametrize(("given", "kept"), [(0, 1), (-5, 1), (10, 9), (9, 9)])
def test_the_place_lies_within_the_paper(draft: World, given: int, kept: int) -> None:
    version = add(draft, file=upload(samples.text_pdf(9))).versions.get()
    assert note_reading(version=version, page=given, seen=[], by=draft.clerk, at=draft.at()).page == kept
