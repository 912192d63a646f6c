"""A step that whoever leads can take, and how it is written down."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from agenda.models import Conclusion
from meetings.access import Audience
from realtime.scene import Scene
from voting.models import Vote


@dataclass(frozen=True)
class Step:
    """A button: its words and icon, where it leads, and for a form (`post`) the fields that go with it."""

    label: str
    icon: str
    href: str
    post: bool = True
    confirm: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Lead:
    """`heading` and `text` say where things stand; `step` is the next one, if this person can take it.

    Where a `vote` or a `conclusion` is next, its own part brings the button; `others` are further steps that are
    possible now.
    """

    heading: str
    text: str = ""
    step: Step | None = None
    others: tuple[Step, ...] = ()
    vote: Vote | None = None
    conclusion: Conclusion | None = None


def address(name: str, key: object) -> str:
    return reverse(name, args=[key])


def course(scene: Scene, name: str, label: str, icon: str, confirm: str = "") -> Step:
    """A step of the meeting itself: `name` is its address in `meetings`."""
    return Step(label, icon, address(f"meetings:{name}", scene.meeting.pk), confirm=confirm)


def page(scene: Scene, name: str, label: str, icon: str) -> Step:
    """The way to another page of the meeting."""
    return Step(label, icon, address(name, scene.meeting.pk), post=False)


def chairs(scene: Scene) -> bool:
    return scene.edition.audience == Audience.CHAIR


def approval(scene: Scene, draft: Conclusion, others: tuple[Step, ...]) -> Lead:
    """A conclusion that waits for the chair; who does not chair goes on with the first of the others."""
    heading = _("Kết luận mục %s") % draft.item.position
    if not chairs(scene):
        return Lead(heading, _("Đang chờ chủ trì duyệt."), others[0], others[1:])
    return Lead(heading, others=others, conclusion=draft)
