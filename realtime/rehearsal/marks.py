"""What a page carries for its script: attributes."""

import html
import re


def mark(text: str, name: str) -> str:
    """The value of the first attribute `name`; empty if the page has none."""
    found = re.search(rf'\b{name}="([^"]*)"', text)
    return html.unescape(found[1]) if found else ""


def links(text: str, pattern: str) -> list[str]:
    """The addresses of links that match all of `pattern`, each once, in their order."""
    found = re.findall(r'\bhref="([^"]+)"', text)
    return [link for link in dict.fromkeys(map(html.unescape, found)) if re.fullmatch(pattern, link)]
