"""Intended answers of many electors, judged one after another and written together, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from meetings.models import Attendance, Attendee
from people.refusals import BadInput, NotAllowed, Refusal
from voting.inscription import Answer, inscribe
from voting.kinds import BETWEEN, sheet_of
from voting.models import Ballot, BallotChange, Elector, Vote
from voting.receipts import BallotChanged, CountedInGroup, KeyReused, NoElector, NotInRoom, Receipt, VoteNotOpen
from voting.states import VoteState
from voting.ways import Way


@dataclass(frozen=True, slots=True)
class Intent:
    """One intended answer: whose (`attendee_id`), given by which user, and what.

    `key` stands for this one intention, so that it may be sent again; `revision` is what the sender believes to be
    recorded (0: nothing), None does not care. `way` other than a tablet: `by` is somebody of the office, who enters
    what the attendee said (`voting.entering` has judged whether they may).
    """

    attendee_id: UUID
    by: UUID
    choice: str
    key: UUID
    revision: int | None = None
    way: str = Way.TABLET.value

    @property
    def entered_by(self) -> UUID | None:
        """Who of the office enters it, None for the attendee's own answer."""
        return None if self.way == Way.TABLET else self.by


ORIGIN = ("way", "entered_by_id")


class Seat(NamedTuple):
    """An elector as far as casting needs to know them."""

    pk: int
    attendee_id: UUID
    recused: bool
    counted_in: UUID | None
    units: int = 1


class Batch:
    """What a held vote knows of those who answer now: read once, changed in memory, written once.

    Their electors are locked, in the order of their keys, so two devices of one person wait for each other. Plain
    columns are read and written: of a thousand ballots in a second, model objects were half the cost.
    """

    def __init__(self, vote: Vote, intents: Sequence[Intent]) -> None:
        self._vote = vote
        self._sheet = sheet_of(vote.manifest) if vote.manifest else None  # none before the opening
        seats = {intent.attendee_id for intent in intents}
        electors = Elector.objects.select_for_update().filter(vote=vote, attendee__among=seats).order_by("pk")
        found = (Seat(*row) for row in electors.values_list("pk", "attendee_id", "recused", "counted_in_id"))
        self._electors = {one.attendee_id: one for one in found}
        stays = Attendance.objects.filter(attendee=OuterRef("pk"), out_at=None)
        people = Attendee.objects.filter(pk__among=seats).order_by().annotate(is_here=Exists(stays))
        rows = list(people.values_list("pk", "user_id", "is_here"))
        self._users = {attendee: user for attendee, user, _here in rows}
        self._here = {attendee for attendee, _user, here in rows if here}
        ids = [elector.pk for elector in self._electors.values()]
        keys = {intent.key for intent in intents}
        changes = BallotChange.objects.filter(Q(key__among=keys) | Q(choice=""), elector__among=ids).order_by(
            "revision"
        )
        known = changes.values_list("elector_id", "key", *("choice", "revision", "at", *ORIGIN))
        self._known = {(elector, key): Receipt(*said) for elector, key, *said in known}
        # What the office took back has left no ballot, and keeps its number.
        self._taken_back = {key[0]: said.revision for key, said in self._known.items() if not said.choice}
        ballots = Ballot.objects.filter(elector__among=ids)
        columns = ballots.values_list("elector_id", *("choice", "revision", "cast_at", *ORIGIN))
        self._recorded = {elector: Receipt(*said) for elector, *said in columns}
        self._answers: list[Answer] = []

    def answer(self, intent: Intent, at: datetime) -> Receipt | Refusal:
        """The receipt for one intention, or why it does not count; nothing is written yet."""
        try:
            return self._judge(intent, at)
        except Refusal as refusal:
            return refusal

    def write(self) -> bool:
        """Writes every new answer; False when there was none."""
        if self._answers:
            inscribe(self._answers)
        return bool(self._answers)

    def _judge(self, intent: Intent, at: datetime) -> Receipt:
        elector = self._elector(intent)
        known = self._known.get((elector.pk, intent.key))
        if known is not None:
            if known.choice != intent.choice:
                raise KeyReused(_("Yêu cầu bị lặp với câu trả lời khác. Tải lại trang rồi chọn lại."))
            return known
        _ensure_open(self._vote)
        if intent.attendee_id not in self._here:
            raise NotInRoom(_("Đồng chí chưa điểm danh hoặc đã ra về nên chưa biểu quyết được. Báo thư ký điểm danh."))
        if elector.counted_in is not None:
            raise CountedInGroup(
                _("Đồng chí đã được đếm chung khi giơ tay. Muốn tự trả lời, đồng chí báo văn phòng bỏ lần đếm đó.")
            )
        recorded = self._recorded.get(elector.pk)
        if intent.revision is not None and intent.revision != (recorded.revision if recorded else 0):
            raise BallotChanged(recorded)
        number = recorded.revision if recorded else self._taken_back.get(elector.pk, 0)
        return self._keep(elector, intent, Receipt(intent.choice, number + 1, at, intent.way, intent.entered_by))

    def _elector(self, intent: Intent) -> Seat:
        if self._sheet is not None and not self._sheet.accepts(intent.choice.split(BETWEEN)):
            raise BadInput(_("Câu trả lời không có trong phiếu. Chọn lại."))
        elector = self._electors.get(intent.attendee_id)
        if elector is None:
            if self._vote.state == VoteState.READY:
                raise VoteNotOpen(_("Biểu quyết chưa mở."))
            raise NoElector(_("Đồng chí không có quyền biểu quyết nội dung này."))
        if intent.entered_by is None and self._users[elector.attendee_id] != intent.by:
            raise NotAllowed(_("Mỗi đồng chí tự biểu quyết; không biểu quyết thay."))
        if elector.recused:
            raise NoElector(_("Đồng chí không tham gia biểu quyết nội dung này."))
        return elector

    def _keep(self, elector: Seat, intent: Intent, receipt: Receipt) -> Receipt:
        self._answers.append((elector.pk, intent.key, receipt))
        self._known[elector.pk, intent.key] = self._recorded[elector.pk] = receipt
        return receipt


def _ensure_open(vote: Vote) -> None:
    if vote.secret:
        raise BadInput(_("Nội dung này bỏ phiếu kín: câu trả lời phải được niêm phong trên máy. Tải lại trang."))
    if vote.state == VoteState.CLOSED:
        raise VoteNotOpen(_("Biểu quyết đã đóng. Câu trả lời vừa chọn không được tính."))
    if vote.state != VoteState.OPEN:
        raise VoteNotOpen(_("Biểu quyết đã hủy. Câu trả lời không được tính."))
