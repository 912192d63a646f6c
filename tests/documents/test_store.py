import hashlib
import io
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from documents import store
from documents.pdf.refusals import TooLarge


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.UPLOAD_LIMIT_BYTES = 5 * 1024 * 1024
    return tmp_path / "files"


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_is_named_by_its_content(own_folder: Path) -> None:
    data = b"%PDF-1.7 " * 400_000
    kept = store.put(io.BytesIO(data))
    sha256 = hashlib.sha256(data).hexdigest()
    assert (kept.sha256, kept.size) == (sha256, len(data))
    assert names(own_folder) == [f"{sha256[:2]}/{sha256[2:4]}/{sha256}"]
    assert kept.path == store.path(sha256) == own_folder / sha256[:2] / sha256[2:4] / sha256
    with store.open(sha256) as file:
        assert file.read() == data


def test_only_the_server_may_read_it(own_folder: Path) -> None:
    kept = store.put(io.BytesIO(b"x"))
    assert kept.path.stat().st_mode & 0o777 == 0o600
    assert {
        folder.stat().st_mode & 0o777 for folder in kept.path.parents if own_folder in (folder, *folder.parents)
    } == {0o700}


def test_the_same_content_is_kept_once(own_folder: Path) -> None:
    assert store.put(io.BytesIO(b"same")) == store.put(io.BytesIO(b"same"))
    assert len(names(own_folder)) == 1


def test_a_new_upload_heals_a_damaged_file() -> None:
    kept = store.put(io.BytesIO(b"whole"))
    kept.path.write_bytes(b"rotten")
    store.put(io.BytesIO(b"whole"))
    assert store.verify(kept.sha256) == kept


def test_too_large_is_refused_without_reading_on(own_folder: Path) -> None:
    class Endless:
        given = 0

        def read(self, size: int) -> bytes:
            self.given += size
            return bytes(size)

    file = Endless()
    with pytest.raises(TooLarge):
        store.put(file)
    assert file.given <= 7 * 1024 * 1024
    assert names(own_folder) == []


def test_the_limit_itself_is_allowed() -> None:
    assert store.put(io.BytesIO(bytes(5 * 1024 * 1024))).size == 5 * 1024 * 1024


def test_an_upload_that_breaks_off_leaves_nothing(own_folder: Path) -> None:
    class Broken:
        def read(self, size: int) -> bytes:
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put(Broken())
    assert names(own_folder) == []


def test_a_file_that_is_not_kept_leaves_nothing(own_folder: Path) -> None:
    with store.receive(io.BytesIO(b"looked at")) as received:
        assert received.path.read_bytes() == b"looked at"
        assert received.path.stat().st_mode & 0o777 == 0o600
    assert names(own_folder) == []


def test_the_bytes_are_on_the_disk_before_the_name_is(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Content synced, then renamed, then every folder on the way synced."""
    calls: list[str] = []
    sync, replace = os.fsync, os.replace

    def noting_sync(handle: int) -> None:
        calls.append(Path(os.readlink(f"/proc/self/fd/{handle}")).parts[-1])
        sync(handle)

    def noting_replace(source: Any, target: Any) -> None:
        calls.append("rename")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", noting_sync)
    monkeypatch.setattr(os, "replace", noting_replace)
    sha256 = store.put(io.BytesIO(b"durable")).sha256
    assert calls[1:] == ["rename", "files", sha256[:2], sha256[2:4]]
    assert calls[0].startswith("tmp")


def test_a_full_disk_is_not_acknowledged(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.put(io.BytesIO(b"lost"))
    assert names(own_folder) == []


@pytest.mark.race
def test_the_same_file_from_many_hands_at_once(own_folder: Path) -> None:
    data = os.urandom(500_000)
    start = threading.Barrier(8)

    def put(_: int) -> str:
        start.wait()
        return store.put(io.BytesIO(data)).sha256

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(put, range(8)))
    assert found == {hashlib.sha256(data).hexdigest()}
    assert store.verify(found.pop()).size == len(data)
    assert len(names(own_folder)) == 1


def test_changed_bytes_are_found() -> None:
    kept = store.put(io.BytesIO(b"as uploaded"))
    assert store.verify(kept.sha256) == kept
    kept.path.write_bytes(b"as changed!")
    with pytest.raises(store.Damaged):
        store.verify(kept.sha256)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 65, "a" * 63 + "\n"])
def test_a_name_that_is_no_digest_is_an_error(name: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        store.path(name)


def test_page_images_lie_apart(own_folder: Path) -> None:
    assert store.pages("ab" * 32) == own_folder / "pages" / "ab" / "ab" / ("ab" * 32)
