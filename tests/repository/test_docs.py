"""The docs tell of the tree as it is."""

import re
from dataclasses import fields
from pathlib import Path

import config
from meetings.facts import REGISTRY, Fact
from tests.repository import tree

ROW = re.compile(r"^\| ([A-Z]\w+) \| (.+?) \| (meeting|item|office) \| (.+) \|$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
READ = re.compile(r"""\b(?:env\.)?(?:folder|text|flag|words|kept_secret)\(\s*"([A-Z0-9_]+)\"""")
SETTING = re.compile(r"^\| `([A-Z0-9_]+)` \|", re.MULTILINE)


def row(kind: type[Fact]) -> tuple[str, str, str]:
    """What the page must say of an event: its name, its fields, what happened."""
    held = [
        f"`{field.name}: {field.type if isinstance(field.type, str) else field.type.__name__}`"
        for field in fields(kind)  # type: ignore[arg-type]
    ]
    return kind.__name__, ", ".join(held) or "–", " ".join((kind.__doc__ or "").split())


def test_every_event_is_on_its_page_with_fields_and_audience() -> None:
    page = tree.read(tree.ROOT / "docs" / "events.md")
    told = [(name, held, what) for name, held, _audience, what in ROW.findall(page)]
    assert sorted(told) == sorted(row(kind) for kind in REGISTRY.values())


def links() -> list[tuple[Path, str]]:
    pages = [path for path in tree.tracked() if path.suffix == ".md"]
    return [(page, target) for page in pages for target in LINK.findall(tree.read(page)) if "://" not in target]


def test_every_link_leads_somewhere() -> None:
    local = [(page, target.split("#")[0]) for page, target in links() if not target.startswith("#")]
    assert [(tree.name(page), target) for page, target in local if not (page.parent / target).exists()] == []


def test_every_setting_is_described() -> None:
    sources = [path for path in tree.product() if tree.name(path).startswith("config/") and path.name != "env.py"]
    used = {name for path in sources for name in READ.findall(tree.read(path))}
    told = set(SETTING.findall(tree.read(tree.ROOT / "docs" / "settings.md")))
    assert used == told


def test_every_decision_is_listed() -> None:
    folder = tree.ROOT / "docs" / "adr"
    index = tree.read(folder / "README.md")
    assert [path.name for path in sorted(folder.glob("0*.md")) if f"({path.name})" not in index] == []


def test_version_is_in_one_place_and_in_the_changelog() -> None:
    assert re.search(rf"^## {re.escape(config.__version__)} ", tree.read(tree.ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert 'dynamic = ["version"]' in tree.read(tree.ROOT / "pyproject.toml")
