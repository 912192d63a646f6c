"""Which file names a dossier may use: relative, forward slashes, nothing that points elsewhere."""

import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from people.text import nfc

LONGEST = 255
# Names that Windows cannot keep; a dossier travels on the machines of many offices.
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}
FORBIDDEN = set('<>:"|?*\\')
# Left by archivers and desktops; never part of a dossier.
LITTER = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}


def fault(name: str) -> str:
    """What is wrong with a path inside a dossier; empty when it may be used."""
    if name.startswith("/") or (len(name) > 1 and name[1] == ":") or "\\" in name:
        return _("phải là đường dẫn tương đối trong hồ sơ, dùng dấu /")
    parts = name.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        return _("đường dẫn không được chứa “..”, “.” hoặc hai dấu / liền nhau")
    if len(name.encode()) > LONGEST:
        return _("đường dẫn quá dài")
    if any(sign in FORBIDDEN or unicodedata.category(sign) in {"Cc", "Cs"} for sign in name):
        return _("tên tệp có ký tự không dùng được")
    if any(part.split(".")[0].upper() in DEVICES or part[-1] in ". " for part in parts):
        return _("tên tệp không dùng được trên Windows")
    return ""


def is_litter(name: str) -> bool:
    """Whether the file was left by an archiver or a desktop and is passed over."""
    parts = PurePosixPath(name).parts
    return any(part in LITTER or part.startswith("._") for part in parts)


def key(name: str) -> str:
    """What makes two names the same file: Unicode form (macOS writes NFD) and letter case (Windows)."""
    return nfc(name).casefold()
