"""The half of the keys that is not in the database: readable by one user, gone after the opening, never left behind."""

import os
import stat
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

from tests.factories import World, world
from tests.voting.tablets import Tablet, break_off, fill, make_box, refusal
from voting import custody, remains
from voting.models import Box, Envelope
from voting.sealed import keys
from voting.unsealing import open_box
from voting.votes import close_vote


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path) -> Path:
    settings.KEY_DIR = tmp_path / "keys"  # type: ignore[attr-defined]
    return tmp_path / "keys"


def test_one_file_that_nobody_else_reads(running: World, folder: Path) -> None:
    vote = make_box(running)
    (path,) = folder.iterdir()
    assert path.name == f"{vote.pk}.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(path.read_bytes()) == 96


def test_each_half_alone_is_not_the_key(running: World, folder: Path) -> None:
    vote = make_box(running)
    one, other = custody.key_path(vote.pk).read_bytes()[:32], bytes(Box.objects.get().share or b"")
    public = vote.manifest["sealed"]["box"]
    assert keys.public(keys.join(one, other)).hex() == public
    assert public not in (keys.public(one).hex(), keys.public(other).hex())


def test_keys_come_back_as_they_were_kept() -> None:
    vote_id, made = uuid4(), custody.fresh()
    custody.keep(vote_id, made)
    assert custody.held(vote_id) == made
    assert not any(part.hex() in repr(made) or repr(part) in repr(made) for part in (made.seed, made.tags))
    again = custody.fresh()
    custody.keep(vote_id, again)
    assert custody.held(vote_id) == again
    custody.destroy(vote_id)
    custody.destroy(vote_id)
    assert refusal(lambda: custody.held(vote_id)) == "KeysAway"


def test_a_file_of_another_size_or_a_folder_that_cannot_be_written_is_refused(folder: Path) -> None:
    vote_id = uuid4()
    folder.mkdir()
    (folder / f"{vote_id}.key").write_bytes(b"short")
    assert refusal(lambda: custody.held(vote_id)) == "KeysAway"
    (folder / f"{vote_id}.key").unlink()
    folder.rmdir()
    folder.write_text("a file where the folder should be", encoding="utf-8")
    assert refusal(lambda: custody.keep(vote_id, custody.fresh())) == "KeysAway"


def test_what_a_crash_left_is_swept_and_nothing_that_is_in_use(folder: Path) -> None:
    old, new, running = uuid4(), uuid4(), uuid4()
    for vote_id in (old, new, running):
        custody.keep(vote_id, custody.fresh())
    hours_ago = time.time() - 2 * custody.STRAY
    for vote_id in (old, running):
        os.utime(folder / f"{vote_id}.key", (hours_ago, hours_ago))
    (folder / "notes.txt").write_text("not ours", encoding="utf-8")
    custody.sweep({running})
    assert sorted(path.name for path in folder.iterdir()) == sorted([f"{new}.key", f"{running}.key", "notes.txt"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ends", ["opened", "cancelled"])
def test_the_key_is_gone_when_the_vote_is_over(folder: Path, transactional_db: None, ends: str) -> None:
    here = world(state="running", present=10)
    vote = make_box(here)
    fill(here, vote)
    assert len(list(folder.iterdir())) == 1
    if ends == "opened":
        close_vote(vote=vote, by=here.chair, at=here.at(55))
        assert len(list(folder.iterdir())) == 1
        open_box(vote=vote, by=here.chair, at=here.at(56))
    else:
        break_off(here, vote)
    assert list(folder.iterdir()) == []
    assert (Envelope.objects.count(), Box.objects.get().share) == (0, None)


def beside() -> Path:
    """The log of writes of SQLite."""
    path = Path(str(connection.settings_dict["NAME"]))
    return path.with_name(path.name + "-wal")


def raw() -> bytes:
    """All files of the database as they lie on the disk: tables, indexes, what is kept aside for long values."""
    if connection.vendor == "sqlite":
        path = Path(str(connection.settings_dict["NAME"]))
        return b"".join(one.read_bytes() for one in (path, beside()) if one.exists())
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid), 0, pg_relation_size(oid), true)"
            " FROM pg_class WHERE relkind IN ('r', 'i', 't') AND NOT relisshared"
            " AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)"
        )
        return b"".join(bytes(one or b"") for (one,) in cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_no_envelope_is_left_on_the_disk(transactional_db: None) -> None:
    """No ciphertext, no random bytes of a ballot, no key; before the opening the search finds what is there then.

    The half in the database is noise when the other is destroyed; SQLite overwrites it, PostgreSQL in its own time.
    """
    here = world(state="running", present=10)
    vote = make_box(here)
    tablets = fill(here, vote).values()
    half, share = custody.key_path(vote.pk).read_bytes()[:32], bytes(Box.objects.get().share or b"")
    hidden = [half, keys.join(half, share), *(one.nonce for one in tablets)]
    before = raw()
    assert [one.content[65:] in before for one in tablets] == [True] * 5
    assert share in before
    assert [one for one in hidden if one in before or one.hex().encode() in before] == []
    close_vote(vote=vote, by=here.chair, at=here.at(55))
    open_box(vote=vote, by=here.chair, at=here.at(56))
    if connection.vendor == "sqlite":
        assert beside().stat().st_size == 0
        hidden.append(share)
    after = raw()
    assert [one for one in tablets if one.content[65:97] in after or one.content[-32:] in after] == []
    assert [one for one in hidden if one in after or one.hex().encode() in after] == []


@pytest.mark.django_db(transaction=True)
def test_envelopes_of_another_vote_stay(transactional_db: None) -> None:
    here = world(state="running", present=10)
    vote = make_box(here)
    tablet = Tablet(vote)
    tablet.send(here, "an")
    remains.clear(uuid4())
    assert Envelope.objects.get().pk == tablet.id
    assert custody.held(vote.pk)
