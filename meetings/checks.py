"""What still stands in the way of a step of the meeting.

A higher app registers a question for a step; this layer asks them all without knowing who they are.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from meetings.models import Meeting
from people.refusals import Refusal

STEPS = ("convene", "open", "close", "finish_item", "conclude", "edit_conclusion")


@dataclass(frozen=True)
class Place:
    """Where something of a check is mended: what the link says, and its address."""

    label: str
    href: str


@dataclass(frozen=True)
class Check:
    """One line of a checklist. `ok` false and `blocking` true means the step is refused; not blocking, a warning.

    `href` is where it is mended; `places` where that is in several places.
    """

    key: str
    ok: bool
    blocking: bool
    text: str
    href: str = ""
    places: tuple[Place, ...] = ()


class NotReady(Refusal):
    """Something has to be done first; the message names all of it."""


Question = Callable[[Meeting], list[Check]]
_questions: dict[str, list[Question]] = defaultdict(list)


def register(step: str) -> Callable[[Question], Question]:
    """Asks the decorated function before `step`; it returns its checks for the meeting."""
    if step not in STEPS:
        raise ValueError(f"no step is called {step}")

    def add(question: Question) -> Question:
        _questions[step].append(question)
        return question

    return add


def before(step: str, meeting: Meeting) -> list[Check]:
    """All checks for a step, in the order in which the apps are layered."""
    return [check for question in _questions[step] for check in question(meeting)]


def ensure(step: str, meeting: Meeting) -> None:
    """Raises `NotReady` if a blocking check for the step fails."""
    missing = [check.text for check in before(step, meeting) if check.blocking and not check.ok]
    if missing:
        raise NotReady(" ".join(missing))
