"""Days and hours as they are written in official documents."""

import datetime

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def short_day(day: datetime.date) -> str:
    """12/11/2026, 06/02/2027, 05/9/2026: days below ten and the months 1 and 2 take a leading zero, no other month."""
    return f"{day.day:02}/{short_month(day)}"


def short_month(day: datetime.date) -> str:
    """12/2026, 02/2026, 3/2026: January and February take a leading zero."""
    return f"{day.month:02}/{day.year}" if day.month < 3 else f"{day.month}/{day.year}"


def weekday(day: datetime.date) -> str:
    """thứ Năm."""
    return _WEEKDAYS[day.weekday()]


def long_day(day: datetime.date) -> str:
    """thứ Năm, ngày 12/11/2026."""
    return f"{weekday(day)}, ngày {short_day(day)}"


def lasting(seconds: int) -> str:
    """6 phút; 4 phút 30 giây; 45 giây."""
    minutes, rest = divmod(seconds, 60)
    parts = ([f"{minutes} phút"] if minutes else []) + ([f"{rest} giây"] if rest or not minutes else [])
    return " ".join(parts)


def clock(time: datetime.time) -> str:
    """08 giờ 00 phút."""
    return f"{time.hour:02} giờ {time.minute:02} phút"
