"""Casting in a secret vote: one sealed envelope an elector, acknowledged by a signature when it is durable."""

import logging
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from meetings.models import Attendance, Attendee
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal
from voting import custody
from voting.ballots import announce
from voting.locks import hold
from voting.models import Elector, Envelope, Participation, Vote
from voting.receipts import NoElector, NotInRoom
from voting.sealed import acknowledgement, envelope, retry
from voting.states import VoteState

logger = logging.getLogger(__name__)


class BoxClosed(Refusal):
    """No envelope is taken now."""

    status: ClassVar[int] = 423


class AlreadyVoted(Refusal):
    """Another envelope of this person is in the box."""


class Counted(Refusal):
    """The box was opened; what it held is in the published result."""

    status: ClassVar[int] = 410


class Copied(Refusal):
    """The envelope is in the box, and not from this person."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An envelope as it came: under the random key that the tablet made for it."""

    id: UUID
    content: bytes

    @property
    def digest(self) -> bytes:
        return envelope.digest(self.content)


def cast_envelope(*, vote: Vote, attendee: Attendee, sent: Sealed, by: User) -> bytes:
    """Puts the attendee's envelope into the box; the signature that it is there.

    The same envelope of the same person brings the same signature, as long as the box is not opened; so a retry is
    harmless. When this returns, the envelope counts. There is no time in it and nothing of the person.

    Raises `BadInput` for anything but an envelope, `NoElector`, `NotAllowed`, `AlreadyVoted`, `Copied`, `BoxClosed`,
    `Counted`, `NotInRoom`, `KeysAway`, `VoteGone`.
    """
    if len(sent.content) != envelope.SIZE:
        raise BadInput(_("Phiếu gửi lên không đúng định dạng. Tải lại trang rồi bỏ phiếu lại."))
    with transaction.atomic():
        held = hold(vote.pk)
        _ensure_elector(held, attendee, by)
        keys = _keys(held)
        tag = retry.tag(keys.tags, attendee.pk.bytes, sent.id.bytes, sent.digest)
        if not _is_known(held, attendee, tag):
            _ensure_open(held, attendee)
            _put(held, attendee, sent, tag)
    return acknowledgement.sign(keys.seed, bytes.fromhex(held.manifest["sha256"]), sent.digest)


def _ensure_elector(vote: Vote, attendee: Attendee, by: User) -> None:
    if not vote.secret:
        raise BadInput(_("Nội dung này biểu quyết công khai, không bỏ phiếu kín."))
    if attendee.user_id != by.pk:
        raise NotAllowed(_("Mỗi đồng chí tự biểu quyết; không biểu quyết thay."))
    if vote.state == VoteState.READY:
        raise BoxClosed(_("Biểu quyết chưa mở."))
    elector = Elector.objects.filter(vote=vote, attendee=attendee).first()
    if elector is None:
        raise NoElector(_("Đồng chí không có quyền biểu quyết nội dung này."))
    if elector.recused:
        raise NoElector(_("Đồng chí không tham gia biểu quyết nội dung này."))


def _keys(vote: Vote) -> custody.Keys:
    if vote.state == VoteState.CLOSED:
        raise Counted(_("Hòm phiếu đã mở. Đồng chí xem kết quả; máy này tự kiểm tra phiếu của đồng chí trong đó."))
    if vote.state == VoteState.CANCELLED:
        raise BoxClosed(_("Lần bỏ phiếu này đã hủy; mọi phiếu đã bị hủy khi chưa mở."))
    return custody.held(vote.pk)


def _is_known(vote: Vote, attendee: Attendee, tag: bytes) -> bool:
    """Whether this very envelope of this person is in the box. Raises `AlreadyVoted` for another one of theirs."""
    known = Participation.objects.filter(vote=vote, attendee=attendee).first()
    if known is None:
        return False
    if known.tag is None or not retry.same(bytes(known.tag), tag):
        raise AlreadyVoted(
            _("Phiếu của đồng chí đã ở trong hòm phiếu, gửi từ thiết bị hoặc cửa sổ khác. Mỗi người bỏ một phiếu.")
        )
    return True


def _ensure_open(vote: Vote, attendee: Attendee) -> None:
    if vote.state != VoteState.OPEN:
        raise BoxClosed(_("Hòm phiếu đã đóng. Phiếu này không được tính."))
    if not Attendance.objects.filter(attendee=attendee, out_at=None).exists():
        raise NotInRoom(_("Đồng chí chưa điểm danh hoặc đã ra về nên chưa biểu quyết được. Báo thư ký điểm danh."))


def _put(vote: Vote, attendee: Attendee, sent: Sealed, tag: bytes) -> None:
    try:
        with transaction.atomic():
            Participation.objects.create(vote=vote, attendee=attendee, tag=tag)
            Envelope.objects.create(id=sent.id, vote=vote, sealed=sent.content, sha256=sent.digest)
    except IntegrityError as clash:
        # A twin of this request was faster, or somebody sends what another one sent.
        if not _is_known(vote, attendee, tag):
            logger.warning("An envelope was sent a second time by somebody else, in vote %s", vote.pk)
            raise Copied(
                _("Phiếu này trùng với một phiếu đã có trong hòm phiếu. Tải lại trang rồi bỏ phiếu lại.")
            ) from clash
    else:
        announce(vote)
