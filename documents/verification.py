"""Whether a file is an issued act, asked by its SHA-256: yes or no, and nothing about what it says.

Of a notice whose meeting had restricted or secret items nothing is told but that it is genuine; of others also number
and day, which stand on every copy.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.cache import cache
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.confidentiality import is_confidential
from documents.follow_ups import standing_of
from documents.models import Act, Extract
from documents.states import ActState
from people.refusals import BadInput, Refusal

SHA256: Final = re.compile(r"[0-9a-f]{64}")
SHORT: Final = 16  # hexadecimal digits of the code on the sheet, which is typed by hand
ASKED_AT_MOST: Final = 30  # a caller, in a minute, of one process
MINUTE: Final = 60


class TooManyQuestions(Refusal):
    message = _("Đã kiểm tra quá nhiều tệp trong một phút. Đồng chí đợi một phút rồi thử lại.")
    status = 429


class NoFingerprint(BadInput):
    message = _(
        "Mã trên phiếu gồm 16 chữ số và chữ cái từ a đến f, mã SHA-256 gồm 64. Đồng chí kiểm tra lại mã đã nhập."
    )


@dataclass(frozen=True)
class Finding:
    """What is told of a file; `part`: it is an extract, which has a number of its own (`copy`).

    `number`, `day` and `later`, what was issued about it since (`follow_ups.standing_of`), are left out of what is
    confidential.
    """

    genuine: bool
    signed: bool = False
    number: str = ""
    day: date | None = None
    part: bool = False
    copy: str = ""
    later: tuple[Act, ...] = ()


def find(sha256: str, caller: str) -> Finding:
    """What this installation knows of a file. Raises `NoFingerprint`, `TooManyQuestions`."""
    _count(caller)
    wanted = re.sub(r"[\s-]", "", sha256).lower()
    if not SHA256.fullmatch(wanted.ljust(64, "0") if len(wanted) == SHORT else wanted):
        raise NoFingerprint
    act = Act.objects.filter(state=ActState.ISSUED, file_sha256__startswith=wanted).select_related("entry").first()
    if act is None:
        return _part(wanted)
    if act.entry is None or is_confidential(act):
        return Finding(genuine=True, signed=bool(act.signatures_due))
    return Finding(True, bool(act.signatures_due), act.entry.written, act.entry.issued_on, later=_later(act))


def _part(wanted: str) -> Finding:
    """The same for an extract, which an office got instead of the whole."""
    rows = Extract.objects.filter(Q(file_sha256__startswith=wanted) | Q(plain_sha256__startswith=wanted))
    found = rows.select_related("act__entry", "entry", "signature").first()
    if found is None:
        return Finding(genuine=False)
    signed = hasattr(found, "signature") and found.file_sha256.startswith(wanted)
    if found.act.entry is None or is_confidential(found.act):
        return Finding(genuine=True, signed=signed, part=True)
    entry, copy = found.act.entry, found.entry.written if found.entry else ""
    return Finding(True, signed, entry.written, entry.issued_on, part=True, copy=copy, later=_later(found.act))


def _later(act: Act) -> tuple[Act, ...]:
    return standing_of(act).issued


def short(sha256: str) -> str:
    """The code as it is printed on the sheet, to be typed: "3fa9-12bc-77d0-91e4"."""
    return "-".join(sha256[at : at + 4] for at in range(0, SHORT, 4))


def _count(caller: str) -> None:
    key = f"verification:{caller}"
    cache.add(key, 0, MINUTE)
    if cache.incr(key) > ASKED_AT_MOST:
        raise TooManyQuestions
