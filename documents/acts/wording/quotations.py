"""How a version of a paper is told apart from the others where it is quoted."""

import datetime

from documents.acts.wording.days import short_day


def version_mark(number: int, day: datetime.date, code: str) -> str:
    """bản 2, ngày 10/11/2026, mã 3f9a-01c2: its number, the day it came, the first digits of its SHA-256."""
    return f"bản {number}, ngày {short_day(day)}, mã {code}"
