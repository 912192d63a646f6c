"""The two commands: what they print, how they end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

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
