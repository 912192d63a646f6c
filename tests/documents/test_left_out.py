"""A notice says nothing of a secret item if the chair wants it so; what was concluded is on paper under a number."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from agenda.models import Conclusion, Item
from documents import act_steps, checking, drafts, issuing, left_out
from documents.models import Act, RegisterEntry
from meetings.models import Event, Meeting
from people.refusals import NotAllowed
from tests.documents.factories import conclude
from tests.factories import World, world

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here(db: None) -> World:
    """The meeting is over; its third item is a state secret."""
    made = world(state="closed", present=10)
    Meeting.objects.filter(pk=made.meeting.pk).update(closed_at=made.at(200))
    conclude(made)
    Conclusion.objects.filter(item=made.items[2]).delete()
    Item.objects.filter(pk=made.items[2].pk).update(secrecy="mat", title="", kind="", presenter="", office=None)
    made.items[2].refresh_from_db()
    return made


def notice(here: World) -> Act:
    return drafts.act_of(here.meeting, "notice")


def leave(here: World, name: str = "khoi", number: int = 3, out: bool = True) -> Act:
    item = here.items[number - 1]
    return left_out.leave_out(act=notice(here), item=item, out=out, by=here.users[name], at=here.at(205))


def headings(act: Act) -> list[tuple[int, str]]:
    content = drafts.content_of(act)
    return [(item.number, item.heading) for item in content.items]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["khoi", "thuong", "cham"])
def test_the_notice_says_nothing_of_it_not_even_by_a_missing_number(here: World, name: str) -> None:
    assert (3, "Nội dung số 3") in headings(notice(here))
    act = leave(here, name)
    assert [number for number, _heading in headings(act)] == [1, 2, 3]
    assert "Nội dung số" not in json.dumps(headings(act), ensure_ascii=False)
    act = checking.check_act(act=notice(here), by=here.clerk, at=here.at(210))
    act = issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(211))
    assert "tài liệu riêng" not in json.dumps(act.content, ensure_ascii=False)
    assert str(here.items[2].pk) not in json.dumps(act.content)


def test_and_its_one_line_again(here: World) -> None:
    leave(here)
    leave(here)
    assert Event.objects.filter(kind="FollowUpWritten").count() == 1
    act = leave(here, out=False)
    assert (3, "Nội dung số 3") in headings(act)


def test_only_a_secret_item_is_left_out(here: World) -> None:
    with pytest.raises(left_out.NotSecret):
        leave(here, number=1)


@pytest.mark.parametrize("name", ["hanh", "luc", "stranger"])
def test_nobody_else_decides_that(here: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        leave(here, name)


def test_what_is_checked_stands_still(here: World) -> None:
    checking.check_act(act=notice(here), by=here.clerk, at=here.at(210))
    with pytest.raises(act_steps.WrongStep):
        leave(here)


def test_the_number_for_paper_is_of_the_same_run_and_says_nothing(here: World) -> None:
    entry = left_out.number_for_paper(act=notice(here), by=here.clerk, at=here.at(206))
    assert (entry.written, entry.kind, entry.abstract, entry.signer) == ("87-TB/ĐU", "", "", "")
    act = checking.check_act(act=notice(here), by=here.clerk, at=here.at(210))
    act = issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(211))
    assert str(act.entry) == "88-TB/ĐU"


def test_no_number_without_a_secret_item_or_by_somebody_else(here: World) -> None:
    with pytest.raises(NotAllowed):
        left_out.number_for_paper(act=notice(here), by=here.chair, at=here.at(206))
    Item.objects.filter(pk=here.items[2].pk).update(secrecy="", title="Khác")
    with pytest.raises(act_steps.WrongStep):
        left_out.number_for_paper(act=notice(here), by=here.clerk, at=here.at(206))


def test_by_the_buttons(here: World) -> None:
    chair, clerk = Client(), Client()
    chair.force_login(here.users["khoi"], backend=BACKEND)
    clerk.force_login(here.users["cham"], backend=BACKEND)
    page, act = reverse("documents:notice", args=[here.meeting.pk]), notice(here)
    assert "Không nêu trong thông báo" in chair.get(page).content.decode()
    assert "Lấy số cho văn bản mật" not in chair.get(page).content.decode()
    chair.post(reverse("documents:silence", args=[act.pk]), {"item": here.items[2].pk, "out": "1"})
    assert "thông báo không nêu nội dung này" in chair.get(page).content.decode()
    bad = chair.post(reverse("documents:silence", args=[act.pk]), {"item": "x"}, headers={"X-Quiet": "1"})
    assert bad.status_code == 422
    clerk.post(reverse("documents:paper-number", args=[act.pk]))
    assert RegisterEntry.objects.get().on_paper
