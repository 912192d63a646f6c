"""The invitation as an act: numbered GM, signed, frozen, sent to those at the table."""

import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader

from agenda.models import Item
from documents import act_steps, checking, delivery, drafts, issuing, written_acts
from documents.acts import from_json
from documents.composition.invitation import changed, compose_invitation
from documents.dispatching.reminding import NobodyToRemind, remind
from documents.editable import act_docx
from documents.house_style import set_style
from documents.models import Act, Delivery, Dispatch, Signatory
from documents.word.writer import docx_of
from meetings import invitations
from meetings.models import Attendee, Meeting
from people.models import User
from people.refusals import NotAllowed, Refusal
from tests.agenda.factories import make_secret
from tests.factories import World, world

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here(db: None) -> World:
    made = world(state="convened")
    Meeting.objects.filter(pk=made.meeting.pk).update(convened_at=made.at(-4000))
    made.meeting.refresh_from_db()
    Signatory.objects.create(
        body=made.body,
        user=made.secretary,
        kind="invitation",
        authority="T/L BAN THƯỜNG VỤ",
        title="CHÁNH VĂN PHÒNG",
        starts=date(2025, 8, 1),
    )
    return made


def issue(here: World, by: User | None = None) -> Act:
    act = checking.check_act(act=drafts.act_of(here.meeting, "invitation"), by=here.clerk, at=here.at(-3000))
    issuing.issue_act(act=act, revision=act.revision, by=by or here.chair, at=here.at(-2990))
    act = Act.objects.select_related("entry", "meeting").get(pk=act.pk)
    act.meeting = here.meeting
    return act


def text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def own(here: World, name: str) -> str:
    made = compose_invitation(here.attendee(name), "https://hop.vn/p/x")
    return text(drafts.rendered(made, drafts.profile_of(here.meeting)).pdf)


def seated(here: World) -> set[str]:
    return set(
        Attendee.objects.filter(meeting=here.meeting)
        .exclude(role__in=["invited", "observer"])
        .values_list("user__username", flat=True)
    )


def test_number_and_day_of_a_draft_are_open(here: World) -> None:
    content = drafts.content_of(drafts.act_of(here.meeting, "invitation"))
    assert (content.letterhead.date, content.reference and content.reference.number) == (None, None)
    frozen = from_json(issue(here).content)
    assert frozen.letterhead.date == here.at(-2990).date()


def test_it_has_a_run_of_its_own_and_goes_to_those_at_the_table(here: World) -> None:
    act = issue(here)
    assert act.entry is not None
    assert (act.entry.written, act.entry.kind) == ("01-GM/ĐU", "invitation")
    said = text(drafts.pdf_of(act))
    assert "Số 01-GM/ĐU" in said
    assert "GIẤY MỜI" in said
    assert "T/L BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG" in said
    assert set(act.deliveries.values_list("user__username", flat=True)) == seated(here)
    assert not Dispatch.objects.exists()
    assert Meeting.objects.get(pk=here.meeting.pk).state == "convened"


def test_everybodys_own_copy_bears_the_number_and_that_it_was_signed(here: World) -> None:
    assert "GM/ĐU" not in own(here, "hanh")
    act = issue(here)
    said = own(here, "hanh")
    assert "Số 01-GM/ĐU" in said
    assert f"(Đã ký) {here.secretary.full_name}" in said
    Meeting.objects.filter(pk=here.meeting.pk).update(place="Hội trường lớn")
    here.meeting.refresh_from_db()
    act.meeting = here.meeting
    assert changed(act) == ("địa điểm",)
    said = own(here, "hanh")
    assert "Hội trường lớn" in said
    assert "GM/ĐU" not in said
    assert "Đã ký" not in said


def test_a_moved_meeting_and_another_agenda_are_named(here: World) -> None:
    act = issue(here)
    assert changed(act) == ()
    Meeting.objects.filter(pk=here.meeting.pk).update(starts_at=here.meeting.starts_at + timedelta(hours=1))
    Item.objects.filter(pk=here.items[1].pk).update(title="Nội dung khác")
    here.meeting.refresh_from_db()
    act.meeting = here.meeting
    assert changed(act) == ("thời gian", "nội dung")


def test_a_make_secret_is_its_number_in_vietnamese_whoever_asks(here: World) -> None:
    make_secret(here, 9)
    with override("en"):
        content = drafts.content_of(drafts.act_of(here.meeting, "invitation"))
        mine = compose_invitation(here.attendee("hanh"), "https://hop.vn/p/x")
    line = "Nội dung số 9 - tài liệu giấy, phát và thu hồi tại hội nghị"
    assert (content.topics[-1], mine.topics[-1]) == (line, line)  # type: ignore[union-attr]


def test_who_signs_it_may_send_it_and_nobody_else_but_the_chair(here: World) -> None:
    act = checking.check_act(act=drafts.act_of(here.meeting, "invitation"), by=here.clerk, at=here.at(-3000))
    with pytest.raises(NotAllowed):
        issuing.issue_act(act=act, revision=act.revision, by=here.users["hanh"], at=here.at(-2990))
    act = issuing.issue_act(act=act, revision=act.revision, by=here.secretary, at=here.at(-2990))
    assert (act.state, act.approved_by) == ("issued", here.secretary)


@pytest.mark.parametrize("state", ["draft", "running", "closed", "cancelled"])
def test_only_between_convening_and_opening(here: World, state: str) -> None:
    act = drafts.act_of(here.meeting, "invitation")
    checked = checking.check_act(act=act, by=here.clerk, at=here.at(-3000))
    Meeting.objects.filter(pk=here.meeting.pk).update(state=state)
    with pytest.raises(act_steps.WrongStep, match="trước khi khai mạc"):
        issuing.issue_act(act=checked, revision=checked.revision, by=here.chair, at=here.at(-2990))
    checking.return_act(act=act, by=here.clerk, at=here.at(-2980))
    with pytest.raises(act_steps.WrongStep, match="sau khi mời họp"):
        checking.check_act(act=act, by=here.clerk, at=here.at(-2970))
    assert not Delivery.objects.exists()


def test_without_a_signatory_it_is_not_passed_on(here: World) -> None:
    Signatory.objects.all().delete()
    with pytest.raises(checking.NotReadyToCheck, match="người ký"):
        checking.check_act(act=drafts.act_of(here.meeting, "invitation"), by=here.clerk, at=here.at(-3000))


def test_an_answer_confirms_it(here: World) -> None:
    act = issue(here)
    row = act.deliveries.get(user=here.users["hanh"])
    assert list(delivery.waiting_for(here.users["hanh"])) == [row]
    invitations.answer(attendee=here.attendee("hanh"), reply="coming", by=here.users["hanh"], at=here.at(-2000))
    row.refresh_from_db()
    assert row.acknowledged_at == here.at(-2000)
    assert delivery.counts(act) == (len(seated(here)), 1)
    assert not delivery.waiting_for(here.users["hanh"]).exists()


def test_nobody_is_asked_for_it_any_more_once_the_meeting_began(here: World) -> None:
    act = issue(here)
    assert not delivery.waiting_in(here.meeting).exists()
    assert delivery.waiting_for(here.users["hanh"]).exists()
    assert remind(act=act, by=here.clerk, at=here.at(-1000)) == len(seated(here))
    Meeting.objects.filter(pk=here.meeting.pk).update(state="running")
    assert not delivery.waiting_for(here.users["hanh"]).exists()
    with pytest.raises(NobodyToRemind):
        remind(act=act, by=here.clerk, at=here.at(100))


def test_an_office_without_a_symbol_for_it_issues_none(here: World, client: Client) -> None:
    page = reverse("documents:invitation-act", args=[here.meeting.pk])
    client.force_login(here.clerk, BACKEND)
    assert client.get(page).status_code == 200
    assert "Cấp số và ký giấy mời" in client.get(reverse("documents:meeting", args=[here.meeting.pk])).content.decode()
    set_style(here.organisation, {"kinds.invitation.type": ""})
    assert client.get(page).status_code == 403
    assert "Giấy mời có số" not in client.get(reverse("documents:meeting", args=[here.meeting.pk])).content.decode()


def test_the_pages_say_what_is_next(here: World, client: Client) -> None:
    page = reverse("documents:invitation-act", args=[here.meeting.pk])
    client.force_login(here.clerk, BACKEND)
    assert "Đã kiểm tra, trình duyệt" in client.get(page).content.decode()
    act = issue(here)
    assert client.get(page).url == reverse("documents:act", args=[act.pk])  # type: ignore[attr-defined]
    Meeting.objects.filter(pk=here.meeting.pk).update(place="Hội trường lớn")
    shown = client.get(reverse("documents:meeting", args=[here.meeting.pk])).content.decode()
    assert "Giấy mời số 01-GM/ĐU" in shown
    assert "Phiên họp đã đổi địa điểm sau khi giấy mời ban hành" in shown
    client.force_login(here.users["hanh"], BACKEND)
    assert "Trả lời giấy mời" in client.get(reverse("documents:act", args=[act.pk])).content.decode()


def test_a_draft_that_came_too_late_is_not_offered(here: World, client: Client) -> None:
    draft = drafts.act_of(here.meeting, "invitation")
    client.force_login(here.clerk, BACKEND)
    page, link = reverse("documents:acts", args=[here.meeting.pk]), "/invitation/act/"
    assert link in client.get(page).content.decode()
    Meeting.objects.filter(pk=here.meeting.pk).update(state="closed")
    assert link not in client.get(page).content.decode()
    assert Act.objects.get(pk=draft.pk).state == "draft"


def test_a_word_file_says_what_was_issued(here: World) -> None:
    act = issue(here)
    content = from_json(act.content)
    assert len(act_docx(act)) == pytest.approx(len(docx_of(content, drafts.form_of(act), "x" * 120)), rel=0.05)


def test_letters_are_written_from_the_convening_on(here: World) -> None:
    act = written_acts.begin_letter(meeting=here.meeting, by=here.clerk, at=here.at(-2000))
    assert act.kind == "letter"
    Meeting.objects.filter(pk=here.meeting.pk).update(state="draft")
    with pytest.raises(Refusal, match="sau khi đã mời họp"):
        written_acts.begin_letter(meeting=here.meeting, by=here.clerk, at=here.at(-2000))
