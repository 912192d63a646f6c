"""Resolutions on what was carried, letters, and the letter that mends slips of form."""

import io
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from agenda.models import Task
from documents import act_steps, checking, drafts, follow_ups, issuing, signatory_choice, written_acts
from documents.models import Act, Delivery, Dispatch, RecipientLine, RegisterEntry, Signatory
from meetings.models import Meeting
from people.models import User
from people.refusals import BadInput, NotAllowed
from tests.agenda.races import together
from tests.documents.factories import OUTCOME, RULE, conclude
from tests.factories import World, world
from tests.voting.factories import QUESTION
from voting.models import Vote

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here(db: None) -> World:
    return out()


def out() -> World:
    """The meeting is over, item 2 was carried, the notice 87-TB/ĐU is issued."""
    made = world(state="closed", present=10)
    Meeting.objects.filter(pk=made.meeting.pk).update(closed_at=made.at(200))
    made.meeting.refresh_from_db()
    conclude(made)
    vote(made)
    issue(made, drafts.act_of(made.meeting, "notice"), 210)
    return made


def vote(here: World, number: int = 2, **changed: object) -> Vote:
    facts: dict[str, Any] = {
        "question": QUESTION,
        "state": "closed",
        "outcome": OUTCOME,
        "manifest": {"rule": RULE},
        "created_at": here.at(10),
        "opened_at": here.at(12),
        "closed_at": here.at(15),
    }
    return Vote.objects.create(item=here.items[number - 1], **facts | changed)


def issue(here: World, act: Act, minute: int) -> Act:
    act = checking.check_act(act=act, by=here.clerk, at=here.at(minute))
    act = issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(minute + 1))
    return Act.objects.select_related("entry").get(pk=act.pk)


def resolution(here: World) -> Act:
    return written_acts.begin_resolution(vote=Vote.objects.get(state="closed"), by=here.clerk, at=here.at(300))


def letter(here: World, to: tuple[str, ...] = ("Văn phòng Đảng ủy",), **more: Any) -> Act:
    act = written_acts.begin_letter(meeting=here.meeting, by=here.clerk, at=here.at(300), **more)
    written = {"subject": "cung cấp số liệu", "text": "Đề nghị cung cấp số liệu."}
    return written_acts.write(
        act=act, written=written, to=to, seen=follow_ups.mark(act), by=here.clerk, at=here.at(301)
    )


def printed(act: Act) -> str:
    pages = PdfReader(io.BytesIO(drafts.pdf_of(act))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_resolution_says_what_was_carried_and_has_its_own_run(here: World) -> None:
    act = issue(here, resolution(here), 302)
    assert act.entry is not None
    assert (act.entry.written, act.entry.kind) == ("01-NQ/ĐU", "resolution")
    text = printed(act)
    assert "NGHỊ QUYẾT" in text
    assert "với 9/11 phiếu tán thành (81,82% tổng số thành viên)" in text
    assert "giảm ít nhất 20% số cuộc họp" in text
    assert "- Điều lệ Đảng, Điều 9;" in text
    assert "Số 01-NQ/ĐU" in text


def test_a_resolution_goes_whole_to_those_under_noi_nhan_and_to_no_one_for_a_task_alone(here: World) -> None:
    act = issue(here, resolution(here), 302)
    assert set(Delivery.objects.filter(act=act).values_list("extract", flat=True)) == {None}
    assert set(Delivery.objects.filter(act=act).values_list("user", flat=True)) == set(
        Delivery.objects.filter(act__kind="notice", extract=None).values_list("user", flat=True)
    )


@pytest.mark.parametrize(
    "changed",
    [{"state": "cancelled", "outcome": {}}, {"outcome": OUTCOME | {"passed": False}}, {"kind": "rating"}],
)
def test_only_what_was_carried_becomes_a_resolution(here: World, changed: dict[str, object]) -> None:
    other = vote(here, 1, **changed)
    with pytest.raises(written_acts.NotAdopted):
        written_acts.begin_resolution(vote=other, by=here.clerk, at=here.at(300))


def test_one_resolution_of_a_vote(here: World) -> None:
    resolution(here)
    with pytest.raises(follow_ups.AlreadyFollowed, match="Đã có nghị quyết"):
        resolution(here)
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.create(meeting=here.meeting, kind="resolution", vote=Vote.objects.get(), profile="x")


def test_a_resolution_without_a_subject_is_not_checked(here: World) -> None:
    act = resolution(here)
    written = act.written | {"subject": " "}
    act = follow_ups.write(act=act, written=written, seen=follow_ups.mark(act), by=here.clerk, at=here.at(301))
    with pytest.raises(checking.NotReadyToCheck, match="trích yếu"):
        checking.check_act(act=act, by=here.clerk, at=here.at(302))


def test_letters_have_the_run_of_letters_and_go_to_their_addressees_alone(here: World) -> None:
    office = here.offices["Văn phòng Đảng ủy"]
    User.objects.filter(pk=here.users["luc"].pk).update(office=office)
    first, second = issue(here, letter(here), 302), issue(here, letter(here, ("Bà Mai Thị Én",)), 304)
    assert [act.entry and act.entry.written for act in (first, second)] == ["01-CV/ĐU", "02-CV/ĐU"]
    reached = set(Delivery.objects.filter(act=first).values_list("user__office", flat=True))
    assert reached == {office.pk}
    assert not Delivery.objects.filter(act=second).exists()
    assert RegisterEntry.objects.get(written="02-CV/ĐU").abstract == "cung cấp số liệu (gửi Bà Mai Thị Én)"
    text = printed(first)
    assert "Kính gửi: Văn phòng Đảng ủy" in text
    assert "V/v cung cấp số liệu" in text
    assert "- Như trên; - Lưu Văn phòng Đảng ủy." in text
    assert "THÔNG BÁO" not in text


def test_the_state_numbers_letters_without_a_type(here: World) -> None:
    here.organisation.profile, here.organisation.symbol = "state-nd30-2020", "UBND"
    here.organisation.save()
    act = issue(here, letter(here), 302)
    assert act.entry is not None
    assert (act.entry.written, act.entry.series.label) == ("01/UBND", "công văn UBND")
    assert "Số: 01/UBND" in printed(act)


def test_a_letter_is_served_as_the_line_under_the_notice_that_has_its_name(here: World) -> None:
    RecipientLine.objects.filter(text="Ủy ban MTTQ Việt Nam phường").update(paper_reason="không có máy")
    act = issue(here, letter(here, ("Ủy ban MTTQ Việt Nam phường",)), 302)
    assert [(row.name, row.way) for row in Dispatch.objects.filter(act=act)] == [
        ("Ủy ban MTTQ Việt Nam phường", "paper")
    ]
    assert RecipientLine.objects.filter(meeting=here.meeting, act=None).count() == 8


def test_a_letter_that_says_nothing_yet_is_shown_as_it_stands(here: World) -> None:
    act = written_acts.begin_letter(meeting=here.meeting, by=here.clerk, at=here.at(300))
    assert "Kính gửi: …" in printed(act)


def test_an_urging_letter_names_what_is_late_and_until_when_to_report(here: World) -> None:
    task = Task.objects.get(action__startswith="rà soát")
    Task.objects.filter(pk=task.pk).update(due=date(2026, 11, 1))
    at = here.at(60 * 24 * 3)
    act = written_acts.begin_letter(meeting=here.meeting, by=here.clerk, at=at, office=task.lead)
    assert act.written["subject"] == "đôn đốc thực hiện Thông báo số 87-TB/ĐU, ngày 12/11/2026"
    assert "chưa hoàn thành nhiệm vụ sau:" in act.written["text"]
    assert "rà soát các nhiệm vụ quá hạn" in act.written["text"]
    assert list(RecipientLine.objects.filter(act=act).values_list("text", flat=True)) == [task.lead.name]
    assert "Kính gửi: Văn phòng Đảng ủy" in printed(act)


def test_nobody_is_urged_who_is_in_time(here: World) -> None:
    task = Task.objects.first()
    assert task is not None
    with pytest.raises(written_acts.NothingToUrge):
        written_acts.begin_letter(meeting=here.meeting, by=here.clerk, at=here.at(300), office=task.lead)


@pytest.mark.parametrize("to", [(), ("x" * 251,), ("a",) * 101])
def test_to_nobody_or_to_too_many(here: World, to: tuple[str, ...]) -> None:
    if not to:
        with pytest.raises(checking.NotReadyToCheck, match="Kính gửi"):
            checking.check_act(act=letter(here, ()), by=here.clerk, at=here.at(302))
        return
    with pytest.raises(BadInput):
        letter(here, to)


def test_slips_of_form_are_mended_by_letter(here: World) -> None:
    notice = Act.objects.get(kind="notice")
    act = follow_ups.begin(act=notice, kind="erratum", by=here.clerk, at=here.at(300))
    text = "Ghi “142-BC/ĐU”, sửa thành “143-BC/ĐU”."
    act = follow_ups.write(act=act, written={"text": text}, seen=follow_ups.mark(act), by=here.clerk, at=here.at(301))
    act = issue(here, act, 302)
    assert str(act.entry) == "01-CV/ĐU"
    assert follow_ups.standing_of(notice).word == "corrected"
    assert "Kính gửi: Các cơ quan, đơn vị đã nhận Thông báo số 87-TB/ĐU, ngày 12/11/2026" in printed(act)
    assert set(Delivery.objects.filter(act=act).values_list("user", flat=True)) == set(
        Delivery.objects.filter(act=notice).values_list("user", flat=True)
    )


@pytest.mark.parametrize("name", ["khoi", "hanh", "luc", "stranger"])
def test_only_the_office_begins_them(here: World, name: str) -> None:
    by = here.users[name]
    with pytest.raises(NotAllowed):
        written_acts.begin_resolution(vote=Vote.objects.get(), by=by, at=here.at(300))
    with pytest.raises(NotAllowed):
        written_acts.begin_letter(meeting=here.meeting, by=by, at=here.at(300))


def test_the_head_of_the_office_may_sign_letters_and_no_resolution(here: World) -> None:
    head = Signatory.objects.create(
        body=here.body,
        user=here.users["thuong"],
        kind="invitation",
        authority="T/L BAN THƯỜNG VỤ",
        title="CHÁNH VĂN PHÒNG",
        starts=date(2025, 8, 1),
    )
    assert letter(here).signatory == head
    act = resolution(here)
    assert act.signatory != head
    with pytest.raises(act_steps.WrongStep):
        signatory_choice.choose_signatory(act=act, signatory=head, by=here.clerk, at=here.at(301))


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_clerks_begin_a_resolution_at_once(transactional_db: None) -> None:
    here = out()
    results = together([partial(resolution, here), partial(resolution, here)])
    assert sorted(type(one).__name__ for one in results) == ["Act", "AlreadyFollowed"]


def as_(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name], backend=BACKEND)
    return client


def test_by_the_buttons_from_the_vote_to_the_issued_resolution(here: World) -> None:
    clerk, chair = as_(here, "cham"), as_(here, "khoi")
    acts = reverse("documents:acts", args=[here.meeting.pk])
    assert "Soạn nghị quyết" in clerk.get(acts).content.decode()
    assert "Soạn nghị quyết" not in chair.get(acts).content.decode()
    draft = clerk.post(reverse("documents:resolutions", args=[Vote.objects.get().pk])).headers["Location"]
    act = Act.objects.get(kind="resolution")
    fields = {"subject": "về giảm họp", "bases": "Điều lệ Đảng", "text": "I. Mục tiêu\nGiảm 20%."}
    clerk.post(draft, fields | {"seen": follow_ups.mark(act)})
    assert "Giảm 20%." in clerk.get(draft).content.decode()
    clerk.post(reverse("documents:check", args=[act.pk]))
    assert "Đồng chí duyệt và ban hành" in chair.get(draft).content.decode()
    chair.post(reverse("documents:issue", args=[act.pk]), {"revision": 1})
    assert "Nghị quyết 01-NQ/ĐU" in clerk.get(acts).content.decode()
    assert "NQ-ĐU" in clerk.get(reverse("documents:register")).content.decode()


def test_a_letter_is_written_and_given_up(here: World) -> None:
    clerk = as_(here, "cham")
    draft = clerk.post(reverse("documents:letters-new", args=[here.meeting.pk]), {"purpose": "reply"}).headers[
        "Location"
    ]
    assert "trả lời Công văn số" in clerk.get(draft).content.decode()
    act = Act.objects.get(kind="letter")
    clerk.post(draft, {"subject": "A", "to": "- Phòng Kinh tế;\n\n", "text": "B", "seen": follow_ups.mark(act)})
    assert [line.text for line in RecipientLine.objects.filter(act=act)] == ["Phòng Kinh tế"]
    gone = clerk.post(reverse("documents:dropping", args=[act.pk]))
    assert gone.headers["Location"] == reverse("documents:acts", args=[here.meeting.pk])
    assert not RecipientLine.objects.filter(act=act.pk).exists()
