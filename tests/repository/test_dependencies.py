"""Every dependency has its reason, a fixed version and hashes, and no file names where it comes from."""

import re

import pytest

from tests.repository import tree

ROW = re.compile(r"^\| ([a-z0-9-]+) \| (.+) \|$", re.MULTILINE)
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)")


def chosen(kind: str) -> list[str]:
    """The packages that requirements/<kind>.in names."""
    lines = tree.read(tree.ROOT / "requirements" / f"{kind}.in").splitlines()
    return [match[1] for line in lines if (match := NAME.match(line))]


def reasons(title: str) -> list[str]:
    """The packages of one table of docs/dependencies.md."""
    page = tree.read(tree.ROOT / "docs" / "dependencies.md")
    section = page.split(f"## {title}")[1].split("\n## ")[0]
    return [name for name, _reason in ROW.findall(section)]


@pytest.mark.parametrize(("kind", "title"), [("run", "To run"), ("s3", "For object storage"), ("test", "To test")])
def test_every_dependency_has_its_reason(kind: str, title: str) -> None:
    assert reasons(title) == chosen(kind)


@pytest.mark.parametrize("kind", ["run", "s3", "test"])
def test_lock_fixes_versions_and_hashes_and_names_no_host(kind: str) -> None:
    lock = tree.read(tree.ROOT / "requirements" / f"{kind}.txt")
    packages = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert "http" not in lock.replace("httpx", "").replace("httpcore", "").replace("aiohttp", "")
    assert [text for text in packages if not re.match(r"\S+==\S+", text) or "--hash=sha256:" not in text] == []


@pytest.mark.parametrize("kind", ["run", "s3", "test"])
def test_lock_has_every_chosen_package(kind: str) -> None:
    locked = set(re.findall(r"^([a-z0-9.-]+)==", tree.read(tree.ROOT / "requirements" / f"{kind}.txt"), re.MULTILINE))
    assert [name for name in chosen(kind) if name not in locked] == []


def pins(kind: str) -> dict[str, str]:
    lock = tree.read(tree.ROOT / "requirements" / f"{kind}.txt")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", lock, re.MULTILINE))


def test_all_locks_agree() -> None:
    tested = pins("test")
    assert {name: tested.get(name) for name in pins("run")} == pins("run")
    assert {name: tested.get(name) for name in pins("s3")} == pins("s3")
