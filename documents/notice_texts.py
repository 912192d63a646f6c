"""The texts of an issued notice, item by item, as a replacement begins with them."""

from typing import Any

from documents.models import Act


def texts_of(act: Act) -> dict[str, Any]:
    """What `Act.written` of a replacement holds: for each item its paragraphs and its task sentences, a line each."""
    return {
        "items": [
            {"paragraphs": "\n".join(item["paragraphs"]), "tasks": "\n".join(item["tasks"])}
            for item in act.content.get("items", [])
        ]
    }
