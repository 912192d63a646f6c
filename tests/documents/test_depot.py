"""Files in object storage: two machines, each with a disk of its own, and one bucket between them."""

import hashlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from config.storage import storages
from documents import depot, store
from documents.drawing import draw_pages
from documents.states import PagesState
from tests.documents import bucket as server
from tests.documents.uploads import add
from tests.factories import World

DATA = b"%PDF-1.7 " * 300_000
NAME = hashlib.sha256(DATA).hexdigest()
OBJECT = f"{NAME[:2]}/{NAME[2:4]}/{NAME}"


@pytest.fixture
def bucket(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[server.Bucket]:
    """The product's own settings for a bucket, as the environment gives them."""
    with server.running() as running:
        given = {"BUCKET": server.BUCKET, "ENDPOINT": running.url, "ACCESS_KEY": server.KEY, "SECRET_KEY": "s3"}
        for name, value in {**given, "REGION": "hn"}.items():
            monkeypatch.setenv(f"S3_{name}", value)
        settings.STORAGES = {**settings.STORAGES, "objects": storages()["objects"]}
        settings.MEDIA_ROOT = tmp_path / "one"
        yield running


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_without_a_bucket_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("S3_BUCKET", raising=False)
    assert sorted(storages()) == ["default", "staticfiles"]
    assert depot.exists() is False


def test_a_bucket_without_the_packages_for_it_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S3_BUCKET", "ho-so")
    monkeypatch.setitem(sys.modules, "boto3.s3.transfer", None)
    with pytest.raises(ImproperlyConfigured, match=r"requirements/s3\.txt"):
        storages()


def test_a_kept_file_is_in_the_bucket_under_its_own_name(bucket: server.Bucket) -> None:
    store.put(io.BytesIO(DATA))
    assert bucket.objects == {OBJECT: DATA}


def test_another_machine_brings_it_back_once(bucket: server.Bucket, settings: Any, tmp_path: Path) -> None:
    store.put(io.BytesIO(DATA))
    settings.MEDIA_ROOT = tmp_path / "two"
    with store.open(NAME) as file:
        assert file.read() == DATA
    bucket.asked.clear()
    assert store.verify(NAME).size == len(DATA)
    assert bucket.asked == []
    assert names(tmp_path / "two") == [OBJECT]


def test_the_same_content_is_sent_once(bucket: server.Bucket, settings: Any, tmp_path: Path) -> None:
    store.put(io.BytesIO(DATA))
    settings.MEDIA_ROOT = tmp_path / "two"
    store.put(io.BytesIO(DATA))
    assert bucket.asked.count("PUT") == 1


def test_what_was_not_kept_is_not_in_the_bucket(bucket: server.Bucket) -> None:
    with store.receive(io.BytesIO(DATA)):
        pass
    assert bucket.objects == {}


def test_a_bucket_that_is_away_refuses_and_leaves_nothing(
    bucket: server.Bucket, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bucket.ill = True
    with pytest.raises(depot.Unreachable):
        store.put(io.BytesIO(DATA))
    assert names(tmp_path / "one") == []
    assert "object storage failed over" in caplog.text


def test_an_object_that_was_changed_is_not_taken(bucket: server.Bucket, tmp_path: Path) -> None:
    bucket.objects[OBJECT] = b"something else"
    with pytest.raises(store.Damaged):
        store.open(NAME)
    assert names(tmp_path / "one") == []


def test_what_is_nowhere_is_not_found(bucket: server.Bucket) -> None:
    with pytest.raises(FileNotFoundError):
        store.open("ab" * 32)


@pytest.mark.django_db
def test_pages_are_drawn_on_a_machine_that_never_saw_the_upload(
    bucket: server.Bucket, settings: Any, tmp_path: Path, draft: World
) -> None:
    version = add(draft).versions.get()
    settings.MEDIA_ROOT = tmp_path / "two"
    draw_pages.call(str(version.pk))
    version.refresh_from_db()
    assert (version.pages_state, version.prepared) == (PagesState.READY, 2)


@pytest.mark.django_db
def test_a_reader_is_told_when_the_bucket_is_away(
    bucket: server.Bucket, settings: Any, tmp_path: Path, draft: World, client: Client
) -> None:
    version = add(draft).versions.get()
    settings.MEDIA_ROOT = tmp_path / "two"
    bucket.ill = True
    client.force_login(draft.secretary, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("documents:page-image", args=[version.paper_id, version.number, 1]))
    assert (answer.status_code, "Kho lưu trữ tệp" in answer.json()["message"]) == (503, True)
