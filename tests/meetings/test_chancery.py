"""A body's chancery: one row of the table of meetings, with a journal and no session."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from meetings import chancery, journal
from meetings.access import Audience, audience, audiences, is_chair, may_see, visible_meetings
from meetings.events import MeetingChanged
from meetings.models import Event, Meeting
from meetings.states import MeetingState
from people.models import Body, Term
from tests.agenda.races import together
from tests.factories import World, world


@pytest.fixture
def office(draft: World, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """The chancery of the body; the chair and the secretary lead it."""
    lead = {draft.chair.pk, draft.secretary.pk}

    def leaders(_body: Body, _day: date) -> set[UUID]:
        return lead

    monkeypatch.setattr(chancery, "leaders", [leaders])
    return chancery.of(draft.body, draft.at())


def test_it_is_made_once_and_is_no_meeting(draft: World, office: Meeting) -> None:
    assert chancery.of(draft.body, draft.at(60)).pk == office.pk
    assert (office.state, office.ordinal, office.head) == ("chancery", 0, 0)
    assert list(Meeting.objects.all()) == [draft.meeting]
    assert list(visible_meetings(draft.secretary)) == [draft.meeting]
    assert Meeting.every.count() == 2


@pytest.mark.parametrize("changed", [{"ordinal": 0}, {"ordinal": 7}])
def test_the_database_holds_one_chancery_to_a_body_and_no_ordinal_to_it(
    draft: World, office: Meeting, changed: dict[str, int]
) -> None:
    later = Term.objects.create(
        organisation=draft.organisation, ordinal="II", name="2030-2035", starts=date(2030, 8, 1)
    )
    body = draft.body if changed["ordinal"] == 0 else Body.objects.create(**other(draft))
    facts = {"body": body, "term": later, "title": "A", "place": "B", "starts_at": draft.at(), "state": "chancery"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.every.create(**facts, **changed)


def other(draft: World) -> dict[str, object]:
    names = {"name": "Ban Chấp hành", "short_name": "Ban Chấp hành", "on_behalf": "BAN CHẤP HÀNH"}
    return {"organisation": draft.organisation, "code": "khac", "kind": "bch", **names}


def test_its_journal_is_written_like_any_other(draft: World, office: Meeting) -> None:
    with transaction.atomic():
        locked = journal.lock(office.pk)
        assert journal.record(locked, MeetingChanged(), by=draft.clerk, at=draft.at()) == 1
    assert journal.head(office.pk) == Event.objects.filter(meeting=office).count() == 1


def test_who_leads_and_who_serves_see_it_and_nobody_else(draft: World, office: Meeting) -> None:
    people = draft.users.items()
    assert {name for name, user in people if may_see(user, office)} == {"khoi", "thuong", "cham"}
    assert {name for name, user in people if is_chair(user, office)} == {"khoi", "thuong"}
    each = {user.pk: audience(user, office) for _name, user in people}
    assert audiences(office) == {user: group for user, group in each.items() if group is not None}
    named = {name: each[user.pk] for name, user in people}
    assert (named["khoi"], named["cham"], named["hanh"]) == (Audience.CHAIR, Audience.SECRETARY, None)


def test_its_day_is_today_and_its_term_that_of_the_day(draft: World, office: Meeting) -> None:
    assert chancery.day_of(office) == timezone.localdate()
    assert chancery.day_of(draft.meeting) == timezone.localdate(draft.meeting.starts_at)
    Term.objects.filter(pk=draft.term.pk).update(ends=date(2030, 7, 31))
    later = Term.objects.create(
        organisation=draft.organisation, ordinal="II", name="2030-2035", starts=date(2030, 8, 1)
    )
    first, second = date(2030, 7, 31), date(2030, 8, 1)
    assert [chancery.term_of(office, day) for day in (first, second)] == [draft.term, later]
    assert chancery.term_of(draft.meeting, second) == draft.term
    with pytest.raises(chancery.NoTerm):
        chancery.term_of(office, draft.term.starts - timedelta(days=1))


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_who_begin_the_first_letter_at_once_have_one(transactional_db: None) -> None:
    here = world()
    made = together([partial(chancery.of, here.body, here.at())] * 4)
    assert len({one.pk for one in made if isinstance(one, Meeting)}) == 1
    assert Meeting.every.filter(state=MeetingState.CHANCERY).count() == 1
