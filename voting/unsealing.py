"""Opening the box of a secret vote: counted, published, and nothing kept that joins a voter and a ballot."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from meetings.models import Attendee
from people.models import User
from people.refusals import Refusal
from voting import boxes, custody, vault
from voting.access import must_run
from voting.events import BoxOpened, TellerPressed
from voting.kinds import sheet_of
from voting.locks import lock
from voting.models import Box, Elector, Envelope, Participation, Slip, Teller, Vote
from voting.models.box import Custody
from voting.sealed import bundle
from voting.sealed.opening import Answer, Opened
from voting.states import VoteState
from voting.tellers import own
from voting.votes import WrongState, conclude, ensure_step


class CountsDiffer(Refusal):
    """There are not as many envelopes as voters: somebody changed the tables."""


class WrongShare(Refusal):
    """What a teller sent is not their share."""


class TrackersClash(Refusal):
    """Two ballots could not be told apart by their voters."""


class WithPanel(Refusal):
    """The counting panel opens this box, nobody else."""


@transaction.atomic
def open_box(*, vote: Vote, by: User, at: datetime) -> Vote:
    """Opens the box of a closed secret vote of which the server keeps the key: counts, publishes and decides at once.

    It can be killed at any moment and run again: it gives the same bundle. Rows are written in an order that says
    nothing (answers by tracker, participants by identifier), all in this one transaction. Raises `WrongState`,
    `NotAllowed`, `WithPanel`, `CountsDiffer`, `TrackersClash`, `KeysAway`.
    """
    vote = lock(vote.pk)
    must_run(by, vote.item.meeting)
    ensure_step(vote, VoteState.CLOSED, VoteState.SEALED)
    box, held = Box.objects.get(vote=vote), custody.held(vote.pk)
    if box.custody == Custody.PANEL:
        raise WithPanel(_("Ban kiểm phiếu giữ khóa. Các đồng chí trong ban bấm mở hòm phiếu trên máy của mình."))
    parts = {"path": str(custody.key_path(vote.pk)), "other": bytes(box.share or b"").hex()}
    return _publish(vote, box, held, parts, by, at)


@transaction.atomic
def press(*, vote: Vote, attendee: Attendee, wrapped: bytes, by: User, at: datetime) -> Vote:
    """A teller gives their share, wrapped for the opening key; with enough of them the box opens, as by `open_box`.

    The share is compared with what was given to the teller, so that nobody can spoil the opening. Pressing again
    changes nothing. Raises `WrongShare`, `WrongState`, `NotAllowed`, `CountsDiffer`, `TrackersClash`, `KeysAway`,
    `VoteGone`.
    """
    vote = lock(vote.pk)
    mine = own(vote, attendee, by)
    ensure_step(vote, VoteState.CLOSED, VoteState.SEALED)
    if mine.opened:
        return vote
    where = {"path": str(custody.opening_path(vote.pk)), "context": vote.pk.bytes.hex()}
    if not vault.ask("check", wrapped=wrapped.hex(), mark=bytes(mine.mark or b"").hex(), **where)["right"]:
        raise WrongShare(_("Phần khóa gửi lên không đúng phần của đồng chí. Tải lại trang rồi bấm lại."))
    Teller.objects.filter(pk=mine.pk).update(pressed=wrapped, opened=True)
    journal.record(vote.item.meeting, TellerPressed(vote=str(vote.pk), item=str(vote.item_id)), by=by, at=at)
    given = list(Teller.objects.filter(vote=vote, opened=True))[: vote.manifest["sealed"]["panel"]["needed"]]
    if len(given) < vote.manifest["sealed"]["panel"]["needed"]:
        return vote
    shares = [[one.number, bytes(one.pressed or b"").hex(), bytes(one.mark or b"").hex()] for one in given]
    box, held = Box.objects.get(vote=vote), custody.held(vote.pk)
    return _publish(vote, box, held, {"shares": shares, **where}, by, at)


def _publish(vote: Vote, box: Box, held: custody.Keys, parts: dict[str, Any], by: User, at: datetime) -> Vote:
    if box.present is None:
        raise WrongState(_("Chưa đóng bỏ phiếu nên chưa mở hòm phiếu được. Tải lại trang."))
    envelopes = list(Envelope.objects.filter(vote=vote).order_by("pk"))
    voters = sorted(Participation.objects.filter(vote=vote).values_list("attendee_id", flat=True))
    if len(envelopes) != len(voters):
        raise CountsDiffer(
            _("Số phiếu trong hòm (%(envelopes)s) khác số người đã bỏ phiếu (%(voters)s). Hủy lần này và bỏ phiếu lại.")
            % {"envelopes": len(envelopes), "voters": len(voters)}
        )
    opened = _opened(vote, [bytes(one.sealed) for one in envelopes], parts)
    electors = Elector.objects.filter(vote=vote, recused=False).values_list("attendee_id", flat=True)
    box.bundle = bundle.make(
        vote.manifest,
        electors=[str(one) for one in electors],
        participants=[str(one) for one in voters],
        digests=[bytes(one.sha256) for one in envelopes],
        opened=opened,
        seed=held.seed,
    )
    box.bundle_sha256, box.invalid, box.share = bundle.hash_of(box.bundle), opened.invalid, None
    box.broken_off_by, box.reason = None, ""
    box.save(update_fields=["bundle", "bundle_sha256", "invalid", "share", "broken_off_by", "reason"])
    boxes.forget_shares(vote)
    Slip.objects.bulk_create(
        Slip(vote=vote, line=one.line, tracker=one.tracker, choice=one.choice) for one in opened.answers
    )
    Participation.objects.filter(vote=vote).delete()
    Participation.objects.bulk_create(Participation(vote=vote, attendee_id=one) for one in voters)
    Envelope.objects.filter(vote=vote).delete()
    fact = BoxOpened(vote=str(vote.pk), item=str(vote.item_id), envelopes=len(envelopes), sha256=box.bundle_sha256)
    journal.record(vote.item.meeting, fact, by=by, at=at)
    boxes.after_commit(vote)
    return conclude(vote, by=by, at=at)


def _opened(vote: Vote, envelopes: list[bytes], parts: dict[str, Any]) -> Opened:
    """What the chamber finds in the envelopes with these parts of the key."""
    ballot = sheet_of(vote.manifest)
    answer = vault.ask(
        "open",
        box=vote.manifest["sealed"]["box"],
        envelopes=[one.hex() for one in envelopes],
        terms=vote.manifest["sha256"],
        choices=[value for value, _label in ballot.marks],
        lines=ballot.size,
        within=ballot.limits,
        **parts,
    )
    if "wrong" in answer:
        raise WrongShare(_("Các phần khóa không ghép thành khóa của hòm phiếu này. Hủy lần này và bỏ phiếu lại."))
    if "clash" in answer:
        raise TrackersClash(
            _("Có hai phiếu trùng mã kiểm tra nên không công bố được kết quả. Hủy lần này và bỏ phiếu lại.")
        )
    return Opened(tuple(Answer(*one) for one in answer["answers"]), answer["invalid"])
