"""What a vote is decided by, frozen when it opens: plain JSON with a hash over its canonical form."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from voting.rules import Base, Rule


def canonical(manifest: Mapping[str, Any]) -> bytes:
    """The manifest without its hash as bytes that do not depend on the order of keys or on the database."""
    content = {key: value for key, value in manifest.items() if key != "sha256"}
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def seal(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content with the hash of its canonical form under `sha256`."""
    return {**content, "sha256": hashlib.sha256(canonical(content)).hexdigest()}


def is_intact(manifest: Mapping[str, Any]) -> bool:
    """Whether the manifest is still what was sealed."""
    return manifest.get("sha256") == hashlib.sha256(canonical(manifest)).hexdigest()


def short_code(manifest: Mapping[str, Any]) -> str:
    """The first 8 digits of the hash in two groups, as shown in the hall: "3f9a-01c2"."""
    digest = str(manifest.get("sha256", ""))
    return f"{digest[:4]}-{digest[4:8]}" if digest else ""


def rule_to_plain(rule: Rule) -> dict[str, Any]:
    return {
        "base": rule.base.value,
        "numerator": rule.numerator,
        "denominator": rule.denominator,
        "strict": rule.strict,
        "basis": rule.basis,
    }


def rule_of(manifest: Mapping[str, Any]) -> Rule:
    """The rule that a vote was opened with."""
    plain = manifest["rule"]
    return Rule(
        base=Base(plain["base"]),
        numerator=plain["numerator"],
        denominator=plain["denominator"],
        strict=plain["strict"],
        basis=plain["basis"],
    )
