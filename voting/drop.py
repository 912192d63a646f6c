"""Envelopes of many electors, judged one after another and put into the box together, in one transaction.

The rows lie in orders that the set alone decides: who took part by their seats, envelopes by their digests. So the
order in which envelopes came is not kept, and the n-th voter and the n-th envelope of a batch are strangers.
"""

import logging
from collections.abc import Sequence
from functools import cached_property
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from meetings.models import Attendance, Attendee
from people.refusals import BadInput, NotAllowed, Refusal
from voting import custody
from voting.deposit import AlreadyVoted, BoxClosed, Copied, Counted, Deposit
from voting.models import Elector, Envelope, Participation, Vote
from voting.receipts import NoElector, NotInRoom
from voting.sealed import envelope, retry
from voting.states import VoteState

logger = logging.getLogger(__name__)


class Drop:
    """What a held vote knows of those who send envelopes now: read once, changed in memory, written once."""

    def __init__(self, vote: Vote, deposits: Sequence[Deposit]) -> None:
        self._vote = vote
        seats = {one.attendee_id for one in deposits}
        self._users = dict(Attendee.objects.filter(pk__among=seats).values_list("pk", "user_id"))
        electors = Elector.objects.filter(vote=vote, attendee__among=seats)
        self._recused = dict(electors.values_list("attendee_id", "recused"))
        stays = Attendance.objects.filter(attendee__among=seats, out_at=None)
        self._here = set(stays.values_list("attendee_id", flat=True))
        # Envelopes first: who finds one there finds whose it is afterwards, even if a twin commits in between.
        ids, digests = {one.sent.id for one in deposits}, [one.sent.digest for one in deposits]
        there = Envelope.objects.filter(Q(pk__among=ids) | Q(vote=vote, sha256__in=digests)).values_list("pk", "sha256")
        self._in_the_box = {mark for key, digest in there for mark in (key, bytes(digest))}
        known = Participation.objects.filter(vote=vote, attendee__among=seats)
        self._tags = {seat: bytes(tag or b"") for seat, tag in known.values_list("attendee_id", "tag")}
        self._fresh: list[tuple[Deposit, bytes]] = []

    def answer(self, deposit: Deposit) -> Refusal | None:
        """Why one envelope does not count, or None; nothing is written yet."""
        try:
            self._judge(deposit)
        except Refusal as refusal:
            return refusal
        return None

    def write(self) -> bool:
        """Writes every new envelope; False when there was none. Raises `IntegrityError` where a twin was faster."""
        took_part = sorted((one.attendee_id, tag) for one, tag in self._fresh)
        Participation.objects.bulk_create(
            Participation(vote=self._vote, attendee_id=seat, tag=tag) for seat, tag in took_part
        )
        sent = sorted((one.sent for one, _tag in self._fresh), key=lambda one: one.digest)
        Envelope.objects.bulk_create(
            Envelope(id=one.id, vote=self._vote, sealed=one.content, sha256=one.digest) for one in sent
        )
        return bool(self._fresh)

    @cached_property
    def keys(self) -> custody.Keys:
        """The keys of the box. Raises `KeysAway`."""
        return custody.held(self._vote.pk)

    def _judge(self, deposit: Deposit) -> None:
        if len(deposit.sent.content) != envelope.SIZE:
            raise BadInput(_("Phiếu gửi lên không đúng định dạng. Tải lại trang rồi bỏ phiếu lại."))
        self._ensure_elector(deposit)
        self._ensure_unopened()
        seat, sent = deposit.attendee_id, deposit.sent
        tag = retry.tag(self.keys.tags, seat.bytes, sent.id.bytes, sent.digest)
        if seat in self._tags:
            return self._ensure_same(self._tags[seat], tag)
        self._ensure_open(seat)
        if self._in_the_box & {sent.id, sent.digest}:
            logger.warning("An envelope was sent a second time by somebody else, in vote %s", self._vote.pk)
            raise Copied(_("Phiếu này trùng với một phiếu đã có trong hòm phiếu. Tải lại trang rồi bỏ phiếu lại."))
        self._tags[seat] = tag
        self._in_the_box |= {sent.id, sent.digest}
        return self._fresh.append((deposit, tag))

    def _ensure_elector(self, deposit: Deposit) -> None:
        if not self._vote.secret:
            raise BadInput(_("Nội dung này biểu quyết công khai, không bỏ phiếu kín."))
        if self._users.get(deposit.attendee_id) != deposit.by:
            raise NotAllowed(_("Mỗi đồng chí tự biểu quyết; không biểu quyết thay."))
        if self._vote.state == VoteState.READY:
            raise BoxClosed(_("Biểu quyết chưa mở."))
        recused = self._recused.get(deposit.attendee_id)
        if recused is None:
            raise NoElector(_("Đồng chí không có quyền biểu quyết nội dung này."))
        if recused:
            raise NoElector(_("Đồng chí không tham gia biểu quyết nội dung này."))

    def _ensure_unopened(self) -> None:
        if self._vote.state == VoteState.CLOSED:
            raise Counted(_("Hòm phiếu đã mở. Đồng chí xem kết quả; máy này tự kiểm tra phiếu của đồng chí trong đó."))
        if self._vote.state == VoteState.CANCELLED:
            raise BoxClosed(_("Lần bỏ phiếu này đã hủy; mọi phiếu đã bị hủy khi chưa mở."))

    def _ensure_same(self, known: bytes, tag: bytes) -> None:
        """That this very envelope of this person is in the box. Raises `AlreadyVoted` for another one of theirs."""
        if not retry.same(known, tag):
            raise AlreadyVoted(
                _("Phiếu của đồng chí đã ở trong hòm phiếu, gửi từ thiết bị hoặc cửa sổ khác. Mỗi người bỏ một phiếu.")
            )

    def _ensure_open(self, seat: UUID) -> None:
        if self._vote.state != VoteState.OPEN:
            raise BoxClosed(_("Hòm phiếu đã đóng. Phiếu này không được tính."))
        if seat not in self._here:
            raise NotInRoom(_("Đồng chí chưa điểm danh hoặc đã ra về nên chưa biểu quyết được. Báo thư ký điểm danh."))
