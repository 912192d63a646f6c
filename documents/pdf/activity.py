"""What a PDF would do or carry besides its pages; runs in the limited child only."""

import re
from typing import Final

from documents.pdf.overlay import STREAM
from documents.pdf.pdfium import Document

# By kind, the names that give it away (ISO 32000-2, 12.6, 12.7, 7.11.4, 13). A link to a web address is not among
# them: readers see images of pages, and copies are made without it.
NAMES: Final = {
    "script": rb"JS|JavaScript",
    "launch": rb"Launch",
    "files": rb"EmbeddedFiles?",
    "form": rb"XFA|SubmitForm|ImportData",
    "remote": rb"GoTo[ER]",
    "media": rb"RichMedia|Rendition|Movie|Sound",
    "opening": rb"AA",
}
KINDS: Final = {kind: re.compile(rb"/(?:" + names + rb")(?=[\s/<>(\[\]])") for kind, names in NAMES.items()}


def found(document: Document) -> list[str]:
    """The kinds that the document has, in the order of `NAMES`.

    It is asked of a copy as PDFium writes it: objects unpacked, names spelled in full, revisions that were overwritten
    left out.
    """
    bare = STREAM.sub(b"", document.rewritten())
    return [kind for kind, names in KINDS.items() if names.search(bare)]
