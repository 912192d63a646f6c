"""Modules are small, are named for a noun and say what they answer for."""

import ast
import io
import statistics
import tokenize
from pathlib import Path

from tests.repository import tree

LIMIT = 250
MEDIAN = 110
TECHNIQUES = {"utils", "helpers", "common", "services", "base", "misc"}
NOT_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def lines_of_code(source: str) -> int:
    """Lines that hold something else than a comment, a docstring or nothing."""
    held: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in NOT_CODE:
            held.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            held.difference_update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return len(held)


def test_lines_of_code_leave_out_comments_and_docstrings() -> None:
    assert lines_of_code('"""Doc.\n\nMore."""\n# why\n\nx = """a\nb"""\ny = 1  # z\n') == 3


def test_no_module_is_long() -> None:
    sizes = {tree.name(path): lines_of_code(tree.read(path)) for path in tree.product()}
    median = statistics.median(size for size in sizes.values() if size)
    print(f"{len(sizes)} modules, median {median:.0f} lines of code, longest {max(sizes.values())}")
    assert {name: size for name, size in sizes.items() if size > LIMIT} == {}
    assert median <= MEDIAN


def test_no_module_is_named_for_a_technique() -> None:
    assert [path for path in tree.product() if path.stem in TECHNIQUES or path.parent.name in TECHNIQUES] == []


def says_nothing(path: Path) -> bool:
    body = ast.parse(tree.read(path))
    return bool(body.body) and not ast.get_docstring(body)


def test_every_module_says_what_it_answers_for() -> None:
    silent = [tree.name(path) for path in tree.product() if says_nothing(path) and path.name != "apps.py"]
    assert silent == []
