"""Whether what was confirmed to the voters is what was counted: on the chair's page, and in the export."""

import asyncio
import json
import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.rehearsal import cast
from tests.rehearsal.pages import Page
from tests.rehearsal.play import Play, require

LABELS = {"Tán thành": "yes", "Không tán thành": "no", "Ý kiến khác": "other"}


async def count(play: Play) -> str:
    """The chair's page, the export and the outcome agree; lost and double come from comparing with what was told."""
    page = await play.chair.get(play.vote)
    shown = roll(page)
    exported = await asyncio.to_thread(_exported, play)
    ballots = [(line["person"], line["choice"]) for line in exported["ballots"] if line["choice"]]
    names = await _names(play)
    spoken = sorted((names[person], choice) for person, choice in ballots)
    require(spoken == sorted(shown), f"the chair's page has {shown}, the export {ballots}")
    counted = dict(Counter(choice for _person, choice in ballots))
    told = {choice: exported["outcome"][choice] for choice in LABELS.values() if exported["outcome"][choice]}
    require(counted == told, f"the outcome says {told}, the ballots {counted}")
    votes = play.report.results["votes"] = judged(play.acknowledged, ballots)
    require(votes["lost"] == votes["double"] == 0, f"votes: {votes}")
    return f"{votes['cast']} cast, {votes['lost']} lost, {votes['double']} double"


def judged(confirmed: dict[str, str], ballots: list[tuple[str, str]]) -> dict[str, int]:
    """`confirmed` is what each voter was told last, `ballots` who is counted with what.

    Lost are answers that were confirmed and are not counted so; double are ballots beyond the first of a voter, and
    those of people to whom nothing was confirmed.
    """
    lost = sum(answer not in ballots for answer in confirmed.items())
    voters = Counter(person for person, _choice in ballots)
    double = sum(number - (person in confirmed) for person, number in voters.items())
    return {"cast": len(confirmed), "lost": lost, "double": double}


def roll(page: Page) -> list[tuple[str, str]]:
    """Who answered what, as the chair sees it."""
    lines = re.findall(r'<li class="row" data-key="[^"]*">.*?</li>', page.text, re.S)
    rows = [Page(page.url, 200, line) for line in lines]
    found = [(row.told("row__title")[0], row.told("row__end")[0]) for row in rows]
    return [(name, LABELS[said]) for name, said in found if said in LABELS]


def _exported(play: Play) -> dict[str, Any]:
    """The vote as `manage.py export_dossier` writes it for the records."""
    with TemporaryDirectory(prefix="phienhop-export-") as room:
        target = Path(room) / "dossier"
        play.product.manage("export_dossier", "thb-btv/18", str(target), "--ballots")
        results = json.loads((target / "results.json").read_text(encoding="utf-8"))
    (vote,) = (vote for item in results["agenda"] for vote in item.get("votes", []))
    found: dict[str, Any] = vote
    return found


async def _names(play: Play) -> dict[str, str]:
    """The names of the members as their own pages show them."""
    pages = await play.all(cast.PRESENT, lambda person: person.get("/"))
    return {name: page.told("person__name")[0] for name, page in zip(cast.PRESENT, pages, strict=True)}
