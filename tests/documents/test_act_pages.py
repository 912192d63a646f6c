import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from agenda.models import Conclusion, Item
from documents import checking, delivery, drafts, issuing
from documents.models import Act, Delivery, RecipientLine
from meetings.models import Meeting
from tests.documents.factories import conclude
from tests.factories import World, make_user, world

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def closed(db: None) -> World:
    here = world(state="closed", present=10)
    Meeting.objects.filter(pk=here.meeting.pk).update(closed_at=here.at(200), convened_at=here.at(-5000))
    conclude(here)
    return here


def as_(here: World, name: str, quiet: bool = False) -> Client:
    client = Client(headers={"X-Quiet": "1"} if quiet else {})
    client.force_login(here.users[name], backend=BACKEND)
    return client


def issue(here: World) -> Act:
    act = checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(210))
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(245))


def test_from_check_to_issue_by_the_buttons(closed: World) -> None:
    act = drafts.act_of(closed.meeting, "notice")
    page = reverse("documents:notice", args=[closed.meeting.pk])
    clerk, chair = as_(closed, "cham"), as_(closed, "khoi", quiet=True)
    assert "Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng" in clerk.get(page).content.decode()
    assert clerk.post(reverse("documents:check", args=[act.pk])).headers["Location"] == page
    assert "Duyệt và ban hành" in chair.get(page).content.decode()
    act.refresh_from_db()
    answer = chair.post(reverse("documents:issue", args=[act.pk]), {"revision": act.revision})
    assert answer.json() == {"location": reverse("documents:act", args=[act.pk])}
    act.refresh_from_db()
    assert act.entry is not None
    assert act.entry.written == "87-TB/ĐU"


def test_a_tap_without_a_revision_is_refused_in_words(closed: World) -> None:
    act = checking.check_act(act=drafts.act_of(closed.meeting, "notice"), by=closed.clerk, at=closed.at(210))
    answer = as_(closed, "khoi", quiet=True).post(reverse("documents:issue", args=[act.pk]))
    assert (answer.status_code, "tải lại trang" in answer.json()["message"]) == (422, True)


def test_the_issued_page_shows_the_clock_and_who_has_confirmed(closed: World) -> None:
    act = issue(closed)
    as_(closed, "hanh").post(reverse("documents:acknowledgement", args=[act.pk]))
    text = as_(closed, "cham").get(reverse("documents:act", args=[act.pk])).content.decode()
    assert "45 phút" in text
    assert f"1/{Delivery.objects.count()}" in text
    assert "Chưa ký số" in text
    assert act.file_sha256 in text


def test_the_office_sees_which_lines_are_served_here_and_which_are_not(closed: World) -> None:
    lines = {line.position: line for line in RecipientLine.objects.filter(meeting=closed.meeting)}
    lines[6].offices.add(closed.offices["Ban Xây dựng Đảng"])
    lines[3].bodies.add(closed.body)
    make_user("board", "Hoàng Xây Dựng", office=closed.offices["Ban Xây dựng Đảng"])
    act = issue(closed)
    assert [(line.text.split(" (")[0], line.people) for line in delivery.by_line(act)] == [
        ("Thường trực Tỉnh ủy", 0),
        ("Văn phòng Tỉnh ủy", 0),
        ("Các đồng chí Ủy viên Ban Chấp hành Đảng bộ phường", 11),
        ("Đảng ủy Ủy ban nhân dân phường", 0),
        ("Ủy ban MTTQ Việt Nam phường", 0),
        ("Ban Xây dựng Đảng, Ủy ban Kiểm tra Đảng ủy phường", 1),
        ("Các chi bộ, đảng bộ trực thuộc", 0),
    ]
    page = as_(closed, "cham").get(reverse("documents:act", args=[act.pk])).content.decode()
    assert (page.count("gửi ngoài hệ thống"), "11 người" in page) == (5, True)
    assert "Hướng dẫn 05-HD/VPTW" in page


def test_who_was_not_at_the_meeting_finds_no_way_into_it(closed: World) -> None:
    board = closed.users["board"] = make_user("board", "Hoàng", office=closed.offices["Ban Xây dựng Đảng"])
    act = issue(closed)
    room = reverse("realtime:room", args=[closed.meeting.pk])
    assert room in as_(closed, "hanh").get(reverse("documents:act", args=[act.pk])).content.decode()
    page = as_(closed, "board").get(reverse("documents:act", args=[act.pk]), follow=True)
    assert (page.status_code, room in page.content.decode()) == (200, False)
    assert Delivery.objects.get(act=act, user=board).opened_at is not None


def test_looking_is_not_confirming(closed: World) -> None:
    act = issue(closed)
    page = reverse("documents:act", args=[act.pk])
    client = as_(closed, "hanh")
    assert "Đã nhận" in client.get(page).content.decode()
    row = Delivery.objects.get(user=closed.users["hanh"])
    assert (row.opened_at is not None, row.acknowledged_at) == (True, None)
    client.post(reverse("documents:acknowledgement", args=[act.pk]), {"next": page})
    row.refresh_from_db()
    assert row.acknowledged_at is not None


def test_the_file_is_the_frozen_one_byte_for_byte(closed: World) -> None:
    act = issue(closed)
    client = as_(closed, "hanh")
    first, second = (client.get(reverse("documents:act-file", args=[act.pk])) for _ in range(2))
    assert first.content == second.content
    assert first.headers["Content-Disposition"] == "inline; filename*=UTF-8''87-TB-%C4%90U.pdf"
    assert "Số 87-TB/ĐU" in PdfReader(io.BytesIO(first.content)).pages[0].extract_text()


@pytest.mark.parametrize("kind", ["notice", "minutes"])
@pytest.mark.parametrize("state", ["draft", "checked"])
def test_a_draft_says_it_is_one(closed: World, kind: str, state: str) -> None:
    act = drafts.act_of(closed.meeting, kind)
    if state == "checked":
        checking.check_act(act=act, by=closed.clerk, at=closed.at(210))
    pdf = as_(closed, "cham").get(reverse("documents:act-file", args=[act.pk])).content
    assert "DỰ THẢO" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_issued_minutes_are_no_draft_any_more(closed: World) -> None:
    act = checking.check_act(act=drafts.act_of(closed.meeting, "minutes"), by=closed.clerk, at=closed.at(210))
    act = issuing.issue_act(act=act, revision=act.revision, by=closed.chair, at=closed.at(211))
    assert "DỰ THẢO" not in PdfReader(io.BytesIO(drafts.pdf_of(act))).pages[0].extract_text()


def test_a_sign_that_cannot_be_printed_is_told_beside_what_the_draft_is_made_of(closed: World) -> None:
    Conclusion.objects.filter(item=closed.items[3]).update(text="Một \U0001f9a0 lạ.")
    page = as_(closed, "cham").get(reverse("documents:notice", args=[closed.meeting.pk]))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Có ký tự không in được: \U0001f9a0." in text
    assert "Một \U0001f9a0 lạ." in text
    act = drafts.act_of(closed.meeting, "notice")
    file = as_(closed, "cham").get(reverse("documents:act-file", args=[act.pk]))
    assert file.headers["Location"] == reverse("documents:notice", args=[closed.meeting.pk])
    assert as_(closed, "cham").get(reverse("documents:act-sheet", args=[act.pk, 1])).status_code == 404
    refused = as_(closed, "cham", quiet=True).post(reverse("documents:check", args=[act.pk]))
    assert (refused.status_code, "không in được" in refused.json()["message"]) == (409, True)


def test_the_page_beyond_the_last_does_not_exist(closed: World) -> None:
    act = issue(closed)
    assert as_(closed, "hanh").get(reverse("documents:act-sheet", args=[act.pk, 99])).status_code == 404


def test_home_asks_for_what_waits(closed: World) -> None:
    act = issue(closed)
    link = reverse("documents:act", args=[act.pk])
    assert link in as_(closed, "hanh").get("/").content.decode()
    as_(closed, "hanh").post(reverse("documents:acknowledgement", args=[act.pk]))
    assert link not in as_(closed, "hanh").get("/").content.decode()


def test_the_register_lists_the_number(closed: World) -> None:
    issue(closed)
    text = as_(closed, "cham").get(reverse("documents:register")).content.decode()
    assert "87-TB/ĐU" in text
    assert "Các số từ 01 đến 86" in text


def test_the_invitation_file_carries_name_and_code(closed: World) -> None:
    pdf = as_(closed, "hanh").get(reverse("documents:invitation-file", args=[closed.meeting.pk])).content
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert "GIẤY MỜI" in pages[0].extract_text()
    assert "Lê Thị Thu Hạnh" in pages[0].extract_text()
    assert len(pages[-1].images) == 1


def test_an_invitation_that_cannot_be_printed_leads_to_its_page(closed: World) -> None:
    Meeting.objects.filter(pk=closed.meeting.pk).update(place="Phòng \U0001f9a0")
    answer = as_(closed, "hanh").get(reverse("documents:invitation-file", args=[closed.meeting.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("meetings:invitation", args=[closed.meeting.pk]), 303)]
    assert "Có ký tự không in được" in answer.content.decode()


def test_the_preparation_page_costs_no_more_queries_with_more_items(closed: World) -> None:
    url = reverse("documents:meeting", args=[closed.meeting.pk])
    client = as_(closed, "thuong")
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for position in range(5, 15):
        Item.objects.create(meeting=closed.meeting, position=position, title=f"Nội dung {position}", kind="report")
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
