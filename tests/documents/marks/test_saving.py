"""Marks are kept once, in order, by whom they belong to, within limits."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from pytest_django import Settings

from documents import papers
from documents.marks import queries, saving
from documents.marks.changes import Change
from documents.marks.saving import Outcome, save_marks
from documents.models import Mark, MarkSheet, PaperVersion
from people.refusals import NotAllowed
from tests.documents.marks.makers import STROKE, change
from tests.documents.uploads import add
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(here: World) -> PaperVersion:
    return add(here).versions.select_related("paper__meeting").get()


def save(here: World, version: PaperVersion, *changes: Change, who: str = "hanh", minute: int = 1) -> Outcome:
    return save_marks(version=version, changes=changes, by=here.users[who], at=here.at(minute))


@pytest.mark.parametrize("kind", ["ink", "marker", "highlight", "note"])
def test_a_mark_comes_back_as_it_was_made(here: World, version: PaperVersion, kind: str) -> None:
    made = change(kind, colour="red", width=0.004)
    outcome = save(here, version, made)
    assert (outcome.head, [mark.pk for mark in outcome.saved], outcome.stale, outcome.refused) == (1, [made.id], [], [])
    head, (found,) = queries.own(version, here.users["hanh"])
    names = ("revision", "page", "kind", "shape", "colour", "width", "text", "quote", "share", "erased")
    assert (head, {name: found[name] for name in names}) == (1, {name: getattr(made, name) for name in names})


def test_the_same_message_again_changes_nothing(here: World, version: PaperVersion) -> None:
    made = change()
    save(here, version, made)
    outcome = save(here, version, made, minute=2)
    assert (outcome.head, len(outcome.saved), Mark.objects.get().changed_at) == (1, 1, here.at(1))


def test_a_device_gets_what_changed_since(here: World, version: PaperVersion) -> None:
    first, second = change(), change("note")
    save(here, version, first, second)
    save(here, version, replace(first, revision=2, erased=True, shape=[]))
    head, news = queries.own(version, here.users["hanh"], since=2)
    assert (head, [(one["id"], one["erased"]) for one in news]) == (3, [(str(first.id), True)])
    assert [one["id"] for one in queries.own(version, here.users["hanh"])[1]] == [str(second.id)]


def test_who_was_first_stands_and_the_other_gets_it(here: World, version: PaperVersion) -> None:
    made = change("note")
    save(here, version, made)
    save(here, version, replace(made, revision=2, text="Máy một"))
    outcome = save(here, version, replace(made, revision=2, text="Máy hai"))
    assert (outcome.saved, [mark.text for mark in outcome.stale], outcome.head) == ([], ["Máy một"], 2)


def test_an_erased_mark_leaves_nothing_behind_and_can_come_back(here: World, version: PaperVersion) -> None:
    made = change("highlight", share="meeting")
    save(here, version, made)
    save(here, version, replace(made, revision=2, erased=True, shape=[], quote="", share=""))
    mark = Mark.objects.get()
    assert (mark.erased, mark.shape, mark.quote, mark.text, mark.share) == (True, [], "", "", "")
    save(here, version, replace(made, revision=3))
    assert (Mark.objects.get().erased, Mark.objects.get().shape) == (False, made.shape)


def test_nobody_writes_into_the_marks_of_another(here: World, version: PaperVersion) -> None:
    made = change()
    save(here, version, made)
    outcome = save(here, version, replace(made, revision=2, erased=True, shape=[]), who="an")
    assert ([pk for pk, _ in outcome.refused], Mark.objects.get().erased) == ([made.id], False)


@pytest.mark.parametrize(
    ("share", "seen_by"),
    [("", set()), ("office", {"thuong", "cham"}), ("meeting", {"thuong", "cham", "an", "luc", "khoi"})],
)
def test_who_sees_a_mark_is_the_owners_choice(
    here: World, version: PaperVersion, share: str, seen_by: set[str]
) -> None:
    save(here, version, change("note", share=share))
    names = ("thuong", "cham", "an", "luc", "khoi")
    assert {name for name in names if queries.shared(version, here.users[name])} == seen_by
    assert queries.shared(version, here.users["hanh"]) == []


def test_what_was_shared_can_be_taken_back(here: World, version: PaperVersion) -> None:
    made = change("note", share="meeting")
    save(here, version, made)
    assert queries.shared(version, here.users["an"])[0]["by"] == str(here.users["hanh"])
    save(here, version, replace(made, revision=2, share=""))
    assert queries.shared(version, here.users["an"]) == []


def test_a_paper_taken_back_takes_no_marks(here: World, version: PaperVersion) -> None:
    papers.withdraw_paper(paper=version.paper, by=here.clerk, at=here.at(1))
    with pytest.raises(NotAllowed):
        save(here, version, change())
    assert not MarkSheet.objects.exists()


def test_there_is_room_for_so_many(here: World, version: PaperVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MOST", 2)
    first, second, third = change(), change(), change()
    outcome = save(here, version, first, second, third)
    assert ([mark.pk for mark in outcome.saved], outcome.refused[0][0]) == ([first.id, second.id], third.id)
    assert "Tẩy bớt" in outcome.refused[0][1]
    outcome = save(here, version, replace(first, revision=2, erased=True, shape=[]), third)
    assert outcome.refused == []
    monkeypatch.setattr(saving, "MOST_EVER", 3)
    save(here, version, replace(third, revision=2, erased=True, shape=[]))
    assert len(save(here, version, change()).refused) == 1


def test_only_what_is_committed_is_told(
    here: World, version: PaperVersion, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[dict[str, Any]] = []

    def hear(**facts: Any) -> None:
        told.append({name: facts[name] for name in ("user_id", "version", "head", "shared")})

    saving.changed.connect(hear)
    made = change("note", share="office")
    try:
        with django_capture_on_commit_callbacks(execute=True):
            save(here, version, change())
            save(here, version, made)
            save(here, version, made)
            save(here, version, replace(made, revision=2, share=""))
    finally:
        saving.changed.disconnect(hear)
    assert [(one["head"], one["shared"]) for one in told] == [(1, False), (2, True), (3, True)]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_devices_change_one_mark_at_once(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    here = world(state="running", present=10)
    version = add(here).versions.select_related("paper__meeting").get()
    made = change("note")
    save(here, version, made)
    gate = threading.Barrier(2)
    outcomes: list[Outcome] = []

    def device(text: str) -> None:
        try:
            gate.wait()
            more = [change(shape=STROKE) for _ in range(3)]
            outcomes.append(save(here, version, replace(made, revision=2, text=text), *more))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=device, args=(text,)) for text in ("Máy một", "Máy hai")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = sorted(outcomes, key=lambda one: len(one.stale))
    assert (len(first.saved), len(second.saved), len(second.stale)) == (4, 3, 1)
    assert second.stale[0].text == Mark.objects.get(pk=made.id).text
    assert sorted(Mark.objects.values_list("seq", flat=True)) == list(range(2, 9))
    connection.close()
