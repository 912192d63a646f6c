"""Which document profiles exist, which one is in force on a day, and one with an office's own settings."""

import datetime
import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from documents.acts.plain import PlainError, from_plain, to_plain
from documents.acts.profile import Profile

FOLDER = Path(__file__).resolve().parent.parent / "profiles"
DEFAULT = "party-05hd-2026"


class ProfileError(ValueError):
    """A profile that does not exist, is not in force, or whose file or settings do not fit."""


def codes() -> tuple[str, ...]:
    """Codes of all the profiles shipped, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def load(code: str = DEFAULT) -> Profile:
    """The profile of this code; ProfileError when there is none or its file is wrong."""
    if code not in codes():
        raise ProfileError(f"no profile {code!r}; there are {', '.join(codes())}")
    with (FOLDER / f"{code}.toml").open("rb") as file:
        return parse(tomllib.load(file), code)


def parse(table: Mapping[str, Any], code: str) -> Profile:
    """A profile from its table; `code` must be the one the table names."""
    try:
        profile = from_plain(Profile, table)
    except PlainError as error:
        raise ProfileError(f"profile {code}: {error}") from error
    if profile.code != code:
        raise ProfileError(f"profile {code}: code says {profile.code!r}")
    return profile


def valid_on(code_or_family: str, day: datetime.date) -> Profile:
    """The profile of a family in force on that day.

    A code stands for itself while it is in force, else for whichever profile of its family was: a body set to
    ``party-05hd-2026`` shows its papers of 2025 in the form of 2025.
    """
    named = load(code_or_family) if code_or_family in codes() else None
    if named and named.in_force_on(day):
        return named
    for profile in relatives(code_or_family):
        if profile.in_force_on(day):
            return profile
    raise ProfileError(f"no profile of {code_or_family!r} is in force on {day.isoformat()}")


def relatives(code_or_family: str) -> list[Profile]:
    """All profiles of a family, or of the family of a code; ProfileError when there is neither."""
    known = [load(code) for code in codes()]
    family = next((profile.family for profile in known if profile.code == code_or_family), code_or_family)
    found = [profile for profile in known if profile.family == family]
    if not found:
        raise ProfileError(f"no profile or family {code_or_family!r}")
    return found


def adjusted(profile: Profile, settings: Mapping[str, object]) -> Profile:
    """The profile with an office's own settings, e.g. ``{"text.line_pitch_pt": 20, "text.final_mark": "./."}``."""
    table = to_plain(profile)
    for path, value in settings.items():
        *parents, name = path.split(".")
        inner = table
        for parent in parents:
            inner = inner.get(parent) if isinstance(inner, dict) else None
        if not isinstance(inner, dict) or name not in inner:
            raise ProfileError(f"profile {profile.code} has no setting {path!r}")
        inner[name] = value
    return parse(table, profile.code)
