"""Texts in Python code: the constant arguments of gettext and its kin."""

import ast
from collections.abc import Iterator

from config.texts.message import Message

MODULE = "django.utils.translation"
# How each function reads its positional arguments.
SHAPES = {
    "gettext": ("text",),
    "gettext_lazy": ("text",),
    "gettext_noop": ("text",),
    "ngettext": ("text", "plural"),
    "ngettext_lazy": ("text", "plural"),
    "pgettext": ("context", "text"),
    "pgettext_lazy": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
    "npgettext_lazy": ("context", "text", "plural"),
}


class NotConstant(ValueError):
    """A text is put together before it is looked up, so that no translation can ever be found."""


def messages(source: str, path: str = "<text>") -> Iterator[Message]:
    """The texts of one module in order. A call with a plain variable is passed over: its value is a text
    marked elsewhere. Raises `NotConstant` for an f-string, a sum or a formatted text inside the call."""
    tree = ast.parse(source, path)
    names = _names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        shape = SHAPES.get(_called(node, names), ())
        values = [_constant(argument, path) for argument in node.args[: len(shape)]]
        if shape and None not in values:
            yield Message(**dict(zip(shape, (str(value) for value in values), strict=False)))


def _names(tree: ast.Module) -> dict[str, str]:
    """Local name -> function of gettext, from the module's imports."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == MODULE
        for alias in node.names
    }


def _called(node: ast.Call, names: dict[str, str]) -> str:
    if isinstance(node.func, ast.Name):
        return names.get(node.func.id, "")
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        return node.func.attr if node.func.value.id == "translation" else ""
    return ""


def _constant(node: ast.expr, path: str) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr | ast.BinOp) or (isinstance(node, ast.Call) and _is_format(node)):
        raise NotConstant(f"{path}:{node.lineno}: a text must be constant; fill in its values after gettext")
    return None


def _is_format(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Constant)
