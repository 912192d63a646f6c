"""Extracts of a notice: who gets one instead of the whole, its number and its file.

An extract is a copy (trích sao, Nghị định 30/2020/NĐ-CP, Điều 25): it has a number in the run of the office's copies,
given in the transaction that issues the notice, and names who copied it.
"""

import io
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from documents import acts, drafts, register, store
from documents.acts import ConclusionNotice, NoticeExtract, Signature, from_json, to_json
from documents.acts.composition.extract import COPIED
from documents.composition.extract import compose_extract, copied, register_line
from documents.composition.notice import signature_of
from documents.models import Act, Delivery, Extract, RegisterEntry
from documents.signatories import signatories
from documents.states import EXTRACT, ActKind
from meetings.access import is_chair, may_prepare
from meetings.chancery import day_of
from people.models import Office, User


def extract_for(act: Act, office: Office, by: User, at: datetime) -> Extract | None:
    """The extract of a notice that is being issued; None, and no number used, if nothing in it concerns the office."""
    notice = from_json(act.content)
    if not isinstance(notice, ConclusionNotice) or act.entry is None:
        return None
    content = compose_extract(act.meeting, notice, act.entry.written, office)
    if content is None:
        return None
    copier = copier_of(act)
    entry = _number(act, content, office, copier.name, by, at)
    done = copied(content, entry.number, copier)
    return Extract.objects.create(act=act, office=office, entry=entry, content=to_json(done), made_at=at)


def _number(act: Act, content: NoticeExtract, office: Office, signer: str, by: User, at: datetime) -> RegisterEntry:
    """The next number of the office's copies, of whatever they are: they have one run a term or year."""
    profile, organisation = drafts.form_of(act), act.meeting.body.organisation
    symbol, day = profile.kinds[COPIED].type, content.letterhead.date or timezone.localdate(at)
    written = act.entry.written if act.entry else ""
    return register.allocate(
        organisation=organisation,
        type=symbol,
        period=register.meeting_period(act.meeting, profile, day),
        written=register.spelled(profile, organisation, symbol),
        at=at,
        kind=EXTRACT,
        abstract=register_line(written, office),
        signer=signer,
        by=by,
        day=day,
    )


def copier_of(act: Act) -> Signature:
    """Who copies for the office: the head of its office, who signs invitations and letters by order (T/L).

    Where the body's table names nobody, the organisation itself.
    """
    day = day_of(act.meeting)
    for kind in (ActKind.LETTER, ActKind.INVITATION):
        if (head := signatories(act.meeting.body, kind, day).first()) is not None:
            return signature_of(head)
    return Signature(title="", name=act.meeting.body.organisation.issuer)


def file_of(extract: Extract) -> Extract:
    """The extract with its file, which is rendered once and kept. Raises `drafts.Unprintable`."""
    if not extract.file_sha256:
        made = printed(extract)
        sha256 = store.put(io.BytesIO(made.pdf)).sha256
        fresh = Extract.objects.filter(pk=extract.pk, file_sha256="")
        fresh.update(file_sha256=sha256, plain_sha256=sha256, pages=made.pages)
        extract.refresh_from_db(fields=["file_sha256", "pages"])
    return extract


def printed(extract: Extract) -> acts.Rendered:
    """The extract without a signature. Equal content gives equal bytes. Raises `drafts.Unprintable`."""
    return drafts.rendered(from_json(extract.content), drafts.form_of(extract.act))


def may_see(user: User, extract: Extract) -> bool:
    """The people of the office that it was sent to, and the office and the chair of the meeting."""
    meeting = extract.act.meeting
    if may_prepare(user, meeting) or is_chair(user, meeting):
        return True
    return Delivery.objects.filter(Q(user=user), extract=extract).exists()


def extract_of(user: User, act_id: UUID) -> Extract | None:
    """The extract of an act that was sent to the person."""
    rows = Extract.objects.filter(act=act_id, deliveries__user=user)
    return rows.select_related("act__meeting__body__organisation", "act__entry", "office", "entry").first()
