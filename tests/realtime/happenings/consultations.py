"""What can happen to a written consultation; no live page shows any of it."""

from documents.consultations.closing import close_consultation, settle_consultation
from documents.consultations.opening import cancel_consultation
from documents.consultations.referral import refer_consultation
from documents.models import Consultation
from tests.documents.consultations.factories import (
    DEADLINE,
    TITLE,
    answer,
    make_closed,
    make_next,
    make_paper,
    make_round,
)
from tests.factories import World
from tests.realtime.happenings.case import Case


def with_draft(here: World) -> None:
    make_paper(here)


def ask(here: World) -> Consultation:
    return make_round(here, here.meeting.papers.get(title=TITLE))


def asked(here: World) -> None:
    make_round(here)


def give(here: World) -> object:
    return answer(here, Consultation.objects.get(), "hanh", "disagree", {0: "Chưa rõ kinh phí"})


def cancel(here: World) -> Consultation:
    consultation = Consultation.objects.get()
    return cancel_consultation(consultation=consultation, reason="Nhầm", by=here.secretary, at=here.at(-7000))


def close(here: World) -> Consultation:
    return close_consultation(consultation=Consultation.objects.get(), by=here.secretary, at=here.at(DEADLINE))


def closed(here: World) -> None:
    make_closed(here, 7, 0, 0)


def settle(here: World) -> Consultation:
    return settle_consultation(consultation=Consultation.objects.get(), by=here.secretary, at=here.at(-900))


def refer(here: World) -> object:
    target = make_next(here)
    return refer_consultation(consultation=Consultation.objects.get(), meeting=target, by=here.secretary, at=here.at(1))


CASES = {
    "ConsultationOpened": Case(ask, with_draft, unseen=True),
    "OpinionGiven": Case(give, asked, unseen=True),
    "ConsultationCancelled": Case(cancel, asked, unseen=True),
    "ConsultationClosed": Case(close, asked, unseen=True),
    "ConsultationSettled": Case(settle, closed, unseen=True),
    "ConsultationSettled:meeting": Case(refer, closed, unseen=True),
}
