"""Reads a live page as its script sees it: its regions by name, and what stands around them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
AROUND = "(around)"  # the name for what is no region
COPYS_OWN = {"csrfmiddlewaretoken", "csrf-token", "server-time"}


class Reader(HTMLParser):
    """Turns HTML into a list of plain lines, one for each tag and text; what differs from copy to copy is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("data-socket"):
            given["data-socket"] = re.sub("ticket=.*", "", str(given["data-socket"]))  # renewed with every hour
        if given.get("name") in COPYS_OWN:
            return
        given.pop("data-since", None)
        self.lines.append(" ".join([f"<{tag}", *(f'{name}="{value}"' for name, value in sorted(given.items()))]))

    def handle_endtag(self, tag: str) -> None:
        self.lines.append(f"</{tag}")

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.lines.append(text)


def plain(html: str) -> str:
    """The HTML in a form that can be compared."""
    reader = Reader()
    reader.feed(html)
    return "\n".join(reader.lines)


@dataclass
class Parts:
    """What a page shows in each region and around them, which regions it has, and at which event it stands."""

    shown: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    since: int = -1
    poll: str = ""
    regions: str = ""
    socket: str = ""

    def put(self, name: str, html: str) -> None:
        """Replaces a region that the page has; others are ignored, as the script does."""
        if name in self.names:
            self.shown[name] = plain(html)


class Finder(HTMLParser):
    """Cuts the regions out of a page; fails on tags that do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = Parts()
        self._html = html
        self._rest: list[str] = []
        self._rest_from = 0
        self._starts = [0]
        for line in html.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._open: list[tuple[str, str, int]] = []
        self.feed(html)
        self._rest.append(html[self._rest_from :])
        self.parts.shown[AROUND] = plain("".join(self._rest))

    def _place(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "data-live" in given:
            self.parts.since = int(given["data-since"])
            self.parts.poll, self.parts.regions = given["data-poll"], given["data-regions"]
            self.parts.socket = given["data-socket"]
        name = given.get("data-region") or given.get("data-personal") or ""
        if tag not in VOID:
            self._open.append((tag, name, self._place() + len(self.get_starttag_text() or "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """SVG shapes close themselves and hold nothing."""

    def handle_endtag(self, tag: str) -> None:
        opened, name, start = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}> at {self.getpos()}"
        if name:
            end = self._place()
            self.parts.names.add(name)
            self.parts.put(name, self._html[start:end])
            self._rest.append(self._html[self._rest_from : start])
            self._rest_from = end


def parts_of(html: str) -> Parts:
    """The regions of a whole page."""
    return Finder(html).parts
