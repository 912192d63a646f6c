from datetime import date

import pytest

from agenda.models import Conclusion, Task
from documents import act_steps, checking, delivery, drafts, issuing, signatory_choice, store
from documents.acts import ConclusionNotice, numbered, profiles, render, to_json
from documents.models import Act, Delivery, RecipientLine, RegisterEntry, Signatory
from meetings.models import Attendee, Event, Meeting
from people.models import Membership, Organisation
from people.refusals import NotAllowed, Refusal, Stale
from tests.documents.factories import CONCLUSIONS, conclude
from tests.factories import World, make_body, world


@pytest.fixture
def closed(db: None) -> World:
    here = world(state="closed", present=10)
    Meeting.objects.filter(pk=here.meeting.pk).update(closed_at=here.at(200))
    here.meeting.refresh_from_db()
    conclude(here)
    return here


def notice(here: World) -> Act:
    return drafts.act_of(here.meeting, "notice")


def checked(here: World) -> Act:
    return checking.check_act(act=notice(here), by=here.clerk, at=here.at(210))


def issued(here: World) -> Act:
    act = checked(here)
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(215))


def test_a_draft_follows_the_conclusions(closed: World) -> None:
    Conclusion.objects.filter(item=closed.items[3]).update(text="Chữ mới.")
    content = drafts.content_of(notice(closed))
    assert content.items[3].paragraphs == ("Chữ mới.",)  # type: ignore[union-attr]


def test_a_checked_notice_stands_still(closed: World) -> None:
    act = checked(closed)
    Conclusion.objects.filter(item=closed.items[3]).update(text="Chữ mới.")
    assert drafts.content_of(act).items[3].paragraphs == (CONCLUSIONS[3],)  # type: ignore[union-attr]


def test_issue_gives_number_87_freezes_the_file_and_sends_it(closed: World) -> None:
    act = issued(closed)
    assert act.entry is not None
    assert (act.entry.written, act.entry.number, act.state) == ("87-TB/ĐU", 87, "issued")
    assert store.verify(act.file_sha256).sha256 == act.file_sha256
    closed.meeting.refresh_from_db()
    assert closed.meeting.state == "concluded"
    assert set(Task.objects.values_list("state", flat=True)) == {"assigned"}
    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds[0] == "ActChecked"
    assert kinds[-1] == "ActIssued"
    sent_to = set(Delivery.objects.values_list("user__username", flat=True))
    assert {"khoi", "on", "thuong", "cham"} <= sent_to
    assert not {"luc", "en", "stranger"} & sent_to


def test_what_was_previewed_is_what_is_issued(closed: World) -> None:
    """From the preview to the file only number and day are added."""
    preview = drafts.content_of(notice(closed))
    act = checked(closed)
    assert drafts.content_of(act) == preview
    seen = drafts.fingerprint(to_json(preview))
    assert act.content_sha256 == seen
    act = issuing.issue_act(act=act, revision=act.revision, by=closed.chair, at=closed.at(215))
    final = drafts.content_of(act)
    assert final == numbered(preview, number=87, day=date(2026, 11, 12))
    assert act.content_sha256 == drafts.fingerprint(to_json(final)) != seen
    assert render(final, profiles.load(act.profile)).sha256 == act.file_sha256


def test_an_issued_act_is_never_taken_back(closed: World) -> None:
    """Who recalls it issues another document."""
    act = issued(closed)
    for by in (closed.chair, closed.clerk):
        with pytest.raises(act_steps.WrongStep):
            checking.return_act(act=act, by=by, at=closed.at(220))
    with pytest.raises(act_steps.WrongStep):
        checking.check_act(act=act, by=closed.clerk, at=closed.at(220))
    with pytest.raises(act_steps.WrongStep):
        signatory_choice.choose_signatory(
            act=act, signatory=Signatory.objects.get(), by=closed.clerk, at=closed.at(220)
        )


def test_the_same_notice_is_not_issued_twice(closed: World) -> None:
    act = issued(closed)
    with pytest.raises(act_steps.WrongStep):
        issuing.issue_act(act=act, revision=act.revision, by=closed.chair, at=closed.at(216))
    assert RegisterEntry.objects.count() == 1


def test_the_chair_issues_only_what_was_seen(closed: World) -> None:
    act = checked(closed)
    checking.return_act(act=act, by=closed.clerk, at=closed.at(211))
    checked(closed)
    with pytest.raises(Stale):
        issuing.issue_act(act=act, revision=act.revision, by=closed.chair, at=closed.at(212))
    assert RegisterEntry.objects.count() == 0


@pytest.mark.parametrize("name", ["thuong", "cham", "hanh"])
def test_nobody_but_the_chair_issues(closed: World, name: str) -> None:
    act = checked(closed)
    with pytest.raises(NotAllowed):
        issuing.issue_act(act=act, revision=act.revision, by=closed.users[name], at=closed.at(212))


@pytest.mark.parametrize("kind", ["notice", "minutes"])
def test_unapproved_conclusions_stop_the_check(closed: World, kind: str) -> None:
    Conclusion.objects.filter(item=closed.items[1]).update(state="draft", approved_at=None)
    with pytest.raises(checking.NotReadyToCheck) as refused:
        checking.check_act(act=drafts.act_of(closed.meeting, kind), by=closed.clerk, at=closed.at(210))
    assert str(refused.value) == "Chủ trì chưa duyệt kết luận mục 2."


@pytest.mark.parametrize(
    ("authority", "family", "in_order"),
    [
        ("T/M BAN THƯỜNG VỤ", "party", True),
        ("T/L BAN THƯỜNG VỤ", "party", True),
        ("K/T CHÁNH VĂN PHÒNG", "party", True),
        ("", "party", True),
        ("K/T BÍ THƯ", "party", False),
        ("KT. Bí thư", "party", False),
        ("K/T BAN THƯỜNG VỤ", "party", False),
        ("K/T CHỦ NHIỆM", "party", False),
        ("KT. CHỦ TỊCH", "state", True),
    ],
)
def test_a_collective_is_signed_for_with_t_m(closed: World, authority: str, family: str, in_order: bool) -> None:
    Organisation.objects.update(profile=family)
    Signatory.objects.update(authority=authority)
    if in_order:
        assert checked(closed).state == "checked"
        return
    with pytest.raises(checking.NotReadyToCheck, match=f"không ký “{authority}”"):
        checked(closed)


def test_before_closing_nothing_is_checked(db: None) -> None:
    here = world(state="running", present=10)
    conclude(here)
    with pytest.raises(act_steps.WrongStep):
        checked(here)


def test_a_failure_while_freezing_leaves_nothing_behind(closed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    act = checked(closed)

    def broken(*_: object, **__: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(store, "put", broken)
        with pytest.raises(OSError, match="disk full"):
            issuing.issue_act(act=act, revision=act.revision, by=closed.chair, at=closed.at(212))
    assert (RegisterEntry.objects.count(), Delivery.objects.count()) == (0, 0)
    assert issuing.issue_act(act=act, revision=act.revision, by=closed.chair, at=closed.at(213)).entry is not None
    assert RegisterEntry.objects.get().number == 87


def test_a_sign_that_no_font_has_is_named(closed: World) -> None:
    Conclusion.objects.filter(item=closed.items[3]).update(text="Một \U0001f9a0 lạ.")
    with pytest.raises(drafts.Unprintable) as refused:
        drafts.pdf_of(notice(closed))
    assert str(refused.value) == ("Có ký tự không in được: \U0001f9a0. Đồng chí xóa hoặc thay ký tự đó rồi thử lại.")


def test_a_private_sign_is_named_too(closed: World) -> None:
    Conclusion.objects.filter(item=closed.items[3]).update(text="Một \ue123 lạ.")
    with pytest.raises(drafts.Unprintable, match="không in được: \ue123"):
        drafts.pdf_of(notice(closed))


def test_a_task_without_an_approved_conclusion_stops_the_check(closed: World) -> None:
    """It would stand in the notice, and nobody would be given it."""
    Conclusion.objects.filter(item=closed.items[1]).update(text="", state="draft", approved_at=None)
    with pytest.raises(checking.NotReadyToCheck) as refused:
        checked(closed)
    assert str(refused.value) == "Chủ trì chưa duyệt kết luận mục 2."
    Conclusion.objects.filter(item=closed.items[1]).delete()
    with pytest.raises(checking.NotReadyToCheck):
        checked(closed)


def test_an_empty_draft_does_not_stop_the_check(closed: World) -> None:
    Conclusion.objects.filter(item=closed.items[3]).update(text=" \n", state="draft", approved_at=None)
    content = drafts.content_of(checked(closed))
    assert isinstance(content, ConclusionNotice)
    assert [item.heading for item in content.items][2:] == ["Về công tác cán bộ"]


def test_it_goes_to_members_who_were_guests_elsewhere(closed: World) -> None:
    """A guest of another meeting is still a member of this one."""
    other = world(code="noi-khac")
    Attendee.objects.create(meeting=other.meeting, user=closed.users["hanh"], role="invited")
    assert closed.users["hanh"] in delivery.addressees(closed.meeting)
    assert closed.users["luc"] not in delivery.addressees(closed.meeting)


@pytest.mark.parametrize(
    ("starts", "ends", "receives"),
    [
        (date(2025, 8, 1), None, True),
        (date(2025, 8, 1), date(2026, 11, 12), True),
        (date(2025, 8, 1), date(2026, 11, 11), False),
        (date(2026, 11, 13), None, False),
    ],
)
def test_it_goes_to_the_members_of_a_body_on_the_day(
    closed: World, starts: date, ends: date | None, receives: bool
) -> None:
    committee = make_body(closed.organisation, "bch")
    Membership.objects.create(body=committee, user=closed.users["stranger"], starts=starts, ends=ends)
    RecipientLine.objects.get(meeting=closed.meeting, position=3).bodies.add(committee)
    assert (closed.users["stranger"] in delivery.addressees(closed.meeting)) == receives


def test_acknowledging_twice_counts_once(closed: World) -> None:
    act = issued(closed)
    for minute in (216, 217):
        delivery.acknowledge(act=act, by=closed.users["hanh"], at=closed.at(minute))
    assert delivery.counts(act)[1] == 1
    assert Event.objects.filter(kind="ActAcknowledged").count() == 1
    assert Delivery.objects.get(user=closed.users["hanh"]).acknowledged_at == closed.at(216)


def test_somebody_it_was_not_sent_to_cannot_acknowledge(closed: World) -> None:
    act = issued(closed)
    with pytest.raises(Refusal):
        delivery.acknowledge(act=act, by=closed.users["stranger"], at=closed.at(216))


def test_minutes_are_frozen_without_a_number(closed: World) -> None:
    act = checking.check_act(act=drafts.act_of(closed.meeting, "minutes"), by=closed.clerk, at=closed.at(210))
    act = issuing.issue_act(act=act, revision=act.revision, by=closed.chair, at=closed.at(211))
    assert (act.state, act.entry) == ("issued", None)
    assert store.verify(act.file_sha256)
    closed.meeting.refresh_from_db()
    assert closed.meeting.state == "closed"
