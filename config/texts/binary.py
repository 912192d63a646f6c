"""The compiled catalogues that gettext reads; they are made where the product runs and never committed."""

import os
from pathlib import Path

import polib
from django.utils.translation.reloader import translation_file_changed

FOLDER = Path(__file__).resolve().parent.parent.parent / "locale"


def compile_stale() -> list[Path]:
    """Compiles every `.po` of the product that is newer than its `.mo`; returns what was made.

    A process that has looked up a text before that, and goes on to serve, reads the new ones from now on.
    """
    made = [_compiled(source) for source in sorted(FOLDER.glob("*/LC_MESSAGES/*.po")) if _is_stale(source)]
    for path in made:
        translation_file_changed(sender=None, file_path=path)
    return made


def _is_stale(source: Path) -> bool:
    made = source.with_suffix(".mo")
    return not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns


def _compiled(source: Path) -> Path:
    made = source.with_suffix(".mo")
    fresh = made.with_suffix(f".{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(fresh))
    fresh.replace(made)
    return made
