"""Sets the demo up: organisation, people, two meetings, accounts that can sign in."""

import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.demo.printing import build
from documents.dossier.importing import import_dossier
from meetings.calendar import working_days_after
from meetings.models import Attendee, Meeting
from people.models import Organisation, User
from people.refusals import Refusal

ORGANISATION: Final = "tan-hoa-bac"
BODY: Final = "thb-btv"
PASSWORD: Final = "hopkhonggiay"  # noqa: S105 - printed for everybody who tries the demo
AHEAD: Final = 4  # working days to the meeting: papers that go out tomorrow are still in time


class RealPeople(Refusal):
    """There are accounts that are not the demo's; its known password would stand beside them."""

    message = _(
        "Hệ thống đã có tài khoản thật nên không tạo dữ liệu mẫu. "
        "Nếu vẫn muốn tạo (mật khẩu mẫu ai cũng biết), thêm --force."
    )


@dataclass(frozen=True)
class Account:
    """One line of the table of accounts."""

    username: str
    full_name: str
    part: str


@dataclass(frozen=True)
class Demo:
    """What there is to try. `made` is false when all of it was there before."""

    meeting: Meeting
    accounts: list[Account]
    made: bool


@transaction.atomic
def set_up(*, at: datetime, day: date | None = None, force: bool = False) -> Demo:
    """Makes the demo unless it is there. The 18th meeting is on `day`, a few working days ahead if left out.

    Raises `RealPeople` when accounts of others exist, unless `force`.
    """
    found = Meeting.objects.filter(body__code=BODY, ordinal=18).first()
    if found is None and not force and has_real_people():
        raise RealPeople
    if found is None:
        day = day or working_days_after(timezone.localdate(at), AHEAD)
        with tempfile.TemporaryDirectory(prefix="phienhop-demo-") as room:
            first = import_dossier(build(ORGANISATION, Path(room) / "18", day), at=at)
            import_dossier(build("phien-19", Path(room) / "19", day), at=at)
        assert first.meeting is not None  # noqa: S101 - told to the type checker
        _let_in(first.accounts)
    meeting = found or first.meeting
    assert meeting is not None  # noqa: S101
    return Demo(meeting, accounts(meeting), made=found is None)


def has_real_people() -> bool:
    """Whether anybody has an account who is not of the demo's organisation."""
    mine = Organisation.objects.filter(code=ORGANISATION)
    return User.objects.exclude(attendances__meeting__body__organisation__in=mine).exists()


def _let_in(users: tuple[User, ...]) -> None:
    """One hash for all: the password is no secret here, and hashing takes its time."""
    User.objects.filter(pk__in=[user.pk for user in users]).update(password=make_password(PASSWORD))


def accounts(meeting: Meeting) -> list[Account]:
    """Everybody at the meeting with what they may do in the demo."""
    rows = Attendee.objects.filter(meeting=meeting).select_related("user")
    return [Account(row.user.username, row.user.full_name, str(row.get_role_display())) for row in rows]
