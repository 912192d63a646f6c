"""What a vote is decided by, frozen when it opens: plain JSON with a hash over its canonical form."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from voting.rules import LEFT_OUT, Base, Exclusion, Form, Roll, Rule, Share, Tie


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
        "excluded": sorted(rule.excluded),
        "quorum": share_to_plain(rule.quorum) if rule.quorum else None,
        "tie": rule.tie.value,
        "form": rule.form.value,
    }


def share_to_plain(share: Share) -> dict[str, Any]:
    return {"numerator": share.numerator, "denominator": share.denominator, "strict": share.strict}


def rule_of(manifest: Mapping[str, Any]) -> Rule:
    """The rule that a vote was opened with; one of before rules told exclusions, quorum and ties had the usual ones."""
    plain = manifest["rule"]
    excluded = plain.get("excluded")
    return Rule(
        base=Base(plain["base"]),
        numerator=plain["numerator"],
        denominator=plain["denominator"],
        strict=plain["strict"],
        basis=plain["basis"],
        excluded=LEFT_OUT if excluded is None else frozenset(Exclusion(reason) for reason in excluded),
        quorum=Share(**plain["quorum"]) if plain.get("quorum") else None,
        tie=Tie(plain.get("tie", Tie.FAILS)),
        form=Form(plain.get("form", Form.ANY)),
    )


def roll_to_plain(roll: Roll) -> dict[str, int]:
    return {name: getattr(roll, name) for name in Roll.__slots__}


def roll_of(manifest: Mapping[str, Any]) -> Roll:
    """The people around the vote at its opening; of before they were told apart, those of the base alone."""
    alone = {"members": manifest["base"], "summoned": manifest["base"], "present": manifest["present"]}
    return Roll(**manifest.get("roll", alone))


def scale_of(manifest: Mapping[str, Any]) -> int:
    """How many units one vote has; 0 where persons have no weights."""
    return int(manifest["weights"]["scale"]) if "weights" in manifest else 0


def persons_of(manifest: Mapping[str, Any]) -> Roll:
    """The people around the vote at its opening, in persons whether they have weights or not."""
    return Roll(**manifest["weights"]["persons"]) if "weights" in manifest else roll_of(manifest)
