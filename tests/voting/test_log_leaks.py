"""A secret vote under the most talkative logging: no line tells an answer, an envelope, a share or who sent what.

The control logs the body of a request, as somebody does who looks for a fault, and is seen.
"""

import logging
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import World
from tests.voting.panels import Keeper, make_panel_box
from tests.voting.tablets import ANSWERS, Tablet, make_box
from tests.voting.test_pages import client
from voting.models import Box, Vote
from voting.sealed.tracker import tracker
from voting.votes import close_vote


def sends(by: Client, vote: Vote, name: str, **data: str) -> int:
    return by.post(reverse(f"voting:{name}", args=[vote.pk]), data).status_code


@pytest.mark.parametrize("custody", ["panel", "server"])
def test_no_line_tells_anything(running: World, caplog: pytest.LogCaptureFixture, custody: str) -> None:
    vote, keepers = make_panel_box(running) if custody == "panel" else (make_box(running), [])
    tablets = {name: Tablet(vote, choice) for name, choice in ANSWERS.items()}
    shares = [keeper.share() for keeper in keepers]
    with caplog.at_level(logging.DEBUG):
        for name, tablet in tablets.items():
            sent = {"id": str(tablet.id), "sealed": tablet.content.hex()}
            assert sends(client(running, name, quiet=True), vote, "envelope", **sent) == 200
        late = Tablet(vote)
        close_vote(vote=vote, by=running.chair, at=running.at(55))
        sent = {"id": str(late.id), "sealed": late.content.hex()}
        assert sends(client(running, "nguyet", quiet=True), vote, "envelope", **sent) == 423  # refusals are told too
        for keeper in keepers[:2]:
            wrapped = keeper.rewrapped().hex()
            assert sends(client(running, keeper.name, quiet=True), vote, "press", wrapped=wrapped) in (200, 204)
        if not keepers:
            assert sends(client(running, "khoi", quiet=True), vote, "unsealing") in (200, 204)
    assert Box.objects.get().bundle is not None
    lines = "\n".join(f"{one.name} {one.getMessage()} {one.exc_text or ''}" for one in caplog.records)
    assert hidden_in(lines, vote, [*tablets.values(), late], shares) == []
    assert [word for word in re.findall(r"\w+", lines) if word in ("yes", "other")] == []
    assert not any(label in lines for label in ("Tán thành", "Không tán thành", "Ý kiến khác"))
    assert not any(name in lines for name in ("hanh", "Thu Hạnh", str(running.attendee("hanh").pk)))
    logging.getLogger("control").warning("ballot %s", sent)
    assert hidden_in(caplog.text, vote, [late], shares) != []


def hidden_in(lines: str, vote: Vote, tablets: list[Tablet], shares: list[bytes]) -> list[str]:
    """What must not be in these lines and is."""
    secrets = [share.hex() for share in shares]
    for one in tablets:
        mine = tracker(one.nonce, one.terms)
        secrets += [str(one.id), one.id.hex, one.nonce.hex(), one.content.hex()[:64], mine]
    return [one for one in secrets if one in lines]


def test_a_share_that_is_refused_is_in_no_line(running: World, caplog: pytest.LogCaptureFixture) -> None:
    vote, keepers = make_panel_box(running)
    outsider = Keeper(running, vote, "hanh")
    with caplog.at_level(logging.DEBUG):
        wrapped = "ab" * 113
        assert sends(client(running, "hanh", quiet=True), vote, "press", wrapped=wrapped) == 404
        assert sends(client(running, keepers[0].name, quiet=True), vote, "press", wrapped=wrapped) == 409
    assert wrapped not in caplog.text
    assert outsider.secret.hex() not in caplog.text
