"""One text of the interface as the code asks for it."""

import re
from dataclasses import dataclass

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|(?<!\{)\{\w*\}(?!\})|</?[a-z][^>]*>")


@dataclass(frozen=True, kw_only=True)
class Message:
    """`text` as written in the source; `plural` and `context` are empty where there is none."""

    text: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What gettext looks a text up by."""
        return self.context, self.text


def placeholders(text: str) -> set[str]:
    """What a translation must keep: %(name)s, %s, {name} and HTML tags."""
    return set(PLACEHOLDER.findall(text))
