"""Numbers for documents that exist on paper alone: state secrets stand in the same run as all others of their type.

05-HD/VPTW numbers secret and open documents of a type together, so the clerk takes the next number here and writes the
document by hand. The register keeps number, date and type, nothing more (Luật Bảo vệ bí mật nhà nước 117/2025/QH15).
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents import register
from documents.acts import profiles
from documents.models import RegisterEntry, Series
from meetings.access import must
from people.models import User
from people.queries import served_organisations
from people.refusals import Refusal


class RunEnded(Refusal):
    """The term or the year of the run is over; numbers go on in another one."""


@transaction.atomic
def reserve(*, series: Series, by: User, at: datetime) -> RegisterEntry:
    """Gives the next number of a run to a document on paper. It cannot be given back.

    Raises `RunEnded`, `NotAllowed` for who does not serve the organisation.
    """
    organisation, day = series.organisation, timezone.localdate(at)
    must(served_organisations(by).filter(pk=organisation.pk).exists(), _("Chỉ văn phòng lấy được số cho văn bản giấy."))
    if register.period_on(organisation, day) != series.period:
        raise RunEnded(_("Sổ %s đã hết nhiệm kỳ hoặc hết năm, không lấy số được nữa.") % series)
    profile = profiles.valid_on(organisation.profile, day)
    return register.allocate(
        organisation=organisation,
        type=series.type,
        period=series.period,
        written=register.spelled(profile, organisation, series.type),
        at=at,
        kind="",
        abstract="",
        signer="",
        by=by,
    )
