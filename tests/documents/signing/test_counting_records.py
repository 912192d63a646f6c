"""Records of counting: issued like minutes, signed for the panel and by the chair, locked, supplemented."""

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from documents import access, act_steps, checking, counting_records, drafts, follow_ups, issuing, store, verification
from documents.acts import from_json
from documents.composition import compose_counting_record
from documents.dossier.exporting import issued as exported
from documents.exchange import package
from documents.models import Act, RegisterEntry, SigningRule
from documents.signing import keys, rule, steps
from documents.states import ActKind, SignatureMethod, SignatureRole
from meetings import checks
from meetings.models import Event, Meeting
from people.refusals import NotAllowed
from tests.documents.signing.factories import PASSWORD, key
from tests.documents.signing.test_steps import pdfsig
from tests.factories import World, world
from tests.voting.elections.factories import make_counted, make_declared
from tests.voting.tablets import make_counted as open_box
from voting.models import Round

TELLER, RECORDER, CHAIR = SignatureRole.TELLER, SignatureRole.RECORDER, SignatureRole.CHAIR


@pytest.fixture
def here(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return world(state="running", present=10)


def declared(here: World) -> Act:
    return counting_records.record_of(make_declared(here, 9, 8, 3, 6))


def checked(here: World, act: Act | None = None, *, signed: bool = True) -> Act:
    if signed:
        SigningRule.objects.update_or_create(organisation=here.organisation, defaults={"minutes": True})
    return checking.check_act(act=act or declared(here), by=here.clerk, at=here.at(20))


def approved(here: World, act: Act | None = None, *, signed: bool = True) -> Act:
    act = checked(here, act, signed=signed)
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(21))


def sign(here: World, act: Act, role: SignatureRole, who: str, minute: int = 22) -> Act:
    by = here.users[who]
    signer = keys.from_pkcs12(key(by.full_name), PASSWORD)
    return steps.sign_act(act=act, role=role, signer=signer, method=SignatureMethod.FILE, by=by, at=here.at(minute))


def signed(here: World) -> Act:
    act = sign(here, approved(here), TELLER, "giao")
    return Act.objects.get(pk=sign(here, act, CHAIR, "khoi", 23).pk)


def test_the_head_of_the_panel_then_the_chair_sign_while_the_meeting_goes_on(here: World) -> None:
    act = approved(here)
    assert (act.state, act.signatures_due, rule.turn(act)) == ("signing", ["teller", "chair"], TELLER)
    assert [one.who for one in rule.progress(act)] == ["Phạm Quỳnh Giao", "Trần Minh Khôi"]
    with pytest.raises(act_steps.WrongStep):
        sign(here, act, CHAIR, "khoi")
    act = sign(here, act, TELLER, "giao")
    assert rule.turn(act) == CHAIR
    act = sign(here, act, CHAIR, "khoi", 23)
    assert (act.state, act.entry, RegisterEntry.objects.count()) == ("issued", None, 0)
    last = Event.objects.latest("seq")
    assert (last.kind, last.payload["kind"], last.payload["sha256"]) == ("ActIssued", "counting", act.file_sha256)
    assert store.verify(act.file_sha256).sha256 == act.file_sha256


def test_both_signatures_are_valid_for_a_foreign_program(here: World, tmp_path: Path) -> None:
    said = pdfsig(drafts.pdf_of(signed(here)), tmp_path)
    assert (said.count("Signature is Valid."), said.count("Total document signed")) == (2, 1)
    assert said.index("Phạm Quỳnh Giao") < said.index("Trần Minh Khôi")


def test_only_the_head_of_the_panel_signs_for_it_and_is_told_on_the_first_page(here: World) -> None:
    act = approved(here)
    for name in ("thuong", "don", "nhi", "khoi"):
        with pytest.raises(NotAllowed):
            sign(here, act, TELLER, name)
    assert (rule.waiting_for(here.users["giao"]), rule.waiting_for(here.users["don"])) == ([act], [])
    act = sign(here, act, TELLER, "giao")
    assert (rule.waiting_for(here.users["giao"]), rule.waiting_for(here.chair)) == ([], [act])


def test_what_is_issued_is_the_frozen_count(here: World) -> None:
    act = signed(here)
    round_ = Round.objects.select_related("election__item__meeting__body").get()
    assert from_json(act.content) == compose_counting_record(round_)
    assert verification.find(act.file_sha256, "10.0.0.1") == verification.Finding(genuine=True, signed=True)
    assert package.packed(act) == package.packed(act)
    told = exported.act(act)
    assert (told["kind"], told["number"], told["round"], told["vote"]) == ("counting", None, str(round_.pk), None)
    assert told["file"] == f"acts/counting-{act.pk.hex[:8]}.pdf"


def test_the_database_refuses_every_change_of_an_issued_record(here: World) -> None:
    act = signed(here)
    changes: list[dict[str, Any]] = [{"content": {}}, {"round": None}, {"state": "draft"}, {"file_sha256": "0" * 64}]
    for change in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            Act.objects.filter(pk=act.pk).update(**change)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Act.objects.filter(pk=act.pk).delete()


def test_a_count_that_is_not_declared_has_no_record_yet(here: World) -> None:
    round_ = make_counted(here, 9, 8, 3, 6)
    assert counting_records.records(here.meeting) == []
    act = counting_records.record_of(round_)
    with pytest.raises(checking.NotReadyToCheck, match="chưa công bố"):
        checking.check_act(act=act, by=here.clerk, at=here.at(20))


def test_a_count_has_one_record(here: World) -> None:
    act = declared(here)
    round_ = Round.objects.select_related("election__item__meeting").get()
    assert counting_records.record_of(round_).pk == act.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.create(meeting=here.meeting, kind="counting", round=round_, profile=act.profile)
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.create(meeting=here.meeting, kind="counting", profile=act.profile)


def test_the_panel_reads_what_it_counted_and_nobody_else(here: World) -> None:
    act = declared(here)
    seen = ("giao", "don", "nhi", "khoi", "thuong")
    assert not access.may_see_act(here.users["giao"], act)
    act = checked(here, act)
    assert [access.may_see_act(here.users[name], act) for name in (*seen, "dat", "hanh")] == [True] * 5 + [False] * 2
    act = issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(21))
    act = sign(here, sign(here, act, TELLER, "giao"), CHAIR, "khoi", 23)
    for name in (*seen, "dat", "hanh"):
        user = here.users[name]
        found = access.seen_acts(user).filter(pk=act.pk).exists()
        assert (access.may_see_act(user, act), found) == (name in seen, name in seen)


def test_without_digital_signatures_the_chair_settles_it(here: World) -> None:
    act = approved(here, signed=False)
    assert (act.state, act.signatures_due) == ("issued", [])


def test_the_office_checks_and_the_chair_approves(here: World) -> None:
    act = declared(here)
    with pytest.raises(NotAllowed):
        checking.check_act(act=act, by=here.users["giao"], at=here.at(20))
    act = checked(here, act)
    with pytest.raises(NotAllowed):
        issuing.issue_act(act=act, revision=act.revision, by=here.users["giao"], at=here.at(21))


def test_the_closing_is_told_of_records_that_are_missing(here: World) -> None:
    assert [one for one in checks.before("close", here.meeting) if one.key == "records"] == []
    act = declared(here)
    said = next(one for one in checks.before("close", here.meeting) if one.key == "records")
    assert (said.ok, said.blocking, said.text) == (False, False, "Chưa chốt biên bản kiểm phiếu ở mục: 2.")
    assert [place.href for place in said.places] == [f"/rounds/{act.round_id}/record/"]
    sign(here, sign(here, approved(here, act), TELLER, "giao"), CHAIR, "khoi", 23)
    said = next(one for one in checks.before("close", here.meeting) if one.key == "records")
    assert (said.ok, said.text) == (True, "Biên bản kiểm phiếu đã chốt.")


def test_a_supplement_is_signed_by_the_same_two(here: World, tmp_path: Path) -> None:
    record = signed(here)
    assert follow_ups.offered(record) == (ActKind.SUPPLEMENT,)
    act = follow_ups.begin(act=record, kind=ActKind.SUPPLEMENT, by=here.clerk, at=here.at(30))
    written = {"text": "Sửa số phiếu phát ra thành 10."}
    act = follow_ups.write(act=act, written=written, seen=follow_ups.mark(act), by=here.clerk, at=here.at(31))
    act = checking.check_act(act=act, by=here.clerk, at=here.at(32))
    assert "Ban kiểm phiếu và chủ trì bổ sung, đính chính Biên bản kiểm phiếu bầu" in act.content["opening"]
    assert record.file_sha256 in act.content["opening"]
    act = issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(33))
    assert act.signatures_due == ["teller", "chair"]
    act = sign(here, sign(here, act, TELLER, "giao", 34), CHAIR, "khoi", 35)
    assert pdfsig(drafts.pdf_of(act), tmp_path).count("Signature is Valid.") == 2
    assert follow_ups.standing_of(record).word == "supplemented"
    assert access.may_see_act(here.users["don"], act)


def test_the_record_of_a_box_is_signed_by_who_kept_its_key(here: World, settings: Settings, tmp_path: Path) -> None:
    settings.KEY_DIR = tmp_path / "keys"
    vote = open_box(here)
    act = counting_records.record_of(vote)
    act = approved(here, act)
    assert act.signatures_due == ["recorder", "chair"]  # the server kept the key: no panel
    act = sign(here, sign(here, act, RECORDER, "thuong"), CHAIR, "khoi", 23)
    assert (act.state, act.content["abstract"][:10]) == ("issued", "kiểm phiếu")


def test_records_are_issued_after_the_closing_too(here: World) -> None:
    act = declared(here)
    Meeting.objects.filter(pk=here.meeting.pk).update(state="closed", closed_at=here.at(60))
    assert approved(here, act).state == "signing"
