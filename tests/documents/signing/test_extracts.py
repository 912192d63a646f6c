"""Extracts as copies: numbered with the issue, without a gap, and signed by the office all at once."""

import io
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader

from documents import checking, drafts, extracts, issuing, register, store, verification
from documents.acts import from_json, profiles, render
from documents.dossier.exporting import export_dossier, issued, verify
from documents.models import (
    Act,
    DeferredExtract,
    Extract,
    ExtractSignature,
    RegisterEntry,
    Series,
    Signatory,
)
from documents.signing import deferred_extracts, keys, pades
from documents.signing import extracts as copies
from documents.states import SignatureMethod
from meetings.models import Event
from people.refusals import NotAllowed
from tests.documents.dispatching.conftest import closed, issue
from tests.documents.dispatching.test_pages import as_
from tests.documents.signing.factories import PASSWORD, key
from tests.documents.signing.test_deferred import by_openssl
from tests.documents.signing.test_steps import pdfsig
from tests.documents.test_extracts import board
from tests.factories import World

__all__ = ["board", "closed"]
WRITTEN = {
    "party-05hd-2026": "Số 01-BS/ĐU",
    "party-36hd-2018": "Số 01-BS/ĐU",
    "state-nd30-2020": "Số: 01/TrS-ĐU",
}


@pytest.fixture
def act(board: World) -> Act:
    """The issued notice; two offices get an extract."""
    return issue(board)


def seal(here: World) -> bytes:
    return key(here.organisation.name)


def signed(here: World, act: Act) -> int:
    signer = keys.from_pkcs12(seal(here), PASSWORD)
    return copies.sign_extracts(act=act, signer=signer, method=SignatureMethod.FILE, by=here.clerk, at=here.at(300))


def text_of(extract: Extract) -> str:
    pdf = store.intact(extracts.file_of(extract).file_sha256)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_each_has_a_number_in_the_run_of_copies(act: Act) -> None:
    rows = copies.of_act(act)
    assert [(row.office.name, row.entry.written) for row in rows if row.entry] == [
        (row.office.name, f"0{place}-BS/ĐU") for place, row in enumerate(sorted(rows, key=order), start=1)
    ]
    series = Series.objects.get(type="BS")
    assert (series.last, register.gaps(series), len(rows)) == (2, [], 2)
    entry = RegisterEntry.objects.filter(series=series).latest("number")
    assert (entry.kind, entry.get_kind_display(), entry.on_paper) == ("extract", "trích sao", False)
    assert entry.abstract.startswith("trích sao 87-TB/ĐU (gửi ")


def order(row: Extract) -> tuple[int, str]:
    return row.office.position, row.office.name


def test_the_copy_says_who_copied_under_its_own_number(act: Act) -> None:
    text = text_of(copies.of_act(act)[0])
    for words in ("TRÍCH THÔNG BÁO", "Số 87-TB/ĐU", "(Đã ký) Lê Thị Thu Hạnh", "TRÍCH SAO", "Số 01-BS/ĐU"):
        assert words in text
    assert text.index("(Đã ký)") < text.index("TRÍCH SAO") < text.index("Nơi nhận")


@pytest.mark.parametrize(("profile", "written"), WRITTEN.items())
def test_in_every_profile(act: Act, profile: str, written: str) -> None:
    content = from_json(copies.of_act(act)[0].content)
    pages = PdfReader(io.BytesIO(render(content, profiles.load(profile)).pdf)).pages
    assert written in " ".join(" ".join(page.extract_text() for page in pages).split())


def test_an_issue_that_fails_gives_no_number(board: World, monkeypatch: pytest.MonkeyPatch) -> None:
    found = checking.check_act(act=drafts.act_of(board.meeting, "notice"), by=board.clerk, at=board.at(210))
    monkeypatch.setattr("documents.issuing.session.conclude", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        issuing.issue_act(act=found, revision=found.revision, by=board.chair, at=board.at(215))
    assert (Extract.objects.count(), Series.objects.filter(type="BS").count()) == (0, 0)


def test_an_office_that_nothing_concerns_uses_no_number(closed: World) -> None:
    issue(closed)
    given = RegisterEntry.objects.filter(kind="extract").count()
    assert (Extract.objects.count(), given) == (given, len({row.office_id for row in Extract.objects.all()}))


def test_the_office_signs_all_at_once_and_a_foreign_program_agrees(board: World, act: Act, tmp_path: Path) -> None:
    before = [extracts.file_of(row).file_sha256 for row in copies.of_act(act)]
    assert signed(board, act) == 2
    for row, plain in zip(copies.of_act(act), before, strict=True):
        pdf = store.intact(row.file_sha256)
        said = pdfsig(pdf, tmp_path)
        assert (said.count("Signature is Valid."), said.count("Total document signed")) == (1, 1)
        assert (row.plain_sha256, row.signature.holder) == (plain, board.organisation.name)
        assert PdfReader(io.BytesIO(pdf)).pages[-1].extract_text()  # still a readable file
    last = Event.objects.latest("seq")
    assert (last.kind, last.payload) == ("ExtractsSigned", {"act": str(act.pk), "count": 2})
    with pytest.raises(copies.NothingToSign):
        signed(board, act)


def test_the_check_of_copies_knows_both_files_and_the_number(board: World, act: Act) -> None:
    signed(board, act)
    row = copies.of_act(act)[0]
    told = [verification.find(sha256, "192.0.2.7") for sha256 in (row.file_sha256, row.plain_sha256)]
    assert [(one.genuine, one.part, one.signed, one.copy) for one in told] == [
        (True, True, True, "01-BS/ĐU"),
        (True, True, False, "01-BS/ĐU"),
    ]


def test_the_dossier_names_them(board: World, act: Act) -> None:
    before = issued.act(act)["extracts"]
    assert [(one["number"], one["sha256"], one["signed_at"]) for one in before] == [
        ("01-BS/ĐU", None, None),
        ("02-BS/ĐU", None, None),
    ]
    signed(board, act)
    rows = copies.of_act(act)
    assert [(one["office"], one["sha256"], one["signed_at"]) for one in issued.act(act)["extracts"]] == [
        (row.office.name, row.file_sha256, row.signature.signed_at.isoformat()) for row in rows
    ]


def test_the_dossier_holds_their_files_signed_or_not_yet_opened(board: World, act: Act, tmp_path: Path) -> None:
    for name, is_signed in (("before", False), ("after", True)):
        if is_signed:
            signed(board, act)
        export_dossier(act.meeting, tmp_path / name, at=board.at(400))
        told = {one["file"]: one["sha256"] for one in issued.act(act)["extracts"]}
        found = {f"extracts/{path.name}": path.read_bytes() for path in (tmp_path / name / "extracts").iterdir()}
        assert {file: sha256(data).hexdigest() for file, data in found.items()} == told
        assert len(told) == 2
        assert verify(tmp_path / name)[1] == []
        assert all((b"/ByteRange" in data) == is_signed for data in found.values())


def test_a_key_of_somebody_else_or_a_wrong_password_signs_nothing(board: World, act: Act) -> None:
    signer = keys.from_pkcs12(key("Người Lạ"), PASSWORD)
    with pytest.raises(keys.Unsuitable):
        copies.sign_extracts(act=act, signer=signer, method=SignatureMethod.FILE, by=board.clerk, at=board.at(300))
    with pytest.raises(keys.WrongPassword):
        keys.from_pkcs12(seal(board), "sai")
    assert ExtractSignature.objects.count() == 0


def test_only_the_office_signs(board: World, act: Act) -> None:
    signer = keys.from_pkcs12(seal(board), PASSWORD)
    for user in (board.chair, board.users["board"]):
        with pytest.raises(NotAllowed):
            copies.sign_extracts(act=act, signer=signer, method=SignatureMethod.FILE, by=user, at=board.at(300))


def test_one_that_fails_leaves_none_signed(board: World, act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    real, done = pades.sign, []

    def second_fails(pdf: bytes, *args: object, **rest: object) -> bytes:
        done.append(pdf)
        if len(done) == 2:
            raise pades.NotSigned
        return real(pdf, *args, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pades, "sign", second_fails)
    with pytest.raises(pades.NotSigned):
        signed(board, act)
    assert (ExtractSignature.objects.count(), len(copies.unsigned(act))) == (0, 2)


def test_signatures_made_elsewhere(board: World, act: Act, tmp_path: Path) -> None:
    rows = deferred_extracts.begin(act=act, by=board.clerk, at=board.at(300))
    assert [row.pk for row in deferred_extracts.begin(act=act, by=board.clerk, at=board.at(301))] == [
        row.pk for row in rows
    ]
    made = {
        copies.name_of(row.extract): by_openssl(
            pades.to_be_signed(deferred_extracts.prepared(row)), tmp_path, board.organisation.name
        )
        for row in rows
    }
    with pytest.raises(deferred_extracts.OtherFile):
        deferred_extracts.finish(act=act, signatures={"01": made["01"]}, by=board.clerk, at=board.at(302))
    broken = {"01": made["01"], "02": b"x"}
    with pytest.raises(pades.NotASignature):
        deferred_extracts.finish(act=act, signatures=broken, by=board.clerk, at=board.at(302))
    assert ExtractSignature.objects.count() == 0
    assert deferred_extracts.finish(act=act, signatures=made, by=board.clerk, at=board.at(303)) == 2
    for row in copies.of_act(act):
        assert pdfsig(store.intact(row.file_sha256), tmp_path).count("Signature is Valid.") == 1
    assert DeferredExtract.objects.count() == 0


def test_a_signed_copy_never_changes(board: World, act: Act) -> None:
    signed(board, act)
    row = copies.of_act(act)[0]
    changes: list[dict[str, Any]] = [{"content": {}}, {"file_sha256": "0" * 64}, {"entry": None}]
    for change in changes:
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            Extract.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ExtractSignature.objects.update(holder="Người khác")


def test_the_page_lists_them_and_signs(board: World, act: Act) -> None:
    client = as_(board, "cham")
    page = reverse("documents:extracts", args=[act.pk])
    assert "2 bản trích sao chưa ký số" in client.get(reverse("documents:act", args=[act.pk])).content.decode()
    html = client.get(page).content.decode()
    assert ("Trích sao số 01-BS/ĐU" in html, "Ký số tất cả" in html) == (True, True)
    file = SimpleUploadedFile("seal.p12", seal(board))
    sent = {"method": "file", "key": file, "password": PASSWORD, "next": page}
    client.post(reverse("documents:extract-signatures", args=[act.pk]), sent)
    html = client.get(page).content.decode()
    assert (html.count("Đã ký số</span>"), "Ký số tất cả" in html) == (2, False)
    mine = Extract.objects.get(office=board.users["board"].office)
    shown = as_(board, "board").get(reverse("documents:extract", args=[mine.pk])).content.decode()
    assert "Bản trích sao số" in shown
    assert "đã ký số lúc" in shown
    chair = as_(board, "khoi").get(page).content.decode()
    assert "Ký số tất cả" not in chair
    assert as_(board, "board").get(page).status_code == 404


def test_the_files_to_be_signed_come_as_one_zip(board: World, act: Act, tmp_path: Path) -> None:
    client = as_(board, "cham")
    asked = client.post(reverse("documents:extract-request", args=[act.pk]), {"form": "bytes"})
    with zipfile.ZipFile(io.BytesIO(asked.content)) as archive:
        assert archive.namelist() == ["01.bin", "02.bin"]
        name = board.organisation.name
        made = {one: by_openssl(archive.read(one), tmp_path, name) for one in archive.namelist()}
    files = [SimpleUploadedFile(name.replace(".bin", ".p7s"), data) for name, data in made.items()]
    digests = client.post(reverse("documents:extract-request", args=[act.pk]), {"form": "digest"}).json()
    assert [one["name"] for one in digests["extracts"]] == ["01", "02"]
    client.post(reverse("documents:extract-answer", args=[act.pk]), {"signatures": files})
    assert ExtractSignature.objects.count() == 2


def test_who_copies_is_the_head_of_the_office_or_the_organisation(board: World) -> None:
    act = drafts.act_of(board.meeting, "notice")
    Signatory.objects.filter(body=board.body, kind__in=("letter", "invitation")).delete()
    assert extracts.copier_of(act).name == board.organisation.issuer
    facts = {"authority": "T/L BAN THƯỜNG VỤ", "title": "Chánh Văn phòng", "starts": board.at(0).date()}
    Signatory.objects.create(body=board.body, user=board.clerk, kind="invitation", **facts)
    assert extracts.copier_of(act).name == board.clerk.full_name
