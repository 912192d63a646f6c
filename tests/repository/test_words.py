"""What must not stand anywhere in the tree: unfinished work, and the places where it was made."""

import re

from tests.repository import tree

# Put together here so that this file does not hold what it looks for.
UNFINISHED = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "raise NotImplemented" + "Error"]
PLACES = ["/wo" + "rk/", "shared" + "/", "/tm" + "p/lab", "pypi" + ".org", "npmjs" + ".org", "artifact" + "registry"]
LISTS = [r"https?://[^\s\"']*(?:pypi|simple/|registry|mirror)", r"--(?:extra-)?index-url", r"--find-links"]


def hits(words: list[str]) -> list[str]:
    found = re.compile("|".join(words))
    return [
        f"{tree.name(path)}:{number}: {line.strip()[:100]}"
        for path in tree.texts()
        if path != tree.ROOT / "tests/repository/test_words.py"
        for number, line in enumerate(tree.read(path).splitlines(), start=1)
        if found.search(line)
    ]


def test_nothing_is_left_unfinished() -> None:
    assert hits([rf"\b{word}\b" for word in UNFINISHED]) == []


def test_no_file_names_where_it_was_made() -> None:
    assert hits([re.escape(place) for place in PLACES]) == []


def test_no_file_names_a_package_host() -> None:
    assert hits(LISTS) == []


def test_no_test_is_switched_off() -> None:
    marks = re.compile(r"mark\.(skip|xfail)\b|pytest\.xfail\(")
    tests = [path for path in tree.tracked() if path.suffix == ".py" and tree.name(path).startswith("tests/")]
    here = tree.ROOT / "tests/repository/test_words.py"
    assert [tree.name(path) for path in tests if path != here and marks.search(tree.read(path))] == []
