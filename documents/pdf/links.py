"""Links from page to page of a part that is bound into a book (ISO 32000-1, 12.5.6.5)."""

from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject

from documents.pdf.objects import Writer, dictionary, reference


def places(reader: PdfReader, writer: Writer) -> dict[int, int]:
    """Where each page of the part will be in the book, by its number in the part, in their order."""
    found = {}
    for page in reader.pages:
        assert page.indirect_reference is not None  # noqa: S101 - for the type checker; a page hangs in a tree
        found[page.indirect_reference.idnum] = writer.reserve()
        reader.resolved_objects.clear()
    return found


def links(page: PageObject, places: dict[int, int]) -> Iterator[DictionaryObject]:
    """The links from this page to pages of the same part, made anew: nothing else that lies on it is taken."""
    for held in page.get("/Annots", ArrayObject()):
        note = held.get_object()
        target = note.get("/Dest")
        if note.get("/Subtype") != "/Link" or not isinstance(target, ArrayObject) or not target:
            continue
        to, *view = list.__iter__(target)
        if not isinstance(to, IndirectObject) or to.idnum not in places:
            continue
        link = dictionary(Type="/Annot", Subtype="/Link", Border=ArrayObject([NumberObject(0)] * 3))
        link[NameObject("/Rect")] = note["/Rect"]
        link[NameObject("/Dest")] = ArrayObject([reference(places[to.idnum]), *view])
        yield link
