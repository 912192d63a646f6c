"""ZIP files: what is unpacked, and every way in which one is an attack."""

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from documents.dossier import archive, limits
from documents.dossier.problems import Problems


def zipped(path: Path, entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return path


def unpacked(path: Path) -> tuple[dict[str, bytes], list[str]]:
    problems = Problems()
    room = path.parent / "room"
    room.mkdir()
    files = archive.unpacked(path, room, problems)
    return {name: file.read_bytes() for name, file in files.items()}, [str(problem) for problem in problems.found]


def test_files_come_out_by_their_names(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"meeting.json": b"{}", "papers/Tờ trình.pdf": b"x"})
    assert unpacked(path) == ({"meeting.json": b"{}", "papers/Tờ trình.pdf": b"x"}, [])


def test_the_folder_around_everything_and_the_litter_are_taken_off(tmp_path: Path) -> None:
    entries = {"phien-18/meeting.json": b"{}", "phien-18/a.pdf": b"x", "__MACOSX/phien-18/._a.pdf": b"y"}
    assert unpacked(zipped(tmp_path / "a.zip", entries)) == ({"meeting.json": b"{}", "a.pdf": b"x"}, [])


def test_names_in_utf8_without_the_mark_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"meeting.json": b"{}", "Tờ.pdf": b"x"})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset : at + offset + 2] = struct.pack("<H", 0)
            at = data.find(signature, at + 4)
    path.write_bytes(bytes(data))
    assert unpacked(path)[0] == {"meeting.json": b"{}", "Tờ.pdf": b"x"}


@pytest.mark.parametrize(
    "name", ["../evil.pdf", "/evil.pdf", "papers/../../evil.pdf", "C:/evil.pdf", "a\\..\\evil.pdf"]
)
def test_nothing_is_written_outside_the_room(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {"meeting.json": b"{}", name: b"evil"})
    files, problems = unpacked(path)
    assert files == {"meeting.json": b"{}"}
    assert len(problems) == 1
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == ["0", "a.zip"]


def test_links_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        link = zipfile.ZipInfo("papers/a.pdf")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
    assert unpacked(path) == (
        {},
        ["a.zip/papers/a.pdf: là liên kết hoặc tệp đặc biệt, không nhận; hãy chép tệp thật vào hồ sơ"],
    )


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.pdf": b"x", "A.pdf": b"y"})
    assert unpacked(path) == ({"a.pdf": b"x"}, ["a.zip/A.pdf: có hai tệp cùng tên trong tệp ZIP"])


def test_a_bomb_is_stopped_early(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.pdf": bytes(50 * 1024 * 1024)})
    files, problems = unpacked(path)
    assert (files, problems) == ({}, ["a.pdf: nén bất thường, có thể là tệp phá hoại; không nhận"])
    assert (tmp_path / "room" / "0").stat().st_size < 12 * 1024 * 1024


def test_the_size_that_a_file_says_of_itself_is_not_believed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.pdf": bytes(4 * 1024 * 1024)})
    data = bytearray(path.read_bytes())
    central = data.find(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 10)
    path.write_bytes(bytes(data))
    files, problems = unpacked(path)
    assert files == {}
    assert len(problems) == 1


def test_too_many_bytes_in_all_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.Budget.__init__, "__defaults__", (2000, 1024 * 1024))
    entries = {f"{number}.pdf": bytes(600 * 1024) for number in range(3)}
    files, problems = unpacked(zipped(tmp_path / "a.zip", entries, zipfile.ZIP_STORED))
    assert (len(files), problems) == (1, ["a.zip: hồ sơ nặng quá 1 MB"])


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.Budget.__init__, "__defaults__", (2, 1024))
    files, problems = unpacked(zipped(tmp_path / "a.zip", {f"{number}.pdf": b"x" for number in range(4)}))
    assert (len(files), problems) == (2, ["a.zip: hồ sơ có quá 2 tệp"])


def test_a_password_is_asked_to_be_left_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.pdf": b"x"})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature) + offset
        data[at] |= 1
    path.write_bytes(bytes(data))
    assert unpacked(path)[1] == ["a.zip/a.pdf: tệp trong ZIP có mật khẩu; đồng chí nén lại không đặt mật khẩu"]


def test_a_damaged_entry_is_said(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.pdf": b"hello hello hello"}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"hello hello", b"hxllo hello", 1))
    assert unpacked(path) == ({}, ["a.pdf: tệp trong ZIP bị hỏng; đồng chí nén lại thư mục hồ sơ"])


def test_something_else_is_no_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"%PDF-1.7")
    assert unpacked(path) == ({}, ["a.zip: không phải tệp ZIP đọc được; đồng chí nén lại thư mục hồ sơ"])
