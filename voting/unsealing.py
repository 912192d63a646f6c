"""Opening the box of a secret vote: counted, published, and nothing kept that joins a voter and a ballot."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from people.models import User
from people.refusals import Refusal
from voting import boxes, custody
from voting.access import must_run
from voting.events import BoxOpened
from voting.locks import lock
from voting.models import Box, Elector, Envelope, Participation, Slip, Vote
from voting.sealed import bundle, keys
from voting.sealed.opening import Clash, Opened, open_all
from voting.states import VoteState
from voting.votes import conclude, ensure_step


class CountsDiffer(Refusal):
    """There are not as many envelopes as voters: somebody changed the tables."""


class TrackersClash(Refusal):
    """Two ballots could not be told apart by their voters."""


@transaction.atomic
def open_box(*, vote: Vote, by: User, at: datetime) -> Vote:
    """Opens the box of a closed secret vote, counts, publishes and decides, in one step.

    It can be killed at any moment and run again: it gives the same bundle. Rows are written in an order that says
    nothing (answers by tracker, participants by identifier), all in this one transaction. Raises `WrongState`,
    `NotAllowed`, `CountsDiffer`, `TrackersClash`, `KeysAway`.
    """
    vote = lock(vote.pk)
    must_run(by, vote.item.meeting)
    ensure_step(vote, VoteState.CLOSED, VoteState.SEALED)
    box, held = Box.objects.get(vote=vote), custody.held(vote.pk)
    envelopes = list(Envelope.objects.filter(vote=vote).order_by("pk"))
    voters = sorted(Participation.objects.filter(vote=vote).values_list("attendee_id", flat=True))
    if len(envelopes) != len(voters):
        raise CountsDiffer(
            _("Số phiếu trong hòm (%(envelopes)s) khác số người đã bỏ phiếu (%(voters)s). Hủy lần này và bỏ phiếu lại.")
            % {"envelopes": len(envelopes), "voters": len(voters)}
        )
    opened = _opened(vote, [bytes(one.sealed) for one in envelopes], keys.join(held.share, bytes(box.share or b"")))
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
    box.save(update_fields=["bundle", "bundle_sha256", "invalid", "share"])
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


def _opened(vote: Vote, envelopes: list[bytes], secret: bytes) -> Opened:
    choices = [value for value, _label in vote.manifest["choices"]]
    try:
        return open_all(envelopes, secret, bytes.fromhex(vote.manifest["sha256"]), choices, boxes.LINES)
    except Clash:
        raise TrackersClash(
            _("Có hai phiếu trùng mã kiểm tra nên không công bố được kết quả. Hủy lần này và bỏ phiếu lại.")
        ) from None
