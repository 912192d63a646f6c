"""An office that only has a task in a notice gets the part that concerns it."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from agenda.models import Item, Task
from documents import access, extracts, store, verification
from documents.models import Act, Delivery, Extract, RecipientLine
from tests.documents.dispatching.conftest import closed, issue
from tests.documents.dispatching.test_pages import as_
from tests.factories import World, make_user

__all__ = ["closed"]


@pytest.fixture
def board(closed: World) -> World:
    """Somebody of the Ban Xây dựng Đảng, which shares the first task of the first item and stands under no line."""
    closed.users["board"] = make_user("board", "Hoàng Xây Dựng", office=closed.offices["Ban Xây dựng Đảng"])
    closed.users["party"] = make_user("party", "Lê Ủy Ban", office=closed.offices["Đảng ủy Ủy ban nhân dân phường"])
    return closed


def text_of(extract: Extract) -> str:
    made = extracts.file_of(extract)
    with store.open(made.file_sha256) as file:
        pages = PdfReader(io.BytesIO(file.read())).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_office_gets_its_items_and_its_tasks_under_their_numbers(board: World) -> None:
    issue(board)
    text = text_of(Extract.objects.get(office__name="Ban Xây dựng Đảng"))
    assert "TRÍCH THÔNG BÁO" in text
    assert "Số 87-TB/ĐU" in text
    assert ("1.1" in text, "rà soát các nhiệm vụ quá hạn" in text) == (True, True)
    assert ("1.2" in text, "số hóa hồ sơ" in text, "Dự thảo Đề án" in text) == (False, False, False)
    assert ("(…)" in text, "(Đã ký)" in text, "liên quan đến Ban Xây dựng Đảng" in text) == (True, True, True)
    other = text_of(Extract.objects.get(office__name="Đảng ủy Ủy ban nhân dân phường"))
    assert ("1.2" in other, "rà soát các nhiệm vụ quá hạn" in other) == (True, False)


def test_who_is_entitled_to_all_gets_all(board: World) -> None:
    RecipientLine.objects.get(meeting=board.meeting, position=6).offices.add(board.offices["Ban Xây dựng Đảng"])
    issue(board)
    got = {row.user.username: row.extract is not None for row in Delivery.objects.select_related("user")}
    assert (got["board"], got["party"], got["hanh"]) == (False, True, False)


def test_the_whole_stays_shut_for_who_got_a_part_and_each_has_a_trace(board: World) -> None:
    act = issue(board)
    part, other = (Extract.objects.get(office=board.users[name].office) for name in ("board", "party"))
    client = as_(board, "board")
    page = reverse("documents:extract", args=[part.pk])
    assert client.get(reverse("documents:act", args=[act.pk])).headers["Location"] == page
    for name, key in (("act-file", act.pk), ("extract", other.pk), ("extract-file", other.pk)):
        assert client.get(reverse(f"documents:{name}", args=[key])).status_code == 404
    assert not access.seen_acts(board.users["board"]).exists()  # what is searched is what may be seen
    assert "Trích gửi Ban Xây dựng Đảng" in client.get(page).content.decode()
    assert client.get(reverse("documents:extract-sheet", args=[part.pk, 1])).status_code == 200
    client.post(reverse("documents:acknowledgement", args=[act.pk]), {"next": page})
    row = Delivery.objects.get(user=board.users["board"])
    assert (row.opened_at is not None, row.acknowledged_at is not None) == (True, True)
    assert Delivery.objects.get(user=board.users["party"]).opened_at is None
    office = as_(board, "cham").get(reverse("documents:dispatch", args=[act.pk])).content.decode()
    assert "bản trích của Ban Xây dựng Đảng" in office


def test_it_stays_as_it_was_issued_and_is_made_once(board: World) -> None:
    issue(board)
    part = Extract.objects.get(office__name="Ban Xây dựng Đảng")
    Task.objects.update(action="việc khác")
    first = extracts.file_of(part).file_sha256
    assert "rà soát các nhiệm vụ quá hạn" in text_of(part)
    assert extracts.file_of(Extract.objects.get(pk=part.pk)).file_sha256 == first


def test_a_part_is_told_to_be_genuine(board: World) -> None:
    issue(board)
    part = extracts.file_of(Extract.objects.get(office__name="Ban Xây dựng Đảng"))
    found = verification.find(part.file_sha256, "192.0.2.9")
    assert (found.genuine, found.part, found.number) == (True, True, "87-TB/ĐU")
    Item.objects.filter(position=3).update(restricted=True)
    assert verification.find(part.file_sha256, "192.0.2.9") == verification.Finding(genuine=True, part=True)


def test_a_secret_item_is_in_no_part(board: World) -> None:
    """Its tasks are on paper alone; an office that has no other gets nothing here."""
    Item.objects.filter(position=1).update(secrecy="mat", title="", presenter="", kind="", office=None)
    act = issue(board)
    assert not Extract.objects.filter(act=act).exists()
    assert not Delivery.objects.filter(user=board.users["board"]).exists()
    assert Act.objects.get(pk=act.pk).state == "issued"
