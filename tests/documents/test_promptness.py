"""The same day is the aim, a day warns, five working days are the limit."""

from datetime import datetime, timedelta, timezone

import pytest

from documents import checking, drafts, issuing, promptness
from documents.states import Promptness
from meetings.models import Meeting
from tests.documents.factories import conclude
from tests.factories import world

VIETNAM = timezone(timedelta(hours=7))
CLOSED = datetime(2026, 11, 12, 11, 20, tzinfo=VIETNAM)  # a Thursday


@pytest.mark.parametrize(
    ("day", "hour", "minute", "said"),
    [
        (12, 23, 59, Promptness.SAME_DAY),
        (13, 0, 1, Promptness.WITHIN_A_DAY),
        (13, 11, 20, Promptness.WITHIN_A_DAY),
        (13, 11, 21, Promptness.SLOW),
        (19, 23, 59, Promptness.SLOW),
        (20, 0, 0, Promptness.BREACH),
    ],
)
@pytest.mark.usefixtures("db")
def test_the_clock_from_gavel_to_issue(day: int, hour: int, minute: int, said: Promptness) -> None:
    assert promptness.judged(CLOSED, datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)) == said


@pytest.mark.usefixtures("db")
def test_an_organisation_sees_how_many_were_prompt_and_what_half_of_them_took() -> None:
    here = world(state="closed", present=10)
    assert promptness.summary(here.organisation) is None
    Meeting.objects.filter(pk=here.meeting.pk).update(closed_at=here.at(200))
    conclude(here)
    act = checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(210))
    issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(245))
    found = promptness.summary(here.organisation)
    assert found is not None
    assert (found.issued, found.median, dict(found.counts)[Promptness.SAME_DAY]) == (1, timedelta(minutes=45), 1)
