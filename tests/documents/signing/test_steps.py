"""Number, file and journal come into being with the last signature, or not at all."""

import io
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pytest_django import Settings

from documents import act_steps, checking, drafts, register, store
from documents.models import Act, ActSignature, Delivery, Proposal, RegisterEntry, Series, SigningRule
from documents.reservations import reserve
from documents.signing import keys, pades, rule, steps
from documents.signing.verdicts import verdicts
from documents.states import SignatureRole
from meetings.models import Event
from people.refusals import NotAllowed
from tests.documents.signing.factories import OFFICE, PASSWORD, PERSONAL, SIGNER, approved, key, sign, signed
from tests.factories import World


def numbers() -> list[int]:
    return sorted(RegisterEntry.objects.values_list("number", flat=True))


def kinds() -> list[str]:
    return list(Event.objects.order_by("seq").values_list("kind", flat=True))


def pdf_of(act: Act) -> bytes:
    return drafts.pdf_of(Act.objects.get(pk=act.pk))


def test_approving_gives_no_number_yet(here: World) -> None:
    act = approved(here)
    assert (act.state, act.entry, act.approved_by, rule.turn(act)) == ("signing", None, here.chair, PERSONAL)
    assert (numbers(), kinds()[-1]) == ([], "ActApproved")


def test_the_last_signature_issues_the_notice_under_its_number(here: World) -> None:
    act = sign(here, approved(here))
    assert (act.state, numbers(), rule.turn(act), kinds()[-1]) == ("signing", [], OFFICE, "ActSigned")
    act = sign(here, act, OFFICE, minute=225)
    assert (act.state, numbers(), act.issued_at) == ("issued", [87], here.at(225))
    assert store.verify(act.file_sha256).sha256 == act.file_sha256
    assert "Số 87-TB/ĐU" in PdfReader(io.BytesIO(pdf_of(act))).pages[0].extract_text()
    assert drafts.content_of(act).reference.number == 87  # type: ignore[union-attr]
    assert (kinds()[-1], Proposal.objects.count()) == ("ActIssued", 0)
    assert Delivery.objects.filter(act=act).exists()


def test_both_signatures_are_in_the_file_sound_and_believed(here: World) -> None:
    found = verdicts(pdf_of(signed(here)))
    assert [(one.by.name, one.sound, one.trusted, one.level) for one in found] == [
        (SIGNER, True, True, "B-B"),
        (here.organisation.name, True, True, "B-B"),
    ]
    rows = list(ActSignature.objects.values_list("role", "holder", "trusted", "method"))
    assert rows == [("personal", SIGNER, True, "file"), ("seal", here.organisation.name, True, "file")]


def test_a_foreign_program_calls_the_signatures_valid_too(here: World, tmp_path: Path) -> None:
    said = pdfsig(pdf_of(signed(here)), tmp_path)
    assert said.count("Signature is Valid.") == 2
    assert said.count("Total document signed") == 1


def test_a_changed_byte_or_an_appended_page_is_told_by_both(here: World, tmp_path: Path) -> None:
    changes_are_told(pdf_of(signed(here)), tmp_path)


def changes_are_told(pdf: bytes, tmp_path: Path) -> None:
    """Of one flipped byte and of an appended page, by our own check and by `pdfsig`."""
    place = pdf.index(b"/Contents") - 400
    flipped = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
    assert not any(one.sound for one in verdicts(flipped))
    assert "Signature is Valid." not in pdfsig(flipped, tmp_path)
    writer = PdfWriter(io.BytesIO(pdf), incremental=True)
    writer.add_blank_page(595, 842)
    longer = io.BytesIO()
    writer.write(longer)
    assert not any(one.sound for one in verdicts(longer.getvalue()))
    assert "Total document signed" not in pdfsig(longer.getvalue(), tmp_path)


def pdfsig(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "signed.pdf"
    file.write_bytes(pdf)
    run = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True)
    return run.stdout


def test_a_number_taken_meanwhile_lets_the_signatures_fall_and_leaves_no_gap(here: World) -> None:
    act = sign(here, approved(here))
    reserve(series=Series.objects.get(), by=here.clerk, at=here.at(221))
    with pytest.raises(steps.NumberTaken, match="Số 87"):
        sign(here, act, OFFICE, minute=222)
    assert (ActSignature.objects.count(), Proposal.objects.count()) == (0, 0)
    act.refresh_from_db()
    assert (act.state, rule.turn(act), kinds()[-1]) == ("signing", PERSONAL, "SignaturesDropped")
    act = sign(here, sign(here, act, minute=223), OFFICE, minute=224)
    assert (numbers(), act.entry and act.entry.written) == ([87, 88], "88-TB/ĐU")
    assert register.gaps(Series.objects.get()) == []


def test_a_number_taken_while_the_last_key_signs_is_noticed_under_the_lock(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = sign(here, approved(here))
    honest = pades.sign

    def slow(*args: object, **named: object) -> bytes:
        reserve(series=Series.objects.get(), by=here.clerk, at=here.at(221))
        return honest(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(pades, "sign", slow)
    with pytest.raises(steps.NumberTaken):
        sign(here, act, OFFICE, minute=222)
    assert (numbers(), Act.objects.get(pk=act.pk).state, Delivery.objects.count()) == ([87], "signing", 0)


def test_one_signature_alone_is_simply_made_again_with_the_next_number(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    SigningRule.objects.update(seal=False)
    act = approved(here)
    honest = pades.sign
    taken: list[RegisterEntry] = []

    def slow(*args: object, **named: object) -> bytes:
        if not taken:
            taken.append(reserve(series=Series.objects.get(), by=here.clerk, at=here.at(221)))
        return honest(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(pades, "sign", slow)
    act = sign(here, act)
    assert (act.state, act.entry and act.entry.number, numbers()) == ("issued", 88, [87, 88])
    assert "Số 88-TB/ĐU" in PdfReader(io.BytesIO(pdf_of(act))).pages[0].extract_text()


def test_a_signature_waits_for_the_seal_for_a_day_under_its_own_date(here: World) -> None:
    act = sign(here, approved(here))
    issued = sign(here, act, OFFICE, minute=220 + 23 * 60)
    assert issued.entry is not None
    assert (issued.entry.issued_on, issued.issued_at) == (here.at(220).date(), here.at(220 + 23 * 60))


def test_after_a_day_the_signer_is_asked_again(here: World) -> None:
    act = sign(here, approved(here))
    with pytest.raises(steps.NumberTaken):
        sign(here, act, OFFICE, minute=221 + 24 * 60)
    act.refresh_from_db()
    assert (rule.turn(act), numbers()) == (PERSONAL, [])


def test_a_return_lets_the_signatures_fall(here: World) -> None:
    act = sign(here, approved(here))
    act = checking.return_act(act=act, by=here.clerk, at=here.at(230))
    assert (act.state, ActSignature.objects.count(), Proposal.objects.count()) == ("draft", 0, 0)


def test_the_signatory_may_send_it_back_instead_of_signing(here: World) -> None:
    act = checking.return_act(act=approved(here), by=here.users["hanh"], at=here.at(230))
    assert act.state == "draft"


@pytest.mark.parametrize(("role", "name"), [(PERSONAL, "khoi"), (PERSONAL, "cham"), (OFFICE, "hanh")])
def test_nobody_signs_for_another(here: World, role: SignatureRole, name: str) -> None:
    act = approved(here) if role == PERSONAL else sign(here, approved(here))
    signer = keys.from_pkcs12(key(SIGNER), PASSWORD)
    with pytest.raises(NotAllowed):
        steps.sign_act(act=act, role=role, signer=signer, method="file", by=here.users[name], at=here.at(220))  # type: ignore[arg-type]


def test_the_seal_is_not_set_before_the_signature(here: World) -> None:
    with pytest.raises(act_steps.WrongStep):
        sign(here, approved(here), OFFICE)


def test_another_persons_certificate_is_refused_by_name(here: World) -> None:
    with pytest.raises(keys.Unsuitable, match="của “Trần Minh Khôi”, không phải của Lê Thị Thu Hạnh"):
        sign(here, approved(here), name="Trần Minh Khôi")
    assert ActSignature.objects.count() == 0


def test_marks_and_case_of_a_name_do_not_count(here: World) -> None:
    assert sign(here, approved(here), name="LE THI THU HANH").state == "signing"


def test_a_real_deployment_refuses_the_development_authority(here: World, settings: Settings) -> None:
    settings.SECURE = True
    with pytest.raises(keys.Unsuitable, match="bản dùng thử"):
        sign(here, approved(here))


def test_an_expired_certificate_is_refused(here: World) -> None:
    with pytest.raises(keys.Unsuitable, match="chỉ có hiệu lực đến"):
        sign(here, approved(here), minute=int(timedelta(days=365 * 6).total_seconds() // 60))


def test_a_wrong_password_is_told() -> None:
    with pytest.raises(keys.WrongPassword):
        keys.from_pkcs12(key(SIGNER), "khác")
    with pytest.raises(keys.WrongPassword):
        keys.from_pkcs12(b"not a key", PASSWORD)
