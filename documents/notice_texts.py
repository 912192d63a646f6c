"""The texts of an issued act, of a notice item by item, as a replacement begins with them."""

from typing import Any

from documents.models import Act


def texts_of(act: Act) -> dict[str, Any]:
    """What `Act.written` of a replacement holds: for each item its paragraphs and its task sentences, a line each; of a
    letter its subject and text."""
    if act.is_letter:
        return {name: act.written.get(name, "") for name in ("subject", "text")}
    return {
        "items": [
            {"paragraphs": "\n".join(item["paragraphs"]), "tasks": "\n".join(item["tasks"])}
            for item in act.content.get("items", [])
        ]
    }
