"""Reports on tasks: who sees them, and keeping one as it is."""

import io
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.figures import Period, counted
from documents import store
from documents.acts import Profile, profiles, to_json
from documents.composition.task_report import compose_task_report
from documents.drafts import fingerprint, rendered
from documents.house_style import dressed, style_of
from documents.models import TaskReport
from meetings.access import must
from meetings.models import Attendee
from meetings.models.attendee import Role
from people.models import Body, User
from people.queries import serves
from people.refusals import BadInput


def may_follow(user: User, body: Body) -> bool:
    """The staff of the body, and who has chaired one of its meetings."""
    chaired = Attendee.objects.filter(meeting__body=body, user=user, role=Role.CHAIR)
    return serves(user, body) or chaired.exists()


def profile_on(body: Body, day: date) -> Profile:
    """The document profile of the body's organisation on a day, with its house style."""
    organisation = body.organisation
    return dressed(profiles.valid_on(organisation.profile, day), style_of(organisation))


def keep_report(*, body: Body, period: Period, by: User, at: datetime) -> TaskReport:
    """Keeps the report as it stands at the end of the local day of `at`, or of the period: content and file.

    What was kept already with the same content by the same person is found again. Raises `NotAllowed`, `BadInput`
    for a period that has not begun, `Unprintable`.
    """
    must(may_follow(by, body), _("Chỉ văn phòng theo dõi hoặc chủ trì lập được báo cáo này."))
    today = timezone.localdate(at)
    if period.starts > today:
        raise BadInput(_("Kỳ báo cáo chưa bắt đầu."))
    until = min(period.ends, today)
    content = compose_task_report(body, period, counted(body, period, today), until, by)
    plain = to_json(content)
    pdf = rendered(content, profile_on(body, until)).pdf
    with transaction.atomic():
        kept, made = TaskReport.objects.get_or_create(
            body=body,
            period=period.code,
            fingerprint=fingerprint(plain),
            defaults={"until": until, "content": plain, "sha256": "", "made_by": by, "made_at": at},
        )
        if made:
            kept.sha256 = store.put(io.BytesIO(pdf)).sha256
            kept.save(update_fields=["sha256"])
    return kept
