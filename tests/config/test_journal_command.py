"""`manage.py journal`: what an auditor runs."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from meetings import chain
from meetings.models import Event, Meeting
from tests.factories import World
from tests.voting.factories import make_open
from voting.models import Vote


def run(*arguments: str) -> tuple[str, str, str]:
    """What it says, what it complains of, and why it ended badly."""
    said, wrong = StringIO(), StringIO()
    try:
        call_command("journal", *arguments, stdout=said, stderr=wrong)
    except CommandError as error:
        return said.getvalue(), wrong.getvalue(), str(error)
    return said.getvalue(), wrong.getvalue(), ""


def test_whole_journals_are_told_with_their_codes(running: World) -> None:
    make_open(running)
    said, wrong, ended = run()
    end = chain.end(running.meeting.pk)
    assert f"{end.seq} sự kiện, nguyên vẹn, mã {end.code}" in said
    assert (wrong, ended) == ("", "")


def test_a_journal_may_only_grow(running: World, tmp_path: Path) -> None:
    file = tmp_path / "ends.json"
    run("--save", str(file))
    make_open(running)
    assert run("--since", str(file))[2] == ""
    kept = json.loads(file.read_text())
    kept[str(running.meeting.pk)]["hash"] = "0" * 64
    file.write_text(json.dumps(kept))
    _said, wrong, ended = run("--since", str(file))
    assert "không phải sự kiện đã thấy trước đây" in wrong
    assert "1 chỗ" in ended


def test_a_meeting_that_is_gone_is_told(running: World, tmp_path: Path) -> None:
    file = tmp_path / "ends.json"
    file.write_text(json.dumps({"a": {"seq": 3, "hash": "0" * 64}}))
    _said, wrong, ended = run("--since", str(file))
    assert "Phiên họp a đã ghi trước đây không còn." in wrong
    assert ended


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": {"seq": "x", "hash": ""}}', None])
def test_a_file_that_is_none_is_refused_in_words(running: World, tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "ends.json"
    if content is not None:
        file.write_text(content)
    assert "Không đọc được tệp" in run("--since", str(file))[2]


def rewritten(here: World) -> None:
    """The whole journal is chained anew with another first event."""
    before = chain.START
    for row in Event.objects.filter(meeting=here.meeting):
        payload = {**row.payload, "members": 3} if row.seq == 1 else row.payload
        before = chain.link(before, here.meeting.pk, row.seq, row.kind, row.at, row.by_id, payload)
        Event.objects.filter(pk=row.pk).update(payload=payload, hash=before)


def terms(here: World) -> None:
    vote = Vote.objects.get(item__meeting=here.meeting)
    vote.manifest["threshold"] = 1
    vote.save()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (rewritten, "không phải sự kiện đã thấy trước đây"),
        (terms, "Điều kiện đã chốt của biểu quyết"),
        (lambda here: Event.objects.filter(meeting=here.meeting, seq=1).delete(), "Thiếu sự kiện số 1."),
        (lambda here: Meeting.objects.filter(pk=here.meeting.pk).update(head=99), "Thiếu sự kiện số 99."),
    ],
)
def test_a_vote_remembers_the_journal_of_its_opening(
    running: World, change: Callable[[World], object], words: str
) -> None:
    make_open(running)
    change(running)
    _said, wrong, ended = run()
    assert words in wrong
    assert ended
