"""What an event is: a frozen dataclass of public facts, registered under its own name.

Events are named by a past participle (`VoteOpened`). Their fields are identifiers, numbers and fixed
words; never a ballot's choice, never a name in a secret vote, never text that some audience of the
meeting may not see. `docs/events.md` lists them all and a test holds it to this registry.
"""

from dataclasses import asdict, dataclass, fields
from typing import TypeVar, dataclass_transform

Plain = str | int | bool | None
ALLOWED = {"str", "int", "bool", "str | None", "int | None"}


class Fact:
    """Base of every event class."""

    def payload(self) -> dict[str, Plain]:
        """The event's fields as plain JSON values."""
        return asdict(self)  # type: ignore[call-overload,no-any-return]


FactClass = TypeVar("FactClass", bound=type[Fact])
REGISTRY: dict[str, type[Fact]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def event(cls: FactClass) -> FactClass:
    """Makes a `Fact` subclass a frozen, keyword-only dataclass and registers it by its name."""
    made: FactClass = dataclass(frozen=True, kw_only=True)(cls)  # type: ignore[assignment]
    for field in fields(made):  # type: ignore[arg-type]
        kind = field.type if isinstance(field.type, str) else getattr(field.type, "__name__", str(field.type))
        if kind not in ALLOWED:
            raise TypeError(f"{made.__name__}.{field.name} is a {kind}; an event holds plain values only")
    if made.__name__ in REGISTRY:
        raise TypeError(f"two events are called {made.__name__}")
    REGISTRY[made.__name__] = made
    return made
