"""An approved act as it will be issued: the number is proposed, not given, so that a signature can be over it.

Whoever signs last is given that number, or, if another document took it meanwhile, nothing is issued and the act is
signed anew. So the run has no gap whatever happens to a signature (docs/adr/0018-sign-then-number.md).
"""

import dataclasses
import io
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from documents import register, store
from documents.acts import Gap, to_json
from documents.drafts import content_of, final, form_of, rendered, type_symbol
from documents.models import Act, ActSignature, Proposal
from documents.states import NUMBERED, SignatureRole

PATIENCE: Final = timedelta(days=1)  # how long a signed act may wait for the next signature under its day


def next_number(act: Act, day: date) -> int | None:
    """The number the act would get now if it is dated `day`; None for minutes, which have none."""
    if act.kind not in NUMBERED:
        return None
    profile = form_of(act)
    period = register.meeting_period(act.meeting, profile, day)
    return register.next_number(act.meeting.body.organisation, type_symbol(act, profile), period)


def is_fresh(proposal: Proposal, act: Act, at: datetime) -> bool:
    """Whether the act may still be issued as proposed: its number is the next one and its day holds.

    The day is that of the first signature; no later document can have taken a number before, or it would be another's.
    Minutes have no number to lose, so their first signature waits for the second as long as it takes.
    """
    if proposal.revision != act.revision or proposal.number != next_number(act, proposal.day):
        return False
    first = ActSignature.objects.filter(act=act).order_by("signed_at").first()
    if first and act.kind not in NUMBERED:
        return True
    return at - first.signed_at < PATIENCE if first else proposal.day == timezone.localdate(at)


def propose(act: Act, at: datetime) -> Proposal:
    """The act with the next number and today's day, rendered and stored; the row is not saved."""
    day = timezone.localdate(at)
    number = next_number(act, day)
    content = final(content_of(act), number, day)
    made = rendered(content, form_of(act))
    return Proposal(
        act=act,
        revision=act.revision,
        number=number,
        day=day,
        content=to_json(content),
        file_sha256=store.put(io.BytesIO(made.pdf)).sha256,
        pages=made.pages,
        gaps=[dataclasses.asdict(gap) for gap in made.gaps],
        made_at=at,
    )


def current(act: Act, at: datetime) -> Proposal:
    """What is signed next: the proposal that stands, or a new one when nothing was signed and it has aged."""
    found = Proposal.objects.filter(act=act).first()
    if found is not None and (is_fresh(found, act, at) or ActSignature.objects.filter(act=act).exists()):
        return found
    return propose(act, at)


def file_of(proposal: Proposal) -> bytes:
    with store.open(proposal.file_sha256) as file:
        return file.read()


def gap_of(proposal: Proposal, role: SignatureRole) -> Gap:
    """The room above the signer's name; whoever counted or took minutes stands left of the chair, the first of two."""
    place = {SignatureRole.RECORDER: 0, SignatureRole.TELLER: 0, SignatureRole.CHAIR: 1}.get(role, -1)
    return Gap(**proposal.gaps[place])
