"""The draft of a letter, open at two desks and with who approves it: of a meeting and of no meeting."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse
from pytest_django import Settings

from documents import checking, follow_ups, issuing, signatory_choice, written_acts
from documents.models import Act, Signatory
from meetings.access import Audience
from realtime import cohorts
from realtime.editions import Edition, Page
from realtime.scene import Scene, read
from tests.documents.chancery import WRITTEN, begun, chancery_world, put
from tests.factories import World
from tests.realtime.browser import Browser, differences


@pytest.fixture
def here(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    made = chancery_world()
    return replace(made, meeting=begun(made).meeting)


def draft() -> Act:
    return Act.objects.select_related("meeting").get()


def pages(here: World) -> list[Browser]:
    return [Browser(here, name, "draft").load() for name in ("thuong", "cham", "khoi")]


def follow(opened: list[Browser]) -> int:
    """All pages hear of what happened and are as fresh ones; how many changed."""
    changed = 0
    for page in opened:
        fresh = page.fresh()
        changed += differences(page.parts, fresh) != {}
        page.ask()
        assert differences(page.parts, fresh) == {}
    return changed


def test_every_step_of_a_letter_without_a_meeting_is_seen_by_all_who_have_it_open(here: World) -> None:
    opened = pages(here)
    put(here, draft(), ("Phòng Kinh tế",), 2, **WRITTEN | {"text": "Khác."})
    assert follow(opened) == 3
    head = Signatory.objects.get(kind="notice")
    signatory_choice.choose_signatory(act=draft(), signatory=head, by=here.clerk, at=here.at(3))
    assert follow(opened) == 3
    act = checking.check_act(act=draft(), by=here.clerk, at=here.at(4))
    assert follow(opened) == 3
    checking.return_act(act=act, by=here.chair, at=here.at(5))
    assert follow(opened) == 3


def test_a_letter_that_is_issued_or_given_up_elsewhere_says_so(here: World) -> None:
    opened = pages(here)
    act = checking.check_act(act=draft(), by=here.clerk, at=here.at(4))
    issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(5))
    for page in opened:
        page.ask()
        assert page.parts is not None
        assert "Đã ban hành số 01-CV/ĐU" in "".join(page.parts.shown.values())
    other = begun(here, minute=6)
    page = Browser(here, "thuong", "draft")
    page.address = reverse("documents:written-act", args=[other.pk])
    page.load()
    follow_ups.drop(act=other, by=here.clerk, at=here.at(7))
    page.ask()
    assert page.parts is None
    shown = Scene(read(here.meeting.pk), Edition(Page.DRAFT, Audience.CHAIR, "vi", str(other.pk)))
    own = cohorts.rendered(shown, {"written-draft": [here.secretary.pk]})
    assert "Dự thảo này không còn nữa" in own[here.secretary.pk]["written-draft"]


def test_the_draft_of_a_meetings_letter_is_followed_in_the_same_way(here: World) -> None:
    meeting = type(here.meeting).objects.get()
    type(meeting).objects.update(state="closed")
    of_meeting = replace(here, meeting=meeting)
    act = written_acts.begin_letter(meeting=meeting, by=here.clerk, at=here.at(300))
    opened = pages(of_meeting)
    put(here, act, ("Phòng Kinh tế",), 301, **WRITTEN)
    assert follow(opened) == 3


@pytest.mark.parametrize("name", ["hanh", "luc", "stranger"])
def test_nobody_else_hears_of_a_body_s_letters(here: World, name: str) -> None:
    assert Browser(here, name, "draft").load().parts is None
    client = Browser(here, name, "draft").client
    for address in ("live/?since=0&", "regions/?names=written-draft&"):
        path = f"/meetings/{here.meeting.pk}/{address}page=draft&shows={draft().pk}"
        assert client.get(path).status_code == 404
    assert client.get(f"/meetings/{here.meeting.pk}/live/?since=0&page=room").status_code == 404


def test_two_who_write_at_once_lose_nothing(here: World) -> None:
    clerk = Browser(here, "cham", "draft").client
    act, seen = draft(), follow_ups.mark(draft())
    put(here, act, ("Phòng Kinh tế",), 2, **WRITTEN | {"text": "Bản của thư ký."})
    address = reverse("documents:written-act", args=[act.pk])
    typed = {"subject": "A", "to": "Công an phường", "text": "Bản của văn thư.", "seen": seen}
    answer = clerk.post(address, typed)
    said = answer.content.decode()
    assert (answer.status_code, draft().written["text"]) == (409, "Bản của thư ký.")
    for words in ("Bản của văn thư.", "Công an phường", "thư ký."):
        assert words in said
    clerk.post(address, typed | {"seen": follow_ups.mark(draft())})
    assert draft().written["text"] == "Bản của văn thư."


def test_who_changes_the_addressees_alone_is_not_overwritten_unseen(here: World) -> None:
    clerk = Browser(here, "cham", "draft").client
    seen = follow_ups.mark(draft())
    put(here, draft(), ("Phòng Kinh tế",), 2, **draft().written)
    fields = {**draft().written, "to": "Ban Xây dựng Đảng", "seen": seen}
    assert clerk.post(reverse("documents:written-act", args=[draft().pk]), fields).status_code == 409
