"""An envelope on its way into the box of a secret vote, and why one is not taken."""

from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from people.refusals import Refusal
from voting.sealed import envelope


class BoxClosed(Refusal):
    """No envelope is taken now."""

    status: ClassVar[int] = 423


class AlreadyVoted(Refusal):
    """Another envelope of this person is in the box."""


class Counted(Refusal):
    """The box was opened; what it held is in the published result."""

    status: ClassVar[int] = 410


class Copied(Refusal):
    """The envelope is in the box, and not from this person."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An envelope as it came: under the random key that the tablet made for it."""

    id: UUID
    content: bytes = field(repr=False)

    @property
    def digest(self) -> bytes:
        return envelope.digest(self.content)


@dataclass(frozen=True, slots=True)
class Deposit:
    """One envelope on its way into the box: whose (`attendee_id`), sent by which user."""

    attendee_id: UUID
    by: UUID
    sent: Sealed
