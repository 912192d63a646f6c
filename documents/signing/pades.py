"""PAdES: a signature into a PDF, at once or by a digest that goes out and a CMS that comes back."""

import asyncio
import io
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from documents.signing import trust
from people.refusals import BadInput, Refusal

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner, Signer

RESERVED: Final = 32768  # hexadecimal digits kept free in the file for a signature made elsewhere
POINTS: Final = 72 / 25.4
A4_HEIGHT: Final = 297  # mm; all documents are upright A4
DIGEST: Final = "sha256"


class NotSigned(Refusal):
    message = _("Không ký được: cơ quan cấp dấu thời gian hoặc thiết bị ký không trả lời. Chưa ký gì; thử lại.")


class NotASignature(BadInput):
    message = _("Tệp gửi lên không phải chữ ký (CMS) của đúng văn bản này. Chưa có gì thay đổi; chọn tệp khác.")


@dataclass(frozen=True, kw_only=True)
class Look:
    """A visible signature: its `stamp` (a PDF of one page), the page from 1, and its box in mm from the upper left."""

    stamp: bytes
    page: int
    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> tuple[int, int, int, int]:
        """In points from the lower left."""
        top, bottom = A4_HEIGHT - self.y, A4_HEIGHT - self.y - self.height
        left, right = self.x, self.x + self.width
        return round(left * POINTS), round(bottom * POINTS), round(right * POINTS), round(top * POINTS)


@dataclass(frozen=True)
class Prepared:
    """A PDF with room for a signature, the SHA-256 that is to be signed, and where the room is."""

    pdf: bytes
    digest: bytes
    start: int
    end: int


def sign(pdf: bytes, signer: "Signer", *, field: str, look: Look, last: bool = False) -> bytes:
    """The PDF with one more signature, which changes none of the former. Raises `NotSigned`.

    B-T with a time-stamp authority, B-LT when the proof that the certificate was good can be put in as well;
    then the `last` signature of a file is followed by a time stamp over the whole of it, for the archive (B-LTA).
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    out = io.BytesIO()
    try:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as stamp:
            maker = _maker(signer, field, look, stamp, last=last)
            maker.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out)
    except Exception as error:
        if _is_outage(error):
            raise NotSigned from error
        raise
    return out.getvalue()


def prepare(pdf: bytes, *, field: str, look: Look) -> Prepared:
    """Makes room for a signature that is made elsewhere over `digest`."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import ExternalSigner

    nobody = ExternalSigner(signing_cert=None, cert_registry=None, signature_value=256)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as stamp:
        maker = _maker(nobody, field, look, stamp, timestamps=False)
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        out = io.BytesIO()
        digest, _document, _out = asyncio.run(
            maker.async_digest_doc_for_signing(writer, bytes_reserved=RESERVED, output=out)
        )
    return Prepared(out.getvalue(), digest.document_digest, digest.reserved_region_start, digest.reserved_region_end)


def to_be_signed(prepared: Prepared) -> bytes:
    """The bytes that `digest` is of, for tools that hash by themselves."""
    return prepared.pdf[: prepared.start] + prepared.pdf[prepared.end :]


def finish(prepared: Prepared, signature: bytes) -> bytes:
    """The PDF with the CMS that came back (DER, or PEM). Raises `NotASignature`."""
    from asn1crypto import cms, pem
    from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
    from pyhanko.sign.signers.pdf_signer import PdfTBSDocument

    out = io.BytesIO(prepared.pdf)
    region = PreparedByteRangeDigest(prepared.digest, prepared.start, prepared.end)
    try:
        der = pem.unarmor(signature)[2] if pem.detect(signature) else signature
        content = cms.ContentInfo.load(der)
        if content["content_type"].native != "signed_data":
            raise NotASignature
        content["content"].native  # noqa: B018 - reads it whole
        PdfTBSDocument.finish_signing(out, region, content)
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise NotASignature from error
    return out.getvalue()


def _maker(
    signer: "Signer", field: str, look: Look, stamp: Any, *, timestamps: bool = True, last: bool = False
) -> "PdfSigner":
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    stamp.write(look.stamp)
    stamp.flush()
    authority = trust.timestamper() if timestamps else None
    proof = authority is not None and trust.has_revocation_data()
    return PdfSigner(
        PdfSignatureMetadata(
            field_name=field,
            md_algorithm=DIGEST,
            subfilter=SigSeedSubFilter.PADES,
            embed_validation_info=proof,
            use_pades_lta=proof and last,
            validation_context=trust.context(archive=True) if proof else None,
        ),
        signer=signer,
        timestamper=authority,
        stamp_style=StaticStampStyle.from_pdf_file(stamp.name, border_width=0, background_opacity=1),
        new_field_spec=SigFieldSpec(field, on_page=look.page - 1, box=look.box),
    )


def _is_outage(error: Exception) -> bool:
    """Whether an authority or a token gave no answer, rather than the product being wrong."""
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimestampRequestError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    kinds: tuple[type[BaseException], ...] = (SigningError, TimestampRequestError, PathError, ValidationError, OSError)
    return isinstance(error, kinds) or type(error).__module__.startswith("pkcs11")
