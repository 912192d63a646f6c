"""Static files under content-addressed names, ES module imports included, and the styles of a page in one file."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Any, Final

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

GATHERED: Final = ("phienhop/css/app.css", "phienhop/css/paper.css")
IMPORT: Final = re.compile(r'@import url\("([\w./-]+\.css)"\)(?: layer\((\w+)\))?;')


def gathered(text: str, read: Any) -> str:
    """The style sheet with what it imports in its place, each in its layer; `read` gives the text at an address."""

    def one(found: "re.Match[str]") -> str:
        name, layer = found.groups()
        return f"@layer {layer} {{\n{read(name)}}}" if layer else str(read(name))

    return IMPORT.sub(one, text)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """`CompressedManifestStaticFilesStorage` that also rewrites relative imports of ES modules.

    A style sheet that imports all others of its pages holds them when it is served: a tablet that opens its first page
    waits for one file, not for one and then for twenty-five.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            paths = {**paths, **{name: (self, self._gather(name, paths)) for name in GATHERED if name in paths}}
        yield from super().post_process(paths, dry_run, **options)  # type: ignore[no-untyped-call]

    def _gather(self, name: str, paths: dict[str, Any]) -> str:
        """Writes the whole sheet over the one that was collected, from the sources: they may be newer.

        What it imports from elsewhere must not name files of its own: their addresses are not rewritten.
        """

        def read(address: str) -> str:
            storage, path = paths[normpath(join(dirname(name), address))]
            with storage.open(path) as file:
                return str(file.read().decode())

        whole = gathered(read(name.rpartition("/")[2]), read)
        self.delete(name)
        return str(self.save(name, ContentFile(whole.encode())))
