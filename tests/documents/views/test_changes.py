"""What changed since the person last read, and who has read which version."""

import pytest
from django.test import Client
from django.urls import reverse

from documents import papers
from documents.circulation.reading import note_reading
from documents.models import Paper
from tests.documents.marks.makers import data
from tests.documents.marks.test_carrying import FIRST, SECOND, pdf
from tests.documents.uploads import add, upload
from tests.documents.views.test_marks import client, send
from tests.factories import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(here: World) -> Paper:
    """Three versions, the first of which the deputy secretary has read."""
    made = add(here, file=upload(pdf(FIRST)))
    note_reading(version=made.versions.get(), page=1, seen=[1], by=here.users["hanh"], at=here.at(1))
    for minute, lines in ((2, [*FIRST, "Điều 5. Hiệu lực."]), (3, SECOND)):
        papers.replace_paper(
            paper=made, upload=upload(pdf(lines)), reason="Tiếp thu ý kiến", by=here.clerk, at=here.at(minute)
        )
    return made


def address(paper: Paper, number: int) -> str:
    return reverse("documents:paper-changes", args=[paper.pk, number])


def words(of: Client, url: str) -> tuple[str, str]:
    """What went and what came, as the page says it."""
    context = of.get(url).context
    pieces = [piece for _, places in context["pages"] for place in places for piece in place.pieces]
    out, into = (" ".join(piece.text for piece in pieces if piece.kind == kind) for kind in ("out", "in"))
    return out, into


def test_the_changes_are_told_from_what_the_person_read_last(here: World, paper: Paper) -> None:
    answer = client(here).get(address(paper, 3))
    assert (answer.context["older"].number, answer.context["version"].number) == (1, 3)
    out, into = words(client(here), address(paper, 3))
    assert "Văn phòng Đảng ủy" in out
    assert "20%" in out
    assert "30%" in into
    assert "Căn cứ ban hành" in into
    assert "khẩn cấp" not in out + into
    assert answer.content.count(b"<del") > 1


def test_another_version_can_be_compared_and_both_texts_shown_beside_each_other(here: World, paper: Paper) -> None:
    assert words(client(here, "an"), address(paper, 2)) == ("", "Điều 5. Hiệu lực.")
    answer = client(here).get(address(paper, 3) + "?from=2&side=1")
    assert (answer.context["older"].number, answer.context["beside"]) == (2, True)


@pytest.mark.parametrize(("number", "query"), [(1, ""), (3, "?from=3"), (3, "?from=9"), (4, "")])
def test_there_is_nothing_to_compare(here: World, paper: Paper, number: int, query: str) -> None:
    assert client(here).get(address(paper, number) + query).status_code == 404


def test_the_reader_says_that_there_is_a_newer_version_and_what_it_is_for(here: World, paper: Paper) -> None:
    old = client(here).get(reverse("documents:paper-version", args=[paper.pk, 1]))
    assert "Đã có bản 3." in old.content.decode()
    assert old.context["newest"].reason == "Tiếp thu ý kiến"
    assert client(here).get(reverse("documents:paper", args=[paper.pk])).context["last_read"].number == 1
    assert client(here, "an").get(reverse("documents:paper", args=[paper.pk])).context["last_read"] is None


def test_a_new_version_is_marked_until_it_is_opened(here: World, paper: Paper) -> None:
    page = reverse("documents:meeting", args=[here.meeting.pk])
    assert "Bản mới (3)" in client(here).get(page).content.decode()
    last = papers.latest_version(paper)
    assert last
    note_reading(version=last, page=1, seen=[1], by=here.users["hanh"], at=here.at(9))
    assert "Bản mới" not in client(here).get(page).content.decode()


def test_the_office_sees_who_opened_which_version(here: World, paper: Paper) -> None:
    found = client(here, "thuong").get(reverse("documents:paper-edit", args=[paper.pk])).context["versions"]
    assert [(one.number, [reader.user for reader in one.readers]) for one in found] == [
        (3, []),
        (2, []),
        (1, [here.users["hanh"]]),
    ]


def test_marks_of_an_older_version_are_offered_and_brought(here: World, paper: Paper) -> None:
    send(client(here), paper, {"changes": [data()]})
    third = reverse("documents:paper-marks", args=[paper.pk, 3])
    assert client(here).get(third).json()["waiting"] == 1
    carrying = reverse("documents:paper-carrying", args=[paper.pk, 3])
    assert client(here).post(carrying, headers={"X-Quiet": "1"}).json() == {"carried": 1}
    found = client(here).get(third).json()
    assert (found["waiting"], [one["place"] != "" for one in found["own"]]) == (0, [True])
