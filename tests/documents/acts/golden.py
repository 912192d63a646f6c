"""Every kind in every profile, short and of a dozen pages, as it was looked at and found good.

What is kept is geometry and text, not bytes: `python -m tests.documents.acts.golden` writes the files anew after a
change that was looked at.
"""

import dataclasses
import functools
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from documents.acts import (
    Act,
    BallotLine,
    BallotPaper,
    ConclusionItem,
    ExtractItem,
    Press,
    Rendered,
    profiles,
)
from tests.documents.acts import contents, inspection

FOLDER = Path(__file__).parent / "golden"
TEXT = (contents.CONCLUSION_1, contents.CONCLUSION_2, contents.CONCLUSION_4)
SLIP = BallotPaper(
    superior=contents.HEAD.superior,
    issuer=contents.HEAD.issuer,
    title="Phiếu biểu quyết",
    abstract="về dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028",
    instruction="Đánh dấu X vào một trong ba ô ở từng dòng.",
    lines=(BallotLine(name=contents.VOTE.question),),
    columns=("Tán thành", "Không tán thành", "Ý kiến khác"),
    people=False,
    copies=1,
)
SHORT: dict[str, Act | BallotPaper] = {
    "conclusion_notice": contents.NOTICE,
    "notice_extract": contents.EXTRACT,
    "minutes": contents.MINUTES,
    "invitation": contents.GENERAL_INVITATION,
    "resolution": contents.RESOLUTION,
    "official_letter": contents.LETTER,
    "opinion_form": contents.FORM,
    "counting_record": contents.RECORD,
    "voting_paper": SLIP,
}
LONG: dict[str, Act | BallotPaper] = {
    "conclusion_notice": dataclasses.replace(
        contents.NOTICE,
        items=tuple(ConclusionItem(number=n, heading=f"Về nội dung {n}", paragraphs=TEXT * 2) for n in range(1, 25)),
    ),
    "notice_extract": dataclasses.replace(
        contents.EXTRACT,
        items=tuple(
            ExtractItem(number=n, heading=f"Về nội dung {n}", paragraphs=TEXT * 2, tasks=(), of=0)
            for n in range(1, 48, 2)
        ),
        total=47,
    ),
    "minutes": dataclasses.replace(
        contents.MINUTES,
        items=tuple(
            dataclasses.replace(contents.MINUTES.items[n % 2], number=n, conclusion=TEXT) for n in range(1, 25)
        ),
    ),
    "invitation": dataclasses.replace(
        contents.GENERAL_INVITATION,
        topics=tuple(f"{n}. {one}" for n in range(1, 121) for one in (contents.ITEM_1, contents.ITEM_2)),
    ),
    "resolution": dataclasses.replace(
        contents.RESOLUTION,
        text=tuple(
            line for numeral in ("I", "II", "III", "IV", "V", "VI", "VII") for line in (f"{numeral}. Phần", *TEXT * 7)
        ),
    ),
    "official_letter": dataclasses.replace(contents.LETTER, text=TEXT * 48),
    "opinion_form": dataclasses.replace(contents.FORM, sections=tuple(f"Mục {n}" for n in range(1, 141))),
    "counting_record": dataclasses.replace(
        contents.RECORD, rows=tuple((str(n), "Nguyễn Đức Ân", "9", "81,82%") for n in range(1, 501))
    ),
    "voting_paper": dataclasses.replace(
        SLIP, lines=tuple(BallotLine(name=f"{contents.VOTE.question} ({n})") for n in range(1, 181))
    ),
}
CASES = {
    f"{kind}-{size}": content for size, rows in (("short", SHORT), ("long", LONG)) for kind, content in rows.items()
}


Made = Callable[[Act | BallotPaper, str], Rendered]


def press(bundled: Press) -> Made:
    """Renders each case once."""

    @functools.cache
    def made(content: Act | BallotPaper, code: str) -> Rendered:
        profile = profiles.load(code)
        if isinstance(content, BallotPaper):
            return bundled.render_ballots(content, profile)
        return bundled.render(content, profile)

    return made


def measured(done: Rendered) -> dict[str, Any]:
    """The pages, the text, each line of the first and last page, and the box of the text on every page, in mm."""
    pages = [inspection.lines(done.pdf, page) for page in range(done.pages)]
    text = inspection.text(done.pdf)
    return {
        "pages": done.pages,
        "text": text if done.pages < 4 else hashlib.sha256(text.encode()).hexdigest(),
        "boxes": [_box(lines) for lines in pages],
        "first": pages[0],
        "last": pages[-1],
    }


def _box(lines: list[list[Any]]) -> list[float]:
    """Left, first baseline, right, last baseline, lines."""
    return [
        min(line[0] for line in lines),
        min(line[1] for line in lines),
        max(line[2] for line in lines),
        max(line[1] for line in lines),
        len(lines),
    ]


def file_of(case: str, code: str) -> Path:
    return FOLDER / f"{case}-{code}.json"


def write() -> None:
    """Writes every file anew."""
    FOLDER.mkdir(exist_ok=True)
    made = press(Press(system_fonts=False))
    for case, content in CASES.items():
        for code in profiles.codes():
            found = measured(made(content, code))
            rows = ",\n".join(f" {json.dumps(key)}: {_rows(value)}" for key, value in found.items())
            file_of(case, code).write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


def _rows(value: Any) -> str:
    if isinstance(value, list):
        return "[\n  " + ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in value) + "\n ]"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    write()
