"""The message of the national exchange, held against a description of its structure."""

import base64
import io
import zipfile
from typing import Any
from xml.etree import ElementTree as Tree

import pytest

from documents import store
from documents.acts import to_json
from documents.exchange import codes
from documents.exchange.edxml import Party, edxml
from documents.models import Act, RegisterEntry
from people.refusals import BadInput, NotAllowed
from tests.documents.acts import contents
from tests.documents.exchange import schema
from tests.factories import World

SENDER = Party("000.00.15.H53", "Đảng ủy phường Tân Hòa Bắc")
RECEIVERS = [Party("H53.07", "Sở Nội vụ"), Party("H53", "Tỉnh ủy")]


def read(act: Act) -> Tree.Element:
    return Tree.fromstring(edxml(act, SENDER, RECEIVERS))  # noqa: S314 (our own message)


def text(root: Tree.Element, name: str) -> list[str]:
    return [one.text or "" for one in root.iter(schema.NS + name)]


def test_the_message_follows_the_structure_and_says_what_the_notice_says(act: Act) -> None:
    root = read(act)
    assert root.tag == f"{schema.NS}edXML"
    assert schema.faults(root) == []
    assert (text(root, "CodeNumber"), text(root, "CodeNotation")) == (["87"], ["TB/ĐU"])
    assert text(root, "PromulgationDate") == ["2026/11/12"]
    assert text(root, "DocumentId") == ["000.00.15.H53,2026/11/12,87/TB/ĐU"]
    assert text(root, "FullName") == ["Lê Thị Thu Hạnh"]
    assert text(root, "OrganId") == ["000.00.15.H53", "H53.07", "H53", "000.00.15.H53"]
    assert text(root, "Timestamp") == ["2026/11/12 11:35:00"]
    assert "Văn phòng Tỉnh ủy" in text(root, "Place")


@pytest.mark.parametrize(
    ("content", "written", "name", "notation"),
    [
        (contents.RESOLUTION, "05-NQ/ĐU", "Nghị quyết", "NQ/ĐU"),
        (contents.LETTER, "125-CV/ĐU", "Công văn", "CV/ĐU"),
        (contents.LETTER, "125/UBND", "Công văn", "UBND"),
    ],
)
def test_resolutions_and_letters_follow_it_too(act: Act, content: Any, written: str, name: str, notation: str) -> None:
    assert act.entry is not None
    act.content, act.entry.written = to_json(content), written
    root = read(act)
    assert schema.faults(root) == []
    assert (text(root, "TypeName"), text(root, "CodeNotation")) == ([name], [notation])
    assert text(root, "Subject") == [content.abstract]
    assert [one for one in text(root, "Place") if one in content.recipients] == list(content.recipients)


@pytest.mark.parametrize(
    ("kind", "deed", "ids", "organs"),
    [
        ("correction", "0", [], 4),
        ("recall", "1", ["000.00.15.H53,2026/11/12,87/TB/ĐU"], 4),
        ("replacing", "3", ["000.00.15.H53,2026/11/12,87/TB/ĐU"], 6),
    ],
)
def test_a_recall_and_a_replacement_name_what_they_end(
    act: Act, kind: str, deed: str, ids: list[str], organs: int
) -> None:
    assert act.entry is not None
    entry = RegisterEntry(number=90, written="90-TB/ĐU", issued_on=act.entry.issued_on)
    later = Act(
        kind=kind, about=act, content=act.content, entry=entry, issued_at=act.issued_at,
        file_sha256=act.file_sha256, pages=1, meeting=act.meeting,
    )  # fmt: skip
    root = read(later)
    assert schema.faults(root) == []
    assert text(root, "BussinessDocType") == [deed]
    assert sorted(text(root, "DocumentId")) == sorted(["000.00.15.H53,2026/11/12,90/TB/ĐU", *ids])
    assert len(text(root, "OrganId")) == organs
    assert len(text(root, "BussinessDocReason")) == bool(ids)


def test_what_has_no_number_is_not_sent(act: Act) -> None:
    act.content = to_json(contents.MINUTES)
    with pytest.raises(ValueError, match="with a number"):
        read(act)


def test_the_file_comes_zipped_in_base64_as_it_was_issued(act: Act) -> None:
    root = read(act)
    (encoded,) = text(root, "ContentTransferEncoded")
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(encoded))) as archive:
        (name,) = archive.namelist()
        assert (name, archive.read(name)) == ("87-TB-ĐU.pdf", store.path(act.file_sha256).read_bytes())
    assert len(set(text(root, "ContentId"))) == 1


def test_the_same_notice_gives_the_same_message(act: Act) -> None:
    assert edxml(act, SENDER, RECEIVERS) == edxml(act, SENDER, RECEIVERS)


def test_the_description_sees_what_is_out_of_place(act: Act) -> None:
    root = read(act)
    header = root.find(f".//{schema.NS}MessageHeader")
    assert header is not None
    header.remove(header[0])
    header.append(header[2])
    assert any("From: 0 times" in fault for fault in schema.faults(root))


def test_a_message_to_nobody_is_none(act: Act) -> None:
    with pytest.raises(ValueError, match="to somebody"):
        edxml(act, SENDER, [])


def test_receivers_are_typed_one_a_line() -> None:
    assert codes.parties("H53.07  Sở Nội vụ\n\n000.00.15.h53 Tỉnh ủy") == [
        Party("H53.07", "Sở Nội vụ"),
        Party("000.00.15.H53", "Tỉnh ủy"),
    ]
    for wrong in ("", "Sở Nội vụ", "H53.07"):
        with pytest.raises(BadInput):
            codes.parties(wrong)


def test_the_own_code_is_the_offices(closed: World) -> None:
    with pytest.raises(NotAllowed):
        codes.set_code(organisation=closed.organisation, code="H53", by=closed.chair)
    codes.set_code(organisation=closed.organisation, code="h53.15", by=closed.clerk)
    assert codes.code_of(closed.organisation) == "H53.15"
