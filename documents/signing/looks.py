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
    gap, width = gap_of(proposal, role), WIDTH[role]
    said = wording.signed_words(signs(act, role), timezone.localtime(at), for_office=role == SignatureRole.SEAL)
    covered = role == SignatureRole.PERSONAL and SignatureRole.SEAL in act.signatures_due
    data: dict[str, object] = {"width_mm": width, "height_mm": HEIGHT, "colour": INKS[role], "lines": list(said)}
    data["left_mm"] = width * OVERLAP if covered else 0
    x, y = place(gap, role)
    return Look(stamp=stamp(data, form_of(act)), page=gap.page, x=x, y=y, width=width, height=HEIGHT)


def look_of_office(act: Act, gap: Gap, at: datetime) -> Look:
    """The office's visible signature on a copy, which bears no other."""
    role = SignatureRole.SEAL
    said = wording.signed_words(signs(act, role), timezone.localtime(at), for_office=True)
    data: dict[str, object] = {
        "width_mm": OFFICE,
        "height_mm": HEIGHT,
        "colour": INKS[role],
        "lines": list(said),
        "left_mm": 0,
    }
    x, y = gap.x - OFFICE / 2, gap.y - ABOVE_NAME - HEIGHT
    return Look(stamp=stamp(data, form_of(act)), page=gap.page, x=x, y=y, width=OFFICE, height=HEIGHT)


def place(gap: Gap, role: SignatureRole) -> tuple[float, float]:
    """The upper left corner in mm: the person's frame is centred above the name."""
    x = gap.x - PERSON / 2
    if role == SignatureRole.SEAL:
        x += PERSON * OVERLAP - WIDTH[role]
    return x, gap.y - ABOVE_NAME - HEIGHT
