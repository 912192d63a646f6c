"""Extracts of a notice: who gets one instead of the whole, and its file."""

import io
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from documents import drafts, store
from documents.acts import ConclusionNotice, from_json, to_json
from documents.composition.extract import compose_extract
from documents.models import Act, Delivery, Extract
from meetings.access import is_chair, may_prepare
from people.models import Office, User


def extract_for(act: Act, office: Office, at: datetime) -> Extract | None:
    """The extract of a notice that is being issued; None if nothing in it concerns the office."""
    notice = from_json(act.content)
    if not isinstance(notice, ConclusionNotice):
        return None
    content = compose_extract(act.meeting, notice, act.entry.written if act.entry else "", office)
    if content is None:
        return None
    return Extract.objects.create(act=act, office=office, content=to_json(content), made_at=at)


def file_of(extract: Extract) -> Extract:
    """The extract with its file, which is rendered once and kept. Raises `drafts.Unprintable`."""
    if not extract.file_sha256:
        made = drafts.rendered(from_json(extract.content), drafts.form_of(extract.act))
        sha256 = store.put(io.BytesIO(made.pdf)).sha256
        Extract.objects.filter(pk=extract.pk, file_sha256="").update(file_sha256=sha256, pages=made.pages)
        extract.refresh_from_db(fields=["file_sha256", "pages"])
    return extract


def may_see(user: User, extract: Extract) -> bool:
    """The people of the office that it was sent to, and the office and the chair of the meeting."""
    meeting = extract.act.meeting
    if may_prepare(user, meeting) or is_chair(user, meeting):
        return True
    return Delivery.objects.filter(Q(user=user), extract=extract).exists()


def extract_of(user: User, act_id: UUID) -> Extract | None:
    """The extract of an act that was sent to the person."""
    rows = Extract.objects.filter(act=act_id, deliveries__user=user)
    return rows.select_related("act__meeting__body__organisation", "act__entry", "office").first()
