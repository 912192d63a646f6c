"""What the closing of a meeting does to its papers, and what people keep of what they wrote on them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from documents import papers
from documents.circulation import handling, returning
from documents.consultations.subjects import NotInWriting, refuse_subject
from documents.models import Mark, MarkSheet, Paper
from documents.offline import ending
from documents.papers import PaperPlan
from documents.states import Circulation
from meetings import session
from meetings.models import Event, Meeting
from tests.documents.circulation.factories import TITLE, make_paper
from tests.documents.consultations.factories import make_round
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

pytestmark = pytest.mark.django_db


def close(here: World) -> None:
    session.close(meeting=here.meeting, by=here.secretary, at=here.at(130))


def write(here: World, paper: Paper, text: str, kind: str = "note", name: str = "hanh") -> Mark:
    version = paper.versions.order_by("-number").first()
    assert version is not None
    sheet, _made = MarkSheet.objects.get_or_create(version=version, user=here.users[name])
    sheet.head += 1
    sheet.save()
    return Mark.objects.create(
        id=uuid4(),
        sheet=sheet,
        page=1,
        kind=kind,
        colour="blue",
        text=text,
        quote="lời của tài liệu",
        revision=1,
        seq=sheet.head,
        made_at=here.at(5),
        changed_at=here.at(5),
    )


def signed_in(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name])
    return client


def test_closing_returns_what_was_out_and_nothing_else(here: World) -> None:
    back, room, kept = make_paper(here, "return"), make_paper(here, "room", item=1), add(here)
    close(here)
    events = Event.objects.filter(meeting=here.meeting, kind="PaperReturned")
    assert [one.payload["paper"] for one in events.order_by("seq")] == [str(back.pk), str(room.pk)]
    assert set(Paper.objects.filter(returned_at=here.at(130))) == {back, room}
    kept.refresh_from_db()
    assert kept.returned_at is None


def test_a_paper_that_was_never_sent_does_not_come_back(here: World) -> None:
    paper = make_paper(here, "return")
    Paper.objects.filter(pk=paper.pk).update(state="ready", circulated_at=None)
    close(here)
    assert not Event.objects.filter(kind="PaperReturned").exists()


def test_what_is_no_paper_to_be_returned_cannot_have_come_back(here: World) -> None:
    with pytest.raises(IntegrityError):
        Paper.objects.filter(pk=add(here).pk).update(returned_at=here.at(1))


def test_the_reader_says_that_it_is_closed_and_shows_ones_own_notes_alone(here: World) -> None:
    paper = make_paper(here, "return")
    write(here, paper, "Hỏi lại số liệu")
    write(here, paper, "", kind="highlight")
    write(here, paper, "Ghi chú của người khác", name="giao")
    address = reverse("documents:paper", args=[paper.pk])
    member = signed_in(here, "hanh")
    assert member.get(address).status_code == 200
    close(here)
    answer = member.get(address)
    text = answer.content.decode()
    assert answer.status_code == 410
    assert "Hỏi lại số liệu" in text
    assert "lời của tài liệu" not in text
    assert "Ghi chú của người khác" not in text
    assert signed_in(here, "thuong").get(address).status_code == 200
    assert signed_in(here, "stranger").get(address).status_code == 404


def test_nothing_below_the_paper_answers_once_it_came_back(here: World) -> None:
    paper = make_paper(here, "return")
    close(here)
    member = signed_in(here, "hanh")
    names = ("page-image", "page-lines", "paper-marks", "paper-copy", "paper-changes", "page-found", "paper-leaf")
    for name in names:
        pages = [1] if name in ("page-image", "page-lines", "page-found", "paper-leaf") else []
        address = reverse(f"documents:{name}", args=[paper.pk, 1, *pages])
        assert member.get(address).status_code == 404, name


def test_notes_are_deleted_by_their_owner_once_the_paper_came_back(here: World) -> None:
    paper = make_paper(here, "return")
    write(here, paper, "Của tôi")
    write(here, paper, "Của người khác", name="giao")
    address = reverse("documents:paper-notes-removal", args=[paper.pk])
    member = signed_in(here, "hanh")
    assert member.post(address).status_code == 404  # the paper is open: marks are erased on it
    close(here)
    assert member.post(address).status_code == 303
    assert [mark.text for mark in Mark.objects.all()] == ["Của người khác"]


def test_a_carried_note_is_shown_once(here: World) -> None:
    paper = make_paper(here, "return")
    old = write(here, paper, "Một lần")
    papers.replace_paper(
        paper=paper, upload=upload(samples.text_pdf(3)), reason="Sửa", by=here.clerk, at=here.at(-8000)
    )
    new = write(here, paper, "Một lần")
    Mark.objects.filter(pk=new.pk).update(origin=old)
    assert list(returning.notes_of(paper, here.users["hanh"])) == [new]


def test_until_when_notes_are_kept_is_a_setting(here: World, settings: Settings) -> None:
    settings.RETURNED_MARKS_KEPT = timedelta(days=7)
    paper = make_paper(here, "return")
    assert returning.kept_until(paper) is None
    close(here)
    paper.refresh_from_db()
    assert returning.kept_until(paper) == here.at(130) + timedelta(days=7)


def test_no_copy_of_it_leaves_the_system(here: World) -> None:
    back, room = make_paper(here, "return"), make_paper(here, "room")
    member, office = signed_in(here, "hanh"), signed_in(here, "cham")
    for paper in (back, room):
        answer = member.get(reverse("documents:paper-copy", args=[paper.pk, 1]), headers={"X-Quiet": "1"})
        assert answer.status_code == 403
    stamped, file = (f"documents:paper-{name}" for name in ("stamped", "file"))
    quiet = {"X-Quiet": "1"}
    assert office.get(reverse(file, args=[back.pk, 1])).status_code == 200
    assert office.get(reverse(file, args=[room.pk, 1]), headers=quiet).status_code == 403
    assert office.post(reverse(stamped, args=[room.pk, 1]), headers=quiet).status_code == 403


@pytest.mark.parametrize("circulation", ["return", "room"])
def test_no_browser_keeps_a_page_of_it(here: World, circulation: str) -> None:
    paper = make_paper(here, circulation)
    version = paper.versions.get()
    address = reverse("documents:page-image", args=[paper.pk, 1, 1])
    answer = signed_in(here, "hanh").get(address, {"v": version.sha256[:16]})
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")


def test_the_way_of_circulating_is_changed_by_the_office_until_the_meeting_is_over(here: World) -> None:
    paper = add(here)
    plan = PaperPlan(title="Tờ trình", kind="submission", item=here.items[0], circulation=Circulation.RETURN)
    papers.change_paper(paper=paper, plan=plan, by=here.clerk, at=here.at(1))
    paper.refresh_from_db()
    assert paper.circulation == Circulation.RETURN
    close(here)
    with pytest.raises(papers.PapersFixed):
        papers.change_paper(paper=paper, plan=plan, by=here.clerk, at=here.at(140))


def test_an_online_meeting_has_no_paper_for_the_room(here: World) -> None:
    Meeting.objects.filter(pk=here.meeting.pk).update(mode="online")
    with pytest.raises(handling.NoRoom):
        make_paper(here, "room")


def test_a_paper_that_members_are_asked_about_goes_on_as_it_is(here: World) -> None:
    round_ = make_round(here)
    paper = round_.paper
    plan = PaperPlan(title=paper.title, kind=paper.kind, item=paper.item, circulation=Circulation.ROOM)
    with pytest.raises(handling.AskedAbout):
        papers.change_paper(paper=paper, plan=plan, by=here.clerk, at=here.at(1))


@pytest.mark.parametrize("circulation", ["return", "room"])
def test_members_are_not_asked_in_writing_about_it(here: World, circulation: str) -> None:
    with pytest.raises(NotInWriting):
        refuse_subject(make_paper(here, circulation, item=1), "common")


def test_a_device_without_a_network_lets_it_go_after_the_planned_end(here: World) -> None:
    version = make_paper(here, "return").versions.get()
    version.paper.meeting.state = "convened"
    planned = here.at(40 + 60 + 30 + 5) + ending.BEYOND
    assert ending.ends(version, here.at(-600)) == planned
    version.paper.meeting.state = "running"
    assert ending.ends(version, here.at(10)) == planned
    assert ending.ends(version, here.at(200)) == here.at(200) + ending.BEYOND


def test_the_list_of_papers_goes_on_to_name_it(here: World) -> None:
    make_paper(here, "return")
    close(here)
    text = signed_in(here, "hanh").get(reverse("documents:meeting", args=[here.meeting.pk])).content.decode()
    assert TITLE in text
    assert "Đã thu hồi" in text
