"""The files of a dossier that is a folder."""

import os
from pathlib import Path

from django.utils.translation import gettext as _

from documents.dossier import limits, names
from documents.dossier.problems import Problems


def files(root: Path, problems: Problems) -> dict[str, Path]:
    """Regular files under `root` by their relative names. Links are refused: they could lead out of the folder."""
    found: dict[str, Path] = {}
    budget = limits.Budget()
    for place, folders, leaves in os.walk(root):
        folders[:] = sorted(name for name in folders if not names.is_litter(name))
        for leaf in sorted([*leaves, *(name for name in folders if Path(place, name).is_symlink())]):
            path = Path(place, leaf)
            name = path.relative_to(root).as_posix()
            if names.is_litter(name):
                continue
            if path.is_symlink() or not path.is_file():
                problems.in_file(name, _("là liên kết hoặc tệp đặc biệt, không nhận; hãy chép tệp thật vào hồ sơ"))
                continue
            if not budget.spend(path.stat().st_size):
                problems.in_file("", budget.message)
                return found
            found[name] = path
    return found
