"""Reads a live page as its script sees it: its regions by name, and what stands around them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
AROUND = "(around)"  # the name for what is no region
# What differs from copy to copy of the same page: elements, and what attributes say.
COPYS_OWN = re.compile(r'<\w+ [^<>]*\bname="(?:csrfmiddlewaretoken|csrf-token|server-time)"[^<>]*>')
OF_THE_MOMENT = re.compile(r' data-since="[^"]*"|(?<=[?;&])ticket=[^"]*')  # a ticket is renewed with every hour
# Text of the product has no < of its own, so whatever looks like a tag or a comment is one.
TAG = re.compile(
    r"<!--.*?-->|</(?P<end>[a-zA-Z][^\s>]*)\s*>"
    r"""|<(?P<name>[a-zA-Z][^\s/>]*)(?P<said>(?:[^>"']|"[^"]*"|'[^']*')*)>""",
    re.DOTALL,
)
GIVEN = re.compile(r'([\w-]+)="([^"]*)"')
NAMED = re.compile(r'\bdata-(?:region|personal)="([^"]*)"')


class Reader(HTMLParser):
    """Turns HTML into a list of plain lines, one for each tag and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.lines.append(" ".join([f"<{tag}", *(f'{name}="{value}"' for name, value in sorted(dict(attrs).items()))]))

    def handle_endtag(self, tag: str) -> None:
        self.lines.append(f"</{tag}")

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.lines.append(text)


def plain(html: str) -> str:
    """The HTML in a form that can be compared; what differs from copy to copy is left out."""
    return _lines(OF_THE_MOMENT.sub("", COPYS_OWN.sub("", html)))


@lru_cache(maxsize=4096)  # most regions are the same on the next page
def _lines(html: str) -> str:
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


class Finder:
    """Cuts the regions out of a page; fails on tags that do not nest."""

    def __init__(self, html: str) -> None:
        self.parts = Parts()
        self._html = html
        self._rest: list[str] = []
        self._rest_from = 0
        self._open: list[tuple[str, str, int]] = []
        for tag in TAG.finditer(html):
            if tag["end"]:
                self._ends(tag)
            elif tag["name"]:
                self._starts(tag)
        assert self._open == [], "tags that nobody closed"
        self._rest.append(html[self._rest_from :])
        self.parts.shown[AROUND] = plain("".join(self._rest))

    def _starts(self, tag: re.Match[str]) -> None:
        """SVG shapes that close themselves hold nothing."""
        kind, said = tag["name"].lower(), tag["said"]
        if " data-live" in said:
            given = {name: unescape(value) for name, value in GIVEN.findall(said)}
            self.parts.since = int(given["data-since"])
            self.parts.poll, self.parts.regions = given["data-poll"], given["data-regions"]
            self.parts.socket = given["data-socket"]
        if kind not in VOID and not said.endswith("/"):
            name = NAMED.search(said)
            self._open.append((kind, unescape(name[1]) if name else "", tag.end()))

    def _ends(self, tag: re.Match[str]) -> None:
        opened, name, start = self._open.pop()
        line = self._html.count("\n", 0, tag.start()) + 1 if opened != tag["end"].lower() else 0
        assert opened == tag["end"].lower(), f"<{opened}> is closed by </{tag['end']}> in line {line}"
        if name:
            self.parts.names.add(name)
            self.parts.put(name, self._html[start : tag.start()])
            self._rest.append(self._html[self._rest_from : start])
            self._rest_from = tag.start()


def parts_of(html: str) -> Parts:
    """The regions of a whole page."""
    return Finder(html).parts
