"""Templates compile, hold nothing inline, load nothing from elsewhere, and leave no text untranslated."""

import re
from html.parser import HTMLParser

import pytest
from django.template import engines
from django.template.base import Lexer, TokenType

from tests.repository import tree

INLINE = {
    "style element": re.compile(r"<style[\s>]", re.IGNORECASE),
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "handler": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "script without src": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "other host": re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE),
    "raw output": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}
# Names: the product, other systems, languages, formats.
PROPER = re.compile(r"Phienhop|Android|iPad|iPhone|Windows|Tiếng Việt|English|SHA-256|PDF|QR")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SPOKEN = {
    "alt",
    "aria-label",
    "aria-description",
    "aria-valuetext",
    "content",
    "label",
    "placeholder",
    "title",
    "value",
}
TECHNICAL = {"viewport", "theme-color", "color-scheme", "csrf-token", "build", "server-time"}
OPENING = re.compile(r"^(blocktrans(late)?|comment)\b")
CLOSING = re.compile(r"^end(blocktrans(late)?|comment)\b")


def templates() -> list[str]:
    return [tree.name(path) for path in tree.templates()]


@pytest.mark.parametrize("name", templates())
def test_template_compiles(name: str) -> None:
    assert engines["django"].get_template(name.split("/templates/", 1)[1])


@pytest.mark.parametrize("name", templates())
def test_template_holds_nothing_inline(name: str) -> None:
    source = tree.read(tree.ROOT / name)
    assert [what for what, pattern in INLINE.items() if pattern.search(source)] == []


class Said(HTMLParser):
    """Collects what a template says to a person in its own words."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        held = dict(attrs)
        if tag == "meta" and held.get("name") in TECHNICAL:
            return
        if tag in {"button", "option", "input"} and held.get("type") not in {"submit", "reset"}:
            held.pop("value", None)
        for name, value in held.items():
            if name in SPOKEN or (name.startswith("data-text-") and name != "data-text-choice"):
                self.hear(value or "")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.hear(data)

    def hear(self, text: str) -> None:
        if LETTERS.search(PROPER.sub("", text)):
            self.words.append(" ".join(text.split()))


def untranslated(source: str) -> list[str]:
    """Texts and attributes with words outside translate, blocktranslate and variables."""
    kept: list[str] = []
    inside = False
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK:
            inside = (inside or bool(OPENING.match(token.contents))) and not CLOSING.match(token.contents)
        elif token.token_type == TokenType.TEXT and not inside:
            kept.append(token.contents)
    text = "".join(kept).strip()
    said = Said()
    said.feed(f"<i {text}>" if text.startswith("data-text-") else text)  # some templates are a list of attributes
    said.close()
    return said.words


def test_words_outside_translation_are_found() -> None:
    source = '<p title="{{ x }}">{% translate "Một" %} Hai {{ y }}</p><i aria-label="Ba"></i>'
    assert untranslated(source + "{% blocktranslate %}Bốn{% endblocktranslate %}") == ["Hai", "Ba"]


@pytest.mark.parametrize("name", templates())
def test_template_leaves_no_text_untranslated(name: str) -> None:
    assert untranslated(tree.read(tree.ROOT / name)) == []


def test_every_badge_of_a_known_state_brings_its_word() -> None:
    bare = re.compile(r'{% badge "[\w-]+" %}')
    assert [name for name in templates() if bare.search(tree.read(tree.ROOT / name))] == []
