"""Days and times that must follow each other."""

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.dossier.known import Known
from documents.dossier.problems import Problems
from documents.dossier.raw import Raw, day, moment, part, rows, text


def check(data: Raw, known: Known, problems: Problems) -> None:
    """Adds a problem for each period that ends before it begins, and for a meeting outside the term."""
    term = part(data, "term")
    ends = [(("term",), term, "starts", "ends")]
    for path, row in [*rows(data, "people", "memberships"), *rows(data, "signatories")]:
        ends.append((path, row, "since", "until"))  # type: ignore[arg-type]
    for path, row, first, last in ends:
        begins, finishes = day(row, first), day(row, last)
        if begins and finishes and finishes < begins:
            problems.at((*path, last), _("kết thúc trước khi bắt đầu"))
    _meeting(data, known, problems)
    for path, body in rows(data, "bodies"):
        quorum = part(body, "quorum")
        top, bottom = quorum.get("numerator"), quorum.get("denominator")
        if isinstance(top, int) and isinstance(bottom, int) and top > bottom:
            problems.at((*path, "quorum"), _("số ủy viên phải có mặt không thể hơn tổng số"))
        if top == bottom and quorum.get("strict") is True:
            problems.at((*path, "quorum", "strict"), _("không ai đạt được: không thể có mặt hơn tất cả ủy viên"))


def _meeting(data: Raw, known: Known, problems: Problems) -> None:
    meeting, term = part(data, "meeting"), part(data, "term")
    at = moment(meeting, "starts_at")
    if at is None:
        if len(text(meeting, "starts_at")) >= 16:
            problems.at(("meeting", "starts_at"), _("ngày giờ này không có trên lịch"))
        return
    if not term and not known.terms:
        problems.at(("term",), _("thiếu mục này: cơ quan họp chưa có nhiệm kỳ trên hệ thống"))
        return
    on = timezone.localtime(at).date()
    starts = day(term, "starts")
    spans = ((starts, day(term, "ends")),) if starts else known.terms
    if spans and not any(first <= on and (last is None or on <= last) for first, last in spans):
        problems.at(("meeting", "starts_at"), _("ngày họp nằm ngoài nhiệm kỳ"))
