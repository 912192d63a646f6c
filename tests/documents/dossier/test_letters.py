"""The letters of a body, written out with their journal, and checked again."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from documents import follow_ups
from documents.dossier.exporting import verify
from documents.store import verify as stored
from meetings import chain, chancery
from tests.documents.chancery import begun, chancery_world, issued, put
from tests.factories import World


@pytest.fixture
def here(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path / "files"
    return chancery_world()


def test_letters_leave_with_their_files_recipients_and_journal(here: World, tmp_path: Path) -> None:
    first = issued(here, begun(here, restricted=True))
    recall = follow_ups.begin(act=first, kind="retraction", by=here.clerk, at=here.at(3))
    second = issued(here, put(here, recall, None, 4, text="Nhầm."), 5)
    begun(here, minute=8)
    path = tmp_path / "cong-van"
    call_command("export_dossier", f"{here.body.code}/cv", str(path), verbosity=0)
    told = json.loads((path / "letters.json").read_text())
    assert [one["number"] for one in told["letters"]] == ["01-CV/ĐU", "02-CV/ĐU"]
    assert [one["about"] for one in told["letters"]] == [None, str(first.pk)]
    assert [(one["restricted"], one["addressees"]) for one in told["letters"]] == [(True, ["Ban Xây dựng Đảng"])] * 2
    for act, one in zip((first, second), told["letters"], strict=True):
        assert (path / one["file"]).read_bytes() == stored(act.file_sha256).path.read_bytes()
    office = chancery.of(here.body, here.at())
    assert told["journal"][-1]["hash"] == chain.end(office.pk).hash
    assert [one["seq"] for one in told["journal"]] == list(range(1, office.head + 1))
    assert verify(path)[1] == []


def test_what_was_changed_afterwards_is_found(here: World, tmp_path: Path) -> None:
    issued(here, begun(here))
    path = tmp_path / "cong-van"
    call_command("export_dossier", f"{here.body.code}/cv", str(path), verbosity=0)
    (path / "letters.json").write_text((path / "letters.json").read_text().replace("ActIssued", "ActDropped"))
    assert len(verify(path)[1]) == 1


def test_a_chancery_is_no_session_of_its_number(here: World, tmp_path: Path) -> None:
    begun(here)
    with pytest.raises(Exception, match="Không có phiên họp"):
        call_command("export_dossier", f"{here.body.code}/0", str(tmp_path / "x"), verbosity=0)
