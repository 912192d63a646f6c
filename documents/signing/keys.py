"""The signer's key: a PKCS#12 file or a token behind PKCS#11. Passwords and PINs are used once and kept nowhere."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from asn1crypto import x509
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from documents.signing import trust
from people.models import Organisation, User
from people.refusals import BadInput, Refusal
from people.text import fold

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer


class WrongPassword(BadInput):
    message = _("Sai mật khẩu của tệp khóa ký, hoặc tệp không phải .p12/.pfx. Chưa ký gì; đồng chí nhập lại.")


class WrongPin(BadInput):
    message = _("Thiết bị ký không nhận mã PIN. Chưa ký gì; nhập sai nhiều lần thiết bị sẽ tự khóa.")


class NoToken(Refusal):
    message = _("Máy chủ không thấy thiết bị ký. Cắm lại thiết bị hoặc chọn cách ký khác; chưa ký gì.")


class Unsuitable(Refusal):
    """A certificate that this document must not be signed with."""


@dataclass(frozen=True)
class Holder:
    """What a certificate says: whose it is, who vouches for it, until when; `sha256` is its fingerprint."""

    name: str
    issuer: str
    serial: str
    sha256: str
    starts: datetime
    ends: datetime
    development: bool


def holder(certificate: x509.Certificate) -> Holder:
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return Holder(
        name=_called(subject),
        issuer=_called(issuer),
        serial=f"{certificate.serial_number:x}",
        sha256=hashlib.sha256(certificate.dump()).hexdigest(),
        starts=certificate.not_valid_before,
        ends=certificate.not_valid_after,
        development=trust.is_development(certificate),
    )


def _called(name: dict[str, str]) -> str:
    return str(name.get("common_name") or name.get("organization_name") or "")


def person_file(user: User) -> Path:
    """Where the server keeps a person's PKCS#12 file, if the office has put one there."""
    return Path(settings.SIGNING_DIR) / "people" / f"{user.username}.p12"


def seal_file(organisation: Organisation) -> Path:
    """The same for an organisation's seal."""
    return Path(settings.SIGNING_DIR) / "seals" / f"{organisation.code}.p12"


def from_pkcs12(data: bytes, password: str) -> "Signer":
    """The signer in a PKCS#12 file. Raises `WrongPassword`."""
    from pyhanko.sign.signers import SimpleSigner

    try:
        known = trust.certificates()
        signer: SimpleSigner | None = SimpleSigner.load_pkcs12_data(data, known, password.encode())
    except ValueError as error:
        raise WrongPassword from error
    if signer is None or signer.signing_cert is None:
        raise WrongPassword
    return signer


@contextmanager
def from_token(pin: str) -> "Iterator[Signer]":
    """The signer on the token in the server, as long as the session lasts. Raises `NoToken`, `WrongPin`."""
    import pkcs11
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    if not settings.PKCS11_MODULE:
        raise NoToken
    criteria = TokenCriteria(label=settings.PKCS11_TOKEN) if settings.PKCS11_TOKEN else None
    try:
        session = open_pkcs11_session(settings.PKCS11_MODULE, token_criteria=criteria, user_pin=pin)
    except (pkcs11.exceptions.PinIncorrect, pkcs11.exceptions.PinLenRange, pkcs11.exceptions.PinInvalid) as error:
        raise WrongPin from error
    except (pkcs11.exceptions.PKCS11Error, RuntimeError) as error:
        raise NoToken from error
    try:
        yield PKCS11Signer(session, cert_label=settings.PKCS11_KEY, key_label=settings.PKCS11_KEY)
    finally:
        session.close()


def ensure_suits(found: Holder, names: Sequence[str], at: datetime) -> None:
    """One of `names` may sign with this certificate at `at`.

    Letters are compared without marks and case: some authorities write names so. Raises `Unsuitable`.
    """
    if settings.SECURE and found.development:
        raise Unsuitable(_("Chứng thư này của bản dùng thử, không có giá trị. Chưa ký gì; dùng chứng thư được cấp."))
    if not found.starts <= at <= found.ends:
        text = _("Chứng thư số của %(name)s chỉ có hiệu lực đến %(day)s. Chưa ký gì; hãy gia hạn chứng thư.")
        raise Unsuitable(text % {"name": found.name, "day": f"{found.ends:%d/%m/%Y}"})
    if fold(found.name) not in {fold(name) for name in names}:
        text = _("Chứng thư số này của “%(holder)s”, không phải của %(name)s. Chưa ký gì.")
        raise Unsuitable(text % {"holder": found.name, "name": names[0]})
