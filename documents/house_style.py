"""Where the rules leave a choice an office sets its own: tone marks, final mark, line pitch, room for the signature."""

from collections.abc import Mapping
from typing import Any

from documents.acts import Profile, ProfileError, profiles
from documents.models import HouseStyle
from people.models import Organisation

# What the guides to the rules disagree on. Margins, sizes of the national title and the like are no matter of taste.
CHOICES = (
    "text.tone_style",
    "text.final_mark",
    "text.line_pitch_pt",
    "text.bases_italic",
    "text.bases_prefix",
    "letterhead.size_pt",
    "letterhead.shrunk_size_pt",
    "letterhead.star_bold",
    "signature.gap_lines",
    "kinds.invitation.type",
    "kinds.copied_extract.type",
    "kinds.minutes.dateline",
)
PITCHES = (18, 22)  # exactly 18 to 22 pt


def style_of(organisation: Organisation) -> dict[str, Any]:
    """The organisation's settings; {} where it follows the profile as it is."""
    found = HouseStyle.objects.filter(organisation=organisation).first()
    return dict(found.settings) if found else {}


def set_style(organisation: Organisation, settings: Mapping[str, object]) -> dict[str, Any]:
    """Puts these settings in place of all former ones; acts that were checked already keep theirs.

    `ProfileError` for a setting that is no choice, or a value that does not fit.
    """
    for path in settings:
        if path not in CHOICES:
            raise ProfileError(f"{path!r} is fixed by the rules; an office may choose {', '.join(CHOICES)}")
    for profile in profiles.relatives(organisation.profile):
        pitch = profiles.adjusted(profile, settings).text.line_pitch_pt
        if not PITCHES[0] <= pitch <= PITCHES[1]:
            raise ProfileError(f"text.line_pitch_pt: {pitch} is not from {PITCHES[0]} to {PITCHES[1]}")
    kept, _made = HouseStyle.objects.update_or_create(organisation=organisation, defaults={"settings": dict(settings)})
    return dict(kept.settings)


def dressed(profile: Profile, style: Mapping[str, object]) -> Profile:
    """The profile with an office's settings."""
    return profiles.adjusted(profile, style) if style else profile
