"""Whatever happens at one moment, an answer counts for the draft that was read, and a round ends once."""

from functools import partial

import pytest

from documents.consultations.closing import close_consultation
from documents.consultations.figures import figures_of
from documents.consultations.locks import WrongStep
from documents.consultations.opening import open_consultation
from documents.models import Consultation, Opinion
from documents.papers import latest_version
from meetings.models import Event
from tests.agenda.races import together
from tests.documents.consultations.factories import DEADLINE, OPENED, answer, make_paper, make_round, plan, replace
from tests.factories import World, world

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(transactional_db: None) -> World:
    return world(state="convened")


def kinds() -> list[str]:
    return list(Event.objects.order_by("seq").values_list("kind", flat=True))


def test_two_windows_of_the_secretary_open_one_round(here: World) -> None:
    version = latest_version(make_paper(here))
    assert version is not None
    ask = partial(open_consultation, version=version, plan=plan(here), by=here.secretary, at=here.at(OPENED))
    results = together([ask] * 4)
    assert sorted(type(one).__name__ for one in results) == ["AlreadyAsked"] * 3 + ["Consultation"]
    assert (Consultation.objects.count(), Opinion.objects.count()) == (1, 11)


def test_a_new_draft_comes_while_a_member_answers(here: World) -> None:
    consultation = make_round(here)
    given, _none = together([partial(answer, here, consultation, "hanh"), partial(replace, here, consultation.paper)])
    consultation.refresh_from_db()
    assert consultation.state == "cancelled"
    if isinstance(given, WrongStep):
        assert "OpinionGiven" not in kinds()
    else:
        assert kinds().index("OpinionGiven") < kinds().index("ConsultationCancelled")


def test_the_outcome_is_that_of_the_answers_before_it(here: World) -> None:
    consultation = make_round(here)
    close = partial(close_consultation, consultation=consultation, by=here.secretary, at=here.at(DEADLINE))
    results = together([close, close, partial(answer, here, consultation, "hanh", minute=DEADLINE)])
    consultation.refresh_from_db()
    assert (consultation.state, kinds().count("ConsultationClosed")) == ("closed", 1)
    assert sum(isinstance(one, WrongStep) for one in results) >= 1
    assert consultation.outcome["yes"] == figures_of(consultation).agreed
