"""Conclusions: written, approved, opened again."""

import unicodedata

import pytest

from agenda.conclusions import (
    NewerText,
    NotApproved,
    NothingToApprove,
    NotYetOpened,
    approve_conclusion,
    reopen_conclusion,
    save_conclusion,
)
from agenda.drafting import AlreadyApproved, seen
from agenda.locks import MeetingOver
from agenda.models import Conclusion, Item
from agenda.secrecy import OnPaperOnly
from agenda.states import ConclusionState
from meetings import checks
from meetings.checks import Check, NotReady
from meetings.models import Meeting
from people.refusals import NotAllowed, Stale
from tests.agenda.factories import events, make_conclusion, make_secret, make_task
from tests.factories import World, world


def save(here: World, item: Item, text: str, revision: int = 0, by: str = "thuong", minute: float = 1) -> Conclusion:
    return save_conclusion(item=item, text=text, revision=revision, by=here.users[by], at=here.at(minute))


def approve(here: World, item: Item, by: str = "khoi") -> Conclusion:
    conclusion = Conclusion.objects.filter(item=item).first()
    return approve_conclusion(item=item, seen_as=seen(item, conclusion), by=here.users[by], at=here.at(20))


def test_the_first_save_is_revision_one(running: World) -> None:
    item = running.items[0]
    save(running, item, "Cơ bản thống nhất.")
    stored = Conclusion.objects.get(item=item)
    assert (stored.text, stored.revision, stored.saved_by, stored.saved_at, stored.state) == (
        "Cơ bản thống nhất.",
        1,
        running.secretary,
        running.at(1),
        ConclusionState.DRAFT,
    )
    assert events(running.meeting) == [("ConclusionSaved", {"item": str(item.pk), "revision": 1})]


def test_every_text_is_kept(running: World) -> None:
    item = running.items[0]
    save(running, item, "Một.")
    save(running, item, "Một. Hai.", revision=1, by="khoi", minute=2)
    changes = Conclusion.objects.get(item=item).changes.values_list("revision", "text", "by__username", "at")
    assert list(changes) == [(1, "Một.", "thuong", running.at(1)), (2, "Một. Hai.", "khoi", running.at(2))]


def test_saving_the_same_again_changes_nothing(running: World) -> None:
    item = running.items[0]
    save(running, item, "Một.\nHai.")
    assert save(running, item, unicodedata.normalize("NFD", "Một.\r\nHai. "), revision=0).revision == 1
    assert len(events(running.meeting)) == 1


def test_nothing_typed_is_lost_to_a_newer_text(running: World) -> None:
    item = running.items[0]
    save(running, item, "Bản của thư ký.")
    with pytest.raises(NewerText, match="Trịnh Hoài Thương vừa lưu") as refusal:
        save(running, item, "Bản của văn thư.", revision=0, by="cham")
    assert (refusal.value.conclusion.text, refusal.value.conclusion.revision) == ("Bản của thư ký.", 1)
    assert refusal.value.status == 409
    assert Conclusion.objects.get(item=item).text == "Bản của thư ký."
    assert len(events(running.meeting)) == 1


@pytest.mark.parametrize("name", ["hanh", "luc", "stranger"])
def test_who_may_write(running: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        save(running, running.items[0], "Xin thêm một câu.", by=name)
    assert Conclusion.objects.count() == 0


@pytest.mark.parametrize("state", ["draft", "convened", "running", "recess", "closed"])
def test_a_conclusion_is_written_before_in_and_after_the_meeting(db: None, state: str) -> None:
    here = world(state=state)
    assert save(here, here.items[0], "Dự thảo.").revision == 1


@pytest.mark.parametrize("state", ["concluded", "cancelled"])
def test_an_issued_conclusion_stays(db: None, state: str) -> None:
    here = world(state=state)
    make_conclusion(here, here.items[1], approved=True)
    with pytest.raises(MeetingOver):
        save(here, here.items[0], "Sửa lại.")
    with pytest.raises(MeetingOver):
        reopen_conclusion(item=here.items[1], by=here.chair, at=here.at(30))


def test_a_secret_item_has_no_conclusion_here(running: World) -> None:
    secret = make_secret(running)
    with pytest.raises(OnPaperOnly, match="Tối mật"):
        save(running, secret, "Đồng ý nhân sự.")
    with pytest.raises(OnPaperOnly):
        approve(running, secret)
    assert Conclusion.objects.count() == 0


def test_the_chair_approves(running: World) -> None:
    item = running.items[0]
    make_conclusion(running, item)
    approve(running, item)
    stored = Conclusion.objects.get(item=item)
    assert (stored.state, stored.approved_by, stored.approved_at) == (
        ConclusionState.APPROVED,
        running.chair,
        running.at(20),
    )
    assert events(running.meeting) == [("ConclusionApproved", {"item": str(item.pk), "revision": 1})]


@pytest.mark.parametrize("name", ["thuong", "cham", "hanh"])
def test_nobody_approves_for_the_chair(running: World, name: str) -> None:
    make_conclusion(running, running.items[0])
    with pytest.raises(NotAllowed, match="chủ trì"):
        approve(running, running.items[0], by=name)


def test_an_approved_conclusion_stays_as_it_is(running: World) -> None:
    item = running.items[0]
    make_conclusion(running, item, approved=True)
    with pytest.raises(AlreadyApproved):
        save(running, item, "Sửa lại.", revision=1)
    with pytest.raises(AlreadyApproved):
        approve(running, item)


def test_the_chair_approves_what_they_saw(running: World) -> None:
    item = running.items[0]
    conclusion = make_conclusion(running, item)
    mark = seen(item, conclusion)
    save(running, item, "Bản khác.", revision=1)
    with pytest.raises(Stale, match="vừa được sửa"):
        approve_conclusion(item=item, seen_as=mark, by=running.chair, at=running.at(20))
    mark = seen(item, Conclusion.objects.get(item=item))
    make_task(running, item)
    with pytest.raises(Stale):
        approve_conclusion(item=item, seen_as=mark, by=running.chair, at=running.at(20))


def test_an_empty_conclusion_is_not_approved(running: World) -> None:
    with pytest.raises(NothingToApprove):
        approve(running, running.items[0])
    assert Conclusion.objects.count() == 0


def test_tasks_alone_are_a_conclusion(running: World) -> None:
    make_task(running, running.items[0])
    assert approve(running, running.items[0]).state == ConclusionState.APPROVED


@pytest.mark.parametrize("state", ["draft", "convened"])
def test_nothing_is_approved_before_the_meeting(db: None, state: str) -> None:
    here = world(state=state)
    make_conclusion(here, here.items[0])
    with pytest.raises(NotYetOpened):
        approve(here, here.items[0])


@pytest.mark.parametrize("name", ["khoi", "thuong"])
def test_reopening_asks_for_a_new_approval(running: World, name: str) -> None:
    item = running.items[0]
    make_conclusion(running, item, approved=True)
    reopen_conclusion(item=item, by=running.users[name], at=running.at(30))
    stored = Conclusion.objects.get(item=item)
    assert (stored.state, stored.approved_by, stored.approved_at) == (ConclusionState.DRAFT, None, None)
    assert events(running.meeting) == [("ConclusionReopened", {"item": str(item.pk)})]


def test_a_draft_is_open_already(running: World) -> None:
    make_conclusion(running, running.items[0])
    with pytest.raises(NotApproved):
        reopen_conclusion(item=running.items[0], by=running.chair, at=running.at(30))


def test_a_member_does_not_reopen(running: World) -> None:
    make_conclusion(running, running.items[0], approved=True)
    with pytest.raises(NotAllowed):
        reopen_conclusion(item=running.items[0], by=running.users["hanh"], at=running.at(30))


def test_a_higher_app_may_stand_against_changes(running: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def signed(meeting: Meeting) -> list[Check]:
        return [Check(key="notice", ok=False, blocking=True, text="Thông báo đang trình ký.")]

    monkeypatch.setitem(checks._questions, "edit_conclusion", [signed])
    draft, approved = running.items[0], running.items[1]
    make_conclusion(running, draft)
    make_conclusion(running, approved, approved=True)
    with pytest.raises(NotReady, match="đang trình ký"):
        save(running, draft, "Khác.", revision=1)
    with pytest.raises(NotReady):
        reopen_conclusion(item=approved, by=running.chair, at=running.at(30))
