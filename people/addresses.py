"""A person's mail address: entered by themselves or by who keeps the list of a body they sit in."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import AddressChange, Body, User
from people.queries import in_force, may_keep
from people.refusals import BadInput, NotAllowed, Stale

LONGEST = 254  # characters of the column


class NewerAddress(Stale):
    """Somebody changed the address since the page was opened."""

    def __init__(self, kept: str) -> None:
        text = _("Địa chỉ vừa được người khác đổi thành “%s”. Đồng chí xem lại rồi lưu.")
        super().__init__(text % kept if kept else _("Địa chỉ vừa được người khác xóa. Đồng chí xem lại rồi lưu."))


@transaction.atomic
def set_address(*, user: User, email: str, seen: str, by: User, at: datetime, wanted: bool | None = None) -> User:
    """Writes where the person gets mail ("" for nowhere), and whether they want any: the person alone says that.

    `seen` is the address that the writer had before them. What changes nothing leaves no trace. Raises `BadInput`,
    `NewerAddress`, `NotAllowed`.
    """
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if not may_set(by, user) or (wanted is not None and by.pk != user.pk):
        raise NotAllowed(_("Chỉ đồng chí ấy hoặc thư ký của cơ quan ghi được địa chỉ thư."))
    email = email.strip()
    _ensure_address(email)
    wanted = user.wants_mail if wanted is None else wanted
    if (user.email, user.wants_mail) == (email, wanted):
        return user
    if user.email != seen.strip():
        raise NewerAddress(user.email)
    user.email, user.wants_mail = email, wanted
    user.save(update_fields=["email", "wants_mail"])
    AddressChange.objects.create(user=user, email=email, wanted=wanted, by=by, at=at)
    return user


def may_set(by: User, user: User) -> bool:
    """Whether it is their own, or they keep the list of a body in which the person has a seat now."""
    if by.pk == user.pk:
        return True
    bodies = Body.objects.filter(memberships__in=user.memberships.filter(in_force(timezone.localdate())))
    return any(may_keep(by, body) for body in bodies)


def _ensure_address(email: str) -> None:
    if not email:
        return
    try:
        validate_email(email)
    except ValidationError:
        raise BadInput(_("“%s” không phải địa chỉ thư điện tử. Ví dụ: ten@coquan.gov.vn.") % email) from None
    if len(email) > LONGEST:
        raise BadInput(_("Địa chỉ dài quá %s ký tự.") % LONGEST)
