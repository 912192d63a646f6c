"""The papers that a question is about, in the versions that lay before the voters when the vote opened."""

from collections.abc import Mapping
from typing import Any

from agenda.cited import Cited, shown


def cited_in(manifest: Mapping[str, Any]) -> list[Cited]:
    """Those that a manifest keeps; none in one of before papers were kept."""
    return shown(manifest.get("papers", []))
