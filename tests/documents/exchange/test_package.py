"""The package of an act: the same bytes each time, and a script of Python's own that finds every change."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from documents import store
from documents.exchange import package, verify_package
from documents.models import Act

SCRIPT = Path(verify_package.__file__)


def written(folder: Path, data: bytes) -> str:
    path = folder / "package.zip"
    path.write_bytes(data)
    return str(path)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_the_same_act_gives_the_same_bytes(act: Act) -> None:
    first = package.packed(act)
    assert package.packed(Act.objects.get(pk=act.pk)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == ["manifest.json", "87-TB-ĐU.pdf", "content.json"]
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 12, 11, 35, 0)}
        assert archive.read("87-TB-ĐU.pdf") == store.path(act.file_sha256).read_bytes()
        said = json.loads(archive.read("manifest.json"))
    assert (said["act"]["number"], said["act"]["file_sha256"], said["signatures"]) == ("87-TB/ĐU", act.file_sha256, [])


def test_a_whole_package_is_found_sound_by_python_alone(act: Act, tmp_path: Path) -> None:
    path = written(tmp_path, package.packed(act))
    done = subprocess.run([sys.executable, "-I", str(SCRIPT), path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert act.file_sha256 in done.stdout


def swap_pdf(files: dict[str, bytes]) -> None:
    """Another PDF under the name of the first, and a manifest that names it."""
    files["87-TB-ĐU.pdf"] = b"%PDF-1.7 another"
    said = json.loads(files["manifest.json"])
    for one in said["files"]:
        if one["name"].endswith(".pdf"):
            data = files[one["name"]]
            one.update(size=len(data), sha256=hashlib.sha256(data).hexdigest())
    files["manifest.json"] = json.dumps(said).encode()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda files: files.update({"87-TB-ĐU.pdf": files["87-TB-ĐU.pdf"] + b" "}), "87-TB-ĐU.pdf was changed"),
        (lambda files: files.pop("content.json"), "content.json is missing"),
        (lambda files: files.update({"more.pdf": b"x"}), "more.pdf is not in the manifest"),
        (lambda files: files.pop("manifest.json"), "no manifest"),
        (lambda files: files.update({"manifest.json": b"{}"}), "not a package"),
        (swap_pdf, "the PDF is not the one that was issued"),
    ],
)
def test_every_change_is_found(
    act: Act, tmp_path: Path, change: Callable[[dict[str, bytes]], object], complaint: str
) -> None:
    found, _act = verify_package.problems(written(tmp_path, repacked(package.packed(act), change)))
    assert any(complaint in one for one in found)


def test_what_is_no_zip_is_told_so(tmp_path: Path) -> None:
    assert verify_package.problems(written(tmp_path, b"no zip"))[0][0].startswith("not a package")
