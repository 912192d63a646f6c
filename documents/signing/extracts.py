"""The office's signature in the extracts of a notice: all of them at once, with one key and one password.

An electronic copy bears the signature of the organisation that copied (Nghị định 30/2020/NĐ-CP, Điều 25). The slow
part, key and time-stamp authority, runs without a lock; what it made is taken in by one transaction, all or nothing.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents import extracts, store
from documents.acts import Gap
from documents.events import ExtractsSigned
from documents.models import Act, DeferredExtract, Extract, ExtractSignature
from documents.signing import keys, pades, steps
from documents.signing.looks import look_of_office
from documents.signing.rule import may_sign
from documents.signing.verdicts import Verdict, ensure_sound
from documents.states import ActState, SignatureMethod, SignatureRole
from meetings import journal
from meetings.access import must
from people.models import User
from people.refusals import Refusal

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

SEAL = SignatureRole.SEAL


class NothingToSign(Refusal):
    message = _("Không còn bản trích nào chờ ký. Đồng chí tải lại trang để xem.")


@dataclass(frozen=True, kw_only=True)
class Made:
    """The file of an extract with its signature, before it is taken in."""

    extract: Extract
    pdf: bytes
    verdict: Verdict


def of_act(act: Act) -> list[Extract]:
    """The numbered extracts of a notice, in the order of their numbers, each with its signature, if it has one."""
    rows = Extract.objects.filter(act=act, entry__isnull=False).select_related("entry", "office", "signature")
    found = list(rows.order_by("entry__number"))
    for row in found:
        row.act = act
    return found


def unsigned(act: Act) -> list[Extract]:
    """Those that wait for the office."""
    return [row for row in of_act(act) if not hasattr(row, "signature")]


def ensure_office(act: Act, by: User) -> None:
    """Raises `NotAllowed` for who does not set the seal of the office."""
    must(may_sign(by, act, SEAL), _("Chỉ văn phòng ký số được bản trích."))


def waiting(act: Act, by: User) -> list[Extract]:
    """Those that the person is about to sign. Raises `NotAllowed`, `NothingToSign`."""
    ensure_office(act, by)
    rows = unsigned(act) if act.state == ActState.ISSUED else []
    if not rows:
        raise NothingToSign
    return rows


def sign_extracts(*, act: Act, signer: "Signer", method: SignatureMethod, by: User, at: datetime) -> int:
    """Signs every extract that waits, with a key that is at hand; returns how many.

    Raises `NothingToSign`, `NotAllowed`, `keys.Unsuitable`, `pades.NotSigned`, `verdicts.Unsound`.
    """
    rows = waiting(act, by)
    keys.ensure_suits(keys.holder(steps.certificate(signer)), steps.names_of(act, SEAL), at)
    made = [_signed(row, signer, at) for row in rows]
    return take(act, made, method, by, at)


def _signed(row: Extract, signer: "Signer", at: datetime) -> Made:
    pdf, gap = plain(row)
    look = look_of_office(row.act, gap, at)
    signed = pades.sign(pdf, signer, field=steps.field(SEAL), look=look, last=True)
    return Made(extract=row, pdf=signed, verdict=ensure_sound(signed, 1)[0])


def plain(row: Extract) -> tuple[bytes, Gap]:
    """The unsigned file, the same that was shown before, and the room for the signature."""
    made = extracts.printed(row)
    return made.pdf, made.gaps[-1]


def take(act: Act, made: Sequence[Made], method: SignatureMethod, by: User, at: datetime) -> int:
    """Puts the files into the store, then says so in one transaction; returns how many. Raises `NothingToSign`."""
    stored = {one.extract.pk: store.put(io.BytesIO(one.pdf)).sha256 for one in made}
    before = {one.extract.pk: extracts.file_of(one.extract).file_sha256 for one in made}
    with transaction.atomic():
        meeting = journal.lock(act.meeting_id)
        ensure_office(act, by)
        rows = Extract.objects.select_for_update().filter(pk__in=stored)
        if ExtractSignature.objects.filter(extract__in=stored).exists() or rows.count() != len(made):
            raise NothingToSign
        for one in made:
            rows.filter(pk=one.extract.pk).update(
                file_sha256=stored[one.extract.pk], plain_sha256=before[one.extract.pk]
            )
            _note(one, method, by, at)
        DeferredExtract.objects.filter(extract__act=act).delete()
        journal.record(meeting, ExtractsSigned(act=str(act.pk), count=len(made)), by=by, at=at)
    return len(made)


def _note(made: Made, method: SignatureMethod, by: User, at: datetime) -> None:
    facts = steps.facts_of(made.verdict)
    ExtractSignature.objects.create(extract=made.extract, by=by, method=method, signed_at=at, **facts)


def name_of(row: Extract) -> str:
    """What the files of an extract are called on their way to a signature and back: its number, "05"."""
    return f"{row.entry.number:02}" if row.entry else str(row.pk)
