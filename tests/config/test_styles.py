"""The style sheets: both dark themes are one, texts are legible, nothing is left out or inlined."""

import re
from pathlib import Path
from posixpath import normpath
from zipfile import ZipFile

import lucide
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from config.tones import FALLBACK, TONES

CSS = settings.ROOT / "config/static/phienhop/css"
TOKENS = (CSS / "tokens.css").read_text()
TEMPLATES = [path for path in settings.ROOT.glob("*/templates/**/*") if path.suffix in {".html", ".svg"}]
ICONS = {Path(name).stem for name in ZipFile(Path(lucide.__file__).with_name("lucide.zip")).namelist()}


def colours(selector: str) -> dict[str, str]:
    block = TOKENS.split(selector + " {")[1].split("}")[0]
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", block))


LIGHT = colours('[data-theme="light"]')
DARK = colours('[data-theme="dark"]')


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_dark_by_choice_is_dark_by_system() -> None:
    assert colours(":root:not([data-theme])") == DARK
    assert DARK.keys() == LIGHT.keys()


TEXT = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3", "link", "accent") for ground in ("ground", "surface")),
    *((ink, "sunken") for ink in ("ink", "ink-2", "ink-3")),
    *((tone, f"{tone}-soft") for tone in ("ok", "warn", "danger", "info", "accent", "primary")),
    *((tone, "surface") for tone in ("ok", "warn", "danger", "info")),
    *(("ink", f"{tone}-soft") for tone in ("ok", "warn", "danger", "info", "accent", "primary")),
    ("on-primary", "primary"),
    ("on-primary", "primary-strong"),
    ("on-live", "live"),
    ("on-live", "live-strong"),
    ("on-bar", "bar"),
    ("on-bar-2", "bar"),
    ("on-bar", "bar-2"),
    ("on-stage", "stage"),
    ("on-stage-2", "stage"),
]
EDGES = [
    *((edge, ground) for edge in ("line-strong", "focus") for ground in ("ground", "surface")),
    *((fill, "surface") for fill in ("yes", "no", "other", "primary")),
    ("stage-line", "stage"),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_reach_aa(theme: dict[str, str]) -> None:
    assert [pair for pair in TEXT if contrast(theme[pair[0]], theme[pair[1]]) < 4.5] == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_can_be_seen(theme: dict[str, str]) -> None:
    assert [pair for pair in EDGES if contrast(theme[pair[0]], theme[pair[1]]) < 3] == []


def test_every_sheet_is_loaded() -> None:
    loaded = set(re.findall(r'url\("([\w-]+\.css)"\)', (CSS / "app.css").read_text()))
    assert loaded == {path.name for path in CSS.glob("*.css")} - {"app.css", "design.css", "first.css", "paper.css"}


def test_no_style_uses_a_token_that_does_not_exist() -> None:
    text = "".join(path.read_text() for path in settings.ROOT.glob("*/static/**/*.css"))
    known = set(re.findall(r"(--[\w-]+)\s*:", text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) - known == set()


def test_the_floor_is_kept() -> None:
    text = "".join(path.read_text() for path in settings.ROOT.glob("*/static/**/*.css"))
    assert re.findall(r":has\(|@container|color-mix\(|\bcq[wh]\b|\b\d+[dsl]vw\b", text) == []


def test_no_template_has_inline_style_or_script() -> None:
    bad = re.compile(r"""<style|\sstyle=|\son\w+=["']|<script(?![^>]*\bsrc=)|javascript:""")
    assert [str(path) for path in TEMPLATES if bad.search(path.read_text())] == []


def test_every_icon_exists() -> None:
    used = {name for path in TEMPLATES for name in re.findall(r'{% icon "([\w-]+)"', path.read_text())}
    assert (used | {name for _, name in [FALLBACK, *TONES.values()]}) - ICONS == set()


def imported(sheet: str) -> list[Path]:
    names = re.findall(r'url\("([\w./-]+\.css)"\)', (CSS / sheet).read_text())
    return [Path(str(finders.find(normpath(f"phienhop/css/{name}")))) for name in names]


def in_the_reader() -> list[Path]:
    """The templates that an open paper is made of."""
    named = ("documents/paper.html", "documents/offline_paper.html")
    found: set[Path] = set()
    wave = [path for path in TEMPLATES if path.as_posix().endswith(named)]
    wave += [path for path in TEMPLATES if "/templates/realtime/reader/" in path.as_posix()]
    wave += [path for path in TEMPLATES if path.as_posix().endswith(("documents/marked.html", "documents/reader.html"))]
    while wave:
        found |= set(wave)
        names = {name for path in wave for name in re.findall(r'{% include "([\w/-]+\.html)"', path.read_text())}
        wave = (
            [path for path in TEMPLATES if path not in found and path.as_posix().endswith(tuple(names))]
            if names
            else []
        )
    return sorted(found)


def with_the_reader() -> list[Path]:
    """The sheets of an open paper: those of its first page, and those behind it."""
    return [*imported("first.css"), *imported("paper.css")]


def test_no_sheet_of_an_open_paper_comes_twice() -> None:
    sheets = with_the_reader()
    assert len(sheets) == len(set(sheets))


def test_the_sheet_of_an_open_paper_has_all_that_its_page_shows() -> None:
    said = " ".join(path.read_text() for path in in_the_reader())
    used = {name for words in re.findall(r'class="([^"]*)"', said) for name in re.findall(r"[\w-]+", words)}
    bare = r"\.([a-zA-Z][\w-]*)(?=[\s,:{\[>])"
    styled = {path: set(re.findall(bare, path.read_text())) for path in imported("app.css")}
    there: set[str] = set().union(*(set(re.findall(bare, path.read_text())) for path in with_the_reader()))
    assert {name: path.name for path, names in styled.items() for name in names & used - there} == {}


def test_the_sheet_of_an_open_paper_has_the_motions_that_it_names() -> None:
    text = "".join(path.read_text() for path in with_the_reader())
    named = set(re.findall(r"\banimation:\s*([\w-]+)", text)) - {"none"}
    assert named - set(re.findall(r"@keyframes ([\w-]+)", text)) == set()


@pytest.mark.parametrize("sheet", ["app", "paper"])
def test_all_styles_come_in_one_file_each_in_its_layer(tmp_path: Path, sheet: str) -> None:
    with override_settings(
        STATIC_ROOT=tmp_path, STORAGES={"staticfiles": {"BACKEND": "config.static.HashedStaticFiles"}}
    ):
        for _ in range(2):  # a second time, over what is there already
            call_command("collectstatic", verbosity=0, interactive=False)
        (served,) = (tmp_path / "phienhop" / "css").glob(f"{sheet}.*.css")
    text = served.read_text(encoding="utf-8")
    assert "@import" not in text
    for path in imported(f"{sheet}.css"):
        rule = path.read_text().rstrip().splitlines()[-2].strip()
        assert rule in text, path.name
    assert text.count("@layer states {") == 1
