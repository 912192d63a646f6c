"""Approving, signing and issuing by the buttons."""

import json
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documents import checking, drafts
from documents.models import Act, ActSignature, SigningRule
from documents.signing import keys
from tests.documents.signing.factories import PASSWORD, SIGNER, approved, key
from tests.factories import World

BACKEND = "django.contrib.auth.backends.ModelBackend"


def as_(here: World, name: str, quiet: bool = False) -> Client:
    client = Client(headers={"X-Quiet": "1"} if quiet else {})
    client.force_login(here.users[name], backend=BACKEND)
    return client


def keep(path: Path, name: str) -> None:
    """Puts a key where the server looks for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(key(name))


def test_from_approval_to_issue_by_the_buttons(here: World) -> None:
    act = checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(210))
    chair, signer, clerk = as_(here, "khoi", quiet=True), as_(here, "hanh"), as_(here, "cham")
    page, sign = reverse("documents:signing", args=[act.pk]), reverse("documents:signature", args=[act.pk])
    assert "Duyệt, chuyển ký số" in chair.get(reverse("documents:notice", args=[here.meeting.pk])).content.decode()
    answer = chair.post(reverse("documents:issue", args=[act.pk]), {"revision": act.revision})
    assert answer.json() == {"location": page}
    assert page in signer.get("/").content.decode()
    assert "Đang chờ Lê Thị Thu Hạnh ký số" in clerk.get(page).content.decode()
    keep(keys.person_file(here.users["hanh"]), SIGNER)
    said = signer.get(page).content.decode()
    assert ("Đồng chí ký số văn bản này" in said, 'value="kept"' in said) == (True, True)
    signer.post(sign, {"role": "personal", "method": "kept", "password": PASSWORD})
    file = SimpleUploadedFile("con-dau.p12", key(here.organisation.name))
    assert "Ký số của cơ quan" in clerk.get(page).content.decode()
    clerk.post(sign, {"role": "seal", "method": "file", "password": PASSWORD, "key": file})
    act = Act.objects.get(pk=act.pk)
    assert (act.state, act.entry and act.entry.written) == ("issued", "87-TB/ĐU")
    shown = clerk.get(reverse("documents:act", args=[act.pk])).content.decode()
    assert ("Chưa ký số" in shown, shown.count("Hợp lệ"), SIGNER in shown) == (False, 2, True)


def test_a_wrong_password_is_answered_in_words_and_signs_nothing(here: World) -> None:
    act = approved(here)
    keep(keys.person_file(here.users["hanh"]), SIGNER)
    form = {"role": "personal", "method": "kept", "password": "khác"}
    answer = as_(here, "hanh", quiet=True).post(reverse("documents:signature", args=[act.pk]), form)
    assert (answer.status_code, "Sai mật khẩu" in answer.json()["message"]) == (422, True)
    assert ActSignature.objects.count() == 0


def test_what_goes_out_for_a_signature_elsewhere_is_the_digest(here: World) -> None:
    act = approved(here)
    address = reverse("documents:signing-request", args=[act.pk])
    asked = json.loads(as_(here, "hanh").post(address, {"role": "personal", "form": "digest"}).content)
    assert (asked["algorithm"], asked["digest"]) == ("sha256", act.deferred.get().digest)


def test_the_office_says_which_signatures_notices_need(here: World) -> None:
    address = reverse("documents:signing-rule", args=[here.organisation.pk])
    assert "Phienhop development CA" in as_(here, "cham").get(address).content.decode()
    as_(here, "cham").post(address, {"signatures": ["seal"]})
    rule = SigningRule.objects.get()
    assert (rule.personal, rule.seal) == (False, True)
