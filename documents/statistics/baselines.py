"""The figures from before, as the office enters them, and which of them a day is compared with."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import Baseline
from meetings.access import must
from people.models import Body, User
from people.queries import serves
from people.refusals import BadInput

MONTHS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """One year as it was entered; what each field means stands with `documents.models.Baseline`."""

    year: int
    meetings: int
    months: tuple[int, ...] = ()
    hours: Decimal | None = None
    sheets: int | None = None
    sheet_price: int | None = None
    documents: int | None = None
    electronic: int | None = None
    since: date
    source: str
    counted_on: date


@transaction.atomic
def enter_baseline(*, body: Body, entered: Entered, by: User, at: datetime) -> Baseline:
    """Keeps the figures of a year beside those entered earlier. The same figures twice are kept once.

    Raises `BadInput`, `NotAllowed`.
    """
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    must(serves(by, body), _("Chỉ văn phòng của cơ quan họp nhập được số liệu trước đây."))
    _ensure_sound(entered, timezone.localdate(at))
    facts = asdict(entered) | {"months": list(entered.months)}
    last = Baseline.objects.filter(body=body, year=entered.year).first()
    if last is not None and all(getattr(last, name) == value for name, value in facts.items()):
        return last
    return Baseline.objects.create(body=body, **facts, by=by, at=at)


def baseline_for(body: Body, day: date) -> Baseline | None:
    """What a period that begins on the day is compared with: the latest earlier year, as it was entered last."""
    found = Baseline.objects.filter(body=body, year__lt=day.year).select_related("body", "by")
    return found.order_by("-year", "-at").first()


def _ensure_sound(entered: Entered, today: date) -> None:
    if entered.year >= entered.since.year:
        raise BadInput(_("Năm làm mốc phải trọn vẹn trước ngày dùng hệ thống. Chọn năm trước đó."))
    if entered.months and (len(entered.months) != MONTHS or sum(entered.months) != entered.meetings):
        raise BadInput(
            _("Số phiên 12 tháng cộng lại là %(sum)s, khác tổng cả năm %(total)s. Đồng chí xem lại hai chỗ.")
            % {"sum": sum(entered.months), "total": entered.meetings}
        )
    if (entered.documents is None) != (entered.electronic is None):
        raise BadInput(_("Ghi cả tổng số văn bản và số phát hành điện tử, hoặc để trống cả hai."))
    if entered.documents is not None and entered.electronic is not None and entered.electronic > entered.documents:
        raise BadInput(_("Số văn bản phát hành điện tử nhiều hơn tổng số văn bản."))
    if not entered.source.strip():
        raise BadInput(_("Ghi nguồn số liệu, ví dụ: Sổ theo dõi họp của văn phòng."))
    if entered.counted_on > today:
        raise BadInput(_("Ngày lập số liệu ở sau hôm nay."))
