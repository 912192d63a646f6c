"""The counting panel takes the key into keeping: named, its tablets enrolled, the shares made, each share proved."""

import hmac
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from meetings.models import Attendee
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal
from voting import vault
from voting.access import must_run
from voting.events import PanelNamed, TellerConfirmed, TellerEnrolled
from voting.locks import lock
from voting.models import Box, Teller, Vote
from voting.models.box import Custody
from voting.panels import NEEDED
from voting.sealed import keys
from voting.states import VoteState


class TooLate(Refusal):
    """The vote is open, or over: its panel and its key are fixed."""


class NotProved(Refusal):
    """The tablet does not hold the share that is recorded for it."""


@transaction.atomic
def name_panel(*, vote: Vote, members: Collection[Attendee], by: User, at: datetime) -> Vote:
    """Names the panel of a prepared secret vote: three members (two open the box), five (three do), or nobody: then the
    server keeps the key. Naming again makes everybody enrol again.

    Raises `BadInput`, `TooLate`, `NotAllowed`, `VoteGone`.
    """
    vote = _prepared(vote)
    must_run(by, vote.item.meeting)
    chosen = {one.pk: one for one in members}
    if chosen and len(chosen) not in NEEDED:
        raise BadInput(_("Ban kiểm phiếu giữ khóa có 3 hoặc 5 đồng chí. Chọn lại cho đủ."))
    if any(one.meeting_id != vote.item.meeting_id or not one.is_member for one in chosen.values()):
        raise BadInput(_("Chỉ ủy viên, đại biểu chính thức của phiên họp này làm ban kiểm phiếu được."))
    dissolve(vote)
    order = sorted(chosen.values(), key=lambda one: (one.position, str(one.pk)))
    Teller.objects.bulk_create(Teller(vote=vote, attendee=one, number=at_) for at_, one in enumerate(order, start=1))
    journal.record(vote.item.meeting, PanelNamed(vote=str(vote.pk), item=str(vote.item_id)), by=by, at=at)
    return vote


def dissolve(vote: Vote) -> None:
    """Forgets the panel of a prepared vote and the key that it may have had."""
    Teller.objects.filter(vote=vote).delete()
    Box.objects.filter(vote=vote).delete()


@transaction.atomic
def enrol(*, vote: Vote, attendee: Attendee, public: bytes, by: User, at: datetime) -> Teller:
    """Takes the public key that a teller's tablet made (65 bytes). With the last one the key of the box is made.

    It is split and wrapped at once, and gone. Another tablet of the same teller replaces the first, and everybody gets
    a new share. Raises `BadInput` for no key, `TooLate`, `NotAllowed`, `KeysAway`, `VoteGone`.
    """
    vote = _prepared(vote)
    mine = own(vote, attendee, by)
    try:
        keys.decoded(public)
    except ValueError:
        raise BadInput(_("Máy gửi lên khóa không đúng định dạng. Tải lại trang rồi thử lại.")) from None
    if mine.public is not None and bytes(mine.public) == public:
        return mine  # a retry
    Box.objects.filter(vote=vote).delete()
    Teller.objects.filter(vote=vote).update(share=None, mark=None, proof=None, confirmed=False)
    Teller.objects.filter(pk=mine.pk).update(public=public)
    tellers = list(Teller.objects.filter(vote=vote))
    if all(one.public for one in tellers):
        _share_out(vote, tellers)
    journal.record(vote.item.meeting, TellerEnrolled(vote=str(vote.pk), item=str(vote.item_id)), by=by, at=at)
    return Teller.objects.get(pk=mine.pk)


def _share_out(vote: Vote, tellers: list[Teller]) -> None:
    made = vault.ask(
        "make",
        needed=NEEDED[len(tellers)],
        context=vote.pk.bytes.hex(),
        keys=[bytes(one.public or b"").hex() for one in tellers],
    )
    for one, given in zip(tellers, made["shares"], strict=True):
        Teller.objects.filter(pk=one.pk).update(
            share=bytes.fromhex(given["wrapped"]),
            mark=bytes.fromhex(given["mark"]),
            proof=bytes.fromhex(given["proof"]),
        )
    Box.objects.create(vote=vote, custody=Custody.PANEL, public=bytes.fromhex(made["box"]))


@transaction.atomic
def confirm(*, vote: Vote, attendee: Attendee, proof: bytes, by: User, at: datetime) -> Teller:
    """Notes that a tablet holds its share: it unwrapped it and answered with `proof`. Raises `NotProved`, `TooLate`,
    `NotAllowed`, `VoteGone`.
    """
    vote = _prepared(vote)
    mine = own(vote, attendee, by)
    if mine.proof is None or not hmac.compare_digest(bytes(mine.proof), proof):
        raise NotProved(_("Máy này không giữ đúng phần khóa. Bấm nhận lại phần khóa trên máy này."))
    if not mine.confirmed:
        Teller.objects.filter(pk=mine.pk).update(confirmed=True)
        journal.record(vote.item.meeting, TellerConfirmed(vote=str(vote.pk), item=str(vote.item_id)), by=by, at=at)
    return Teller.objects.get(pk=mine.pk)


def own(vote: Vote, attendee: Attendee, by: User) -> Teller:
    """The attendee's place in the panel. Raises `NotAllowed`."""
    mine = Teller.objects.filter(vote=vote, attendee=attendee).first()
    if mine is None or attendee.user_id != by.pk:
        raise NotAllowed(_("Chỉ đồng chí trong ban kiểm phiếu giữ được phần khóa, mỗi đồng chí một phần."))
    return mine


def terms(vote: Vote) -> dict[str, Any]:
    """What the manifest says of the panel: how many shares open the box, and of each teller who they are, the key of
    their tablet and the SHA-256 of their share.
    """
    tellers = list(Teller.objects.filter(vote=vote))
    rows = [[str(one.attendee_id), bytes(one.public or b"").hex(), bytes(one.mark or b"").hex()] for one in tellers]
    return {"needed": NEEDED[len(tellers)], "tellers": rows}


def _prepared(vote: Vote) -> Vote:
    vote = lock(vote.pk)
    if not vote.secret or vote.state != VoteState.READY:
        raise TooLate(_("Biểu quyết đã mở hoặc không phải bỏ phiếu kín nên không đổi được ban kiểm phiếu và khóa."))
    return vote
