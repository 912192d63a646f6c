"""How an answer of a vote by name came: by a tablet, a raised hand, a written slip, or hands that were counted."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How one person answered; the office enters hands and slips for those who have no working tablet."""

    TABLET = "tablet", _("trên máy")
    HAND = "hand", _("giơ tay")
    SLIP = "slip", _("phiếu viết")


# What the office enters for somebody, on their word.
BY_OFFICE = (Way.HAND, Way.SLIP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How many ballots came by which way. `counted`: hands that were counted together, without names."""

    tablet: int = 0
    hand: int = 0
    slip: int = 0
    counted: int = 0

    @property
    def cast(self) -> int:
        """All of them."""
        return self.tablet + self.hand + self.slip + self.counted

    @property
    def is_mixed(self) -> bool:
        """Whether any answer came by another way than a tablet."""
        return self.cast > self.tablet

    def to_plain(self) -> dict[str, int]:
        """For `Vote.outcome`."""
        return asdict(self)


def ways_from(outcome: Mapping[str, Any]) -> Ways:
    """The ways of a closed vote as they were frozen; before there were others than tablets nothing is told of them."""
    return Ways(**outcome.get("ways", {}))
