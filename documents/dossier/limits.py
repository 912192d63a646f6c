"""How much one dossier may be."""

from django.utils.translation import gettext as _

MAX_FILES = 2000
MAX_BYTES = 2 * 1024 * 1024 * 1024


class Budget:
    """Counts files and bytes against the limits; `message` says which limit was met."""

    def __init__(self, max_files: int = MAX_FILES, max_bytes: int = MAX_BYTES) -> None:
        self.files_left = self.max_files = max_files
        self.bytes_left = self.max_bytes = max_bytes

    def spend(self, size: int) -> bool:
        """Takes one file of `size` bytes; false when that is too much."""
        self.files_left -= 1
        self.bytes_left -= size
        return self.files_left >= 0 and self.bytes_left >= 0

    @property
    def message(self) -> str:
        if self.files_left < 0:
            return _("hồ sơ có quá %(limit)d tệp") % {"limit": self.max_files}
        return _("hồ sơ nặng quá %(limit)d MB") % {"limit": self.max_bytes // 1024**2}
