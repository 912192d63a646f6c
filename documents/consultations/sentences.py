"""How the result of a round is said, in the reader's language; documents ask for it in Vietnamese."""

from django.utils.translation import gettext as _

from documents.consultations.figures import Figures, outcome_of
from documents.models import Consultation
from documents.states import ConsultationState
from voting import wording
from voting.rules import Outcome, percent


def four_figures(figures: Figures) -> str:
    """Sent, in time, late, silent."""
    return _(
        "Gửi phiếu đến %(sent)s đồng chí; trả lời đúng hạn %(in_time)s, trả lời muộn %(late)s (không tính), "
        "không trả lời %(silent)s."
    ) % {"sent": figures.sent, "in_time": figures.in_time, "late": figures.late, "silent": figures.silent}


def shares(figures: Figures, outcome: Outcome) -> str:
    """Who agreed in words and who did not, of all who were asked."""
    return _(
        "Thống nhất %(yes)s/%(base)s (%(share)s), gồm %(agree)s thống nhất hoàn toàn và %(but)s có ý kiến cụ thể; "
        "không thống nhất %(no)s."
    ) % {
        "yes": figures.agreed,
        "base": outcome.base,
        "share": wording.share(percent(figures.agreed, outcome.base)),
        "agree": figures.agree,
        "but": figures.agree_but,
        "no": figures.disagree,
    }


def silence(consultation: Consultation, figures: Figures, outcome: Outcome) -> str:
    """Those who count as agreeing without a word, apart from the others; "" where silence is no answer."""
    count = outcome.counts.yes - figures.agreed
    if not count:
        return ""
    return _(
        "Ngoài ra %(count)s đồng chí không trả lời được coi là thống nhất theo %(basis)s; cộng lại %(yes)s/%(base)s "
        "(%(share)s)."
    ) % {
        "count": count,
        "basis": consultation.silence_basis,
        "yes": outcome.counts.yes,
        "base": outcome.base,
        "share": wording.share(outcome.of_base),
    }


def threshold(consultation: Consultation, outcome: Outcome) -> str:
    """How many were needed, by which rule, and what became of it."""
    shown = {"needed": outcome.threshold, "base": outcome.base, "basis": consultation.rule["basis"]}
    needed = _("Cần ít nhất %(needed)s/%(base)s thành viên thống nhất (%(basis)s)") % shown
    tie = wording.tie(outcome)
    if tie:
        return f"{needed}. {tie}."
    return f"{needed}: {_('đủ') if outcome.passed else _('chưa đủ, thiếu %s') % outcome.short}."


def explanation(consultation: Consultation, figures: Figures, outcome: Outcome | None) -> list[str]:
    """The result in sentences: figures, shares, silence, threshold; of a round without an outcome the figures alone."""
    if outcome is None:
        return [four_figures(figures)]
    said = [four_figures(figures), shares(figures, outcome), silence(consultation, figures, outcome)]
    return [sentence for sentence in (*said, threshold(consultation, outcome)) if sentence]


def conclusion(consultation: Consultation) -> list[str]:
    """What became of the matter, in a sentence that explains it; [] while that is open."""
    outcome = outcome_of(consultation)
    if outcome is None:
        return []
    shown = {
        "body": consultation.paper.meeting.body.short_name,
        "title": consultation.paper.title,
        "yes": outcome.counts.yes,
        "base": outcome.base,
        "meeting": consultation.referred_to.meeting.title if consultation.referred_to else "",
    }
    return {
        ConsultationState.SETTLED: [
            _(
                "Quyết định bằng văn bản: %(body)s thống nhất “%(title)s” vì có %(yes)s/%(base)s thành viên thống "
                "nhất, và các ý kiến cụ thể đã được giải trình, tiếp thu."
            )
            % shown
        ],
        ConsultationState.REFERRED: [
            _("Đưa “%(title)s” ra %(meeting)s, kèm những nội dung còn ý kiến khác nhau.") % shown
        ],
    }.get(ConsultationState(consultation.state), [])
