"""The files of a dossier that is a ZIP file, unpacked with nothing believed that the file says of itself."""

import stat
import zipfile
import zlib
from pathlib import Path

from django.utils.translation import gettext as _

from documents.dossier import limits, names
from documents.dossier.problems import MEETING_FILE, Problems

MAX_FILE_BYTES = 100 * 1024 * 1024
# Plain text shrinks to about a hundredth at most; a bomb to less than a thousandth.
MAX_RATIO = 200
SMALL = 1024 * 1024
CHUNK = 256 * 1024
UTF8_NAMES = 0x800
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def unpacked(path: Path, room: Path, problems: Problems) -> dict[str, Path]:
    """The files of the ZIP file at `path`, unpacked into `room` under numbers, by their names in the dossier."""
    found: dict[str, Path] = {}
    try:
        with zipfile.ZipFile(path) as file:
            entries = _entries(file, path.name, problems)
            budget = limits.Budget()
            for number, (name, entry) in enumerate(entries.items()):
                target = room / str(number)
                if _unpack(file, entry, target, name, budget, problems):
                    found[name] = target
                if budget.files_left < 0 or budget.bytes_left < 0:
                    problems.in_file(path.name, budget.message)
                    break
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError):
        problems.in_file(path.name, _("không phải tệp ZIP đọc được; đồng chí nén lại thư mục hồ sơ"))
    return found


def _entries(file: zipfile.ZipFile, zip_name: str, problems: Problems) -> dict[str, zipfile.ZipInfo]:
    """The entries to unpack by name, the folder around all of them taken off."""
    kept: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in file.infolist()[: limits.MAX_FILES + 1]:
        name = _name(entry)
        if entry.is_dir() or names.is_litter(name):
            continue
        message = _fault(entry, name)
        if not message and names.key(name) in seen:
            message = _("có hai tệp cùng tên trong tệp ZIP")
        seen.add(names.key(name))
        if message:
            problems.in_file(f"{zip_name}/{name}", message)
        else:
            kept[name] = entry
    return _without_outer_folder(kept)


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; archivers of Windows and old ones leave the mark of UTF-8 away and write it all the same."""
    if entry.flag_bits & UTF8_NAMES:
        return entry.orig_filename
    try:
        return entry.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.orig_filename


def _fault(entry: zipfile.ZipInfo, name: str) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        return _("là liên kết hoặc tệp đặc biệt, không nhận; hãy chép tệp thật vào hồ sơ")
    if entry.flag_bits & 0x1:
        return _("tệp trong ZIP có mật khẩu; đồng chí nén lại không đặt mật khẩu")
    if entry.compress_type not in METHODS:
        return _("tệp nén theo cách không đọc được; đồng chí nén lại bằng ZIP thường")
    return names.fault(name)


def _without_outer_folder(entries: dict[str, zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """A folder that was zipped as a whole holds `meeting.json` one level down, and everything else too."""
    if MEETING_FILE in entries:
        return entries
    tops = {name.split("/", 1)[0] for name in entries}
    if len(tops) != 1 or f"{next(iter(tops))}/{MEETING_FILE}" not in entries:
        return entries
    return {name.split("/", 1)[1]: entry for name, entry in entries.items()}


def _unpack(
    file: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    target: Path,
    name: str,
    budget: limits.Budget,
    problems: Problems,
) -> bool:
    """Writes one entry, counting what really comes out. False when it is refused."""
    written = 0
    budget.files_left -= 1
    try:
        with file.open(entry) as inside, target.open("xb") as out:
            while chunk := inside.read(CHUNK):
                written += len(chunk)
                budget.bytes_left -= len(chunk)
                if message := _bomb(written, entry.compress_size):
                    problems.in_file(name, message)
                    return False
                if budget.bytes_left < 0:
                    return False
                out.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        problems.in_file(name, _("tệp trong ZIP bị hỏng; đồng chí nén lại thư mục hồ sơ"))
        return False
    return budget.files_left >= 0


def _bomb(written: int, compressed: int) -> str:
    if written > MAX_FILE_BYTES:
        return _("nặng quá %(limit)d MB") % {"limit": MAX_FILE_BYTES // 1024**2}
    if written > SMALL and written > MAX_RATIO * max(compressed, 1):
        return _("nén bất thường, có thể là tệp phá hoại; không nhận")
    return ""
