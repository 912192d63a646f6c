"""Small PDFs, good and hostile, made on the spot."""

import io
import zlib
from functools import cache

import typst
from pypdf import PdfWriter
from pypdf.generic import NameObject

VIETNAMESE = "Kết luận của đồng chí Bí thư Đảng uỷ phường về dự toán ngân sách năm 2027"


@cache
def text_pdf(pages: int = 1, paper: str = "a4", text: str = VIETNAMESE) -> bytes:
    """A born-digital PDF: the text, and below it the page number."""
    body = "\n#pagebreak()\n".join(f"#block[{text}]\n#block[Trang {number}]" for number in range(1, pages + 1))
    head = f'#set page("{paper}", margin: 2cm)\n#set text(font: "Libertinus Serif", size: 14pt, lang: "vi")\n'
    made = typst.compile((head + body).encode())
    assert isinstance(made, bytes)
    return made


@cache
def outlined_pdf() -> bytes:
    """Three pages with headings on two levels."""
    body = "#set page(margin: 2cm)\n= Phần một\n#pagebreak()\n== Mục 1.1\n#pagebreak()\n= Phần hai\n"
    made = typst.compile(('#set document(title: "Tờ trình số 12")\n' + body).encode())
    assert isinstance(made, bytes)
    return made


def blank_pdf(pages: int = 1, width: float = 595, height: float = 842) -> bytes:
    """Empty pages: as far as text goes, a scan."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width, height)
    return written(writer)


def rotated_pdf(degrees: int, pages: int = 1) -> bytes:
    """The text PDF with its pages shown turned clockwise."""
    writer = PdfWriter(clone_from=io.BytesIO(text_pdf(pages)))
    for page in writer.pages:
        page.rotate(degrees)
    return written(writer)


def encrypted_pdf(user: str, owner: str = "owner") -> bytes:
    """The text PDF locked with the two passwords."""
    writer = PdfWriter(clone_from=io.BytesIO(text_pdf()))
    writer.encrypt(user, owner, algorithm="AES-256")
    return written(writer)


def drawn_pdf(content: bytes, resources: bytes = b"<<>>", extra: tuple[bytes, ...] = (), pages: int = 1) -> bytes:
    """A PDF written by hand: every page has `content` (Flate data) drawn; `extra` are objects from number 4 on."""
    kids = b" ".join(b"%d 0 R" % (4 + len(extra) + index) for index in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources " + resources + b"/Contents 3 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % pages,
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(content) + content + b"\nendstream",
        *extra,
        *[page] * pages,
    ]
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    """A PDF file of these objects, numbered from 1, the first being the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def endless_pdf(pages: int = 1) -> bytes:
    """Forms that draw forms, ten times each, twelve levels deep: 10^12 strokes on one page."""
    forms = []
    for level in range(12):
        draw = b"/F%d Do " % (level + 1) * 10 if level < 11 else b"0 0 m 9 9 l S "
        inner = b"<</XObject<</F%d %d 0 R>>>>" % (level + 1, 5 + level) if level < 11 else b"<<>>"
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources " + inner + b"/Length %d>>" % len(draw)
        forms.append(head + b"stream\n" + draw + b"\nendstream")
    return drawn_pdf(zlib.compress(b"/F0 Do"), b"<</XObject<</F0 4 0 R>>>>", tuple(forms), pages)


def swelling_pdf(megabytes: int) -> bytes:
    """A page whose content is a small stream that inflates to blanks."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)) + packer.flush()
    return drawn_pdf(packed)


def written(writer: PdfWriter) -> bytes:
    """The bytes of what pypdf has put together."""
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_bad_page(pages: int, bad: int) -> bytes:
    """Text pages, one of which has a page object of a wrong kind."""
    writer = PdfWriter(clone_from=io.BytesIO(text_pdf(pages)))
    page = writer.pages[bad - 1]
    page[NameObject("/Type")] = NameObject("/Font")
    return written(writer)
