"""How `results.json` names a moment and a person."""

from datetime import date

from people.models import User


def when(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None


def who(user: User | None) -> str | None:
    return user.username if user else None
