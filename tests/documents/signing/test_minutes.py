"""Minutes: looked at by members, signed by secretary and chair, then locked for ever; supplemented, never changed."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models.signals import post_migrate, pre_migrate
from pypdf import PdfReader

from agenda.models import Recusal
from documents import act_steps, checking, drafts, follow_ups, freezing, issuing, reviewing, store
from documents.models import Act, ActSignature, Remark, SigningRule
from documents.signing import keys, rule, steps
from documents.signing.verdicts import verdicts
from documents.states import ActKind, SignatureMethod, SignatureRole
from meetings.models import Attendee, Event
from people.refusals import NotAllowed, Stale
from tests.documents.signing.factories import PASSWORD, key
from tests.documents.signing.test_steps import changes_are_told, pdfsig
from tests.factories import World

RECORDER, CHAIR = SignatureRole.RECORDER, SignatureRole.CHAIR


def checked(here: World, act: Act | None = None, minute: int = 210) -> Act:
    SigningRule.objects.update(minutes=True)
    act = act or drafts.act_of(here.meeting, ActKind.MINUTES)
    return checking.check_act(act=act, by=here.clerk, at=here.at(minute))


def approved(here: World, act: Act | None = None, minute: int = 211) -> Act:
    act = checked(here, act, minute)
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(minute + 1))


def sign(here: World, act: Act, role: SignatureRole, minute: int = 220) -> Act:
    by = here.secretary if role == RECORDER else here.chair
    signer = keys.from_pkcs12(key(by.full_name), PASSWORD)
    return steps.sign_act(act=act, role=role, signer=signer, method=SignatureMethod.FILE, by=by, at=here.at(minute))


def signed(here: World) -> Act:
    act = sign(here, approved(here), RECORDER)
    return Act.objects.get(pk=sign(here, act, CHAIR, minute=225).pk)


def test_secretary_then_chair_sign_and_the_minutes_are_issued_without_a_number(here: World) -> None:
    act = approved(here)
    assert (act.state, act.signatures_due, rule.turn(act)) == ("signing", ["recorder", "chair"], RECORDER)
    with pytest.raises(act_steps.WrongStep):
        sign(here, act, CHAIR)
    act = sign(here, act, RECORDER)
    assert (act.state, rule.turn(act)) == ("signing", CHAIR)
    act = sign(here, act, CHAIR, minute=225)
    assert (act.state, act.entry, Event.objects.latest("seq").kind) == ("issued", None, "ActIssued")
    assert store.verify(act.file_sha256).sha256 == act.file_sha256


def test_the_first_signature_of_minutes_waits_for_days(here: World) -> None:
    act = sign(here, approved(here), RECORDER)
    assert sign(here, act, CHAIR, minute=220 + 5 * 24 * 60).state == "issued"


def test_nobody_signs_minutes_for_another(here: World) -> None:
    act, signer = approved(here), keys.from_pkcs12(key("Trịnh Hoài Thương"), PASSWORD)
    for name in ("cham", "khoi", "hanh"):
        with pytest.raises(NotAllowed):
            steps.sign_act(act=act, role=RECORDER, signer=signer, method="file", by=here.users[name], at=here.at(220))  # type: ignore[arg-type]


def test_who_signs_is_told_on_their_first_page(here: World) -> None:
    act = approved(here)
    assert (rule.waiting_for(here.secretary), rule.waiting_for(here.chair)) == ([act], [])
    act = sign(here, act, RECORDER)
    assert (rule.waiting_for(here.secretary), rule.waiting_for(here.chair)) == ([], [act])


def test_minutes_need_a_secretary_before_they_are_checked(here: World) -> None:
    Attendee.objects.filter(meeting=here.meeting, role="secretary").update(role="clerk")
    with pytest.raises(checking.NotReadyToCheck, match="chưa có thư ký"):
        checked(here)


def test_both_signatures_are_valid_for_a_foreign_program_too(here: World, tmp_path: Path) -> None:
    pdf = drafts.pdf_of(signed(here))
    assert [(one.by.name, one.sound, one.trusted) for one in verdicts(pdf)] == [
        ("Trịnh Hoài Thương", True, True),
        ("Trần Minh Khôi", True, True),
    ]
    said = pdfsig(pdf, tmp_path)
    assert (said.count("Signature is Valid."), said.count("Total document signed")) == (2, 1)


def test_a_flipped_byte_or_an_appended_update_is_told_by_both(here: World, tmp_path: Path) -> None:
    changes_are_told(drafts.pdf_of(signed(here)), tmp_path)


CHANGES: list[dict[str, Any]] = [
    {"content": {}},
    {"file_sha256": "0" * 64},
    {"state": "draft"},
    {"pages": 99},
    {"issued_at": None},
    {"kind": "invitation"},
    {"written": {"text": "khác"}},
    {"profile": "state-nd30-2020"},
]


def test_the_database_refuses_every_change_of_signed_minutes(here: World) -> None:
    act = signed(here)
    for change in CHANGES:
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            Act.objects.filter(pk=act.pk).update(**change)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ActSignature.objects.filter(act=act).update(holder="Người khác")
    known = {"holder": "A", "issuer": "B", "trusted": True, "method": "file"}
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ActSignature.objects.create(act=act, role="seal", by=here.clerk, signed_at=here.at(), **known)
    assert Act.objects.get(pk=act.pk).content == act.content


def test_what_is_issued_is_not_deleted_by_anybody(here: World) -> None:
    act = signed(here)
    for rows in (ActSignature.objects.filter(act=act), Act.objects.filter(pk=act.pk)):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            rows._raw_delete(rows.db)
    assert (Act.objects.filter(pk=act.pk).count(), ActSignature.objects.filter(act=act).count()) == (1, 2)


def test_what_is_not_issued_may_go(here: World) -> None:
    act = sign(here, approved(here), RECORDER)
    checking.return_act(act=act, by=here.chair, at=here.at(230))
    assert ActSignature.objects.filter(act=act).count() == 0
    rows = Act.objects.filter(pk=act.pk)
    assert rows._raw_delete(rows.db) == 1


def test_every_column_of_an_act_is_watched_and_drafts_stay_free(here: World) -> None:
    act = checked(here)
    Act.objects.filter(pk=act.pk).update(pages=3)
    watched = freezing._columns(Act)
    assert watched == [name for field in Act._meta.get_fields() if (name := getattr(field, "column", None))]


def test_the_triggers_come_again_after_each_migration(here: World) -> None:
    with connection.cursor() as cursor:
        table = f' ON "{Act._meta.db_table}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "issued_act_stays"{table}')
    freezing.install()
    act = signed(here)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Act.objects.filter(pk=act.pk).update(pages=99)


def test_no_trigger_stands_in_the_way_of_a_migration(db: None) -> None:
    """SQLite rebuilds no table that the trigger of another one asks."""
    ours = {name for name, *_rest in freezing._rules(connection.vendor)}
    assert ours <= triggers()
    app = apps.get_app_config("documents")
    pre_migrate.send(sender=app, app_config=app, using="default")
    assert not ours & triggers()
    post_migrate.send(sender=app, app_config=app, using="default")
    assert ours <= triggers()


def triggers() -> set[str]:
    """The names of the triggers in the database."""
    names = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(names[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def test_members_look_through_the_minutes_before_they_are_signed(here: World) -> None:
    seat = here.attendee("an")
    Recusal.objects.create(item=here.items[1], attendee=seat, declared_by=here.clerk, declared_at=here.at())
    act = checked(here)
    with pytest.raises(NotAllowed):
        reviewing.remark(act=act, revision=act.revision, text="", by=here.users["hanh"], at=here.at(211))
    act = reviewing.show_minutes(act=act, by=here.clerk, at=here.at(212))
    assert reviewing.waiting_for(here.users["hanh"]) == [act]
    for name in ("an", "luc", "stranger"):  # recused in an item, a guest, of no part
        with pytest.raises(NotAllowed):
            reviewing.remark(act=act, revision=act.revision, text="", by=here.users[name], at=here.at(213))
    reviewing.remark(act=act, revision=act.revision, text="", by=here.users["hanh"], at=here.at(213))
    reviewing.remark(act=act, revision=act.revision, text="Mục 2 ghi nhầm.", by=here.users["dat"], at=here.at(213))
    assert [(row.attendee.user.username, row.text) for row in reviewing.remarks(act)] == [
        ("hanh", ""),
        ("dat", "Mục 2 ghi nhầm."),
    ]
    assert reviewing.waiting_for(here.users["hanh"]) == []


def test_given_back_the_minutes_are_looked_at_anew(here: World) -> None:
    act = reviewing.show_minutes(act=checked(here), by=here.clerk, at=here.at(212))
    seen = act.revision
    reviewing.remark(act=act, revision=seen, text="Sửa mục 1.", by=here.users["hanh"], at=here.at(213))
    checking.return_act(act=act, by=here.clerk, at=here.at(214))
    act = reviewing.show_minutes(act=checked(here, minute=215), by=here.clerk, at=here.at(216))
    with pytest.raises(Stale):
        reviewing.remark(act=act, revision=seen, text="", by=here.users["hanh"], at=here.at(217))
    assert (reviewing.remarks(act).count(), Remark.objects.count()) == (0, 1)


def test_once_approved_nobody_is_asked_any_more(here: World) -> None:
    act = reviewing.show_minutes(act=checked(here), by=here.clerk, at=here.at(212))
    issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(213))
    with pytest.raises(NotAllowed):
        reviewing.remark(act=act, revision=act.revision, text="", by=here.users["hanh"], at=here.at(214))


def test_a_supplementary_record_refers_to_the_minutes_and_is_signed_like_them(here: World, tmp_path: Path) -> None:
    minutes = signed(here)
    act = follow_ups.begin(act=minutes, kind=ActKind.SUPPLEMENT, by=here.clerk, at=here.at(300))
    with pytest.raises(checking.NotReadyToCheck, match="Chưa soạn"):
        checked(here, act)
    written = {"text": "Mục 2: số đại biểu có mặt ghi nhầm là 9; đúng là 10."}
    follow_ups.write(act=act, written=written, seen=follow_ups.mark(act), by=here.clerk, at=here.at(301))
    act = sign(here, sign(here, approved(here, act, 302), RECORDER, minute=310), CHAIR, minute=311)
    pdf = drafts.pdf_of(act)
    text = " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert "bổ sung Biên bản phiên họp thứ 18 của Ban Thường vụ Đảng ủy phường, ngày 12/11/2026" in text
    assert "đúng là 10." in text
    assert minutes.file_sha256 in "".join(text.split())
    assert pdfsig(pdf, tmp_path).count("Signature is Valid.") == 2
    assert follow_ups.standing_of(minutes).word == "supplemented"
    assert Act.objects.get(pk=minutes.pk).file_sha256 == minutes.file_sha256


def test_minutes_are_not_recalled(here: World) -> None:
    with pytest.raises(act_steps.WrongStep):
        follow_ups.begin(act=signed(here), kind=ActKind.RECALL, by=here.clerk, at=here.at(300))
