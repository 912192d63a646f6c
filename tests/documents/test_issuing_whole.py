"""Killed at any statement, an act that needs no signature is not issued or wholly issued, and so is a number given."""

from typing import Any

import pytest
from django.db import connection

from documents import checking, drafts, follow_ups, issuing, register, store
from documents.models import Act, Delivery, RegisterEntry, Series, Signatory
from documents.reservations import reserve
from meetings.models import Event, Meeting
from people.models import User
from tests.documents import chancery
from tests.documents.factories import conclude
from tests.documents.signing.test_whole_or_not import Fuse, Killed, remembered
from tests.factories import World, world

# Of each kind: how many numbers and ActIssued there were before, whether it is sent, how the meeting stands afterwards.
KINDS = {
    "notice": (0, True, "concluded"),
    "minutes": (0, False, "closed"),
    "correction": (1, True, "concluded"),
    "invitation": (0, True, "convened"),
    "letter": (0, True, "chancery"),
}


@pytest.fixture
def here(db: None) -> World:
    made = world(state="closed", present=10)
    conclude(made)
    return made


def ready(here: World, kind: str) -> Act:
    """A checked act of the kind; a correction is about a notice that is out, an invitation is for what is to come."""
    if kind == "letter":
        return letter(here)
    if kind == "invitation":
        Meeting.objects.filter(pk=here.meeting.pk).update(state="convened")
        Signatory.objects.update(kind="invitation")
    if kind != "correction":
        return checking.check_act(act=drafts.act_of(here.meeting, kind), by=here.clerk, at=here.at(210))
    about = ready(here, "notice")
    about = issuing.issue_act(act=about, revision=about.revision, by=here.chair, at=here.at(211))
    act = follow_ups.begin(act=about, kind=kind, by=here.clerk, at=here.at(212))
    follow_ups.write(act=act, written={"text": "Sửa."}, seen=follow_ups.mark(act), by=here.clerk, at=here.at(213))
    return checking.check_act(act=act, by=here.clerk, at=here.at(214))


def letter(here: World) -> Act:
    """A letter of no meeting to an office with somebody who has an account."""
    User.objects.filter(pk=here.users["luc"].pk).update(office=here.offices["Ban Xây dựng Đảng"])
    chancery.may_sign(here, "khoi", "letter", "T/M BAN THƯỜNG VỤ", "BÍ THƯ")
    return chancery.checked(here, chancery.begun(here, minute=200), 210)


def state(act: Act) -> tuple[Any, ...]:
    """Everything that issuing changes."""
    act = Act.objects.get(pk=act.pk)
    return (
        act.state,
        bool(act.file_sha256),
        act.entry_id is not None,
        RegisterEntry.objects.count(),
        Delivery.objects.filter(act=act).exists(),
        Event.objects.filter(kind="ActIssued").count(),
        Meeting.every.get(pk=act.meeting_id).state,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_statement(here: World, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    act = ready(here, kind)
    before, (count, sent, course) = state(act), KINDS[kind]
    assert before[:6] == ("checked", False, False, count, False, count)
    monkeypatch.setattr(issuing, "rendered", remembered(drafts.rendered))
    killed = 0
    while True:
        try:
            with connection.execute_wrapper(Fuse(killed)):
                issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(225))
            break
        except Killed:
            assert state(act) == before
            killed += 1
    numbers = count + (kind != "minutes")
    assert state(act) == ("issued", True, kind != "minutes", numbers, sent, count + 1, course)
    assert killed > 5
    assert store.verify(Act.objects.get(pk=act.pk).file_sha256)
    assert not any(register.gaps(series) for series in Series.objects.all())


def test_a_number_for_paper_is_taken_wholly_or_not(here: World) -> None:
    series = Series.objects.get()
    killed = 0
    while True:
        try:
            with connection.execute_wrapper(Fuse(killed)):
                reserve(series=series, by=here.clerk, at=here.at(10))
            break
        except Killed:
            series.refresh_from_db()
            assert (RegisterEntry.objects.count(), series.last) == (0, 86)
            killed += 1
    series.refresh_from_db()
    assert (RegisterEntry.objects.get().number, series.last, killed > 3) == (87, 87, True)
