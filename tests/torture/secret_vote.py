"""A secret vote of a panel, played on the surroundings' database: `python -m tests.torture.secret_vote STEP FILE`.

`cast` makes the database, votes and keeps in FILE what the tablets know; `open` closes and opens the box.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import django


def cast(file: Path) -> None:
    from django.core.management import call_command

    from tests.factories import world
    from tests.voting.panels import make_panel_box
    from tests.voting.tablets import fill
    from voting.sealed import envelope, keys, shamir
    from voting.sealed.tracker import tracker

    call_command("migrate", verbosity=0)
    here = world(state="running", present=10)
    vote, keepers = make_panel_box(here)
    shares = {keeper.seat.number: keeper.share() for keeper in keepers}
    tablets = fill(here, vote).values()
    secret = shamir.join(shares)
    assert keys.public(secret).hex() == vote.manifest["sealed"]["box"]
    told: dict[str, Any] = {
        "hidden": [one.hex() for one in (secret, *shares.values(), *(keeper.secret for keeper in keepers))],
        "nonces": [one.nonce.hex() for one in tablets],
        "trackers": [tracker(one.nonce, one.terms).encode().hex() for one in tablets],
        "digests": [envelope.digest(one.content).hex() for one in tablets],
        "secrets": {keeper.name: keeper.secret.hex() for keeper in keepers},
    }
    file.write_text(json.dumps(told), encoding="utf-8")


def open_it(file: Path) -> None:
    from datetime import datetime

    from django.utils import timezone

    from meetings.models import Attendee
    from people.models import User
    from voting.models import Box, Vote
    from voting.sealed import wrap
    from voting.tellers import own
    from voting.unsealing import press
    from voting.votes import close_vote

    told = json.loads(file.read_text(encoding="utf-8"))
    now: datetime = timezone.now()
    vote = close_vote(vote=Vote.objects.get(), by=User.objects.get(username="khoi"), at=now)
    opening = bytes(Box.objects.get().opening or b"")
    for name, secret in list(told["secrets"].items())[1:]:  # the first is lost
        user = User.objects.get(username=name)
        seat = Attendee.objects.get(user=user)
        share = wrap.unwrap(bytes(own(vote, seat, user).share or b""), bytes.fromhex(secret), vote.pk.bytes)
        vote = press(
            vote=vote, attendee=seat, wrapped=wrap.wrap(share, opening, vote.pk.bytes), by=user, at=timezone.now()
        )
    assert vote.state == "closed"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    {"cast": cast, "open": open_it}[sys.argv[1]](Path(sys.argv[2]))
