"""Where a product is found, and what the seed put into it."""

from dataclasses import dataclass
from typing import Any

CHAIR, SECRETARY = 0, -1  # the places of their sessions; all others are members


@dataclass(frozen=True)
class Site:
    """A port of this machine; `facts` are what `tests.bench.seed` printed."""

    port: int
    facts: dict[str, Any]

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def page(self, name: str, meeting: str = "hall") -> str:
        """The address of a live page; the meeting is given by its name in the seed."""
        return f"/meetings/{self.facts[meeting]}/{name}/"
