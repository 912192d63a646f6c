"""Whether a file is an issued act, asked by its SHA-256: yes or no, and nothing about what it says.

Of a notice whose meeting had restricted or secret items nothing is told but that it is genuine; of others also number
and day, which stand on every copy.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from documents.confidentiality import is_confidential
from documents.models import Act
from documents.states import ActState
from people.refusals import BadInput, Refusal

SHA256: Final = re.compile(r"[0-9a-f]{64}")
ASKED_AT_MOST: Final = 30  # a caller, in a minute, of one process
MINUTE: Final = 60


class TooManyQuestions(Refusal):
    message = _("Đã kiểm tra quá nhiều tệp trong một phút. Đồng chí đợi một phút rồi thử lại.")
    status = 429


class NoFingerprint(BadInput):
    message = _("Mã SHA-256 gồm 64 chữ số và chữ cái từ a đến f. Đồng chí kiểm tra lại mã đã nhập.")


@dataclass(frozen=True)
class Finding:
    """What is told of a file. `number` and `day` are left out of what is confidential."""

    genuine: bool
    signed: bool = False
    number: str = ""
    day: date | None = None


def find(sha256: str, caller: str) -> Finding:
    """What this installation knows of a file. Raises `NoFingerprint`, `TooManyQuestions`."""
    _count(caller)
    wanted = "".join(sha256.split()).lower()
    if not SHA256.fullmatch(wanted):
        raise NoFingerprint
    act = Act.objects.filter(state=ActState.ISSUED, file_sha256=wanted).select_related("entry").first()
    if act is None:
        return Finding(genuine=False)
    if act.entry is None or is_confidential(act.meeting_id):
        return Finding(genuine=True, signed=bool(act.signatures_due))
    return Finding(True, bool(act.signatures_due), act.entry.written, act.entry.issued_on)


def _count(caller: str) -> None:
    key = f"verification:{caller}"
    cache.add(key, 0, MINUTE)
    if cache.incr(key) > ASKED_AT_MOST:
        raise TooManyQuestions
