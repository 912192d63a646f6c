"""A notice that is out is corrected, replaced or recalled by a further notice; the first stays as it is."""

import io
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from documents import act_steps, checking, drafts, follow_ups, issuing, signatory_choice, store
from documents.models import Act, Delivery, RecipientLine, RegisterEntry, Signatory
from meetings.models import Event, Meeting
from people.models import Membership, User
from people.refusals import NotAllowed, Stale
from tests.agenda.races import together
from tests.documents.factories import conclude
from tests.factories import World, world

BACKEND = "django.contrib.auth.backends.ModelBackend"
TEXT = "Tại mục 1, “142-BC/ĐU” sửa thành “143-BC/ĐU”."


@pytest.fixture
def here(db: None) -> World:
    return out()


def out() -> World:
    """The notice 87-TB/ĐU of the meeting is issued."""
    made = world(state="closed", present=10)
    Meeting.objects.filter(pk=made.meeting.pk).update(closed_at=made.at(200))
    conclude(made)
    issue(made, drafts.act_of(made.meeting, "notice"), 210)
    return made


def issue(here: World, act: Act, minute: int) -> Act:
    act = checking.check_act(act=act, by=here.clerk, at=here.at(minute))
    act = issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(minute + 1))
    return Act.objects.select_related("entry").get(pk=act.pk)


def notice() -> Act:
    return Act.objects.select_related("entry").get(kind="notice")


def begin(here: World, kind: str, minute: int = 300) -> Act:
    return follow_ups.begin(act=notice(), kind=kind, by=here.clerk, at=here.at(minute))


def write(here: World, act: Act, **written: object) -> Act:
    return follow_ups.write(act=act, written=written, seen=follow_ups.mark(act), by=here.clerk, at=here.at(301))


def issued(here: World, kind: str, minute: int = 300) -> Act:
    act = begin(here, kind, minute)
    if kind == "replacing":
        items = [dict(one) for one in act.written["items"]]
        items[0]["paragraphs"] += "\nThêm một đoạn."
        return issue(here, write(here, act, items=items), minute + 2)
    return issue(here, write(here, act, text=TEXT), minute + 2)


def printed(act: Act) -> str:
    pages = PdfReader(io.BytesIO(drafts.pdf_of(act))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("correction", "corrected", "đính chính Thông báo số 87-TB/ĐU, ngày 12/11/2026 như sau:"),
        ("recall", "recalled", "thu hồi Thông báo số 87-TB/ĐU, ngày 12/11/2026. Lý do:"),
        ("replacing", "replaced", "Thông báo này thay thế Thông báo số 87-TB/ĐU, ngày 12/11/2026."),
    ],
)
def test_it_is_a_notice_of_its_own_that_refers_to_the_first(here: World, kind: str, words: str, said: str) -> None:
    first = notice()
    before = (first.file_sha256, first.content, store.local(first.file_sha256).read_bytes())
    act = issued(here, kind)
    assert (act.state, act.entry and act.entry.written, act.about_id) == ("issued", "88-TB/ĐU", first.pk)
    assert said in printed(act)
    assert follow_ups.standing_of(first).word == words
    first = notice()
    assert (first.file_sha256, first.content, store.local(first.file_sha256).read_bytes()) == before
    assert list(RegisterEntry.objects.order_by("number").values_list("written", "kind")) == [
        ("87-TB/ĐU", "notice"),
        ("88-TB/ĐU", kind),
    ]


def test_the_addressees_of_a_letter_do_not_stand_under_it(here: World) -> None:
    letter = Act.objects.create(meeting=here.meeting, kind="letter", profile=notice().profile)
    RecipientLine.objects.create(meeting=here.meeting, act=letter, position=1, text="Công ty Điện lực Hà Lâm")
    act = issued(here, "correction")
    assert "Điện lực" not in printed(act)
    assert act.content["recipients"] == notice().content["recipients"]


def test_whoever_got_the_first_is_told_even_if_they_have_left_since(here: World) -> None:
    gone = Delivery.objects.get(act=notice(), user=here.users["on"]).user
    Membership.objects.filter(user=gone).delete()
    here.meeting.attendees.filter(user=gone).delete()
    act = issued(here, "recall")
    assert set(Delivery.objects.filter(act=act).values_list("user", flat=True)) == set(
        Delivery.objects.filter(act=notice()).values_list("user", flat=True)
    )
    assert Event.objects.latest("seq").kind == "ActIssued"


def test_who_has_no_account_any_more_is_not_written_to(here: World) -> None:
    User.objects.filter(pk=here.users["on"].pk).update(is_active=False)
    assert not Delivery.objects.filter(act=issued(here, "recall"), user=here.users["on"]).exists()


def test_an_issued_notice_is_never_changed_in_place(here: World) -> None:
    issued(here, "correction")
    changes: list[dict[str, Any]] = [{"content": {}}, {"file_sha256": "0" * 64}, {"state": "draft"}]
    for change in changes:
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            Act.objects.filter(kind="notice").update(**change)


def test_a_notice_is_corrected_again_but_ended_once(here: World) -> None:
    issued(here, "correction", 300)
    issued(here, "correction", 310)
    issued(here, "replacing", 320)
    with pytest.raises(follow_ups.AlreadyFollowed, match="đã được thu hồi hoặc thay thế"):
        begin(here, "recall", 330)
    assert follow_ups.offered(notice()) == ()


def test_the_replacement_may_itself_be_recalled(here: World) -> None:
    second = issued(here, "replacing")
    act = follow_ups.begin(act=second, kind="recall", by=here.clerk, at=here.at(400))
    act = issue(here, write(here, act, text="Ban hành nhầm."), 402)
    assert "thu hồi Thông báo số 88-TB/ĐU" in printed(act)


def test_one_at_a_time(here: World) -> None:
    begin(here, "correction")
    with pytest.raises(follow_ups.AlreadyFollowed, match="Đang có một văn bản khác"):
        begin(here, "recall")


def test_a_draft_is_given_up_and_another_begun(here: World) -> None:
    act = begin(here, "correction")
    assert follow_ups.drop(act=act, by=here.clerk, at=here.at(302)) == notice()
    assert begin(here, "recall").kind == "recall"


def test_what_is_checked_is_not_given_up_or_rewritten(here: World) -> None:
    act = write(here, begin(here, "correction"), text=TEXT)
    checking.check_act(act=act, by=here.clerk, at=here.at(303))
    with pytest.raises(act_steps.WrongStep):
        follow_ups.drop(act=act, by=here.clerk, at=here.at(304))
    with pytest.raises(act_steps.WrongStep):
        write(here, act, text="Khác")
    act = checking.return_act(act=act, by=here.chair, at=here.at(305))
    assert (act.state, act.written) == ("draft", {"text": TEXT})


@pytest.mark.parametrize("kind", ["correction", "recall", "replacing"])
def test_nothing_written_is_not_checked(here: World, kind: str) -> None:
    act = begin(here, kind)
    with pytest.raises(checking.NotReadyToCheck, match="Chưa soạn"):
        checking.check_act(act=act, by=here.clerk, at=here.at(302))


def test_two_who_write_do_not_overwrite_each_other(here: World) -> None:
    act = begin(here, "correction")
    seen = follow_ups.mark(act)
    save = partial(follow_ups.write, act=act, seen=seen, by=here.clerk, at=here.at(301))
    save(written={"text": "Một"})
    with pytest.raises(Stale):
        save(written={"text": "Hai"})


@pytest.mark.parametrize("name", ["khoi", "hanh", "luc", "stranger"])
def test_only_the_office_writes(here: World, name: str) -> None:
    act, by = begin(here, "correction"), here.users[name]
    for work in (
        partial(follow_ups.begin, act=notice(), kind="recall"),
        partial(follow_ups.write, act=act, written={"text": "A"}, seen=follow_ups.mark(act)),
        partial(follow_ups.drop, act=act),
    ):
        with pytest.raises(NotAllowed):
            work(by=by, at=here.at(302))


def test_the_signatory_of_notices_signs_it(here: World) -> None:
    act = begin(here, "correction")
    row = Signatory.objects.get()
    assert act.signatory == row
    assert signatory_choice.choose_signatory(act=act, signatory=row, by=here.clerk, at=here.at(301)).signatory == row


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_clerks_begin_at_once(transactional_db: None) -> None:
    here = out()
    work = [
        partial(follow_ups.begin, act=notice(), kind=kind, by=here.clerk, at=here.at(300))
        for kind in ("recall", "correction")
    ]
    results = together(work)
    assert sorted(type(one).__name__ for one in results) == ["Act", "AlreadyFollowed"]


def as_(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name], backend=BACKEND)
    return client


def test_by_the_buttons_from_the_first_notice_to_its_recall(here: World) -> None:
    clerk, chair, member = (as_(here, name) for name in ("cham", "khoi", "hanh"))
    first = reverse("documents:act", args=[notice().pk])
    assert "Thông báo thu hồi" in clerk.get(first).content.decode()
    assert "Thông báo thu hồi" not in member.get(first).content.decode()
    answer = clerk.post(reverse("documents:follow-ups", args=[notice().pk]), {"kind": "recall"})
    draft = answer.headers["Location"]
    act = Act.objects.get(kind="recall")
    clerk.post(draft, {"text": "Ban hành nhầm.", "seen": follow_ups.mark(act)})
    assert "Ban hành nhầm." in clerk.get(draft).content.decode()
    assert "Đang soạn thông báo thu hồi" in clerk.get(first).content.decode()
    clerk.post(reverse("documents:check", args=[act.pk]))
    assert "Đồng chí duyệt và ban hành" in chair.get(draft).content.decode()
    chair.post(reverse("documents:issue", args=[act.pk]), {"revision": 1})
    assert "Văn bản này đã được thu hồi" in member.get(first).content.decode()
    assert "88-TB/ĐU" in member.get("/").content.decode()
    for page in (clerk.get(reverse("documents:register")), member.get(reverse("documents:notices"))):
        assert "Đã thu hồi · 88-TB/ĐU" in " ".join(page.content.decode().split())
    assert member.get(reverse("documents:act-file", args=[notice().pk])).content.startswith(b"%PDF")


def test_the_texts_of_a_replacement_are_edited_item_by_item(here: World) -> None:
    clerk, act = as_(here, "cham"), begin(here, "replacing")
    page = reverse("documents:follow-up", args=[act.pk])
    items = act.written["items"]
    assert clerk.get(page).content.decode().count('name="paragraphs"') == len(items)
    texts = [one["paragraphs"] for one in items]
    texts[1] = "Chủ trương mới."
    tasks = [one["tasks"] for one in items]
    clerk.post(page, {"seen": follow_ups.mark(act), "paragraphs": texts, "tasks": tasks})
    assert drafts.content_of(Act.objects.get(pk=act.pk)).items[1].paragraphs == ("Chủ trương mới.",)  # type: ignore[union-attr]
    short = clerk.post(page, {"seen": "x", "paragraphs": texts[:1], "tasks": tasks[:1]}, headers={"X-Quiet": "1"})
    assert short.status_code == 422
