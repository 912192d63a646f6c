"""A page as somebody without script uses it: its forms, its links, its texts, its marks."""

import html
import re
from urllib.parse import urlsplit

from tests.rehearsal.forms import Form, NotOffered, forms_of


class Page:
    """One answer of the server, read for its forms. A part of a page is sent with the `token` of the whole."""

    def __init__(self, url: str, status: int, text: str, token: str = "") -> None:
        self.url, self.status, self.text = url, status, text
        self._token = token
        self.forms = forms_of(text)

    @property
    def path(self) -> str:
        """The address without the server and without what follows the path."""
        return urlsplit(self.url).path

    @property
    def token(self) -> str:
        """What the page sends along against forged requests."""
        return self._token or self.mark('name="csrf-token" content')

    @property
    def words(self) -> str:
        """Everything that is to be read, blanks made one."""
        return plain(self.text)

    def form(self, action: str) -> Form:
        """The form whose address ends in `action`."""
        for form in self.forms:
            if urlsplit(form.action or self.url).path.endswith(action):
                return form
        raise NotOffered(f"{self.url} (status {self.status}): no form to …{action}")

    def has_form(self, action: str) -> bool:
        return any(urlsplit(form.action).path.endswith(action) for form in self.forms)

    def marks(self, name: str) -> list[str]:
        """The values of all attributes `name`, in their order."""
        return [html.unescape(value) for value in re.findall(rf'\b{name}="([^"]*)"', self.text)]

    def mark(self, name: str) -> str:
        """The value of the first attribute `name`."""
        for value in self.marks(name):
            return value
        raise NotOffered(f"{self.url} (status {self.status}): nothing is marked {name}")

    def told(self, kind: str) -> list[str]:
        """The words of every element of the class `kind`."""
        found = re.findall(rf'<(\w+)[^>]*\bclass="(?:[^"]* )?{kind}(?: [^"]*)?"[^>]*>(.*?)</\1>', self.text, re.S)
        return [plain(text) for _tag, text in found]

    def links(self, pattern: str) -> list[str]:
        """The addresses of links that match all of `pattern`, each once."""
        found = re.findall(r'\bhref="([^"]+)"', self.text)
        return list(dict.fromkeys(html.unescape(link) for link in found if re.fullmatch(pattern, link)))

    def link(self, pattern: str) -> str:
        for link in self.links(pattern):
            return link
        raise NotOffered(f"{self.url} (status {self.status}): no link to {pattern}")

    def link_named(self, pattern: str, words: str) -> str:
        """The address of the first link that matches all of `pattern` and has these words in it."""
        for address, said in _anchors(self.text):
            if re.fullmatch(pattern, address) and words in said:
                return address
        raise NotOffered(f"{self.url} (status {self.status}): no link “{words}” to {pattern}")


def _anchors(text: str) -> list[tuple[str, str]]:
    """Every link: its address and its words."""
    found = re.findall(r'<a\b[^>]*\bhref="([^"]+)"[^>]*>(.*?)</a>', text, re.S)
    return [(html.unescape(address), plain(words)) for address, words in found]


def plain(text: str) -> str:
    """What is to be read of a piece of HTML, blanks made one."""
    bare = re.sub(r"<(script|style|svg|template)\b.*?</\1>|<!--.*?-->", " ", text, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())
