"""What a device tells of itself and of what it keeps."""

import json
import re
from typing import Any, Final
from uuid import UUID

from django import forms

from documents.offline.keeping import NoProof, Proof

MOST: Final = 500  # versions on one device
DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class ContactForm(forms.Form):
    """`device` is empty for one that begins; `held` are the versions it keeps."""

    device = forms.UUIDField(required=False)
    held = forms.CharField(required=False, max_length=40 * MOST)

    def clean_held(self) -> list[UUID]:
        try:
            return [UUID(one) for one in self.cleaned_data["held"].split()]
        except ValueError as error:
            raise forms.ValidationError("held") from error


def read_proofs(body: bytes) -> tuple[UUID, list[Proof | None]]:
    """`{device, pages: [[sha256, seal] | null, …]}`. Raises `NoProof` for anything else."""
    try:
        said: Any = json.loads(body)
        return UUID(said["device"]), [_proof(one) for one in said["pages"]]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NoProof from error


def _proof(said: Any) -> Proof | None:
    if said is None:
        return None
    digest, seal = said
    if not (isinstance(digest, str) and isinstance(seal, str) and DIGEST.fullmatch(digest)):
        raise ValueError
    return digest, seal
