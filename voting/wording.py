"""How a result is said: on the screen in the reader's language, in documents in Vietnamese."""

from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from voting import weight_words
from voting.rules import Base, Exclusion, Form, Outcome, Rule, Tie
from voting.ways import Ways


def share(value: Decimal) -> str:
    """A percentage with two decimals in the reader's way: "81,82%"."""
    return f"{number_format(value, 2, use_l10n=True)}%"


def headline(outcome: Outcome) -> str:
    return _("Thông qua") if outcome.passed else _("Không thông qua")


def working(outcome: Outcome, base: str = Base.MEMBERS) -> str:
    """Why: "Cần 7/12 thành viên tán thành; có 6; thiếu 1"; where persons have weights, in votes."""
    if outcome.persons is not None:
        return weight_words.working(outcome, outcome.persons, base)
    shown = {
        Base.MEMBERS: _("Cần %(needed)s/%(base)s thành viên tán thành; có %(yes)s"),
        Base.SUMMONED: _("Cần %(needed)s/%(base)s đại biểu được triệu tập tán thành; có %(yes)s"),
        Base.PRESENT: _("Cần %(needed)s/%(base)s thành viên có mặt tán thành; có %(yes)s"),
        Base.CAST: _("Cần %(needed)s/%(base)s phiếu tán thành; có %(yes)s"),
        Base.VALID: _("Cần %(needed)s/%(base)s phiếu hợp lệ tán thành; có %(yes)s"),
    }[Base(base)] % {"needed": outcome.threshold, "base": outcome.base, "yes": outcome.counts.yes}
    return shown + (_("; thiếu %s") % outcome.short if outcome.short else "")


def tie(outcome: Outcome) -> str:
    """What became of a tie, which is never settled without a word; "" where there was none."""
    if not outcome.tied:
        return ""
    if outcome.tie == Tie.REPEAT:
        return _("Số tán thành đúng bằng một nửa (ngang nhau): phải biểu quyết lại")
    if outcome.tie == Tie.FAILS:
        return _("Số tán thành đúng bằng một nửa (ngang nhau), chưa quá một nửa nên không thông qua")
    return {
        "yes": _("Số tán thành đúng bằng một nửa (ngang nhau): quyết định theo bên chủ trì đã tán thành"),
        "": _("Số tán thành đúng bằng một nửa (ngang nhau), chủ trì không biểu quyết nên không thông qua"),
    }.get(
        outcome.chair,
        _("Số tán thành đúng bằng một nửa (ngang nhau): quyết định theo bên chủ trì đã không tán thành"),
    )


def reason(outcome: Outcome, base: str = Base.MEMBERS, ways: Ways | None = None) -> str:
    """The whole explanation of an outcome: the sum, what became of a tie, and how the answers of a mixed room came."""
    return ". ".join(part for part in (working(outcome, base), tie(outcome), by_ways(ways)) if part)


def by_ways(ways: Ways | None) -> str:
    """How the answers came: "10 phiếu: 7 trên máy, 1 giơ tay, …"; "" where all came from tablets."""
    if ways is None or not ways.is_mixed:
        return ""
    parts = [
        _("%s trên máy") % ways.tablet,
        _("%s giơ tay") % ways.hand if ways.hand else "",
        _("%s phiếu viết") % ways.slip if ways.slip else "",
        _("%s đếm chung không ghi tên") % ways.counted if ways.counted else "",
    ]
    said = ", ".join(part for part in parts if part)
    return _("%(cast)s phiếu: %(ways)s") % {"cast": ways.cast, "ways": said}


def base_name(base: str, weighted: bool = False) -> str:
    """Of whom the share is taken, in words; `weighted`: of whose votes."""
    if weighted:
        return weight_words.base_name(base)
    return {
        Base.MEMBERS: _("tổng số thành viên"),
        Base.SUMMONED: _("số đại biểu được triệu tập"),
        Base.PRESENT: _("số thành viên có mặt"),
        Base.CAST: _("số phiếu"),
        Base.VALID: _("số phiếu hợp lệ"),
    }[Base(base)]


def rule_words(rule: Rule, weighted: bool = False) -> str:
    """A rule in words: "quá một nửa tổng số thành viên"; `weighted`: "quá một nửa tổng số phiếu biểu quyết"."""
    part = {"share": f"{rule.numerator}/{rule.denominator}"}
    share = {
        (Fraction(1, 2), True): _("quá một nửa"),
        (Fraction(2, 3), False): _("ít nhất hai phần ba"),
        (Fraction(1), False): _("toàn bộ"),
    }.get((rule.share, rule.strict), _("trên %(share)s") % part if rule.strict else _("ít nhất %(share)s") % part)
    return f"{share} {base_name(rule.base, weighted)}"


def terms(rule: Rule) -> str:
    """All of a rule that its words leave open: quorum, tie and form; parts that say nothing special are left out."""
    said = [rule_words(rule)]
    if rule.quorum is not None:
        said.append(_("phải có mặt ít nhất %s") % f"{rule.quorum.numerator}/{rule.quorum.denominator}")
    if Exclusion.RECUSED not in rule.excluded:
        said.append(_("người không tham gia vẫn tính vào mẫu số"))
    if rule.tie == Tie.CHAIR:
        said.append(_("ngang nhau thì theo bên chủ trì"))
    elif rule.tie == Tie.REPEAT:
        said.append(_("ngang nhau thì biểu quyết lại"))
    if rule.form == Form.SECRET:
        said.append(_("bỏ phiếu kín"))
    elif rule.form == Form.NAMED:
        said.append(_("biểu quyết công khai"))
    return "; ".join(said)


def shares(outcome: Outcome, base: str = Base.MEMBERS) -> str:
    """Both percentages, the decisive one first: of the base, and of those in the room."""
    weighted = outcome.persons is not None
    if base == Base.PRESENT:
        said = _("%s số phiếu biểu quyết có mặt") if weighted else _("%s số có mặt")
        return said % share(outcome.of_present)
    if weighted:
        told = {
            "of_base": share(outcome.of_base),
            "base": base_name(base, True),
            "of_present": share(outcome.of_present),
        }
        return _("%(of_base)s %(base)s; %(of_present)s số phiếu biểu quyết có mặt") % told
    return _("%(of_base)s %(base)s; %(of_present)s số có mặt") % {
        "of_base": share(outcome.of_base),
        "base": base_name(base),
        "of_present": share(outcome.of_present),
    }


def document_sentence(body: str, outcome: Outcome, third: str = "ý kiến khác", ways: Ways | None = None) -> str:
    """The sentence for a conclusion, always in Vietnamese with a decimal comma.

    "Ban Thường vụ biểu quyết: 9/11 đồng chí tán thành (81,82%), 0 không tán thành, 1 ý kiến khác." Members in
    the room without a ballot are named when there are any. A question that failed is said to have failed, since
    whoever reads "5/11" need not know how many were needed. Of a mixed room it is said how the answers came.
    """
    if outcome.persons is not None:
        return weight_words.document_sentence(body, outcome, outcome.persons, third, in_document(ways))
    counts = outcome.counts
    parts = [
        f"{counts.yes}/{outcome.base} đồng chí tán thành ({str(outcome.of_base).replace('.', ',')}%)",
        f"{counts.no} không tán thành",
        f"{counts.other} {third}",
    ]
    if outcome.silent:
        parts.append(f"{outcome.silent} có mặt nhưng không biểu quyết")
    failed = "" if outcome.passed else f" Nội dung không được thông qua (cần ít nhất {outcome.threshold})."
    return f"{body} biểu quyết: {', '.join(parts)}{in_document(ways)}.{failed}"


def in_document(ways: Ways | None) -> str:
    """The same for a document, in Vietnamese and in brackets: " (10 phiếu: …)"; "" where all came from tablets."""
    with override("vi"):
        said = by_ways(ways)
    return f" ({said})" if said else ""
