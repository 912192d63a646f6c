"""A PDF that is written object by object, and objects that are taken into it out of another (ISO 32000-1, 7)."""

from collections import deque
from typing import Any, BinaryIO

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)


class Writer:
    """A PDF that is written object by object."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._offsets: list[int] = [0]
        out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """The number of an object that is put later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, number: int, value: PdfObject) -> None:
        self._offsets[number] = self._out.tell()
        self._out.write(b"%d 0 obj\n" % number)
        value.write_to_stream(self._out)
        self._out.write(b"\nendobj\n")

    def add(self, value: PdfObject) -> int:
        number = self.reserve()
        self.put(number, value)
        return number

    def close(self, root: int, info: int) -> None:
        """The table of all objects and the end of the file."""
        at = self._out.tell()
        self._out.write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._offsets))
        for offset in self._offsets[1:]:
            self._out.write(b"%010d 00000 n \n" % offset)
        trailer = dictionary(Size=NumberObject(len(self._offsets)), Root=reference(root), Info=reference(info))
        self._out.write(b"trailer\n")
        trailer.write_to_stream(self._out)
        self._out.write(b"\nstartxref\n%d\n%%%%EOF\n" % at)


class Taking:
    """Takes objects out of one part into the book, each once."""

    def __init__(self, reader: PdfReader, writer: Writer) -> None:
        self._reader, self.writer = reader, writer
        self._numbers: dict[tuple[int, int], int] = {}
        self._due: deque[tuple[IndirectObject, int]] = deque()

    def renumbered(self, value: Any) -> Any:
        """The value with references into the book; what they lead to is written by `finish`."""
        if isinstance(value, IndirectObject):
            key = (value.idnum, value.generation)
            if key not in self._numbers:
                self._numbers[key] = self.writer.reserve()
                self._due.append((value, self._numbers[key]))
            return reference(self._numbers[key])
        if isinstance(value, StreamObject):
            made = StreamObject()
            made._data = value._data
            made.update({name: self.renumbered(value.raw_get(name)) for name in value if name != "/Length"})
            return made
        if isinstance(value, DictionaryObject):
            return DictionaryObject({name: self.renumbered(value.raw_get(name)) for name in value})
        if isinstance(value, ArrayObject):
            return ArrayObject([self.renumbered(one) for one in list.__iter__(value)])
        return value

    def finish(self) -> None:
        """Writes everything that is due, and forgets it."""
        while self._due:
            reference, number = self._due.popleft()
            self.writer.put(number, self.renumbered(self._reader.get_object(reference)))
            self._reader.resolved_objects.clear()


def dictionary(**entries: "str | PdfObject") -> DictionaryObject:
    """Text that begins with a slash is a name."""
    made = {f"/{key}": NameObject(value) if type(value) is str else value for key, value in entries.items()}
    return DictionaryObject({NameObject(key): value for key, value in made.items()})


def stream(text: str) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(text.encode("ascii"))
    return made


def reference(number: int) -> IndirectObject:
    return IndirectObject(number, 0, None)
