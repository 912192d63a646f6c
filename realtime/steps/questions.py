"""The next step in question time: who asks, who answers, and when the questions are over."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import Inquiry, Item
from agenda.queries import Questions
from agenda.respondents import respondents
from agenda.states import InquiryState
from realtime.scene import Scene
from realtime.steps.step import Lead, Step, address


def questioning(scene: Scene, item: Item, questions: Questions, others: tuple[Step, ...]) -> Lead:
    """The open question goes on; else the first that waits is called; else the questions are over."""
    closing = _close(item, questions)
    if questions.called is not None:
        return _open(questions.called, questions.waiting, (closing, *others))
    if questions.waiting:
        first = questions.waiting[0]
        return Lead(_waiting(len(questions.waiting)), _line(first), _ask(first), (closing, *others))
    if questions.done:
        return Lead(_("Đã hết câu hỏi chất vấn"), "", closing, others)
    return Lead(_("Chờ các đồng chí đăng ký chất vấn"), item.shown_title, others=(closing, *others))


def _open(inquiry: Inquiry, waiting: list[Inquiry], others: tuple[Step, ...]) -> Lead:
    finish = Step(_("Xong câu hỏi này"), "check", address("agenda:inquiry-end", inquiry.pk))
    if inquiry.state == InquiryState.ANSWERING:
        again = Step(_("Mời chất vấn lại"), "messages-square", address("agenda:inquiry-follow-up", inquiry.pk))
        onward, *rest = (_ask(waiting[0]), finish) if waiting else (finish,)
        return Lead(_("Đang trả lời chất vấn"), _line(inquiry), onward, (again, *rest, *others))
    asking = inquiry.state == InquiryState.ASKING
    heading = _("Đang nêu câu hỏi") if asking else _("Đang chất vấn lại")
    answers = [_answer(inquiry, one.pk, str(one.user)) for one in respondents(inquiry)]
    onward, *rest = (*answers, finish)
    return Lead(heading, _line(inquiry), onward, (*rest, *others))


def _waiting(count: int) -> str:
    return ngettext("%(n)s câu hỏi đang chờ", "%(n)s câu hỏi đang chờ", count) % {"n": count}


def _line(inquiry: Inquiry) -> str:
    who = {"asker": inquiry.asker.user, "addressee": inquiry.addressee, "subject": inquiry.subject}
    return _("Đồng chí %(asker)s chất vấn %(addressee)s: %(subject)s") % who


def _ask(inquiry: Inquiry) -> Step:
    return Step(
        _("Mời %(name)s hỏi") % {"name": inquiry.asker.user}, "mic", address("agenda:inquiry-question", inquiry.pk)
    )


def _answer(inquiry: Inquiry, attendee: object, name: str) -> Step:
    label = _("Mời %(name)s trả lời") % {"name": name}
    fields = (("attendee", str(attendee)),)
    return Step(label, "reply", address("agenda:inquiry-answer", inquiry.pk), fields=fields)


def _close(item: Item, questions: Questions) -> Step:
    left = len(questions.waiting)
    said = ngettext(
        "Còn %(n)s câu hỏi chưa được hỏi. Vẫn kết thúc phần chất vấn?",
        "Còn %(n)s câu hỏi chưa được hỏi. Vẫn kết thúc phần chất vấn?",
        left,
    )
    confirm = said % {"n": left} if left else ""
    return Step(
        _("Kết thúc phần chất vấn"), "circle-stop", address("agenda:question-time-end", item.pk), confirm=confirm
    )
