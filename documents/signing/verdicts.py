"""What a signed PDF proves: each signature with its signer, and whether anything was changed since."""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from documents.signing import trust
from documents.signing.keys import Holder, holder
from people.refusals import Refusal

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.status import ModificationInfo


class Unsound(Refusal):
    message = _("Chữ ký vừa tạo không khớp với văn bản nên không nhận. Chưa ban hành gì; đồng chí ký lại.")


@dataclass(frozen=True)
class Verdict:
    """One signature. `sound`: over these bytes, by this key, and nothing else came after it than further signatures.

    `trusted`: the certificate leads to an authority the office believes. `at` is what the signer claims,
    `stamped_at` what a time-stamp authority vouches for.
    """

    field: str
    by: Holder
    sound: bool
    trusted: bool
    at: datetime | None
    stamped_at: datetime | None
    level: str


def verdicts(pdf: bytes) -> list[Verdict]:
    """All signatures of a PDF in their order; [] for an unsigned one. Whatever cannot be read proves nothing."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        found = list(reader.embedded_regular_signatures)
        proof = "B-T" if "/DSS" not in reader.root else "B-LTA" if _is_archived(reader) else "B-LT"
        return [_verdict(one, one is found[-1], proof) for one in found]
    except (PdfError, ValueError, KeyError, TypeError, IndexError):
        return []


def ensure_sound(pdf: bytes, count: int) -> list[Verdict]:
    """The verdicts of a PDF that has exactly `count` signatures, all sound. Raises `Unsound`."""
    found = verdicts(pdf)
    if len(found) != count or not all(one.sound for one in found):
        raise Unsound
    return found


def _is_archived(reader: "PdfFileReader") -> bool:
    """Whether a sound time stamp over the whole file ends it; after it nothing but proof of its own validity comes."""
    from pyhanko.sign.validation import validate_pdf_timestamp

    stamps = list(reader.embedded_timestamp_signatures)
    if not stamps:
        return False
    status = validate_pdf_timestamp(stamps[-1], validation_context=trust.context())
    return bool(status.intact and status.valid and _is_untouched(status, is_last=True))


def _verdict(signature: Any, is_last: bool, proof: str) -> Verdict:
    """`proof` is the level of a signature that has a time stamp of its own."""
    from pyhanko.sign.validation import validate_pdf_signature

    status = validate_pdf_signature(signature, signer_validation_context=trust.context())
    stamp = status.timestamp_validity
    return Verdict(
        field=signature.field_name,
        by=holder(signature.signer_cert),
        sound=bool(status.intact and status.valid and _is_untouched(status, is_last)),
        trusted=bool(status.trusted),
        at=status.signer_reported_dt,
        stamped_at=stamp.timestamp if stamp is not None and stamp.intact and stamp.valid else None,
        level=proof if stamp is not None else "B-B",
    )


def _is_untouched(status: "ModificationInfo", is_last: bool) -> bool:
    """After the last signature only proof of its validity may follow; after another one further signatures."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    allowed = ModificationLevel.LTA_UPDATES if is_last else ModificationLevel.FORM_FILLING
    level = status.modification_level
    return status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and level is not None and level <= allowed
