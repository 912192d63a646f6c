"""Texts in templates: translate, blocktranslate and _("...") inside other tags."""

import ast
import re
from collections.abc import Iterator

from django.utils.translation.template import templatize

from config.texts.message import Message
from config.texts.python import SHAPES

LITERAL = r"""u?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
# `templatize` turns a template into calls of gettext between blotted-out markup; "_" comes from _("...").
CALL = re.compile(rf"(?<!\w)(gettext|ngettext|pgettext|npgettext|_)\(({LITERAL}(?:,\s*{LITERAL})*)")
ONE = re.compile(LITERAL)


def messages(source: str, path: str = "<text>") -> Iterator[Message]:
    """The texts of one template in order. Raises `SyntaxError` for a tag inside blocktranslate."""
    for function, arguments in CALL.findall(templatize(source, path)):
        shape = SHAPES["gettext" if function == "_" else function]
        values = [str(ast.literal_eval(literal)) for literal in ONE.findall(arguments)]
        yield Message(**dict(zip(shape, values, strict=True)))
