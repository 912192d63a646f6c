"""How a paper ballot is said: faults of a count, names of fields, the sentence that explains each result."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from voting.elections.rules.counts import Fault, Field, Found, Invalid
from voting.elections.rules.verdict import Fate, Next, Standing, Verdict
from voting.elections.states import Kind
from voting.matters import Matter
from voting.models import Election, Round

Words = "str | Promise"

INVALID: dict[str, "str | Promise"] = {
    Invalid.FOREIGN: gettext_lazy("không do ban kiểm phiếu phát ra"),
    Invalid.OVER: gettext_lazy("bầu quá số lượng cần bầu"),
    Invalid.NOBODY: gettext_lazy("không bầu cho ai"),
    Invalid.UNCLEAR: gettext_lazy("đánh dấu cả hai ô hoặc để trống cả hai ô"),
    Invalid.OUTSIDE: gettext_lazy("ghi tên người ngoài danh sách"),
    Invalid.MARKED: gettext_lazy("có ký tên hoặc đánh dấu riêng"),
}
# What the two columns are called, by what it is about.
COLUMNS: dict[str, tuple["str | Promise", "str | Promise"]] = {
    Matter.CONFIDENCE: (gettext_lazy("Tín nhiệm"), gettext_lazy("Không tín nhiệm")),
}
AGREE = (gettext_lazy("Đồng ý"), gettext_lazy("Không đồng ý"))


def columns(election: Election) -> tuple["str | Promise", "str | Promise"]:
    """The heads of the two columns of a ballot without a surplus."""
    return COLUMNS.get(election.matter, AGREE)


def found_words(round_: Round, found: Iterable[Found]) -> list[str]:
    """One sentence for each fault, with the numbers that do not fit."""
    names = [line.name for line in round_.lines.all()]
    return [_fault(one, names) for one in found]


def _fault(found: Found, names: list[str]) -> str:
    said = {
        "name": names[found.line] if found.line is not None else "",
        "entered": found.entered,
        "against": found.against,
    }
    return {
        Fault.NEGATIVE: _("Số phiếu không thể nhỏ hơn 0."),
        Fault.ISSUED_OVER_PRESENT: _("Phát ra %(entered)s phiếu, nhiều hơn %(against)s người có mặt."),
        Fault.COLLECTED_OVER_ISSUED: _("Thu về %(entered)s phiếu, nhiều hơn %(against)s phiếu phát ra."),
        Fault.PARTS_DIFFER: _("Hợp lệ và không hợp lệ cộng lại là %(entered)s, khác số thu về %(against)s."),
        Fault.WRONG_REASON: _("Có lý do không hợp lệ không áp dụng cho loại phiếu này."),
        Fault.WRONG_LINES: _("Số dòng không khớp với phiếu. Tải lại trang rồi nhập lại."),
        Fault.LINE_OVER_VALID: _("%(name)s: %(entered)s phiếu, nhiều hơn %(against)s phiếu hợp lệ."),
        Fault.LINE_DIFFERS: _("%(name)s: các cột cộng lại là %(entered)s, khác %(against)s phiếu hợp lệ."),
        Fault.LINE_VOID: _("%(name)s: phiếu chỉ có một dòng thì phiếu không rõ là phiếu không hợp lệ."),
        Fault.TOO_MANY_VOTES: _("Tổng số phiếu bầu %(entered)s, nhiều hơn mức tối đa %(against)s."),
        Fault.TOO_FEW_VOTES: _("Tổng số phiếu bầu %(entered)s, ít hơn %(against)s phiếu hợp lệ."),
    }[found.fault] % said


def field_name(field: Field, election: Election, names: list[str]) -> str:
    """A number of a count as its form names it."""
    name, place = field
    if name.startswith("invalid."):
        return _("Không hợp lệ: %s") % INVALID[name.removeprefix("invalid.")]
    plain = {"issued": _("Phiếu phát ra"), "collected": _("Phiếu thu về"), "valid": _("Phiếu hợp lệ")}
    if place is None:
        return plain[name]
    yes, no = columns(election)
    column = {"yes": yes, "no": no, "void": _("không tính")}[name]
    return f"{names[place]} – {column}"


def fate_words(standing: Standing, verdict: Verdict, kind: str, *, tie_break: bool = False) -> str:
    """Why: "Cần 8/15; được 9: trúng cử"."""
    said = {"needed": verdict.needed, "base": verdict.base, "votes": standing.votes}
    if tie_break:
        working = _("Bầu lại giữa những người bằng phiếu, lấy người nhiều phiếu hơn; được %(votes)s") % said
    else:
        working = _("Cần %(needed)s/%(base)s; được %(votes)s") % said
    if kind == Kind.QUESTION:
        outcome = _("đạt") if standing.fate == Fate.ELECTED else _("không đạt")
    else:
        outcome = {
            Fate.ELECTED: _("trúng cử"),
            Fate.TIED: _("bằng phiếu ở vị trí cuối, phải bầu lại"),
            Fate.BEATEN: _("đủ phiếu nhưng đã có người nhiều phiếu hơn"),
            Fate.SHORT: _("không trúng cử"),
        }[standing.fate]
    return f"{working}: {outcome}"


def summary(round_: Round, verdict: Verdict) -> str:
    """The result in one sentence."""
    if round_.election.kind == Kind.QUESTION:
        passed = len(verdict.of(Fate.ELECTED))
        return _("%(passed)s/%(all)s nội dung đạt") % {"passed": passed, "all": len(verdict.standings)}
    said = {"elected": len(verdict.of(Fate.ELECTED)), "posts": verdict.posts, "left": verdict.open_posts}
    words = _("Trúng cử %(elected)s/%(posts)s") % said
    if verdict.next == Next.TIE_BREAK:
        return f"{words}; {_('có người bằng phiếu ở vị trí cuối, phải bầu lại')}"
    return f"{words}; {_('còn thiếu %(left)s') % said}" if verdict.next == Next.FURTHER else words
