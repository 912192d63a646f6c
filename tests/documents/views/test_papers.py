import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from documents import store
from documents.models import Paper, PaperVersion, Trace
from documents.states import PaperState
from documents.views.papers import title_of
from tests.documents.pdf import hostile, samples
from tests.documents.uploads import add, upload
from tests.factories import World, world

pytestmark = pytest.mark.django_db
QUIET = {"X-Quiet": "1"}


@pytest.fixture
def here(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return world(state="convened")


@pytest.fixture
def clerk(here: World) -> Client:
    client = Client()
    client.force_login(here.clerk)
    return client


def pdf(name: str = "02_To-trinh.pdf", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.text_pdf(2) if data is None else data, content_type="application/pdf")


def send(client: Client, here: World, *files: SimpleUploadedFile, **fields: Any) -> Any:
    data = {"item": str(here.items[0].pk), "kind": "report", "declared": "1", "file": list(files), **fields}
    headers = fields.pop("headers", None) or {}
    data.pop("headers", None)
    return client.post(reverse("documents:paper-add", args=[here.meeting.pk]), data, headers=headers)


def test_a_plain_form_takes_many_files(clerk: Client, here: World) -> None:
    answer = send(clerk, here, pdf(), pdf("Báo cáo.pdf", samples.text_pdf(3)))
    assert (answer.status_code, answer.url) == (303, reverse("documents:meeting", args=[here.meeting.pk]))
    assert [(paper.title, paper.kind, paper.item) for paper in Paper.objects.order_by("position")] == [
        ("02 To-trinh", "report", here.items[0]),
        ("Báo cáo", "report", here.items[0]),
    ]


def test_one_bad_file_does_not_hold_up_the_others(clerk: Client, here: World) -> None:
    answer = send(clerk, here, pdf("xấu.pdf", b"PK\x03\x04 word/ "), pdf())
    assert answer.status_code == 422
    assert [name for name, _ in answer.context["refused"]] == ["xấu.pdf"]
    assert "tệp Word" in answer.content.decode()
    assert [paper.title for paper in Paper.objects.all()] == ["02 To-trinh"]


def test_the_script_gets_an_answer_for_each_file(clerk: Client, here: World) -> None:
    answer = send(clerk, here, pdf(), title="Tờ trình số 12", headers=QUIET)
    paper = Paper.objects.get()
    said = {"href": reverse("documents:paper", args=[paper.pk]), "message": "Đã tải lên, 2 trang."}
    assert (answer.status_code, answer.json()) == (201, said)
    assert paper.title == "Tờ trình số 12"


def test_the_script_is_told_why_not(clerk: Client, here: World) -> None:
    answer = send(clerk, here, pdf(data=samples.encrypted_pdf("x")), headers=QUIET)
    assert (answer.status_code, answer.json()["look_again"], answer.json()["locked"]) == (422, False, True)
    assert answer.json()["message"].startswith("Tệp PDF có mật khẩu")


def test_a_stamp_is_shown_and_can_be_answered(clerk: Client, here: World) -> None:
    stamped = samples.text_pdf(text="Số 01 \\ MẬT \\ Nội dung")
    answer = send(clerk, here, pdf(data=stamped), headers=QUIET)
    assert (answer.status_code, answer.json()["look_again"]) == (409, True)
    assert send(clerk, here, pdf(data=stamped), looked_again="1", headers=QUIET).status_code == 201


@pytest.mark.parametrize(
    "fields", [{"declared": ""}, {"file": []}, {"item": "00000000-0000-0000-0000-000000000000"}, {"kind": "x"}]
)
@pytest.mark.parametrize("headers", [QUIET, {}])
def test_an_incomplete_form_is_refused_in_words(
    clerk: Client, here: World, fields: dict[str, Any], headers: dict[str, str]
) -> None:
    answer = send(clerk, here, pdf(), headers=headers, **fields)
    assert (answer.status_code, Paper.objects.count()) == (422, 0)
    if headers:
        assert answer.json()["message"] != ""


def test_items_whose_papers_stay_on_paper_are_not_offered(clerk: Client, here: World) -> None:
    page = clerk.get(reverse("documents:paper-add", args=[here.meeting.pk]), {"item": str(here.items[1].pk)})
    offered = list(page.context["form"].fields["item"].queryset)
    assert offered == [here.items[0], here.items[1], here.items[3]]
    assert f'<option value="{here.items[1].pk}" selected>' in page.content.decode()


def test_a_title_is_made_from_the_file_name() -> None:
    assert [title_of(name) for name in ("a/02__Tờ_trình.PDF", "x.y.pdf", "khong-duoi")] == [
        "02 Tờ trình",
        "x.y",
        "khong-duoi",
    ]


def test_a_paper_is_changed(clerk: Client, here: World) -> None:
    paper = add(here)
    url = reverse("documents:paper-edit", args=[paper.pk])
    answer = clerk.post(url, {"title": "Khác", "item": "", "kind": "annex"})
    paper.refresh_from_db()
    assert (answer.status_code, paper.title, paper.item, paper.kind) == (303, "Khác", None, "annex")
    assert clerk.post(url, {"title": "", "item": "", "kind": "annex"}).status_code == 422


def test_a_new_version_is_sent_in(clerk: Client, here: World) -> None:
    paper = add(here)
    url = reverse("documents:paper-versions", args=[paper.pk])
    four = samples.text_pdf(4)
    assert clerk.post(url, {"declared": "", "file": pdf(data=four)}, headers=QUIET).status_code == 422
    assert clerk.post(url, {"declared": "1"}).status_code == 422
    unexplained = clerk.post(url, {"declared": "1", "file": pdf(data=four)})
    assert (unexplained.status_code, "Ghi lý do" in unexplained.content.decode()) == (422, True)
    answer = clerk.post(url, {"declared": "1", "reason": "Sửa", "file": pdf(data=four)})
    assert (answer.status_code, answer["Location"]) == (303, reverse("documents:paper", args=[paper.pk]))
    assert list(PaperVersion.objects.values_list("number", "pages")) == [(1, 2), (2, 4)]
    assert clerk.get(url)["Location"] == reverse("documents:paper-edit", args=[paper.pk])


def test_a_paper_is_withdrawn(clerk: Client, here: World) -> None:
    paper = add(here)
    assert clerk.post(reverse("documents:paper-withdrawal", args=[paper.pk])).status_code == 303
    paper.refresh_from_db()
    assert paper.state == PaperState.WITHDRAWN
    assert clerk.post(reverse("documents:paper-withdrawal", args=[paper.pk])).status_code == 404


def test_the_office_gets_the_file_back_as_it_was(clerk: Client, here: World) -> None:
    data = samples.text_pdf(2)
    paper = add(here, file=upload(data))
    answer = clerk.get(reverse("documents:paper-file", args=[paper.pk, 1]))
    assert answer.content == data
    code = Trace.objects.get().code
    assert answer["Content-Disposition"] == f"attachment; filename*=UTF-8''T%E1%BB%9D%20tr%C3%ACnh.{code}.pdf"
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")
    assert answer["Content-Security-Policy"] == "sandbox"


def test_a_password_that_comes_with_the_file_opens_it(clerk: Client, here: World) -> None:
    locked = samples.encrypted_pdf("bí mật 1")
    answer = send(clerk, here, pdf(data=locked))
    assert '<details class="file-lock" open>' in answer.content.decode()
    assert send(clerk, here, pdf(data=locked), password="bí mật 2").status_code == 422
    assert send(clerk, here, pdf(data=locked), password="bí mật 1", headers=QUIET).status_code == 201
    version = Paper.objects.get().versions.get()
    assert b"/Encrypt" not in store.path(version.sha256).read_bytes()


def test_what_was_taken_out_is_told_and_a_signed_original_is_there(clerk: Client, here: World) -> None:
    data = hostile.page(root=b"/OpenAction" + hostile.JS)
    assert send(clerk, here, pdf(data=data), headers=QUIET).status_code == 201
    version = Paper.objects.get().versions.get()
    assert (version.removed, version.original_sha256) == (["script"], "")
    page = clerk.get(reverse("documents:paper-edit", args=[version.paper_id]))
    assert "Đã bỏ khỏi tệp: mã chạy (JavaScript)." in page.content.decode()
    original = reverse("documents:paper-original", args=[version.paper_id, 1])
    assert clerk.get(original).status_code == 404
    kept = store.put(io.BytesIO(data))
    PaperVersion.objects.filter(pk=version.pk).update(original_sha256=kept.sha256, original_name="Ký.pdf")
    answer = clerk.get(original)
    assert (answer.content, answer["Content-Type"]) == (data, "application/octet-stream")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"] == "sandbox"
