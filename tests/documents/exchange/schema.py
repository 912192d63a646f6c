"""The structure of an edXML message (QCVN 102:2016/BTTTT) as public implementations show it; not the official XSD.

A part is its name, how often it comes, and what is in it: parts in this order, or a pattern of text.
"""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as Tree

NS = "{http://www.mic.gov.vn/TBT/QCVN_102_2016}"
TEXT, DAY, NUMBER = r".+", r"\d{4}/\d{2}/\d{2}", r"\d+"
CODE = r"[A-Z0-9]+(\.[A-Z0-9]+)*"
ID = rf"{CODE},{DAY},\d+/.+"


@dataclass(frozen=True)
class Part:
    name: str
    inside: "tuple[Part, ...] | str"
    least: int = 1
    most: int = 1


ORGAN = (
    Part("OrganId", CODE),
    Part("OrganizationInCharge", TEXT, 0),
    Part("OrganName", TEXT),
    *(Part(name, TEXT, 0) for name in ("OrganAdd", "Email", "Telephone", "Fax", "Website")),
)
MESSAGE = (
    Part("From", ORGAN),
    Part("To", ORGAN, 1, 999),
    Part("Code", (Part("CodeNumber", NUMBER), Part("CodeNotation", TEXT))),
    Part("PromulgationInfo", (Part("Place", TEXT), Part("PromulgationDate", DAY))),
    Part("DocumentType", (Part("Type", "[01]"), Part("TypeDetail", NUMBER, 0), Part("TypeName", TEXT))),
    Part("Subject", TEXT),
    Part("Content", TEXT, 0),
    Part("SignerInfo", (Part("Competence", TEXT, 0), Part("Position", TEXT, 0), Part("FullName", TEXT))),
    Part("DueDate", DAY, 0),
    Part("ToPlaces", (Part("Place", TEXT, 1, 999),), 0),
    Part(
        "OtherInfo",
        (
            Part("Priority", "[0-4]"),
            Part("SphereOfPromulgation", TEXT, 0),
            Part("TyperNotation", TEXT, 0),
            Part("PromulgationAmount", NUMBER, 0),
            Part("PageAmount", NUMBER, 0),
        ),
        0,
    ),
    Part("SteeringType", "[0-3]", 0),
    Part("DocumentId", ID),
)
REPLACED = (Part("DocumentId", ID), Part("OrganIdList", (Part("OrganId", CODE, 1, 99),)))
TRACE = (
    Part("TraceHeader", (Part("OrganId", CODE), Part("Timestamp", rf"{DAY} \d\d:\d\d:\d\d")), 1, 99),
    Part(
        "Bussiness",
        (
            Part("BussinessDocType", "[0-3]"),
            Part("BussinessDocReason", TEXT, 0),
            Part("DocumentId", ID, 0),
            Part("Paper", "[01]", 0),
            Part("ReplacementInfoList", (Part("ReplacementInfo", REPLACED, 1, 99),), 0),
        ),
    ),
)
FILE = (Part("ContentId", "cid:.+"), Part("ContentType", TEXT), Part("AttachmentName", TEXT))
ROOT = (
    Part(
        "edXMLEnvelope",
        (
            Part("edXMLHeader", (Part("MessageHeader", MESSAGE), Part("TraceHeaderList", TRACE))),
            Part("edXMLBody", (Part("edXMLManifest", (Part("Reference", FILE, 1, 99),)),)),
        ),
    ),
    Part(
        "AttachmentEncoded",
        (
            Part(
                "Attachment",
                (
                    Part("ContentId", "cid:.+"),
                    Part("AttachmentName", TEXT),
                    Part("ContentType", TEXT),
                    Part("ContentTransferEncoded", r"[A-Za-z0-9+/]+={0,2}"),
                ),
                1,
                99,
            ),
        ),
    ),
)


def faults(element: Tree.Element, parts: tuple[Part, ...] = ROOT, path: str = "edXML") -> list[str]:
    """Where a message does not follow the structure; [] if it does."""
    found: list[str] = []
    children = list(element)
    for part in parts:
        taken = 0
        while children and children[0].tag == NS + part.name:
            child = children.pop(0)
            taken += 1
            found += _inside(child, part, f"{path}/{part.name}")
        if not part.least <= taken <= part.most:
            found.append(f"{path}/{part.name}: {taken} times")
    return found + [f"{path}: {child.tag} is out of place" for child in children]


def _inside(child: Tree.Element, part: Part, path: str) -> list[str]:
    if isinstance(part.inside, tuple):
        return faults(child, part.inside, path)
    return [] if re.fullmatch(part.inside, child.text or "", re.DOTALL) else [f"{path}: {child.text!r}"]
