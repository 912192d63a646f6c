"""The ballot box of a secret vote: made at its opening, shut at its closing, destroyed unopened if it is broken off."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from people.refusals import Refusal
from voting import custody, remains, vault
from voting.counting import in_the_room
from voting.kinds import sheet_of
from voting.manifest import seal
from voting.models import Box, Elector, Envelope, Participation, Teller, Vote
from voting.models.box import Custody
from voting.panels import Panel, panel_of
from voting.sealed import acknowledgement
from voting.tellers import terms as terms_of

LEAST = 3  # electors; of two each knows how the other voted
FEW = 10  # electors below which unanimity is likely enough to be told before


class PanelNotReady(Refusal):
    """Not every teller's tablet has proved that it holds its share of the key."""


class TooFew(Refusal):
    """So few electors that no way of counting hides who voted how."""


def install(vote: Vote, terms: Mapping[str, Any], voters: Collection[Elector]) -> dict[str, Any]:
    """Makes the box of a vote that is being opened; the terms, now with its public keys.

    The key of a panel's box was made before and is with the panel. Otherwise its halves are in two places when the
    transaction ends; if it fails, the file is a stray. Raises `TooFew`, `PanelNotReady`, `KeysAway`.
    """
    if len(voters) < LEAST:
        raise TooFew(_("Bỏ phiếu kín cần ít nhất %s người biểu quyết, nếu không sẽ lộ phiếu của từng người.") % LEAST)
    panel = panel_of(vote)
    made = _with_panel(vote, panel) if panel else _with_system(vote)
    ack = acknowledgement.public(custody.held(vote.pk).seed).hex()
    return seal({**terms, "secret": True, "sealed": {**made, "ack": ack, "lines": sheet_of(terms).size}})


def _with_system(vote: Vote) -> dict[str, Any]:
    custody.keep(vote.pk, custody.fresh())
    made = vault.ask("halve", path=str(custody.key_path(vote.pk)))
    Box.objects.create(vote=vote, custody=Custody.SYSTEM, share=bytes.fromhex(made["other"]))
    return {"box": made["box"], "custody": Custody.SYSTEM.value}


def _with_panel(vote: Vote, panel: Panel) -> dict[str, Any]:
    if not panel.is_ready:
        raise PanelNotReady(
            _("Mới có %(kept)s/%(size)s máy của ban kiểm phiếu giữ phần khóa. Đủ cả ban mới mở được bỏ phiếu.")
            % {"kept": panel.kept, "size": panel.size}
        )
    custody.keep(vote.pk, custody.fresh())
    box = Box.objects.get(vote=vote)
    return {"box": bytes(box.public or b"").hex(), "custody": Custody.PANEL.value, "panel": terms_of(vote)}


def shut(vote: Vote) -> int:
    """Freezes who was in the room as the casting ends; how many envelopes are in the box.

    A panel gets the key to which its shares are wrapped again. Raises `KeysAway`.
    """
    box = Box.objects.get(vote=vote)
    box.present = len(in_the_room(vote))
    if box.custody == Custody.PANEL:
        made = vault.ask("prepare", path=str(custody.opening_path(vote.pk)))
        box.opening = bytes.fromhex(made["public"])
    box.save(update_fields=["present", "opening"])
    return Envelope.objects.filter(vote=vote).count()


def destroy(vote: Vote) -> None:
    """Destroys a box unopened: envelopes, both halves of the key, and what knew retries again."""
    Envelope.objects.filter(vote=vote).delete()
    Participation.objects.filter(vote=vote).update(tag=None)
    Box.objects.filter(vote=vote).update(share=None)
    forget_shares(vote)
    after_commit(vote)


def forget_shares(vote: Vote) -> None:
    """Takes the wrapped shares of a panel out of the database; who pressed stays."""
    Teller.objects.filter(vote=vote).update(share=None, proof=None, pressed=None)


def after_commit(vote: Vote) -> None:
    """Once it is durable that the box is empty: the key's file goes, and what erased rows left on the disk."""
    vote_id = vote.pk
    transaction.on_commit(lambda: remains.clear(vote_id), robust=True)
