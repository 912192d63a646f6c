"""What stands in the frame of a visible signature."""

from datetime import datetime


def signed_words(name: str, at: datetime, *, for_office: bool) -> tuple[str, ...]:
    """Four short lines: that it is signed, by whom, on which day, at what time with its zone. `at` is local time."""
    zone = f"{at:%z}"
    head = "Cơ quan ký số" if for_office else "Ký số bởi"
    return head, name, f"{at:%d/%m/%Y}", f"{at:%H:%M:%S} {zone[:-2]}:{zone[-2:]}"
