"""What can happen to a written consultation."""

import time_machine

from documents.consultations.closing import close_consultation, settle_consultation
from documents.consultations.deadlines import moment
from documents.consultations.opening import cancel_consultation
from documents.consultations.referral import refer_consultation
from documents.consultations.reminding import remind_silent
from documents.consultations.replies import note_changes, reply_to
from documents.models import Comment, Consultation
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


def last_moment(here: World) -> None:
    """Two working days before the deadline, in the morning, nobody has answered."""
    with time_machine.travel(moment(Consultation.objects.get().deadline, 2), tick=False):
        remind_silent.call(str(Consultation.objects.get().pk), 2)


def with_comment(here: World) -> None:
    make_closed(here)


def reply(here: World) -> Comment:
    comment = Comment.objects.earliest("pk")
    return reply_to(comment=comment, verdict="explained", text="Giữ dự thảo", by=here.secretary, at=here.at(-900))


def note(here: World) -> Consultation:
    found = Consultation.objects.get()
    return note_changes(consultation=found, text="Sửa mục II", by=here.secretary, at=here.at(-900))


CASES = {
    "ConsultationOpened": Case(ask, with_draft, unseen=True),
    "OpinionGiven": Case(give, asked),
    "OpinionsReminded": Case(last_moment, asked),
    "CommentsAnswered": Case(reply, with_comment),
    "CommentsAnswered:changes": Case(note, with_comment),
    "ConsultationCancelled": Case(cancel, asked),
    "ConsultationClosed": Case(close, asked),
    "ConsultationSettled": Case(settle, closed),
    "ConsultationSettled:meeting": Case(refer, closed),
}
