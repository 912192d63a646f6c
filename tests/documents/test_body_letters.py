"""Letters that belong to a body and no meeting, from the draft to the confirmation."""

from datetime import date
from typing import Any

import pytest

from agenda.models import Task
from documents import body_letters, checking, delivery, follow_ups, issuing, written_acts
from documents.access import may_see_act, seen_acts
from documents.confidentiality import is_confidential
from documents.models import Act, Delivery, Dispatch, RecipientLine, RegisterEntry
from meetings import chain, chancery
from meetings.access import visible_meetings
from meetings.models import Event, Meeting
from people.models import Term
from people.refusals import NotAllowed, Refusal
from tests.documents.chancery import begun, chancery_world, checked, issued, late_of_two_meetings, may_sign, put
from tests.documents.test_written_acts import printed
from tests.factories import World


@pytest.fixture
def here(db: None) -> World:
    return chancery_world()


def test_a_letter_without_a_meeting_is_issued_with_a_number_of_the_run_of_letters(here: World) -> None:
    act = issued(here, begun(here))
    assert act.entry is not None
    assert (act.state, act.entry.written, act.entry.series.period) == ("issued", "01-CV/ĐU", "2025-2030")
    assert RegisterEntry.objects.get().abstract == "cung cấp số liệu (gửi Ban Xây dựng Đảng)"
    text = printed(act)
    assert "Kính gửi: Ban Xây dựng Đảng" in text
    assert "- Như trên; - Lưu Văn phòng Đảng ủy." in text


def test_its_events_are_chained_in_a_journal_of_the_body(here: World) -> None:
    act = issued(here, begun(here))
    office = Meeting.every.get(pk=act.meeting_id)
    kinds = list(Event.objects.filter(meeting=office).order_by("seq").values_list("kind", flat=True))
    assert kinds == ["FollowUpBegun", "FollowUpWritten", "ActChecked", "ActIssued"]
    assert (office.head, chain.faults(office)) == (4, [])


def test_a_body_has_one_chancery_and_no_page_lists_it_among_meetings(here: World) -> None:
    first, second = begun(here), begun(here)
    assert first.meeting_id == second.meeting_id
    assert Meeting.objects.get() == here.meeting
    assert list(here.body.meetings.all()) == [here.meeting]
    assert list(visible_meetings(here.clerk)) == [here.meeting]


def test_nothing_that_is_done_to_a_meeting_is_done_to_a_chancery(here: World) -> None:
    office = begun(here).meeting
    for kind in ("notice", "minutes", "invitation", "resolution"):
        act = Act(meeting=office, kind=kind, profile="party-05hd-2026", written={"text": "A", "subject": "B"})
        act.vote = None
        if kind != "resolution":
            act.save()
            with pytest.raises(Refusal):
                checking.check_act(act=act, by=here.clerk, at=here.at(1))


@pytest.mark.parametrize("name", ["khoi", "thuong"])
def test_whoever_may_sign_letters_approves_them(here: World, name: str) -> None:
    assert issued(here, begun(here), by=here.users[name]).state == "issued"


@pytest.mark.parametrize("name", ["hanh", "cham", "stranger", "luc"])
def test_nobody_else_approves_them(here: World, name: str) -> None:
    act = checked(here, begun(here))
    with pytest.raises(NotAllowed):
        issuing.issue_act(act=act, revision=act.revision, by=here.users[name], at=here.at(2))


def test_the_authority_to_sign_ends_with_its_last_day(here: World) -> None:
    may_sign(here, "hanh", "letter", "K/T", "PHÓ BÍ THƯ", ends=date(2025, 9, 1))
    act = checked(here, begun(here))
    assert not may_see_act(here.users["hanh"], act)
    with pytest.raises(NotAllowed):
        issuing.issue_act(act=act, revision=act.revision, by=here.users["hanh"], at=here.at(2))


def test_it_waits_on_the_first_page_of_those_who_may_approve_it(here: World) -> None:
    act = checked(here, begun(here))
    waits = {name: body_letters.awaiting(user) for name, user in here.users.items()}
    assert {name for name, acts in waits.items() if acts == [act]} == {"khoi", "thuong"}


def test_who_sees_a_draft_and_who_the_issued_letter(here: World) -> None:
    here.users["luc"].office = here.offices["Ban Xây dựng Đảng"]
    here.users["luc"].save()
    act = begun(here)
    assert {name for name, user in here.users.items() if may_see_act(user, act)} == {"khoi", "thuong", "cham"}
    act = issued(here, act)
    may_see = {name for name, user in here.users.items() if may_see_act(user, act)}
    assert may_see == {"khoi", "thuong", "cham", "luc"}
    assert {name for name, user in here.users.items() if act in seen_acts(user)} == may_see
    assert list(Delivery.objects.filter(act=act).values_list("user__username", flat=True)) == ["luc"]
    delivery.acknowledge(act=act, by=here.users["luc"], at=here.at(5))
    row = body_letters.of_body(here.body).get()
    assert (vars(row)["sent"], vars(row)["confirmed"]) == (1, 1)


def test_a_name_is_served_as_the_line_of_an_earlier_meeting_that_has_it(here: World) -> None:
    RecipientLine.objects.filter(text="Ủy ban MTTQ Việt Nam phường").update(paper_reason="không có máy")
    act = issued(here, begun(here, ("Ủy ban MTTQ Việt Nam phường",)))
    assert [(row.name, row.way) for row in Dispatch.objects.filter(act=act)] == [
        ("Ủy ban MTTQ Việt Nam phường", "paper")
    ]


def test_a_letter_is_numbered_in_the_term_of_its_day(here: World) -> None:
    act = begun(here)
    Term.objects.filter(pk=here.term.pk).update(ends=here.at(60 * 24).date())
    Term.objects.create(organisation=here.organisation, ordinal="II", name="2026-2031", starts=here.at(60 * 48).date())
    assert issued(here, act, 60 * 24 * 3).entry.series.period == "2026-2031"  # type: ignore[union-attr]


def test_between_two_terms_no_letter_is_begun(here: World) -> None:
    Term.objects.filter(pk=here.term.pk).update(ends=date(2026, 1, 1))
    with pytest.raises(chancery.NoTerm):
        begun(here)
    assert not Meeting.every.exclude(pk=here.meeting.pk).exists()


def test_a_reply_begins_with_what_it_answers(here: World) -> None:
    act = written_acts.begin_for_body(body=here.body, by=here.clerk, at=here.at(), purpose="reply")
    assert act.written["subject"] == "trả lời Công văn số …"


@pytest.mark.parametrize("name", ["khoi", "hanh", "luc", "stranger"])
def test_only_the_office_begins_one(here: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        written_acts.begin_for_body(body=here.body, by=here.users[name], at=here.at())
    assert not Meeting.every.exclude(pk=here.meeting.pk).exists()


def test_a_restricted_letter_is_confidential_and_so_is_what_is_issued_about_it(here: World) -> None:
    assert not is_confidential(begun(here))
    act = issued(here, begun(here, restricted=True))
    assert is_confidential(act)
    erratum = follow_ups.begin(act=act, kind="erratum", by=here.clerk, at=here.at(3))
    assert is_confidential(put(here, erratum, None, 4, text="Ghi “A”, sửa thành “B”."))


@pytest.mark.parametrize(
    ("kind", "written", "word", "says"),
    [
        ("erratum", {"text": "Ghi “A”, sửa thành “B”."}, "corrected", "đính chính Công văn số 01-CV/ĐU"),
        ("retraction", {"text": "Gửi nhầm."}, "recalled", "thu hồi Công văn số 01-CV/ĐU, ngày 12/11/2026. Lý do:"),
        ("renewal", {"subject": "A", "text": "B."}, "replaced", "Công văn này thay thế Công văn số 01-CV/ĐU"),
    ],
)
def test_what_is_issued_about_a_letter_is_a_letter_to_the_same(
    here: World, kind: str, written: dict[str, Any], word: str, says: str
) -> None:
    here.users["luc"].office = here.offices["Ban Xây dựng Đảng"]
    here.users["luc"].save()
    first = issued(here, begun(here, ("Ban Xây dựng Đảng", "Bà Mai Thị Én")))
    act = follow_ups.begin(act=first, kind=kind, by=here.clerk, at=here.at(3))
    act = issued(here, put(here, act, None, 4, **written), 5)
    assert (str(act.entry), follow_ups.standing_of(first).word) == ("02-CV/ĐU", word)
    text = printed(act)
    assert says in text
    assert "Ban Xây dựng Đảng" in text
    assert "THÔNG BÁO" not in text
    assert list(Delivery.objects.filter(act=act).values_list("user__username", flat=True)) == ["luc"]
    assert [line.text for line in RecipientLine.objects.filter(act=act)] == ["Ban Xây dựng Đảng", "Bà Mai Thị Én"]


def test_a_replacement_says_something_else(here: World) -> None:
    first = issued(here, begun(here))
    act = follow_ups.begin(act=first, kind="renewal", by=here.clerk, at=here.at(3))
    with pytest.raises(checking.NotReadyToCheck):
        checked(here, act, 4)
    put(here, act, ("Ban Xây dựng Đảng", "Ủy ban Kiểm tra Đảng ủy"), 5, **act.written)
    assert checked(here, act, 6).state == "checked"


def test_an_office_is_urged_about_what_several_meetings_gave_it(here: World) -> None:
    office = late_of_two_meetings(here)
    act = written_acts.begin_for_body(body=here.body, by=here.clerk, at=here.at(60 * 24 * 9), office=office)
    assert act.written["subject"] == "đôn đốc thực hiện các nhiệm vụ quá hạn"
    lines = act.written["text"].splitlines()
    assert [line for line in lines if line.startswith("Thông báo")] == [
        "Thông báo số 01-TB/ĐU, ngày 12/11/2026:",
        "Thông báo số 02-TB/ĐU, ngày 12/11/2026:",
    ]
    assert sum("rà soát" in line for line in lines) == 2
    assert [line.text for line in RecipientLine.objects.filter(act=act)] == [office.name]
    assert "restricted" not in act.written


def test_what_a_restricted_item_gave_makes_the_urging_restricted_and_a_secret_one_gives_nothing(here: World) -> None:
    office = late_of_two_meetings(here)
    tasks = list(Task.objects.filter(lead=office).select_related("item"))
    changes: tuple[dict[str, Any], ...] = ({"restricted": True}, {"secrecy": "mat", "title": "", "kind": ""})
    for task, changed in zip(tasks, changes, strict=True):
        type(task.item).objects.filter(pk=task.item_id).update(**changed)
    act = written_acts.begin_for_body(body=here.body, by=here.clerk, at=here.at(60 * 24 * 9), office=office)
    assert act.written["restricted"]
    assert sum("rà soát" in line for line in act.written["text"].splitlines()) == 1
