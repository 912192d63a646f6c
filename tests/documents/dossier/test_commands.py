"""The two commands: what they print, how they end."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from documents.models import Paper, PaperVersion, Trace

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]


def test_a_dossier_is_imported_and_told(demo: Path, capsys: Capture) -> None:
    call_command("import_dossier", str(demo))
    out = capsys.readouterr().out
    assert "+ nội dung 3. Công tác cán bộ\n" in out
    assert "Tài khoản mới chưa có mật khẩu: khoi, hanh" in out
    call_command("import_dossier", str(demo))
    assert capsys.readouterr().out == "không có gì thay đổi\n"


def test_a_wrong_dossier_is_told_line_by_line(
    small: dict[str, Any], folder: Callable[[dict[str, Any]], Path], capsys: Capture
) -> None:
    small["meeting"]["place"] = ""
    small["agenda"][0]["office"] = "Ban lạ"
    with pytest.raises(CommandError, match=r"Hồ sơ có 2 lỗi, chưa nhập gì\.") as ended:
        call_command("import_dossier", str(folder(small)))
    assert ended.value.returncode == 1
    assert capsys.readouterr().err == (
        "meeting.json: meeting.place: không được để trống\n"
        "meeting.json: agenda[0].office: không có đơn vị “Ban lạ” trong mục offices\n"
    )


def test_a_meeting_is_exported_and_verified(demo: Path, tmp_path: Path, capsys: Capture) -> None:
    call_command("import_dossier", str(demo))
    capsys.readouterr()
    call_command("export_dossier", "thb-btv/18", str(tmp_path / "out.zip"))
    checksum = capsys.readouterr().out.split()[-1]
    call_command("export_dossier", "--verify", str(tmp_path / "out.zip"))
    assert capsys.readouterr().out == f"Hồ sơ nguyên vẹn. Mã kiểm tra SHA-256: {checksum}\n"
    (tmp_path / "out.zip").write_bytes(b"x")
    with pytest.raises(CommandError, match="không khớp"):
        call_command("export_dossier", "--verify", str(tmp_path / "out.zip"))


@pytest.mark.parametrize("name", ["thb-btv/99", "khong-co", "khac/18"])
def test_a_meeting_that_is_not_there_is_said(name: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không có phiên họp"):
        call_command("export_dossier", name, str(tmp_path / "out"))


def test_who_exported_is_in_the_access_log(demo: Path, tmp_path: Path) -> None:
    call_command("import_dossier", str(demo))
    call_command("export_dossier", "thb-btv/18", str(tmp_path / "out"), "--by", "cham")
    found = Trace.objects.select_related("user", "version").order_by("opened_at")
    assert {one.version for one in found} == set(PaperVersion.objects.all())
    assert {(one.kind, one.user.username) for one in found} == {("dossier", "cham")}


def test_only_staff_exports(demo: Path, tmp_path: Path) -> None:
    call_command("import_dossier", str(demo))
    with pytest.raises(CommandError, match="không phải thư ký hoặc văn thư"):
        call_command("export_dossier", "thb-btv/18", str(tmp_path / "out"), "--by", "hanh")
    assert not (tmp_path / "out").exists()


def test_a_paper_for_the_room_is_named_without_its_file_and_stays_when_that_comes_back(
    demo: Path, tmp_path: Path
) -> None:
    call_command("import_dossier", str(demo))
    paper = Paper.objects.order_by("item__position", "position")[0]
    Paper.objects.filter(pk=paper.pk).update(circulation="room")
    out = tmp_path / "out"
    call_command("export_dossier", "thb-btv/18", str(out))
    named = [one for item in json.loads((out / "meeting.json").read_text())["agenda"] for one in item.get("papers", [])]
    [room] = [one for one in named if one.get("circulation") == "room"]
    assert (room["title"], "file" in room) == (paper.title, False)
    assert len(list((out / "papers").iterdir())) == Paper.objects.count() - 1
    call_command("import_dossier", str(out))
    paper.refresh_from_db()
    assert (paper.state, paper.circulation, paper.versions.count()) == ("ready", "room", 1)
