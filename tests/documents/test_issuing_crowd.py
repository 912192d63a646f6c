"""Fifty documents of five bodies and three types at one moment: each run of numbers is whole, none is given twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from agenda.models import Conclusion, Item
from documents import checking, drafts, follow_ups, issuing, register, written_acts
from documents.models import Act, RecipientLine, RegisterEntry, Series, Signatory
from documents.reservations import reserve
from meetings import chain
from meetings.models import Attendee, Event, Meeting
from people.models import Body, StaffRole, User
from tests.agenda.races import together
from tests.documents.chancery import WRITTEN, begun, chancery_world, may_sign, put
from tests.documents.factories import conclude
from tests.factories import World, make_body, world

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

Work = Callable[[], object]
NUMBERED, FOLLOWED, RESERVED = 5, 1, 2  # of each body: notices, recalls of earlier ones, numbers of each other type


def test_fifty_at_once(transactional_db: None) -> None:
    first, second = world(state="closed", present=1), world(state="closed", present=1, code="noi-khac")
    for one, carried in ((first, 86), (second, 0)):
        conclude(one)
        register.carry_over(organisation=one.organisation, type="TB", period="2025-2030", number=carried)
    bodies = [first, beside(first, "bch"), beside(first, "ubkt"), second, beside(second, "bch")]
    work = [one for place, body in enumerate(bodies) for one in work_of(body, place)]
    assert len(work) == 50
    before = dict(Series.objects.values_list("pk", "last"))
    results = together(work)
    assert [str(one) for one in results if isinstance(one, Exception)] == []
    given = {series: [one.number for one in series.entries.order_by("number")] for series in Series.objects.all()}
    assert given == {series: list(range(series.carried_over + 1, series.last + 1)) for series in given}
    assert sum(series.last - before[series.pk] for series in given) == 50
    assert {(series.organisation_id, series.type) for series in given} == {
        (one.organisation.pk, kind) for one in (first, second) for kind in ("TB", "QĐ", "BC")
    }
    printed_as_given()


def printed_as_given() -> None:
    """Each issued act carries the number of its entry, and each meeting's journal is without a gap."""
    acts = Act.objects.filter(entry__isnull=False).select_related("entry")
    for act in acts:
        assert act.entry is not None
        assert (act.state, act.content["reference"]["number"]) == ("issued", act.entry.number)
    assert acts.count() == RegisterEntry.objects.exclude(kind="").count()
    for meeting in Meeting.every.all():
        seqs = list(Event.objects.filter(meeting=meeting).order_by("seq").values_list("seq", flat=True))
        assert seqs == list(range(1, meeting.head + 1))


def work_of(here: World, place: int) -> list[Work]:
    """What one body issues: ten documents."""
    sessions = [session(here, place * 20 + number) for number in range(1, NUMBERED + 1)]
    notices = [partial(issue, here, checked(one)) for one in sessions]
    recalls = [partial(issue, here, recalled(session(here, place * 20 + 10 + number))) for number in range(FOLLOWED)]
    others = [
        partial(reserve, series=series(here, kind), by=here.clerk, at=here.at(300))
        for kind in ("QĐ", "BC")
        for _number in range(RESERVED)
    ]
    return [*notices, *recalls, *others]


def series(here: World, kind: str) -> Series:
    found, _made = Series.objects.get_or_create(organisation=here.organisation, type=kind, period="2025-2030")
    return found


def checked(here: World) -> Act:
    return checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(210))


def issue(here: World, act: Act) -> Act:
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(215))


def recalled(here: World) -> Act:
    """A checked recall of a notice that is out."""
    about = issue(here, checked(here))
    act = follow_ups.begin(act=about, kind="recall", by=here.clerk, at=here.at(211))
    follow_ups.write(act=act, written={"text": "Nhầm."}, seen=follow_ups.mark(act), by=here.clerk, at=here.at(212))
    return checking.check_act(act=act, by=here.clerk, at=here.at(213))


def beside(here: World, code: str) -> World:
    """Another body of the same organisation, with the same people."""
    body: Body = make_body(here.organisation, code)
    for user in (here.secretary, here.clerk):
        StaffRole.objects.create(body=body, user=user, role="clerk")
    return replace(here, body=body)


def session(here: World, ordinal: int) -> World:
    """A closed meeting of the body with one approved conclusion, one recipient and a signatory."""
    meeting = Meeting.objects.create(
        body=here.body,
        term=here.term,
        ordinal=100 + ordinal,
        title=f"Phiên {ordinal}",
        starts_at=here.at(),
        state="closed",
    )
    chair: User = here.chair
    Attendee.objects.create(meeting=meeting, user=chair, role="chair", is_member=True)
    item = Item.objects.create(meeting=meeting, position=1, title="Việc khác", kind="opinion")
    Conclusion.objects.create(item=item, text="Thống nhất.", state="approved", approved_at=here.at(61))
    RecipientLine.objects.create(meeting=meeting, position=1, text="Lưu Văn phòng")
    Signatory.objects.get_or_create(
        body=here.body,
        user=chair,
        kind="notice",
        defaults={"authority": "T/M BAN THƯỜNG VỤ", "title": "BÍ THƯ", "starts": date(2025, 8, 1)},
    )
    return replace(here, meeting=meeting)


def test_letters_of_meetings_and_of_bodies_share_one_run(transactional_db: None) -> None:
    """Fifty numbers of one run at one moment: letters of no meeting, letters of meetings, letters on paper."""
    first = chancery_world()
    bodies = [first, beside(first, "bch")]
    for one in bodies:
        may_sign(one, "khoi", "letter", "T/M BAN THƯỜNG VỤ", "BÍ THƯ")
    meetings = [session(one, 40 + place) for place, one in enumerate(bodies)]
    letters = [letter for one in bodies for letter in (begun(one, minute=200) for _number in range(4))]
    of_meetings = [letter_of(one) for one in meetings for _number in range(4)]
    ready = [checking.check_act(act=act, by=first.clerk, at=first.at(210)) for act in [*letters, *of_meetings]]
    run = Series.objects.create(organisation=first.organisation, type="CV", period="2025-2030")
    on_paper = [partial(reserve, series=run, by=first.clerk, at=first.at(300)) for _number in range(34)]
    results = together([*(partial(issue, first, act) for act in ready), *on_paper])
    assert [str(one) for one in results if isinstance(one, Exception)] == []
    (run,) = Series.objects.all()
    assert [one.number for one in run.entries.order_by("number")] == list(range(1, 51))
    printed_as_given()
    for meeting in Meeting.every.filter(events__isnull=False).distinct():
        assert chain.faults(meeting) == []


def letter_of(here: World) -> Act:
    act = written_acts.begin_letter(meeting=here.meeting, by=here.clerk, at=here.at(200))
    return put(here, act, ("Ban Xây dựng Đảng",), 200, **WRITTEN)
