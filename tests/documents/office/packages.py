"""Small Word, Excel and PowerPoint files, good and hostile, made on the spot."""

import io
import zipfile
from collections.abc import Mapping

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VENDOR = "application/vnd.openxmlformats-officedocument"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DAY = (2026, 11, 12, 8, 0, 0)
TEXT = "Dự toán ngân sách năm 2027"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def types(**overrides: str) -> str:
    """`[Content_Types].xml`; keys are part names with `__` for a slash."""
    named = "".join(
        f'<Override PartName="/{name.replace("__", "/")}.xml" ContentType="{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<?xml version="1.0"?><Types xmlns="{TYPES}">{rels}{named}</Types>'


def relations(*targets: tuple[str, str], more: str = "") -> str:
    """A part of relations: kind and target of each."""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{rows}{more}</Relationships>'


def docx(more: Mapping[str, str | bytes] | None = None, text: str = TEXT) -> bytes:
    """One paragraph; `more` are further parts."""
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return zipped(
        {
            "[Content_Types].xml": types(word__document=f"{VENDOR}.wordprocessingml.document.main"),
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="{WORD}">{body}</w:document>',
            **(more or {}),
        }
    )


def xlsx() -> bytes:
    """One cell."""
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{TEXT}</t></is></c></row>'
    book = f'<sheets><sheet name="a" sheetId="1" r:id="r1" xmlns:r="{OFFICE}"/></sheets>'
    kinds = {"xl__workbook": f"{VENDOR}.spreadsheetml.sheet.main", "xl__sheet": f"{VENDOR}.spreadsheetml.worksheet"}
    return zipped(
        {
            "[Content_Types].xml": types(**kinds),
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{SHEET}">{book}</workbook>',
            "xl/_rels/workbook.xml.rels": relations(("worksheet", "sheet.xml")),
            "xl/sheet.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{cell}</sheetData></worksheet>',
        }
    )


def pptx() -> bytes:
    """One slide with one box of text."""
    names = f'xmlns:p="{SLIDE}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}"'
    head = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="6000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/>'
    said = f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{TEXT}</a:t></a:r></a:p></p:txBody>"
    named = '<p:nvSpPr><p:cNvPr id="2" name="b"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
    box = f"<p:sp>{named}<p:spPr>{place}</p:spPr>{said}</p:sp>"
    tree = f"<p:cSld><p:spTree>{head}{{}}</p:spTree></p:cSld>"
    colours = (
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    masters = '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="r1"/></p:sldMasterIdLst>'
    slides = '<p:sldIdLst><p:sldId id="256" r:id="r2"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/>'
    kinds = {
        "ppt__presentation": f"{VENDOR}.presentationml.presentation.main",
        "ppt__master": f"{VENDOR}.presentationml.slideMaster",
        "ppt__layout": f"{VENDOR}.presentationml.slideLayout",
        "ppt__slide": f"{VENDOR}.presentationml.slide",
    }
    layouts = '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="r1"/></p:sldLayoutIdLst>'
    return zipped(
        {
            "[Content_Types].xml": types(**kinds),
            "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f"<p:presentation {names}>{masters}{slides}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(("slideMaster", "master.xml"), ("slide", "slide.xml")),
            "ppt/master.xml": f"<p:sldMaster {names}>{tree.format('')}{colours}{layouts}</p:sldMaster>",
            "ppt/_rels/master.xml.rels": relations(("slideLayout", "layout.xml")),
            "ppt/layout.xml": f"<p:sldLayout {names}>{tree.format('')}</p:sldLayout>",
            "ppt/_rels/layout.xml.rels": relations(("slideMaster", "master.xml")),
            "ppt/slide.xml": f"<p:sld {names}>{tree.format(box)}</p:sld>",
            "ppt/_rels/slide.xml.rels": relations(("slideLayout", "layout.xml")),
        }
    )
