"""How a signature looks on the page: the person's in blue above their name, the organisation's in red on its left."""

from datetime import datetime
from typing import Final

from django.utils import timezone

from documents.acts import Gap, stamp, wording
from documents.drafts import form_of
from documents.models import Act, Proposal
from documents.signing.pades import Look
from documents.signing.proposals import gap_of
from documents.signing.rule import signs
from documents.states import SignatureRole

BLUE, RED = "#1d4ed8", "#c81e1e"
PERSON, OFFICE = 57.0, 35.0  # mm
INKS: Final = dict.fromkeys(SignatureRole, BLUE) | {SignatureRole.SEAL: RED}
WIDTH: Final = dict.fromkeys(SignatureRole, PERSON) | {SignatureRole.SEAL: OFFICE}
HEIGHT: Final = 20.0
ABOVE_NAME: Final = 4.5  # mm between the frame and the baseline of the name
OVERLAP: Final = 1 / 3  # of the person's signature lies under the seal (05-HD/VPTW, box 8)


def look(act: Act, proposal: Proposal, role: SignatureRole, at: datetime) -> Look:
    """The visible signature of a role, made at `at`."""
    gap = gap_of(proposal, role)
    covered = role == SignatureRole.PERSONAL and SignatureRole.SEAL in act.signatures_due
    left = WIDTH[role] * OVERLAP if covered else 0
    return _look(act, role, gap.page, place(gap, role), at, left=left)


def look_of_office(act: Act, gap: Gap, at: datetime) -> Look:
    """The office's visible signature on a copy, which bears no other: centred above the name."""
    corner = (gap.x - OFFICE / 2, gap.y - ABOVE_NAME - HEIGHT)
    return _look(act, SignatureRole.SEAL, gap.page, corner, at)


def _look(
    act: Act, role: SignatureRole, page: int, corner: tuple[float, float], at: datetime, *, left: float = 0
) -> Look:
    """With its upper left corner there, in mm; so much of it on the `left` will be covered."""
    width = WIDTH[role]
    said = wording.signed_words(signs(act, role), timezone.localtime(at), for_office=role == SignatureRole.SEAL)
    data: dict[str, object] = {"width_mm": width, "height_mm": HEIGHT, "colour": INKS[role], "lines": list(said)}
    x, y = corner
    drawn = stamp(data | {"left_mm": left}, form_of(act))
    return Look(stamp=drawn, page=page, x=x, y=y, width=width, height=HEIGHT)


def place(gap: Gap, role: SignatureRole) -> tuple[float, float]:
    """The upper left corner in mm: the person's frame is centred above the name."""
    x = gap.x - PERSON / 2
    if role == SignatureRole.SEAL:
        x += PERSON * OVERLAP - WIDTH[role]
    return x, gap.y - ABOVE_NAME - HEIGHT
