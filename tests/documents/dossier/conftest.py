"""Dossiers for tests: the demo's, printed once, and a small one that is quick to change."""

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst

from documents.demo import days
from documents.demo.printing import build

Data = dict[str, Any]

SMALL: Data = {
    "format": "phienhop-dossier/1",
    "organisation": {
        "code": "phuong-a",
        "name": "Đảng ủy phường A",
        "issuer": "ĐẢNG ỦY PHƯỜNG A",
        "symbol": "ĐU",
        "place": "A",
    },
    "term": {"ordinal": "I", "name": "2025 - 2030", "starts": "2025-08-01"},
    "offices": ["Văn phòng Đảng ủy", "Ban Xây dựng Đảng"],
    "bodies": [
        {
            "code": "a-btv",
            "kind": "standing_committee",
            "name": "Ban Thường vụ Đảng ủy phường A",
            "short_name": "Ban Thường vụ",
            "on_behalf": "BAN THƯỜNG VỤ",
        }
    ],
    "people": [
        {
            "username": "mot",
            "full_name": "Lê Một",
            "memberships": [{"body": "a-btv", "position": 1, "since": "2025-08-01"}],
        },
        {
            "username": "hai",
            "full_name": "Lê Hai",
            "memberships": [{"body": "a-btv", "position": 2, "since": "2025-08-01"}],
        },
        {"username": "thuky", "full_name": "Lê Thư Ký", "staff": [{"body": "a-btv", "role": "secretary"}]},
        {"username": "khach", "full_name": "Lê Khách", "office": "Ban Xây dựng Đảng"},
    ],
    "meeting": {
        "body": "a-btv",
        "ordinal": 1,
        "title": "Phiên họp thứ nhất",
        "starts_at": "2026-11-12T08:00",
        "place": "Phòng họp",
    },
    "attendees": [
        {"person": "mot", "role": "chair"},
        {"person": "hai", "role": "member"},
        {"person": "thuky", "role": "secretary"},
        {"person": "khach", "role": "invited"},
    ],
    "agenda": [
        {
            "number": 1,
            "title": "Nội dung một",
            "office": "Văn phòng Đảng ủy",
            "guests": ["khach"],
            "papers": [{"file": "papers/mot.pdf", "title": "Tài liệu một"}],
            "votes": [{"question": "Thống nhất nội dung một"}],
            "conclusion": "Thống nhất.",
            "tasks": [
                {"action": "thực hiện", "lead": "Văn phòng Đảng ủy", "precision": "day", "due": "2026-11-30"},
                {"action": "theo dõi", "lead": "Ban Xây dựng Đảng", "precision": "ongoing"},
            ],
        },
        {"number": 2, "minutes": 20, "secrecy": "secret"},
    ],
    "recipients": [{"text": "Các đồng chí Ủy viên", "bodies": ["a-btv"]}, {"text": "Lưu Văn phòng Đảng ủy"}],
}


@pytest.fixture(scope="session")
def pdf() -> bytes:
    """A PDF of one page."""
    return bytes(typst.compile(b"= Bai mot\nNoi dung du dai de khong phai ban quet, co tren bon muoi chu."))


@pytest.fixture
def small() -> Data:
    return copy.deepcopy(SMALL)


@pytest.fixture
def folder(tmp_path: Path, pdf: bytes) -> Callable[[Data], Path]:
    """Writes a `meeting.json` with its one paper to a folder of its own and gives the folder."""

    def written(data: Data) -> Path:
        place = tmp_path / "dossier"
        (place / "papers").mkdir(parents=True, exist_ok=True)
        (place / "papers" / "mot.pdf").write_bytes(pdf)
        (place / "meeting.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return place

    return written


@pytest.fixture(scope="session")
def printed_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("tan-hoa-bac", tmp_path_factory.mktemp("demo"), days.WRITTEN)


@pytest.fixture
def demo(printed_demo: Path, tmp_path: Path) -> Path:
    """The demo's dossier, on its written day, to be changed at will."""
    return Path(shutil.copytree(printed_demo, tmp_path / "demo"))
