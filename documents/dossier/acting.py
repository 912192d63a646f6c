"""In whose name a dossier is imported or exported."""

from django.utils.translation import gettext as _

from documents.dossier.problems import MEETING_FILE, DossierRefused, Problem
from people.models import Body, StaffRole, User


def actor(username: str, body: Body) -> User:
    """The person named, if they are staff of the body; else its secretary, or its clerk. Raises `DossierRefused`."""
    staff = StaffRole.objects.filter(body=body).select_related("user").order_by("-role")
    if username:
        staff = staff.filter(user__username=username)
    duty = staff.first()
    if duty is None:
        message = (
            _("“%(name)s” không phải thư ký hoặc văn thư của cơ quan họp") % {"name": username}
            if username
            else _("cơ quan họp chưa có thư ký hoặc văn thư (xem people, staff)")
        )
        raise DossierRefused([Problem(MEETING_FILE, "people", message)])
    return duty.user
