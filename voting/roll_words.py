"""How the base of a vote is explained: of how many, who was taken out and why."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from voting.rules import FIXED, Base, Counts, Exclusion, Roll, Rule, base_of

# Who of them tells of a Party cell, whose members are Party members.
OF_A_CELL = frozenset({Exclusion.PROBATIONARY, Exclusion.AWAY, Exclusion.EXEMPT})


def taken_out(roll: Roll, rule: Rule | None = None) -> list[str]:
    """Each reason with how many: "2 dự bị không có quyền biểu quyết"; of those a rule takes out, if one is given."""
    words = {
        Exclusion.SUSPENDED: _("%s bị đình chỉ"),
        Exclusion.PROBATIONARY: _("%s dự bị không có quyền biểu quyết"),
        Exclusion.AWAY: _("%s tạm trú nơi khác"),
        Exclusion.EXEMPT: _("%s được miễn công tác và sinh hoạt đảng, vắng mặt"),
        Exclusion.RECUSED: _("%s không tham gia"),
        Exclusion.ABSENT: _("%s vắng mặt suốt thời gian họp có lý do"),
    }
    meant = [reason for reason in words if rule is None or reason in rule.excluded]
    return [words[reason] % getattr(roll, reason) for reason in meant if getattr(roll, reason)]


def base_words(rule: Rule, roll: Roll) -> str:
    """How the base came about: "22 đảng viên, trừ 2 dự bị không có quyền biểu quyết: mẫu số 20".

    "" where nobody was taken out, and where the base is what was cast, of which the roll says nothing. In people.
    """
    out = taken_out(roll, rule)
    if rule.base not in FIXED or not out:
        return ""
    whole = roll.members if rule.base == Base.MEMBERS else roll.summoned
    in_cell = any(getattr(roll, reason) for reason in OF_A_CELL) or rule.excluded >= OF_A_CELL
    said = {"whole": whole, "out": "; ".join(out), "base": base_of(rule, roll, Counts())}
    if in_cell:
        return _("%(whole)s đảng viên, trừ %(out)s: mẫu số %(base)s") % said
    return _("%(whole)s thành viên, trừ %(out)s: mẫu số %(base)s") % said


def base_in_document(rule: Rule, roll: Roll) -> tuple[str, ...]:
    """The same for a document, in Vietnamese, as a sentence if there is anything to explain."""
    with override("vi"):
        said = base_words(rule, roll)
    return (f"{said}.",) if said else ()
