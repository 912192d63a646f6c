"""The files of the repository as the tests of this folder read them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("config", "people", "meetings", "agenda", "voting", "documents", "realtime")
BINARY = {".webp", ".png", ".pdf", ".ico", ".woff2", ".ttf", ".zip", ".jpg"}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps or would keep, if it exists."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return tuple(path for name in sorted(set(listed.stdout.splitlines())) if (path := ROOT / name).is_file())


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> list[Path]:
    """Every file that is text."""
    return [path for path in tracked() if path.suffix not in BINARY]


def product() -> list[Path]:
    """The product's own Python modules, migrations left out."""
    return [
        path
        for path in tracked()
        if path.suffix == ".py" and name(path).split("/")[0] in APPS and "/migrations/" not in name(path)
    ]


def templates() -> list[Path]:
    """The product's HTML templates, those of the developers' design page left out."""
    return [
        path
        for path in tracked()
        if path.suffix == ".html" and "/templates/" in name(path) and "/templates/design/" not in name(path)
    ]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
