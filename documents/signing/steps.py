"""Signing an approved act, step by step; the last signature issues it.

The slow part, key and time-stamp authority, runs without a lock. What it made is taken in a short transaction: if the
act or the register has moved meanwhile, nothing is issued and no number is used (docs/adr/0018-sign-then-number.md).
"""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import x509
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents import store
from documents.act_steps import WrongStep, ensure_time, locked
from documents.acts import from_json
from documents.drafts import Numbered
from documents.events import ActSigned, SignaturesDropped
from documents.issuing import freeze, number_act, send
from documents.models import Act, ActSignature, DeferredSignature, Proposal
from documents.signing import keys, pades, proposals
from documents.signing.looks import look
from documents.signing.rule import may_sign, signs, turn
from documents.signing.verdicts import Verdict, ensure_sound
from documents.states import SignatureMethod, SignatureRole
from meetings import journal
from meetings.access import must
from meetings.models import Meeting
from people.models import User
from people.refusals import Refusal

FIELDS: Final = {
    SignatureRole.PERSONAL: "NguoiKy",
    SignatureRole.SEAL: "CoQuan",
    SignatureRole.RECORDER: "NguoiGhi",
    SignatureRole.CHAIR: "ChuTri",
    SignatureRole.TELLER: "KiemPhieu",
}
ATTEMPTS: Final = 3  # with new numbers, when the first signature is also the last

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer


class NumberTaken(Refusal):
    """Another document was issued with the number that was signed."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """A file with one more signature, before it is taken in."""

    role: SignatureRole
    method: SignatureMethod
    proposal: Proposal
    pdf: bytes
    verdict: Verdict


def sign_act(
    *, act: Act, role: SignatureRole, signer: "Signer", method: SignatureMethod, by: User, at: datetime
) -> Act:
    """Signs with a key that is at hand. The last signature issues the act, under the number it was signed with.

    Raises `WrongStep`, `NotAllowed`, `keys.Unsuitable`, `pades.NotSigned`, `verdicts.Unsound`, `NumberTaken`.
    """
    ensure_turn(act, role, by)
    keys.ensure_suits(keys.holder(certificate(signer)), names_of(act, role), at)
    for _again in range(ATTEMPTS):
        proposal = usable(act, by, at)
        done = ActSignature.objects.filter(act=act).count()
        pdf = proposals.file_of(proposal)
        seen, last = look(act, proposal, role, at), role == act.signatures_due[-1]
        signed = pades.sign(pdf, signer, field=field(role), look=seen, last=last)
        verdict = ensure_sound(signed, done + 1)[-1]
        made = Made(role=role, method=method, proposal=proposal, pdf=signed, verdict=verdict)
        try:
            return take(act, made, by=by, at=at)
        except NumberTaken:
            if done:
                raise
    raise NumberTaken(_("Sổ văn bản đang cấp số liên tục cho văn bản khác. Chưa ký gì; đồng chí thử lại."))


def field(role: SignatureRole) -> str:
    """The name of the signature's field in the file."""
    return FIELDS[role]


def names_of(act: Act, role: SignatureRole) -> tuple[str, ...]:
    """The names that a certificate for this signature may bear."""
    organisation = act.meeting.body.organisation
    return (signs(act, role), organisation.issuer) if role == SignatureRole.SEAL else (signs(act, role),)


def ensure_turn(act: Act, role: SignatureRole, by: User) -> None:
    """Raises `NotAllowed` for who does not sign in this role, `WrongStep` when it is not its turn."""
    must(may_sign(by, act, role), _("Đồng chí không phải người ký bước này của văn bản."))
    if turn(act) != role:
        raise WrongStep


def usable(act: Act, by: User, at: datetime) -> Proposal:
    """What is to be signed now. Raises `NumberTaken`, and lets the former signatures fall, if it has aged."""
    proposal = proposals.current(act, at)
    if not proposals.is_fresh(proposal, act, at):
        raise _dropped(act, proposal, by, at)
    return proposal


def take(act: Act, made: Made, *, by: User, at: datetime) -> Act:
    """Takes a signed file in; after the last signature the act is issued in the same transaction.

    Raises `NumberTaken` when the number that was signed is gone: then all signatures of the act have fallen.
    """
    sha256 = store.put(io.BytesIO(made.pdf)).sha256
    try:
        return _take(act, made, sha256, by, at)
    except NumberTaken:
        raise _dropped(act, made.proposal, by, at) from None


@transaction.atomic
def _take(act: Act, made: Made, sha256: str, by: User, at: datetime) -> Act:
    meeting, act = locked(act)
    proposal = made.proposal
    standing = Proposal.objects.filter(act=act).first()
    ensure_time(meeting, act)
    ensure_turn(act, made.role, by)
    signed_before = ActSignature.objects.filter(act=act).exists()
    if act.revision != proposal.revision or (signed_before and _file(standing) != proposal.file_sha256):
        raise WrongStep
    _note(act, made, by, at)
    DeferredSignature.objects.filter(act=act, role=made.role).delete()
    proposal.file_sha256 = sha256
    if turn(act) is None:
        Proposal.objects.filter(act=act).delete()
        return _issue(meeting, act, proposal, by, at)
    if standing:
        standing.delete()
    proposal.save(force_insert=True)
    journal.record(meeting, ActSigned(act=str(act.pk), role=made.role), by=by, at=at)
    return act


def _file(proposal: Proposal | None) -> str:
    return proposal.file_sha256 if proposal else ""


def _note(act: Act, made: Made, by: User, at: datetime) -> None:
    facts = facts_of(made.verdict)
    ActSignature.objects.create(act=act, role=made.role, by=by, method=made.method, signed_at=at, **facts)


def facts_of(verdict: Verdict) -> dict[str, Any]:
    """What is kept of a signature: whose it is, who vouches for them, what it proves."""
    return {
        "holder": verdict.by.name,
        "issuer": verdict.by.issuer,
        "serial": verdict.by.serial,
        "certificate_sha256": verdict.by.sha256,
        "trusted": verdict.trusted,
        "level": verdict.level,
        "stamped_at": verdict.stamped_at,
    }


def _issue(meeting: Meeting, act: Act, proposal: Proposal, by: User, at: datetime) -> Act:
    """Number, frozen file and journal at once, if the number is still the one that was signed."""
    content = from_json(proposal.content)
    if isinstance(content, Numbered):
        act.entry = number_act(act, content, proposal.day, by, at)
        if act.entry.number != proposal.number:
            raise NumberTaken
    freeze(act, proposal.content, proposal.file_sha256, proposal.pages, by, at)
    send(meeting, act, by, at)
    return act


@transaction.atomic
def _dropped(act: Act, proposal: Proposal, by: User, at: datetime) -> NumberTaken:
    """Lets fall what was signed under an old number or day; the refusal that says so."""
    meeting, act = locked(act)
    signed = ActSignature.objects.filter(act=act).exists()
    for row in (Proposal, DeferredSignature, ActSignature):
        row.objects.filter(act=act).delete()
    if signed:
        journal.record(meeting, SignaturesDropped(act=str(act.pk)), by=by, at=at)
    if proposal.number is None:
        return NumberTaken(_("Văn bản đã đổi hoặc đã quá ngày ký nên chưa chốt. Đồng chí tải lại trang rồi ký lại."))
    text = _("Số %s vừa cấp cho văn bản khác, hoặc đã quá ngày ký. Văn bản chưa ban hành; người ký ký lại với số mới.")
    return NumberTaken(text % proposal.number)


def certificate(signer: "Signer") -> x509.Certificate:
    """The signer's certificate. Raises `keys.NoToken` for a token without one."""
    certificate = signer.signing_cert
    if certificate is None:
        raise keys.NoToken
    return certificate
