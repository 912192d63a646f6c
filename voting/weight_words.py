"""How the result of a vote with weights is said: in votes, and beside them in people."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from voting.rules import Base, Counts, Outcome, Persons
from voting.weighing import amount


def working(outcome: Outcome, people: Persons, base: str) -> str:
    """Why: "Cần 50,1/100 phiếu biểu quyết tán thành; có 62,5 của 7 đồng chí"."""
    needed, whole, yes = (amount(n, people.scale) for n in (outcome.threshold, outcome.base, outcome.counts.yes))
    shown = {
        Base.MEMBERS: _("Cần %(needed)s/%(base)s phiếu biểu quyết tán thành; có %(yes)s của %(people)s đồng chí"),
        Base.SUMMONED: _(
            "Cần %(needed)s/%(base)s phiếu biểu quyết của đại biểu được triệu tập tán thành; "
            "có %(yes)s của %(people)s đồng chí"
        ),
        Base.PRESENT: _(
            "Cần %(needed)s/%(base)s phiếu biểu quyết có mặt tán thành; có %(yes)s của %(people)s đồng chí"
        ),
        Base.CAST: _("Cần %(needed)s/%(base)s phiếu biểu quyết đã bỏ tán thành; có %(yes)s của %(people)s đồng chí"),
        Base.VALID: _("Cần %(needed)s/%(base)s phiếu biểu quyết hợp lệ tán thành; có %(yes)s của %(people)s đồng chí"),
    }[Base(base)] % {"needed": needed, "base": whole, "yes": yes, "people": people.counts.yes}
    return shown + (_("; thiếu %s") % amount(outcome.short, people.scale) if outcome.short else "")


def base_name(base: str) -> str:
    """Of what the share is taken, in words."""
    return {
        Base.MEMBERS: _("tổng số phiếu biểu quyết"),
        Base.SUMMONED: _("số phiếu biểu quyết của đại biểu được triệu tập"),
        Base.PRESENT: _("số phiếu biểu quyết có mặt"),
        Base.CAST: _("số phiếu biểu quyết đã bỏ"),
        Base.VALID: _("số phiếu biểu quyết hợp lệ"),
    }[Base(base)]


def document_sentence(body: str, outcome: Outcome, people: Persons, third: str, ways: str = "") -> str:
    """The sentence for a conclusion, always in Vietnamese: votes and people side by side.

    "Hội đồng biểu quyết: 62,5/100 phiếu biểu quyết tán thành (62,50%; 7/11 đồng chí), 20 không tán thành (3 …), …"
    """
    with override("vi"):
        share = f"{str(outcome.of_base).replace('.', ',')}%"
        whole, least = amount(outcome.base, people.scale), amount(outcome.threshold, people.scale)
        parts = [
            f"{amount(outcome.counts.yes, people.scale)}/{whole} phiếu biểu quyết tán thành "
            f"({share}; {people.counts.yes}/{people.base} đồng chí)",
            *_others(outcome.counts, people, third),
        ]
        if people.silent:
            silent = amount(outcome.silent, people.scale)
            parts.append(f"{silent} có mặt nhưng không biểu quyết ({people.silent} đồng chí)")
    failed = "" if outcome.passed else f" Nội dung không được thông qua (cần ít nhất {least} phiếu biểu quyết)."
    return f"{body} biểu quyết: {', '.join(parts)}{ways}.{failed}"


def _others(counts: Counts, people: Persons, third: str) -> list[str]:
    """Who did not approve; nobody is nobody in votes and in people."""
    rows = ((counts.no, people.counts.no, "không tán thành"), (counts.other, people.counts.other, third))
    return [
        f"{amount(weight, people.scale)} {label} ({number} đồng chí)" if number else f"0 {label}"
        for weight, number, label in rows
    ]
