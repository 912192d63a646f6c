"""Reading and judging in tests."""

from datetime import UTC, datetime
from pathlib import Path

from documents.dossier.importing import Report, import_dossier
from documents.dossier.problems import DossierRefused

AT = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def taken(path: Path, *, by: str = "", dry_run: bool = False) -> Report:
    return import_dossier(path, at=AT, by=by, dry_run=dry_run)


def problems(path: Path, *, by: str = "") -> list[str]:
    """Everything that is said against the dossier; fails the test when nothing is."""
    try:
        taken(path, by=by)
    except DossierRefused as refused:
        return [str(problem) for problem in refused.problems]
    raise AssertionError("the dossier was taken")


def changes(path: Path) -> list[str]:
    return [str(change) for change in taken(path).changes]
