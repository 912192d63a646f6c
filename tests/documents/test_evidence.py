"""Files that come with a report on a task."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from agenda.models import Item, Task, TaskNote
from documents import store
from documents.evidence import report_with_evidence
from documents.intake import LooksSecret, NotDeclared, Upload
from documents.models import Evidence
from documents.papers import OnPaperOnly
from documents.pdf.refusals import NotPdf
from people.refusals import NotAllowed
from tests.agenda.test_extensions import issued
from tests.documents.pdf import samples
from tests.documents.uploads import upload
from tests.factories import World

__all__ = ["issued"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def report(here: World, *uploads: Upload, name: str = "lead") -> TaskNote:
    task = Task.objects.select_related("item__meeting").get()
    return report_with_evidence(
        task=task, state="done", text="Xong", uploads=uploads, by=here.users[name], at=here.at(60)
    )


def kept() -> list[str]:
    return [path.name for path in store.root().rglob("*") if path.is_file()]


def test_files_are_kept_with_the_report(issued: World) -> None:
    note = report(issued, upload(samples.text_pdf(1), name="KH-12.pdf"), upload())
    assert list(note.evidence.values_list("file_name", "pages")) == [("KH-12.pdf", 1), ("Tờ trình.pdf", 2)]
    assert sorted(kept()) == sorted(Evidence.objects.values_list("sha256", flat=True))


def test_a_second_tap_keeps_no_file_twice(issued: World) -> None:
    assert report(issued, upload()) == report(issued, upload())
    assert (TaskNote.objects.count(), Evidence.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (upload(declared=False), NotDeclared),
        (upload(b"not a file"), NotPdf),
        (upload(name="Công văn MẬT.pdf"), LooksSecret),
    ],
    ids=["undeclared", "no-pdf", "secret"],
)
def test_one_bad_file_and_nothing_is_kept(issued: World, bad: Upload, problem: type[Exception]) -> None:
    bad.file.seek(0)  # type: ignore[attr-defined]
    with pytest.raises(problem):
        report(issued, upload(), bad)
    assert (TaskNote.objects.count(), Evidence.objects.count(), kept()) == (0, 0, [])


def test_of_an_item_on_paper_nothing_is_kept(issued: World) -> None:
    Item.objects.update(restricted=True)
    with pytest.raises(OnPaperOnly):
        report(issued, upload())
    assert (TaskNote.objects.count(), kept()) == (0, [])


def test_a_stranger_is_refused_before_the_file_is_read(issued: World) -> None:
    with pytest.raises(NotAllowed):
        report(issued, upload(declared=False), name="stranger")


def signed_in(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_whoever_sees_the_task_reads_the_file(issued: World) -> None:
    report(issued, upload())
    file, task = Evidence.objects.get(), Task.objects.get()
    to = reverse("documents:task-evidence", args=[task.pk, file.pk])
    answer = signed_in(issued, "other").get(to)
    assert (answer.status_code, answer.content) == (200, store.path(file.sha256).read_bytes())
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert {name: signed_in(issued, name).get(to).status_code for name in ("khoi", "hanh", "stranger")} == {
        "khoi": 200,
        "hanh": 404,
        "stranger": 404,
    }


def test_a_refused_report_stands_in_the_form_again(issued: World) -> None:
    task = Task.objects.get()
    to = reverse("documents:task-notes", args=[task.pk])
    file = SimpleUploadedFile("MẬT.pdf", samples.text_pdf(1), content_type="application/pdf")
    sent = {"state": "in_progress", "text": "Số liệu quý IV", "declared": "1", "file": file}
    answer = signed_in(issued, "lead").post(to, sent)
    page = answer.content.decode()
    assert (answer.status_code, "Số liệu quý IV" in page, 'name="looked_again"' in page) == (409, True, True)
    assert TaskNote.objects.count() == 0
