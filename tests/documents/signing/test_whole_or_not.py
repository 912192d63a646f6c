"""Killed at any statement, the last signature has issued the notice wholly or not at all."""

from typing import Any

import pytest
from django.db import connection

from documents import register, store
from documents.models import Act, ActSignature, Delivery, RegisterEntry, Series
from documents.signing import keys, pades, steps
from documents.signing.verdicts import ensure_sound
from documents.states import SignatureMethod
from meetings.models import Event, Meeting
from tests.documents.signing.factories import OFFICE, PASSWORD, approved, key, sign
from tests.factories import World


class Killed(BaseException):
    """Not an `Exception`: nothing may catch it and go on."""


class Fuse:
    """Lets `left` statements through, then ends the work."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            return execute(sql, params, many, context)
        if not self.left:
            raise Killed
        self.left -= 1
        return execute(sql, params, many, context)


def state(act: Act) -> tuple[Any, ...]:
    """Everything that issuing changes."""
    act = Act.objects.get(pk=act.pk)
    return (
        act.state,
        bool(act.file_sha256),
        ActSignature.objects.filter(act=act, role="seal").exists(),
        RegisterEntry.objects.count(),
        Delivery.objects.filter(act=act).exists(),
        Event.objects.filter(kind="ActIssued").count(),
        Meeting.objects.get(pk=act.meeting_id).state,
    )


NOT_ISSUED = ("signing", False, False, 0, False, 0, "closed")
ISSUED = ("issued", True, True, 1, True, 1, "concluded")


def test_killed_at_any_statement_it_is_not_issued_or_wholly_issued(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = sign(here, approved(here))
    signer = keys.from_pkcs12(key(here.organisation.name), PASSWORD)
    monkeypatch.setattr(pades, "sign", remembered(pades.sign))
    monkeypatch.setattr(steps, "ensure_sound", remembered(ensure_sound))
    killed = 0
    while True:
        try:
            with connection.execute_wrapper(Fuse(killed)):
                act = steps.sign_act(
                    act=act, role=OFFICE, signer=signer, method=SignatureMethod.FILE, by=here.clerk, at=here.at(225)
                )
            break
        except Killed:
            assert state(act) == NOT_ISSUED
            killed += 1
    assert state(act) == ISSUED
    assert killed > 25
    assert store.verify(act.file_sha256)
    assert (act.entry and act.entry.number, register.gaps(Series.objects.get())) == (87, [])


def remembered(honest: Any) -> Any:
    """The same answer each time: what is under test comes after it."""
    made: list[Any] = []

    def once(*args: Any, **named: Any) -> Any:
        if not made:
            made.append(honest(*args, **named))
        return made[0]

    return once
