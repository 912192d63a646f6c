"""The counting panel of a secret vote as pages show it: who keeps a share, who is ready, who has pressed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from voting.models import Teller, Vote

NEEDED = {3: 2, 5: 3}  # shares that open the box, by the size of the panel


@dataclass(frozen=True, slots=True)
class Panel:
    """The tellers in the order of their shares, of whom `needed` open the box."""

    tellers: tuple[Teller, ...]

    @property
    def size(self) -> int:
        return len(self.tellers)

    @property
    def needed(self) -> int:
        return NEEDED[self.size]

    @property
    def kept(self) -> int:
        """How many tablets have proved that they hold their share."""
        return sum(one.confirmed for one in self.tellers)

    @property
    def pressed(self) -> int:
        """How many have given their share for the opening."""
        return sum(one.opened for one in self.tellers)

    @property
    def missing(self) -> int:
        """How many more must press before the box opens."""
        return max(0, self.needed - self.pressed)

    @property
    def is_ready(self) -> bool:
        return self.kept == self.size

    @property
    def label(self) -> str:
        return _("ban kiểm phiếu giữ khóa %(needed)s/%(size)s") % {"needed": self.needed, "size": self.size}


def panel_of(vote: Vote) -> Panel | None:
    """The panel of a vote; None if the server keeps the key."""
    if not vote.secret:
        return None
    tellers = Teller.objects.filter(vote=vote).select_related("attendee__user")
    return Panel(tuple(tellers)) if tellers else None
