"""Sets a ballot paper for the template."""

from typing import Any

from documents.acts.ballot_paper import BallotPaper
from documents.acts.composition.setter import Setter
from documents.acts.plain import to_plain
from documents.acts.profile import Profile


def compose_ballot(paper: BallotPaper, profile: Profile) -> dict[str, Any]:
    """Everything the template needs: cleaned text in runs, the motto of the profile, how many to print and how."""
    setter = Setter(profile)
    return {
        "profile": to_plain(profile),
        "meta": {"title": f"{paper.title} {setter.text(paper.abstract)}", "author": setter.text(paper.issuer)},
        "motto": [line.text for line in profile.letterhead.motto],
        "superior": setter.caps(paper.superior),
        "issuer": setter.caps(paper.issuer),
        "title": setter.caps(paper.title),
        "abstract": setter.headline(paper.abstract),
        "instruction": setter.runs(paper.instruction),
        "note": setter.runs(paper.note),
        "stamp": setter.runs(paper.stamp),
        "columns": [setter.runs(head) for head in paper.columns],
        "people": paper.people,
        "lines": [
            {
                "name": setter.name(line.name) if paper.people else setter.runs(line.name),
                "detail": setter.runs(line.detail),
            }
            for line in paper.lines
        ],
        "signed": paper.signed,
        "copies": paper.copies,
        "per_sheet": paper.per_sheet,
    }
