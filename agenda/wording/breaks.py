"""Where one sentence of a conclusion ends and the next begins."""

import re
from itertools import pairwise

from agenda.wording.letters import plain

# "1.", "1.2.", "a)", "(1)", "-", "+", "*", "•" before a sentence.
NUMBERING = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+|\(?[a-z\u01110-9]{1,2}\)\s*|[-–+*•]\s*)(?=\S)", re.IGNORECASE
)
# Points that end no sentence: "TP. Hồ Chí Minh", "đ/c. An", "ThS. Bình".
SHORT = re.compile(r"(?:^|[\s(])(?:tp|tx|tt|p|q|x|d/c|dc|ths|ts|pgs|gs|bs|ks|ls|vs|nxb|st)$")
END = re.compile(r"[.!?](?=\s|$)")
AGAIN = re.compile(r";\s*(?=(?:dong thoi,?\s+)?(?:giao|yeu cau|de nghi|phan cong)\s)")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each as it stands there (blanks made single), without numbering and final point.

    "Giao A …; giao B …" are two sentences; a sentence never goes over the end of a line.
    """
    found = []
    for line in text.replace("\r", "\n").split("\n"):
        for part in _parts(line):
            kept = " ".join(part.split())
            while kept != (kept := NUMBERING.sub("", kept)):
                pass
            kept = kept.rstrip(" .;!?")
            if kept:
                found.append(kept)
    return found


def _parts(line: str) -> list[str]:
    flat = plain(line)
    cuts = [match.end() for match in END.finditer(flat) if not _is_short(flat, match.start())]
    cuts += [match.start() + 1 for match in AGAIN.finditer(flat)]
    edges = [0, *sorted(cuts), len(line)]
    return [line[start:end] for start, end in pairwise(edges)]


def _is_short(flat: str, point: int) -> bool:
    before = flat[:point]
    return flat[point] == "." and bool(SHORT.search(before) or re.fullmatch(r"\s*\d{1,2}(?:\.\d{1,2})*", before))
