"""Exporting: the same preparation comes back, results stand beside it, and the manifest proves the files."""

import json
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from documents.dossier.exporting import export_dossier, verify
from documents.dossier.exporting.bundle import AlreadyThere
from meetings.models import Meeting
from people.models import User
from tests.documents.dossier.dossiers import AT, taken

pytestmark = pytest.mark.django_db


def read(path: Path, name: str = "meeting.json") -> dict[str, Any]:
    return dict(json.loads((path / name).read_text(encoding="utf-8")))


def emptied() -> None:
    """An empty database again, foreign keys or not."""
    connection.check_constraints()  # PostgreSQL empties no table whose constraints wait for the end of the transaction
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    tables = [name for name in tables if not name.startswith("django_")]  # the index of words follows its own table
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(_style(), tables, allow_cascade=True):
            cursor.execute(statement)


def _style() -> Any:
    from django.core.management.color import no_style

    return no_style()


def exported(path: Path, *, all_ballots: bool = False) -> Path:
    export_dossier(Meeting.objects.get(), path, at=AT, all_ballots=all_ballots)
    return path


def test_a_round_trip_gives_the_same_preparation(demo: Path, tmp_path: Path) -> None:
    taken(demo)
    first = exported(tmp_path / "first")
    emptied()
    assert User.objects.count() == 0
    taken(first)
    second = exported(tmp_path / "second")
    assert read(second) == read(first)
    names = sorted(path.relative_to(first).as_posix() for path in first.glob("papers/*"))
    assert names == sorted(path.relative_to(second).as_posix() for path in second.glob("papers/*"))
    assert [(first / name).read_bytes() == (second / name).read_bytes() for name in names] == [True] * 3


def test_an_export_says_what_the_dossier_said(demo: Path, tmp_path: Path) -> None:
    taken(demo)
    said, given = read(demo), read(exported(tmp_path / "out"))
    assert given["organisation"] == said["organisation"]
    assert given["offices"] == said["offices"]
    assert given["signatories"] == said["signatories"]
    assert given["register"] == said["register"]
    assert given["recipients"] == said["recipients"]
    for mine, theirs in zip(given["agenda"], said["agenda"], strict=True):
        for key in ("number", "title", "kind", "minutes", "conclusion", "tasks"):
            assert mine.get(key, []) == theirs.get(key, [])


def test_an_export_imported_where_it_came_from_changes_nothing(demo: Path, tmp_path: Path) -> None:
    taken(demo)
    assert taken(exported(tmp_path / "out.zip")).changes == ()


def test_a_folder_and_a_zip_have_the_same_checksum(demo: Path, tmp_path: Path) -> None:
    taken(demo)
    folder, zipped = exported(tmp_path / "out"), exported(tmp_path / "out.zip")
    assert verify(folder) == verify(zipped)
    assert verify(folder)[1] == []
    assert zipfile.ZipFile(zipped).testzip() is None


def test_an_export_depends_on_the_meeting_alone(demo: Path, tmp_path: Path) -> None:
    taken(demo)
    assert exported(tmp_path / "a.zip").read_bytes() == exported(tmp_path / "b.zip").read_bytes()


def test_nothing_is_overwritten(demo: Path, tmp_path: Path) -> None:
    taken(demo)
    (tmp_path / "out").mkdir()
    with pytest.raises(AlreadyThere):
        exported(tmp_path / "out")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        ("changed", "meeting.json: nội dung đã thay đổi so với khi xuất"),
        ("missing", "results.json: thiếu tệp này"),
        ("added", "papers/them.pdf: tệp này không có trong danh mục"),
        ("forged", "manifest.json: checksum: mã kiểm tra chung không khớp: danh mục đã bị sửa"),
        ("unlisted", "manifest.json: không có danh mục này, không kiểm tra được"),
    ],
)
def test_every_harm_to_an_export_is_found(demo: Path, tmp_path: Path, harm: str, message: str) -> None:
    taken(demo)
    path = exported(tmp_path / "out")
    if harm == "changed":
        (path / "meeting.json").write_text("{}", encoding="utf-8")
    elif harm == "missing":
        (path / "results.json").unlink()
    elif harm == "added":
        shutil.copy(path / "manifest.json", path / "papers" / "them.pdf")
    elif harm == "forged":
        content = read(path, "manifest.json")
        content["files"].pop(0)
        (path / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    else:
        (path / "manifest.json").unlink()
    assert message in [str(problem) for problem in verify(path)[1]]


def test_a_secret_item_leaves_as_a_placeholder(small: dict[str, Any], folder: Any, tmp_path: Path) -> None:
    taken(folder(small))
    path = exported(tmp_path / "out")
    assert read(path)["agenda"][1] == {"number": 2, "minutes": 20, "secrecy": "secret"}
    assert sorted(read(path, "results.json")["agenda"][1]) == ["ended_at", "id", "number", "started_at", "state"]


def test_a_damaged_store_is_not_exported(demo: Path, tmp_path: Path, settings: Settings) -> None:
    from documents import store
    from documents.models import PaperVersion

    settings.MEDIA_ROOT = tmp_path / "media"  # another test that takes the same file in would mend it
    taken(demo)
    version = PaperVersion.objects.first()
    assert version is not None
    store.path(version.sha256).chmod(0o600)
    store.path(version.sha256).write_bytes(b"%PDF-1.7 something else")
    with pytest.raises(store.Damaged):
        exported(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_results_tell_what_came_of_the_meeting(demo: Path, tmp_path: Path) -> None:
    from tests.documents.dossier.played import play

    taken(demo)
    play(Meeting.objects.get(), AT + timedelta(days=10))
    results = read(exported(tmp_path / "out"), "results.json")
    assert results["state"] == "concluded"
    assert (results["quorum"]["members"], results["quorum"]["present"]) == (11, 10)
    vote = results["agenda"][1]["votes"][0]
    assert [vote["outcome"][key] for key in ("yes", "no", "other", "passed")] == [9, 0, 1, True]
    assert "ballots" not in vote
    notice = results["acts"][0]
    assert (notice["number"], notice["file"]) == ("87-TB/ĐU", "acts/notice-87-tb-du.pdf")
    assert (tmp_path / "out" / "acts" / "notice-87-tb-du.pdf").read_bytes().startswith(b"%PDF-")
    assert [event["seq"] for event in results["journal"]] == list(range(1, len(results["journal"]) + 1))
    assert verify(tmp_path / "out")[1] == []


def test_a_meeting_that_was_held_comes_in_again_without_a_change(demo: Path, tmp_path: Path) -> None:
    from tests.documents.dossier.played import play

    taken(demo)
    play(Meeting.objects.get(), AT + timedelta(days=10))
    assert taken(exported(tmp_path / "out")).changes == ()


def test_named_ballots_are_given_only_when_asked_for(demo: Path, tmp_path: Path) -> None:
    from tests.documents.dossier.played import play

    taken(demo)
    play(Meeting.objects.get(), AT + timedelta(days=10))
    results = read(exported(tmp_path / "out", all_ballots=True), "results.json")
    ballots = {line["person"]: line["choice"] for line in results["agenda"][1]["votes"][0]["ballots"]}
    assert (ballots["uoc"], ballots["khoi"], ballots["on"]) == ("other", "yes", None)
