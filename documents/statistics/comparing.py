"""A period of a body beside the same months of a year before the product, or why they cannot be compared."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from agenda.figures import Period
from documents.models import Baseline
from documents.statistics.baselines import MONTHS, baseline_for
from documents.statistics.paper import paper_of
from documents.statistics.sending import sending_of
from meetings.models import Meeting
from people.models import Body

AIM: Final = -20  # percent: a fifth fewer meetings


@dataclass(frozen=True)
class Measure:
    """One figure before and now, both None where `basis` says why they are not compared.

    `points`: a share in percent, whose change is told in points. `decimals` are shown of each.
    """

    name: str
    before: float | None
    now: float | None
    basis: str
    decimals: int = 0
    points: bool = False

    @property
    def before_said(self) -> str:
        return self._said(self.before)

    @property
    def now_said(self) -> str:
        return self._said(self.now)

    @property
    def change(self) -> float | None:
        """In percent of what was before, or in points; None where there is nothing to take it of."""
        if self.before is None or self.now is None:
            return None
        if self.points:
            return self.now - self.before
        return (self.now - self.before) * 100 / self.before if self.before else None

    @property
    def change_said(self) -> str:
        if self.change is None:
            return "–"
        number = number_format(abs(round(self.change, 1)), 1, use_l10n=True)
        sign = "" if round(self.change, 1) == 0 else "+" if self.change > 0 else "−"
        return _("%s điểm %%") % f"{sign}{number}" if self.points else f"{sign}{number}%"

    def _said(self, value: float | None) -> str:
        return "–" if value is None else number_format(value, self.decimals, use_l10n=True, force_grouping=True)


@dataclass(frozen=True)
class Comparison:
    """A body in a period. Without `baseline` nobody has entered one; the first measure is that of the meetings."""

    body: Body
    baseline: Baseline | None
    measures: tuple[Measure, ...] = ()

    @property
    def reached(self) -> bool | None:
        """Whether there were a fifth fewer meetings; None where that cannot be said, or none was held here at all."""
        meetings = self.measures[0] if self.measures else None
        if meetings is None or meetings.change is None or not meetings.now:
            return None
        return meetings.change <= AIM

    @property
    def source(self) -> str:
        """Where the figures from before come from, "" where there are none."""
        kept = self.baseline
        if kept is None:
            return ""
        return _("Mốc %(year)s của %(body)s: %(source)s; lập ngày %(day)s, %(who)s nhập.") % {
            "year": kept.year,
            "body": self.body.name,
            "source": kept.source.rstrip("."),
            "day": f"{kept.counted_on:%d/%m/%Y}",
            "who": kept.by,
        }


@dataclass(frozen=True)
class _Span:
    """Whole months of the period that are over and lie in the product."""

    starts: date
    ends: date

    @property
    def months(self) -> range:
        return range(self.starts.month, self.ends.month + 1)

    def said(self, year: int) -> str:
        first, last = self.starts.month, self.ends.month
        if len(self.months) == MONTHS:
            return _("cả năm %s") % year
        if first == last:
            return _("tháng %(month)s/%(year)s") % {"month": first, "year": year}
        return _("tháng %(first)s đến tháng %(last)s/%(year)s") % {"first": first, "last": last, "year": year}


def comparison_of(body: Body, period: Period, held: list[Meeting], today: date) -> Comparison:
    """`held` are the body's meetings of the period; only whole months that ended before `today` are compared."""
    baseline = baseline_for(body, period.starts)
    if baseline is None:
        return Comparison(body, None)
    span = _span(period, baseline.since, today)
    if span is None:
        return Comparison(body, baseline, (_refused(_("Số phiên họp"), _no_month(period, baseline)),))
    held = [one for one in held if one.opened_at and span.starts <= timezone.localdate(one.opened_at) <= span.ends]
    return Comparison(
        body,
        baseline,
        (
            _meetings(baseline, span, len(held)),
            _hours(baseline, span, held),
            _electronic(body, baseline, span),
            *_paper(body, baseline, span, held),
        ),
    )


def _span(period: Period, since: date, today: date) -> _Span | None:
    firsts = [date(period.starts.year, month, 1) for month in range(period.starts.month, period.ends.month + 1)]
    whole = [first for first in firsts if first >= since and _last_day(first) < today]
    return _Span(whole[0], _last_day(whole[-1])) if whole else None


def _last_day(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _no_month(period: Period, baseline: Baseline) -> str:
    return _(
        "Chưa so được: %(period)s chưa có tháng trọn vẹn nào đã kết thúc kể từ ngày dùng hệ thống (%(since)s)."
    ) % {
        "period": period.label,
        "since": f"{baseline.since:%d/%m/%Y}",
    }


def _meetings(baseline: Baseline, span: _Span, held: int) -> Measure:
    name, pair = _("Số phiên họp"), {"now": span.said(span.starts.year), "before": span.said(baseline.year)}
    if baseline.months:
        before = sum(baseline.months[month - 1] for month in span.months)
    elif len(span.months) == MONTHS:
        before = baseline.meetings
    else:
        text = _(
            "Không so: mốc %(year)s chỉ có tổng cả năm, còn kỳ này mới có %(now)s. Nhập số phiên từng tháng, hoặc xem "
            "khi đã trọn năm."
        )
        return _refused(name, text % {"year": baseline.year, "now": pair["now"]})
    return Measure(name, before, held, _("Phiên đã khai mạc, %(now)s so với %(before)s.") % pair)


def _hours(baseline: Baseline, span: _Span, held: list[Meeting]) -> Measure:
    name = _("Số giờ bình quân một phiên")
    if baseline.hours is None or not baseline.meetings:
        return _refused(name, _("Không so: mốc %s chưa ghi số giờ họp.") % baseline.year)
    lasted = [(one.closed_at - one.opened_at).total_seconds() / 3600 for one in held if one.closed_at and one.opened_at]
    if not lasted:
        return _refused(name, _("Không so: %s chưa có phiên nào bế mạc.") % span.said(span.starts.year))
    basis = _(
        "Từ khai mạc đến bế mạc, kể cả giải lao; %(count)s phiên đã bế mạc, %(now)s, so với bình quân cả năm %(year)s."
    ) % {"count": len(lasted), "now": span.said(span.starts.year), "year": baseline.year}
    return Measure(name, float(baseline.hours) / baseline.meetings, sum(lasted) / len(lasted), basis, decimals=1)


def _electronic(body: Body, baseline: Baseline, span: _Span) -> Measure:
    name, who = _("Văn bản phát hành điện tử (%)"), body.organisation.name
    if not baseline.documents or baseline.electronic is None:
        return _refused(name, _("Không so: mốc %s chưa ghi số văn bản đi.") % baseline.year)
    found = sending_of(body.organisation, [body], Period("", span.starts, span.ends))
    now = span.said(span.starts.year)
    if not found.documents:
        return _refused(
            name, _("Không so: %(now)s chưa cấp số cho văn bản nào của %(who)s.") % {"now": now, "who": who}
        )
    basis = _("Trong sổ văn bản đi của %(who)s, %(now)s, so với cả năm %(year)s.")
    return Measure(
        name,
        baseline.electronic * 100 / baseline.documents,
        found.electronic * 100 / found.documents,
        basis % {"who": who, "now": now, "year": baseline.year},
        decimals=1,
        points=True,
    )


def _paper(body: Body, baseline: Baseline, span: _Span, held: list[Meeting]) -> list[Measure]:
    """Sheets that as many meetings took before, and those printed from here; then the same in đồng."""
    paper = paper_of(held, [body], Period("", span.starts, span.ends))
    now = span.said(span.starts.year)
    if baseline.sheets is not None and baseline.meetings:
        before = baseline.sheets * len(held) / baseline.meetings
        basis = _(
            "Trước: %(rate)s tờ một phiên (bình quân năm %(year)s) nhân %(count)s phiên đã họp, %(now)s. Nay: trang đã "
            "lấy để in từ hệ thống; in ngoài hệ thống không đếm được."
        ) % {
            "rate": number_format(baseline.sheets / baseline.meetings, 1, use_l10n=True, force_grouping=True),
            "year": baseline.year,
            "count": len(held),
            "now": now,
        }
    else:
        before = paper.read + paper.sent
        basis = _(
            "Ước tính, %(now)s: nếu in mỗi người một bản, một mặt, những gì đã đọc và nhận trên máy; mốc %(year)s chưa "
            "ghi số tờ."
        ) % {"now": now, "year": baseline.year}
    sheets = Measure(_("Tờ giấy in"), round(before), paper.printed, basis)
    return [sheets, _money(baseline, sheets)]


def _money(baseline: Baseline, sheets: Measure) -> Measure:
    name = _("Tiền in (đồng)")
    if baseline.sheet_price is None or sheets.before is None or sheets.now is None:
        return _refused(name, _("Không tính: chưa ghi giá một tờ đã in."))
    saved = (sheets.before - sheets.now) * baseline.sheet_price
    text = _("Số tờ nhân %(price)s đồng một tờ theo mốc đã nhập: bớt %(saved)s đồng.")
    if saved < 0:
        text = _("Số tờ nhân %(price)s đồng một tờ theo mốc đã nhập: thêm %(saved)s đồng.")
    said = {
        "price": number_format(baseline.sheet_price, use_l10n=True, force_grouping=True),
        "saved": number_format(abs(saved), 0, use_l10n=True, force_grouping=True),
    }
    return Measure(name, sheets.before * baseline.sheet_price, sheets.now * baseline.sheet_price, text % said)


def _refused(name: str, why: str) -> Measure:
    return Measure(name, None, None, why)
