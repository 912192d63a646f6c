"""An issued act in edXML, the exchange format of QCVN 102:2016/BTTTT (docs/exchange.md has the mapping).

Written from the structure as public implementations read and write it; the official XSD was not at hand.
"""

import base64
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Tree

from django.utils import timezone

from documents import store
from documents.acts import ConclusionNotice, Invitation, OfficialLetter, Resolution, from_json
from documents.acts.wording import exchange
from documents.exchange.business import RECALLED, REPLACED, business_of
from documents.exchange.package import name_of
from documents.models import Act

NS: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
XLINK: Final = "http://www.w3.org/1999/xlink"
CODE: Final = re.compile(r"[A-Z0-9]{1,6}(\.[A-Z0-9]{1,6}){0,5}")  # 000.00.15.H53, and H53.15 since 2020
ADMINISTRATIVE: Final = "1"  # kind of document: 0 a legal norm, 1 administrative
MEDIA: Final = "application/pdf"
DAY: Final = "%Y/%m/%d"


Numbered = ConclusionNotice | Resolution | OfficialLetter | Invitation


@dataclass(frozen=True)
class Party:
    """An organisation as the exchange knows it: its code (mã định danh) and name."""

    code: str
    name: str


def edxml(act: Act, sender: Party, receivers: Sequence[Party]) -> bytes:
    """The message of an issued act to at least one receiver. ValueError for one without a number, or to nobody."""
    notice = from_json(act.content)
    if not isinstance(notice, Numbered) or act.entry is None or act.issued_at is None or not receivers:
        raise ValueError("only an issued act with a number is sent, and to somebody")
    Tree.register_namespace("edXML", NS)
    Tree.register_namespace("xlink", XLINK)
    root = Tree.Element(_q("edXML"))
    envelope = _in(root, "edXMLEnvelope")
    header = _in(envelope, "edXMLHeader")
    _message(_in(header, "MessageHeader"), act, notice, sender, receivers)
    _trace(_in(header, "TraceHeaderList", version="1.0"), act, notice, sender, receivers)
    content_id = f"cid:{uuid5(NAMESPACE_URL, act.file_sha256)}"
    _manifest(_in(_in(envelope, "edXMLBody"), "edXMLManifest", version="1.0"), act, content_id)
    _attachment(_in(_in(root, "AttachmentEncoded"), "Attachment"), act, content_id)
    Tree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + Tree.tostring(root, encoding="unicode").encode() + b"\n"


def _message(header: Tree.Element, act: Act, notice: Numbered, sender: Party, receivers: Sequence[Party]) -> None:
    """The 14 parts of the message's header in the order of the standard; those without a fact of ours are left out."""
    entry = act.entry
    if entry is None:
        raise ValueError("no number")
    notation = _notation(entry.written)
    _party(_in(header, "From"), sender)
    for receiver in receivers:
        _party(_in(header, "To"), receiver)
    _fill(_in(header, "Code"), CodeNumber=str(entry.number), CodeNotation=notation)
    day = entry.issued_on.strftime(DAY)
    _fill(_in(header, "PromulgationInfo"), Place=notice.letterhead.place, PromulgationDate=day)
    _fill(_in(header, "DocumentType"), Type=ADMINISTRATIVE, TypeName=_type(notice))
    _in(header, "Subject").text = notice.abstract
    _in(header, "Content").text = notice.abstract
    signature = notice.signature
    competence = " ".join(signature.authority.split("\n"))
    _fill(_in(header, "SignerInfo"), Competence=competence, Position=signature.title, FullName=signature.name)
    places = _in(header, "ToPlaces")
    for line in notice.recipients:
        _in(places, "Place").text = line
    _fill(_in(header, "OtherInfo"), Priority=_priority(notice), PageAmount=str(act.pages))
    _in(header, "SteeringType").text = "0"
    _in(header, "DocumentId").text = _id(act, sender)


def _id(act: Act, sender: Party) -> str:
    """How the exchange names an issued act: code of who sent it, day, number and symbol."""
    if act.entry is None:
        raise ValueError("no number")
    return f"{sender.code},{act.entry.issued_on.strftime(DAY)},{act.entry.number}/{_notation(act.entry.written)}"


def _type(act: Numbered) -> str:
    """The name of the kind of document."""
    if isinstance(act, OfficialLetter):
        return exchange.LETTER
    if isinstance(act, Invitation):
        return exchange.INVITATION
    return exchange.RESOLUTION if isinstance(act, Resolution) else exchange.NOTICE


def _notation(written: str) -> str:
    """The symbol behind the number: "TB/ĐU" of "87-TB/ĐU", "TB-UBND" of "87/TB-UBND", "UBND" of "12/UBND"."""
    return re.sub(r"^\d+[-/]", "", written)


def _priority(notice: Numbered) -> str:
    """0 ordinary, 1 urgent, 2 very urgent, 3 express."""
    return exchange.URGENCIES.get(notice.marks.urgency.upper(), "0")


def _party(element: Tree.Element, party: Party) -> None:
    _fill(element, OrganId=party.code, OrganizationInCharge=party.name, OrganName=party.name)


def _trace(header: Tree.Element, act: Act, notice: Numbered, sender: Party, receivers: Sequence[Party]) -> None:
    at = timezone.localtime(act.issued_at).strftime(f"{DAY} %H:%M:%S") if act.issued_at else ""
    _fill(_in(header, "TraceHeader"), OrganId=sender.code, Timestamp=at)
    business = business_of(act)
    told = _in(header, "Bussiness")  # spelled as in the standard
    _fill(told, BussinessDocType=business.deed, BussinessDocReason=notice.abstract if business.of else "")
    if business.of and business.deed == RECALLED:
        _fill(told, DocumentId=_id(business.of, sender))
    _fill(told, Paper="0")
    if business.of and business.deed == REPLACED:
        replaced = _in(_in(told, "ReplacementInfoList"), "ReplacementInfo")
        _fill(replaced, DocumentId=_id(business.of, sender))
        listed = _in(replaced, "OrganIdList")
        for receiver in receivers:
            _fill(listed, OrganId=receiver.code)


def _manifest(manifest: Tree.Element, act: Act, content_id: str) -> None:
    reference = _in(manifest, "Reference")
    reference.set(f"{{{XLINK}}}href", content_id)
    _fill(reference, ContentId=content_id, ContentType=MEDIA, AttachmentName=f"{name_of(act)}.pdf")


def _attachment(attachment: Tree.Element, act: Act, content_id: str) -> None:
    """The PDF, zipped and in Base64 as the standard has it."""
    name = f"{name_of(act)}.pdf"
    _fill(attachment, ContentId=content_id, AttachmentName=name, ContentType=MEDIA)
    _in(attachment, "ContentTransferEncoded").text = base64.b64encode(_zipped(act, name)).decode()


def _zipped(act: Act, name: str) -> bytes:
    out = io.BytesIO()
    day = act.entry.issued_on if act.entry else timezone.localdate()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0)), store.intact(act.file_sha256))
    return out.getvalue()


def _q(name: str) -> str:
    return f"{{{NS}}}{name}"


def _in(parent: Tree.Element, name: str, **attributes: str) -> Tree.Element:
    return Tree.SubElement(parent, _q(name), attributes)


def _fill(element: Tree.Element, **texts: str) -> None:
    """Children with these texts, in this order; those without text are left out."""
    for name, text in texts.items():
        if text:
            _in(element, name).text = text
