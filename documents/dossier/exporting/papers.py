"""Where the papers, acts and extracts of a meeting lie in a dossier."""

import re
from dataclasses import dataclass

from documents.models import Act, Extract, Paper, PaperVersion
from documents.states import ActKind, ActState, Circulation, PaperState
from meetings.models import Meeting
from people.text import fold

LONGEST = 60


@dataclass(frozen=True)
class Filed:
    """One version of a paper and its name in the dossier; "" where the file stays in the system (room only)."""

    name: str
    paper: Paper
    version: PaperVersion
    is_current: bool


def papers(meeting: Meeting) -> list[Filed]:
    """Every version of every paper that was not withdrawn, in the order of the agenda."""
    rows = Paper.objects.filter(meeting=meeting).exclude(state=PaperState.WITHDRAWN).select_related("item")
    filed: list[Filed] = []
    for paper in sorted(rows, key=lambda row: (row.item.position if row.item else 0, row.position)):
        versions = list(paper.versions.order_by("number"))
        for version in versions:
            is_current = version is versions[-1]
            name = "" if paper.circulation == Circulation.ROOM else _name(paper, version, is_current)
            filed.append(Filed(name, paper, version, is_current))
    return filed


def _name(paper: Paper, version: PaperVersion, is_current: bool) -> str:
    number = paper.item.position if paper.item else 0
    older = "" if is_current else f"-v{version.number}"
    return f"papers/{number:02d}-{paper.position:02d}-{slug(paper.title)}{older}.pdf"


def act_name(act: Act) -> str:
    """The name of an issued act's file: its number where it has one; of records a meeting may have several."""
    if act.entry:
        return f"acts/{act.kind}-{slug(act.entry.written)}.pdf"
    return f"acts/{act.kind}.pdf" if act.kind == ActKind.MINUTES else f"acts/{act.kind}-{act.pk.hex[:8]}.pdf"


def extract_name(extract: Extract) -> str:
    """Where the file of an extract lies; those from before copies had numbers are told apart by their keys."""
    if extract.entry:
        return f"extracts/{slug(extract.entry.written)}-{slug(extract.office.name)}.pdf"
    return f"extracts/{extract.pk.hex[:8]}-{slug(extract.office.name)}.pdf"


def issued(meeting: Meeting) -> list[Act]:
    acts = Act.objects.filter(meeting=meeting, state=ActState.ISSUED)
    return list(acts.select_related("entry__series", "signatory__user", "checked_by", "issued_by").order_by("kind"))


def slug(text: str) -> str:
    """A short file name without diacritics: "Báo cáo số 142-BC/ĐU" gives "bao-cao-so-142-bc-du"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:LONGEST].rstrip("-") or "tai-lieu"
