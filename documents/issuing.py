"""From draft to issued act: the office checks, the chair approves; number, file and news come into being at once."""

import io
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agenda.follow_up import assign_tasks
from documents import delivery, register, store
from documents.act_steps import WrongStep, ensure_time, locked
from documents.acts import Profile, to_json
from documents.composition import register_line
from documents.dispatching import reminding, rows
from documents.drafts import Content, Numbered, content_of, final, fingerprint, form_of, rendered, type_symbol
from documents.events import ActApproved, ActIssued
from documents.models import Act, RegisterEntry
from documents.searching import index
from documents.signing.rule import signatures_of
from documents.states import NUMBERED, ActKind, ActState, may_step
from meetings import access, journal, session
from meetings.models import Meeting
from people.models import User
from people.refusals import Stale

_ONLY_CHAIR = _("Chỉ chủ trì phiên họp duyệt và ban hành được; công văn của cơ quan thì người có thẩm quyền ký.")


@transaction.atomic
def issue_act(*, act: Act, revision: int, by: User, at: datetime) -> Act:
    """The chair approves what they saw (`revision`), and the act is issued: all in one transaction.

    A notice that the organisation signs digitally goes on to its signatures instead (`documents.signing.steps`), and
    the last of them issues it. Number from the register, PDF rendered from the frozen content, file stored under its
    SHA-256 before the commit, deliveries, tasks assigned, meeting concluded, event. If any of it fails nothing has
    happened and the number is free again. Raises `Stale` when the office changed the draft meanwhile, `WrongStep`,
    `NotAllowed`.
    """
    meeting, act = locked(act)
    access.must(may_approve(by, act), _ONLY_CHAIR)
    if not may_step(act.state, ActState.ISSUED):
        raise WrongStep
    ensure_time(meeting, act)
    if act.revision != revision:
        raise Stale(_("Dự thảo đã thay đổi sau khi đồng chí mở trang. Đồng chí xem lại bản mới rồi duyệt."))
    if act.state != ActState.CHECKED:
        raise WrongStep
    act.approved_by, act.approved_at = by, at
    act.signatures_due = list(signatures_of(act))
    if act.signatures_due:
        act.state = ActState.SIGNING
        act.save(update_fields=["state", "approved_by", "approved_at", "signatures_due"])
        journal.record(meeting, ActApproved(act=str(act.pk), kind=act.kind), by=by, at=at)
        return act
    profile = form_of(act)
    content, day = content_of(act), timezone.localdate(at)
    if isinstance(content, Numbered):
        act.entry = number_act(act, content, day, by, at)
    _freeze(act, final(content, act.entry.number if act.entry else None, day), profile, by, at)
    send(meeting, act, by, at)
    return act


def may_approve(user: User, act: Act) -> bool:
    """Who leads the meeting or chancery; an invitation also who signs it, as it is theirs to send."""
    if access.is_chair(user, act.meeting):
        return True
    return act.kind == ActKind.INVITATION and act.signatory is not None and act.signatory.user_id == user.pk


def number_act(act: Act, content: Numbered, day: date, by: User, at: datetime) -> RegisterEntry:
    """Gives an act dated `day` its number, inside the transaction that issues it."""
    profile = form_of(act)
    organisation, symbol = act.meeting.body.organisation, type_symbol(act, profile)
    return register.allocate(
        organisation=organisation,
        type=symbol,
        period=register.meeting_period(act.meeting, profile, day),
        written=register.spelled(profile, organisation, symbol),
        at=at,
        kind=act.kind,
        abstract=register_line(content),
        signer=content.signature.name,
        by=by,
        day=day,
    )


def _freeze(act: Act, content: Content, profile: Profile, by: User, at: datetime) -> None:
    made = rendered(content, profile)
    freeze(act, to_json(content), store.put(io.BytesIO(made.pdf)).sha256, made.pages, by, at)


def freeze(act: Act, content: dict[str, Any], file_sha256: str, pages: int, by: User, at: datetime) -> None:
    """The act is issued with this content and this file, which is in the store already."""
    act.content, act.content_sha256 = content, fingerprint(content)
    act.file_sha256, act.pages = file_sha256, pages
    act.state, act.issued_by, act.issued_at = ActState.ISSUED, by, at
    act.save()
    index.index_one_act.enqueue(str(act.pk))


def send(meeting: Meeting, act: Act, by: User, at: datetime) -> None:
    """What follows from issuing: deliveries, tasks, the end of the meeting's course, the news."""
    number = ""
    if act.kind in NUMBERED:
        delivery.deliver(act, by, at)
        rows.dispatch_lines(act, by, at)
        reminding.plan(act, at)
        number = act.entry.written if act.entry else ""
    if act.kind == ActKind.CONCLUSION_NOTICE:
        assign_tasks(meeting=meeting, by=by, at=at)
        session.conclude(meeting=meeting, by=by, at=at)
    fact = ActIssued(act=str(act.pk), kind=act.kind, number=number, sha256=act.file_sha256)
    journal.record(meeting, fact, by=by, at=at)
