"""Signatures made on the signer's own machine or by a remote service: a digest goes out, a CMS comes back."""

import io
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents import store
from documents.act_steps import WrongStep, locked
from documents.models import Act, ActSignature, DeferredSignature, Proposal
from documents.signing import keys, pades, proposals, steps
from documents.signing.looks import look
from documents.signing.verdicts import ensure_sound, verdicts
from documents.states import SignatureMethod, SignatureRole
from people.models import User
from people.refusals import Refusal


class NothingPrepared(Refusal):
    message = _("Văn bản đã đổi số hoặc đã có chữ ký khác. Chưa ký gì; tải lại tệp cần ký rồi ký lại.")


def begin(*, act: Act, role: SignatureRole, by: User, at: datetime) -> DeferredSignature:
    """Prepares the file for a signature made elsewhere; the same row again while nothing has changed.

    Raises `WrongStep`, `NotAllowed`, `steps.NumberTaken`.
    """
    steps.ensure_turn(act, role, by)
    proposal = steps.usable(act, by, at)
    found = DeferredSignature.objects.filter(act=act, role=role, base_sha256=proposal.file_sha256, by=by).first()
    if found is not None and Proposal.objects.filter(act=act, file_sha256=proposal.file_sha256).exists():
        return found
    made = pades.prepare(proposals.file_of(proposal), field=steps.field(role), look=look(act, proposal, role, at))
    kept = store.put(io.BytesIO(made.pdf)).sha256
    return _keep(act, role, proposal, made, kept, by, at)


@transaction.atomic
def _keep(
    act: Act, role: SignatureRole, proposal: Proposal, made: pades.Prepared, kept: str, by: User, at: datetime
) -> DeferredSignature:
    _meeting, act = locked(act)
    steps.ensure_turn(act, role, by)
    standing = Proposal.objects.filter(act=act).first()
    if ActSignature.objects.filter(act=act).exists():
        if standing is None or standing.file_sha256 != proposal.file_sha256:
            raise WrongStep
    elif standing is None or standing.file_sha256 != proposal.file_sha256:
        Proposal.objects.filter(act=act).delete()
        proposal.save(force_insert=True)
    facts = {"digest": made.digest.hex(), "start": made.start, "end": made.end, "by": by, "made_at": at}
    row, _made = DeferredSignature.objects.update_or_create(
        act=act, role=role, defaults={"base_sha256": proposal.file_sha256, "prepared_sha256": kept, **facts}
    )
    return row


def prepared(row: DeferredSignature) -> pades.Prepared:
    """The file that waits."""
    with store.open(row.prepared_sha256) as file:
        return pades.Prepared(file.read(), bytes.fromhex(row.digest), row.start, row.end)


def finish(*, act: Act, role: SignatureRole, signature: bytes, by: User, at: datetime) -> Act:
    """Takes the CMS that came back into the file; the last signature issues the act.

    Raises `NothingPrepared`, `pades.NotASignature`, `keys.Unsuitable`, `WrongStep`, `NotAllowed`, `steps.NumberTaken`.
    """
    steps.ensure_turn(act, role, by)
    row = DeferredSignature.objects.filter(act=act, role=role).first()
    proposal = steps.usable(act, by, at)
    if row is None or row.base_sha256 != proposal.file_sha256:
        raise NothingPrepared
    pdf = pades.finish(prepared(row), signature)
    if not all(one.sound for one in verdicts(pdf)):
        raise pades.NotASignature
    verdict = ensure_sound(pdf, ActSignature.objects.filter(act=act).count() + 1)[-1]
    keys.ensure_suits(verdict.by, steps.names_of(act, role), at)
    made = steps.Made(role=role, method=SignatureMethod.DEFERRED, proposal=proposal, pdf=pdf, verdict=verdict)
    return steps.take(act, made, by=by, at=at)
