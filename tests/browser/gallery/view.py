"""One page as one person sees it at one stage of the meeting, and the pictures of it that are kept."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

Deed = Callable[[Page], None]


@dataclass(frozen=True)
class Picture:
    """A picture that is kept in the repository: `of` is a selector, empty for what the tablet shows.

    `place` is "guide" for the guides inside the product, "docs" for the README. It is made at most `width` pixels wide;
    what is below `height` is left out.
    """

    name: str
    place: str = "guide"
    of: str = ""
    width: int = 1240
    height: int = 1400


@dataclass(frozen=True)
class View:
    """`path` has the places {meeting}, {item1} … that `play` names; `who` is the account, empty for nobody.

    `shows` is a text that must be on the page; `deed` is done before it is looked at.
    """

    name: str
    path: str
    who: str
    shows: str
    deed: Deed | None = None
    pictures: tuple[Picture, ...] = field(default=())
    status: int = 200


def pressing(selector: str) -> Deed:
    """The deed that presses this one thing."""
    return lambda page: page.locator(selector).first.click()
