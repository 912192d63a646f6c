"""The figures of the year before the product, as the office enters them."""

from datetime import date, datetime
from decimal import Decimal

from documents.statistics.baselines import Entered, enter_baseline
from people.models import Body, User

YEAR = Entered(
    year=2025,
    meetings=40,
    months=(3, 2, 4, 3, 3, 4, 3, 3, 4, 4, 3, 4),
    hours=Decimal("118.5"),
    sheets=9600,
    sheet_price=350,
    documents=412,
    electronic=118,
    since=date(2026, 8, 1),
    source="Sổ theo dõi họp và sổ in ấn của Văn phòng Đảng ủy",
    counted_on=date(2026, 9, 15),
)


def enter(body: Body, by: User, at: datetime) -> None:
    enter_baseline(body=body, entered=YEAR, by=by, at=at)
