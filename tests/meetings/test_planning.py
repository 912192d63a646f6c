"""A meeting that is moved, and two people who change it at once."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from documents.models import Paper
from meetings import planning
from meetings.models import Attendee, Meeting
from meetings.planning import Plan
from people.models import Membership
from people.refusals import Stale
from tests.factories import START, VIETNAM, World, world

pytestmark = pytest.mark.django_db


def plan_of(meeting: Meeting) -> Plan:
    meeting.refresh_from_db()
    return Plan(**{name: getattr(meeting, name) for name in Plan.__dataclass_fields__})


def moved(here: World, to: datetime) -> Meeting:
    plan = replace(plan_of(here.meeting), starts_at=to)
    return planning.change_meeting(meeting=here.meeting, plan=plan, by=here.secretary, at=here.at(-4000))


def test_two_secretaries_do_not_undo_each_other(draft: World) -> None:
    seen, first = planning.seen(draft.meeting), plan_of(draft.meeting)
    planning.change_meeting(
        meeting=draft.meeting, plan=replace(first, place="Phòng 2"), by=draft.secretary, at=draft.at(-5000), mark=seen
    )
    with pytest.raises(Stale):
        planning.change_meeting(
            meeting=draft.meeting, plan=replace(first, note="Mang số liệu"), by=draft.clerk, at=draft.at(), mark=seen
        )
    draft.meeting.refresh_from_db()
    assert (draft.meeting.place, draft.meeting.note) == ("Phòng 2", "")


def test_what_happens_in_the_meeting_does_not_make_the_form_old(draft: World) -> None:
    seen = planning.seen(draft.meeting)
    Meeting.objects.filter(pk=draft.meeting.pk).update(head=40)
    draft.meeting.refresh_from_db()
    assert planning.seen(draft.meeting) == seen


def test_answers_were_for_the_time_that_was_asked(db: None) -> None:
    here = world(state="convened")
    coming, away, noted = here.attendee("hanh"), here.attendee("an"), here.attendee("on")
    Attendee.objects.filter(pk=coming.pk).update(reply="coming", replied_at=here.at(-4500))
    Attendee.objects.filter(pk=away.pk).update(reply="not_coming", replied_at=here.at(-4500), absence_reason="đi họp")
    Attendee.objects.filter(pk=noted.pk).update(
        reply="not_coming", replied_at=here.at(-4500), absence="excused", absence_reason="nghỉ thai sản"
    )
    moved(here, START + timedelta(days=7))
    rows = {row.user.username: row for row in Attendee.objects.filter(pk__in=[coming.pk, away.pk, noted.pk])}
    assert [(rows[name].reply, rows[name].replied_at) for name in ("hanh", "an", "on")] == [("none", None)] * 3
    assert [(rows[name].absence, rows[name].absence_reason) for name in ("an", "on")] == [
        ("", ""),
        ("excused", "nghỉ thai sản"),
    ]


def test_another_place_leaves_the_answers(db: None) -> None:
    here = world(state="convened")
    Attendee.objects.filter(pk=here.attendee("hanh").pk).update(reply="coming", replied_at=here.at(-4500))
    plan = replace(plan_of(here.meeting), place="Hội trường")
    planning.change_meeting(meeting=here.meeting, plan=plan, by=here.secretary, at=here.at(-4000))
    assert here.attendee("hanh").reply == "coming"


def test_the_members_are_those_of_the_new_day(db: None) -> None:
    here = world(state="convened")
    Membership.objects.filter(user=here.users["on"]).update(ends=date(2026, 11, 15))
    moved(here, datetime(2026, 11, 15, 6, 0, tzinfo=VIETNAM))
    assert here.attendee("on").is_member
    moved(here, datetime(2026, 11, 16, 6, 0, tzinfo=VIETNAM))
    assert not Attendee.objects.filter(user=here.users["on"]).exists()


@pytest.mark.parametrize(("day", "late"), [(12, True), (13, False), (11, True)])
def test_papers_are_judged_by_the_new_day(db: None, day: int, late: bool) -> None:
    """Sent on Tuesday 10/11: for Friday 13/11 that is in time, for Thursday and Wednesday not."""
    here = world(state="convened")
    sent = datetime(2026, 11, 10, 9, 0, tzinfo=VIETNAM)
    paper = Paper.objects.create(
        meeting=here.meeting, title="Tờ trình", state="circulated", circulated_at=sent, is_late=not late
    )
    moved(here, datetime(2026, 11, day, 8, 1, tzinfo=VIETNAM))
    paper.refresh_from_db()
    assert paper.is_late is late
