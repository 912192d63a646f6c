"""What a meeting issued, as `results.json` gives it: acts, their extracts, to whom they went."""

from typing import Any

from documents.dossier.exporting.papers import act_name, extract_name
from documents.dossier.exporting.told import when, who
from documents.models import Act, Delivery, Extract

Plain = dict[str, Any]


def act(act: Act) -> Plain:
    """An issued act, what it was decided on, and to whom it went."""
    deliveries = Delivery.objects.filter(act=act).select_related("user").order_by("user__name_key")
    return {
        "id": str(act.pk),
        "kind": act.kind,
        "number": act.entry.written if act.entry else None,
        "date": when(act.entry.issued_on) if act.entry else None,
        "abstract": act.entry.abstract if act.entry else None,
        "signer": act.entry.signer if act.entry else None,
        "profile": act.profile,
        "file": act_name(act),
        "sha256": act.file_sha256,
        "content_sha256": act.content_sha256,
        "papers": [version(one) for one in act.cited],
        "vote": str(act.vote_id) if act.vote_id else None,
        "round": str(act.round_id) if act.round_id else None,
        "extracts": [_copied(one) for one in act.extracts.select_related("entry", "office", "signature")],
        "pages": act.pages,
        "checked_by": who(act.checked_by),
        "checked_at": when(act.checked_at),
        "issued_by": who(act.issued_by),
        "issued_at": when(act.issued_at),
        "deliveries": [
            {
                "person": row.user.username,
                "sent_at": when(row.sent_at),
                "opened_at": when(row.opened_at),
                "acknowledged_at": when(row.acknowledged_at),
            }
            for row in deliveries
        ],
    }


def _copied(row: Extract) -> Plain:
    """What an office got instead of the whole."""
    return {
        "office": row.office.name,
        "number": row.entry.written if row.entry else None,
        "file": extract_name(row),
        "sha256": row.file_sha256 or None,
        "signed_at": when(row.signature.signed_at) if hasattr(row, "signature") else None,
    }


def version(cited: Plain) -> Plain:
    """A paper that was decided on: which version, of an act also of which item."""
    return {key: cited[key] for key in ("item", "title", "number", "day", "sha256") if key in cited}
