"""An issued act as a ZIP: its PDF, its content as JSON, and a manifest with the SHA-256 of both and who signed.

The same act gives the same bytes, whenever and wherever it is packed: files in order, uncompressed, dated by the issue.
"""

import hashlib
import io
import json
import zipfile
from typing import Any, Final

from django.utils import timezone

from documents import store
from documents.models import Act

FORMAT: Final = "phienhop-act-1"
MANIFEST: Final = "manifest.json"


def packed(act: Act) -> bytes:
    """The package of an issued act. Raises `store.Damaged` if the stored file is not what was issued."""
    files = {f"{name_of(act)}.pdf": store.intact(act.file_sha256), "content.json": _json(act.content)}
    files[MANIFEST] = _json(manifest(act, files))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files, key=lambda one: (one != MANIFEST, one)):
            archive.writestr(_entry(act, name), files[name])
    return out.getvalue()


def manifest(act: Act, files: dict[str, bytes]) -> dict[str, Any]:
    """What the package says of itself."""
    return {
        "format": FORMAT,
        "act": {
            "id": str(act.pk),
            "kind": act.kind,
            "number": act.entry.written if act.entry else "",
            "date": act.entry.issued_on.isoformat() if act.entry else "",
            "abstract": act.content.get("abstract", ""),
            "issuer": act.meeting.body.organisation.name,
            "issued_at": timezone.localtime(act.issued_at).isoformat() if act.issued_at else "",
            "content_sha256": act.content_sha256,
            "file_sha256": act.file_sha256,
        },
        "signatures": [
            {
                "role": row.role,
                "holder": row.holder,
                "issuer": row.issuer,
                "serial": row.serial,
                "certificate_sha256": row.certificate_sha256,
                "level": row.level,
                "signed_at": timezone.localtime(row.signed_at).isoformat(),
            }
            for row in act.signatures.all()
        ],
        "files": [
            {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(files.items())
        ],
    }


def name_of(act: Act) -> str:
    """The name of an act's files: "87-TB-ĐU"."""
    return (act.entry.written if act.entry else act.kind).replace("/", "-")


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def _entry(act: Act, name: str) -> zipfile.ZipInfo:
    at = timezone.localtime(act.issued_at) if act.issued_at else timezone.localtime()
    entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second // 2 * 2))
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry
