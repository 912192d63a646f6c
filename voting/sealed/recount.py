"""Counts a published secret vote again and checks everything that a stranger can check.

    python3 recount.py result.json [the 64 digits of its hash, as printed in the notice]

Needs Python 3.9 or later and nothing else. Says what was counted, or every contradiction, and then ends with 1.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, BASE = -121665 * pow(121666, P - 2, P) % P, (4 * pow(5, P - 2, P) % P).to_bytes(32, "little")


def written(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hashed(part: Any) -> str:
    return hashlib.sha256(written({key: value for key, value in part.items() if key != "sha256"})).hexdigest()


def added(one: Any, other: Any) -> Any:  # points of edwards25519 in extended coordinates, RFC 8032
    a, b = (one[1] - one[0]) * (other[1] - other[0]), (one[1] + one[0]) * (other[1] + other[0])
    c, d = 2 * one[3] * other[3] * D, 2 * one[2] * other[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Any) -> Any:
    rest: Any = times(number >> 1, added(point, point)) if number else (0, 1, 1, 0)
    return added(rest, point) if number & 1 else rest


def point_of(text: bytes) -> Any:
    y, odd = int.from_bytes(text, "little") % 2**255, text[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * pow(2, (P - 1) // 4, P) % P if (x * x - square) % P else x
    if y >= P or (x * x - square) % P:
        raise ValueError("no point")
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


def signed(key: bytes, message: bytes, signature: bytes) -> bool:
    point, number = signature[:32], int.from_bytes(signature[32:], "little")
    challenge = int.from_bytes(hashlib.sha512(point + key + message).digest(), "little") % ORDER
    left, right = times(number, point_of(BASE)), added(point_of(point), times(challenge, point_of(key)))
    return number < ORDER and all((left[at] * right[2] - right[at] * left[2]) % P == 0 for at in (0, 1))


def problems(data: bytes, expected: str = "") -> list[str]:
    try:
        bundle = (file := json.loads(data))["bundle"]
        manifest, electors = bundle["manifest"], bundle["electors"]
        voters, ballots = bundle["participants"], bundle["ballots"]
        form, sealed, valid = manifest.get("ballot") or {}, manifest["sealed"], len(voters) - bundle["invalid"]
        size, limited = len(form.get("lines") or [""]), form.get("kind") == "options"
        marks = [[mark for at, _tracker, mark in ballots if at == line] for line in range(size)]
        each = [{mark: line.count(mark) for mark in line} for line in marks]
        chosen = sum(mark == "yes" for _line, _tracker, mark in ballots)
        found = {
            "the file was changed: it is not written as published": written(file) != data,
            "the file was changed: its hash differs": hashed(bundle) != bundle["sha256"],
            "not the file of the notice: another hash": expected not in ("", bundle["sha256"]),
            "the terms of the vote were changed: their hash differs": hashed(manifest) != manifest["sha256"],
            "other electors": hashlib.sha256("\n".join(electors).encode()).hexdigest() != manifest["electors"],
            "somebody voted who may not, or twice": voters != sorted(set(voters) & set(electors)),
            "an envelope twice": sorted(set(bundle["envelopes"])) != bundle["envelopes"],
            "not as many envelopes as voters": len(voters) != len(bundle["envelopes"]),
            "two ballots with one tracker": len({(line, mark) for line, mark, _choice in ballots}) != len(ballots),
            "an answer that is not on the ballot": {one[2] for one in ballots} - {one[0] for one in manifest["choices"]}
            != set(),
            "ballots missing or too many": sorted(one[0] for one in ballots) != sorted([*range(size)] * valid),
            "more or fewer marks than allowed": limited and not form["least"] * valid <= chosen <= form["most"] * valid,
            "the counts are wrong": (each if form else each[0]) != bundle["counts"],
        }
        message = b"bundle" + bytes.fromhex(manifest["sha256"] + bundle["sha256"])
        if not any(found.values()):
            key, signature = bytes.fromhex(sealed["ack"]), bytes.fromhex(file["signature"])
            found["not signed by the box"] = signature.hex() != file["signature"] or not signed(key, message, signature)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return ["this is no published vote"]
    return [name for name, is_so in found.items() if is_so]


if __name__ == "__main__":
    if wrong := problems(content := Path(sys.argv[1]).read_bytes(), "".join(sys.argv[2:3])):
        sys.exit("\n".join(wrong))
    told = json.loads(content)["bundle"]
    form, marks, each = told["manifest"].get("ballot") or {}, told["manifest"]["choices"], told["counts"]
    named = [{name: one.get(mark, 0) for mark, name in marks} for one in (each if form else [each])]
    shown = [f"{line} {one}".strip() for line, one in zip(form.get("lines") or [""], named)]  # noqa: B905
    shown = [told["manifest"]["question"], *shown]
    sys.stdout.write("\n".join(shown) + f", invalid {told['invalid']}\n{told['sha256']}\n")
