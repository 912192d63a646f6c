"""Signatures in extracts that are made elsewhere: all digests go out together, all CMS come back together."""

import io
from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from documents import extracts, store
from documents.models import Act, DeferredExtract, Extract
from documents.signing import keys, pades, steps
from documents.signing.extracts import SEAL, Made, name_of, plain, take, waiting
from documents.signing.looks import look_of_office
from documents.signing.verdicts import ensure_sound
from documents.states import SignatureMethod
from people.models import User
from people.refusals import BadInput


class OtherFile(BadInput):
    message = _("Chữ ký gửi lên không khớp các bản trích đang chờ. Chưa ký gì; tải lại tệp cần ký rồi ký lại.")


def begin(*, act: Act, by: User, at: datetime) -> list[DeferredExtract]:
    """Prepares every extract that waits for a signature made elsewhere; the same rows again while nothing changed.

    Raises `NothingToSign`, `NotAllowed`.
    """
    return [_prepared(row, by, at) for row in waiting(act, by)]


def _prepared(row: Extract, by: User, at: datetime) -> DeferredExtract:
    base = extracts.file_of(row).file_sha256
    found = DeferredExtract.objects.filter(extract=row, base_sha256=base, by=by).first()
    if found is None:
        pdf, gap = plain(row)
        made = pades.prepare(pdf, field=steps.field(SEAL), look=look_of_office(row.act, gap, at))
        facts = {
            "base_sha256": base,
            "prepared_sha256": store.put(io.BytesIO(made.pdf)).sha256,
            "digest": made.digest.hex(),
            "start": made.start,
            "end": made.end,
        }
        found, _new = DeferredExtract.objects.update_or_create(extract=row, defaults={**facts, "by": by, "made_at": at})
    found.extract = row
    return found


def finish(*, act: Act, signatures: Mapping[str, bytes], by: User, at: datetime) -> int:
    """Takes the CMS of every extract that waits, by `name_of`, all of them or none; returns how many.

    Raises `OtherFile`, `NothingToSign`, `pades.NotASignature`, `keys.Unsuitable`, `verdicts.Unsound`, `NotAllowed`.
    """
    rows = {name_of(row): row for row in waiting(act, by)}
    kept = {row.extract_id: row for row in DeferredExtract.objects.filter(extract__in=rows.values())}
    if set(signatures) != set(rows) or len(kept) != len(rows):
        raise OtherFile
    made = [_finished(row, kept[row.pk], signatures[name], at) for name, row in rows.items()]
    return take(act, made, SignatureMethod.DEFERRED, by, at)


def _finished(row: Extract, waits: DeferredExtract, signature: bytes, at: datetime) -> Made:
    pdf = pades.finish(prepared(waits), signature)
    verdict = ensure_sound(pdf, 1)[0]
    keys.ensure_suits(verdict.by, steps.names_of(row.act, SEAL), at)
    return Made(extract=row, pdf=pdf, verdict=verdict)


def prepared(row: DeferredExtract) -> pades.Prepared:
    """The file that waits."""
    with store.open(row.prepared_sha256) as file:
        return pades.Prepared(file.read(), bytes.fromhex(row.digest), row.start, row.end)
