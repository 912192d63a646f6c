"""The papers of a secret vote as minutes count them: issued, collected, valid, invalid; and who keeps the key."""

from dataclasses import dataclass

from voting.models import Box, Elector, Participation, Vote
from voting.panels import Panel, panel_of
from voting.verification import Verified, verified


@dataclass(frozen=True, slots=True)
class Papers:
    """`issued` to electors, `collected` in the box, of these `invalid`; `sha256` of what was published, "" before.

    `panel` keeps the key; the server does if it is None.
    """

    issued: int
    collected: int
    invalid: int
    custody: str
    panel: Panel | None
    sha256: str
    verified: Verified

    @property
    def valid(self) -> int:
        return self.collected - self.invalid


def papers(vote: Vote) -> Papers | None:
    """The papers of a vote that was opened; None before."""
    box = Box.objects.filter(vote=vote).first()
    if box is None:
        return None
    panel = panel_of(vote)
    return Papers(
        issued=Elector.objects.filter(vote=vote, recused=False).count(),
        collected=Participation.objects.filter(vote=vote).count(),
        invalid=box.invalid,
        custody=panel.label if panel else box.get_custody_display(),
        panel=panel,
        sha256=box.bundle_sha256,
        verified=verified(vote),
    )
