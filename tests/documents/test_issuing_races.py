"""Two taps, two meetings, a printer that fails: whatever happens at one moment, numbers follow each other."""

from dataclasses import replace
from functools import partial

import pytest

from agenda.models import Conclusion, Item
from documents import act_steps, checking, delivery, drafts, issuing
from documents.models import Act, Delivery, RegisterEntry
from meetings.models import Attendee, Event, Meeting
from people.refusals import Stale
from tests.agenda.races import together
from tests.documents.factories import conclude
from tests.factories import World, world

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(transactional_db: None) -> World:
    made = world(state="closed", present=10)
    conclude(made)
    return made


def checked(here: World) -> Act:
    return checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(210))


def issue(here: World, act: Act) -> Act:
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(215))


def numbers() -> list[int]:
    return sorted(RegisterEntry.objects.values_list("number", flat=True))


def kinds(meeting: Meeting) -> list[str]:
    return list(Event.objects.filter(meeting=meeting).order_by("seq").values_list("kind", flat=True))


def test_the_chair_taps_on_two_tablets(here: World) -> None:
    act = checked(here)
    results = together([partial(issue, here, act)] * 6)
    assert sorted(type(one).__name__ for one in results) == ["Act"] + ["WrongStep"] * 5
    assert (numbers(), kinds(here.meeting).count("ActIssued")) == ([87], 1)
    assert Delivery.objects.count() == delivery.addressees(here.meeting).count()


def test_the_office_takes_the_draft_back_while_the_chair_issues(here: World) -> None:
    act = checked(here)
    back = partial(checking.return_act, act=act, by=here.clerk, at=here.at(212))
    issued, returned = together([partial(issue, here, act), back])
    act.refresh_from_db()
    assert (act.state, numbers()) in [("issued", [87]), ("draft", [])]
    assert isinstance(issued, Act) == (act.state == "issued")
    assert isinstance(returned, Act) == (act.state == "draft")


def test_the_office_checks_again_while_the_chair_issues_what_was_seen(here: World) -> None:
    act = checked(here)
    checking.return_act(act=act, by=here.clerk, at=here.at(211))
    results = together([partial(checked, here), partial(issue, here, act)])
    assert isinstance(results[0], Act)
    assert isinstance(results[1], Stale | act_steps.WrongStep)
    assert numbers() == []


def test_meetings_of_one_committee_issue_at_once_and_one_printer_fails(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = [checked(here), *(checked(sibling(here, ordinal)) for ordinal in (19, 20, 21))]
    honest = drafts.rendered

    def jammed(content: object, profile: object) -> object:
        if "phiên họp thứ 19" in content.abstract:  # type: ignore[attr-defined]
            raise OSError("no paper")
        return honest(content, profile)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(issuing, "rendered", jammed)
        results = together([partial(issue, here, act) for act in acts])
    assert [type(one).__name__ for one in results] == ["Act", "OSError", "Act", "Act"]
    assert numbers() == [87, 88, 89]
    entry = issue(here, acts[1]).entry
    assert entry is not None
    assert entry.written == "90-TB/ĐU"
    assert set(Act.objects.values_list("state", flat=True)) == {"issued"}


def sibling(here: World, ordinal: int) -> World:
    """Another closed meeting of the same body under the same chair, with one approved conclusion."""
    meeting = Meeting.objects.create(
        body=here.body, term=here.term, ordinal=ordinal, title=f"Phiên {ordinal}", starts_at=here.at(), state="closed"
    )
    Attendee.objects.create(meeting=meeting, user=here.chair, role="chair", is_member=True)
    item = Item.objects.create(meeting=meeting, position=1, title="Việc khác", kind="opinion")
    Conclusion.objects.create(item=item, text="Thống nhất.", state="approved", approved_at=here.at(61))
    return replace(here, meeting=meeting)
