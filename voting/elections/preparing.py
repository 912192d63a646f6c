"""An election before its list is fixed: put on an item, changed, taken back; and its counting panel."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.locks import ensure_not_over
from agenda.locks import lock as lock_item
from agenda.models import Item
from agenda.secrecy import refuse_secret
from meetings import journal
from meetings.models import Attendee
from people.models import User
from people.refusals import BadInput
from voting.elections.access import must_prepare
from voting.elections.locks import lock_election
from voting.elections.refusals import ListFixed, PanelNotInOrder
from voting.elections.states import Kind, Seat, Stage
from voting.events import ElectionChanged, ElectionPut
from voting.matters import Matter
from voting.models import Candidate, Election, Scrutineer
from voting.opening import rule_for

# What a paper ballot may be about; the law asks for a secret one or lets it be.
MATTERS = (
    *(Matter.ELECTION, Matter.PERSONNEL, Matter.DISCIPLINE, Matter.CONFIDENCE),
    *(Matter.ADMISSION, Matter.EXPULSION),
)
MOST_POSTS = 200


@dataclass(frozen=True, kw_only=True)
class ElectionPlan:
    """What is typed about an election; see `voting.models.Election`."""

    title: str
    kind: str = Kind.ELECTION
    matter: str = Matter.ELECTION
    posts: int = 1
    needs_surplus: bool = False
    most_listed: int | None = None


@transaction.atomic
def put_election(*, item: Item, plan: ElectionPlan, by: User, at: datetime) -> Election:
    """Prepares a paper ballot on an item; nobody but those who prepare and lead sees it before its list is fixed.

    Raises `OnPaperOnly`, `BadInput`, `NobodyVotes` where there is no rule, `WrongWay` where it must be voted on
    openly, `MeetingOver`, `NotAllowed`.
    """
    item = lock_item(item.pk)
    must_prepare(by, item.meeting)
    refuse_secret(item)
    ensure_not_over(item)
    _ensure_sound(item, plan, at)
    election = Election.objects.create(item=item, created_at=at, **_columns(plan))
    journal.record(item.meeting, ElectionPut(election=str(election.pk), item=str(item.pk)), by=by, at=at)
    return election


@transaction.atomic
def change_election(*, election: Election, plan: ElectionPlan, by: User, at: datetime) -> Election:
    """Changes what is voted on while the list is being made. Raises `ListFixed` and what `put_election` raises."""
    election = draft(election.pk, by)
    _ensure_sound(election.item, plan, at)
    if plan.kind != election.kind and election.candidates.exists():
        raise ListFixed(_("Danh sách đã có người hoặc nội dung nên không đổi hình thức được. Xóa danh sách trước."))
    for name, value in _columns(plan).items():
        setattr(election, name, value)
    election.save(update_fields=list(_columns(plan)))
    changed(election, by=by, at=at)
    return election


@transaction.atomic
def withdraw_election(*, election: Election, by: User, at: datetime) -> None:
    """Takes back what was never put to the vote; nothing of it stays. Raises `ListFixed`, `NotAllowed`."""
    election = draft(election.pk, by)
    if election.rounds.exists():
        raise ListFixed(_("Đã bỏ phiếu một vòng nên không rút được; kết quả được lưu cùng biên bản."))
    fact = ElectionChanged(election=str(election.pk), item=str(election.item_id))
    election.delete()
    journal.record(election.item.meeting, fact, by=by, at=at)


@transaction.atomic
def name_panel(
    *, election: Election, seats: dict[UUID, str], agree: int, attending: int, by: User, at: datetime
) -> None:
    """Names the counting panel: attendees' ids with their seats; `agree` of `attending` raised their hands.

    A head and a secretary are needed, three people at least, all of them members of the body and none a candidate
    (Quyết định 190-QĐ/TW, Điều 8). Raises `PanelNotInOrder`, `BadInput`, `ListFixed`, `NotAllowed`.
    """
    election = draft(election.pk, by)
    people = Attendee.objects.filter(meeting=election.item.meeting, is_member=True, pk__in=seats).select_related("user")
    found = {one.pk: one for one in people}
    _ensure_panel(seats, found)
    _ensure_approved(agree, attending)
    ensure_no_candidate(election, found.values())
    Scrutineer.objects.filter(election=election).delete()
    Scrutineer.objects.bulk_create(
        Scrutineer(election=election, attendee=found[key], seat=seat) for key, seat in seats.items()
    )
    election.panel_yes, election.panel_of = agree, attending
    election.save(update_fields=["panel_yes", "panel_of"])
    changed(election, by=by, at=at)


def draft(election_id: UUID, by: User) -> Election:
    """The locked election, its list still open, for who prepares it.

    Raises `ListFixed`, `MeetingOver`, `NotAllowed`.
    """
    election = lock_election(election_id)
    must_prepare(by, election.item.meeting)
    ensure_not_over(election.item)
    if election.stage != Stage.DRAFT:
        raise ListFixed(_("Danh sách đã chốt. Mở lại danh sách trước khi sửa."))
    return election


def changed(election: Election, *, by: User, at: datetime) -> None:
    """Says in the journal that the preparation is another one now."""
    fact = ElectionChanged(election=str(election.pk), item=str(election.item_id))
    journal.record(election.item.meeting, fact, by=by, at=at)


def ensure_no_candidate(election: Election, people: Collection[Attendee]) -> None:
    """Raises `PanelNotInOrder` if somebody of these stands: known by their place in the meeting or by their name."""
    standing = Candidate.objects.filter(election=election).exclude(withdrawal="accepted")
    seats = set(standing.values_list("attendee_id", flat=True))
    names = set(standing.values_list("name_key", flat=True))
    both = [one for one in people if one.pk in seats or one.user.name_key in names]
    if both and election.kind == Kind.ELECTION:
        raise PanelNotInOrder(
            _("%s có tên trong danh sách bầu nên không tham gia ban kiểm phiếu. Chọn người khác.")
            % ", ".join(one.user.full_name for one in both)
        )


def _columns(plan: ElectionPlan) -> dict[str, object]:
    elects = plan.kind == Kind.ELECTION
    return {
        "title": plan.title,
        "kind": plan.kind,
        "matter": plan.matter,
        "posts": plan.posts if elects else 1,
        "needs_surplus": plan.needs_surplus and elects,
        "most_listed": plan.most_listed if elects else None,
    }


def _ensure_sound(item: Item, plan: ElectionPlan, at: datetime) -> None:
    if not plan.title.strip():
        raise BadInput(_("Chưa có nội dung bỏ phiếu. Nhập nội dung, ví dụ: Bầu Ban Thường vụ, nhiệm kỳ 2025 - 2030."))
    if plan.kind not in Kind.values or plan.matter not in MATTERS:
        raise BadInput(_("Chưa chọn hình thức hoặc loại nội dung bỏ phiếu."))
    if not 1 <= plan.posts <= MOST_POSTS:
        raise BadInput(_("Số lượng cần bầu từ 1 đến %s.") % MOST_POSTS)
    if plan.most_listed is not None and plan.most_listed < plan.posts:
        raise BadInput(_("Số người tối đa trong danh sách không ít hơn số lượng cần bầu."))
    rule_for(item.meeting.body, plan.matter, timezone.localdate(at), secret=True)


def _ensure_panel(seats: dict[UUID, str], found: dict[UUID, Attendee]) -> None:
    named = list(seats.values())
    if set(seats) - set(found):
        raise PanelNotInOrder(_("Ban kiểm phiếu chỉ gồm thành viên của cơ quan họp."))
    if named.count(Seat.HEAD) != 1 or named.count(Seat.SECRETARY) != 1 or len(named) < 3:
        raise PanelNotInOrder(_("Ban kiểm phiếu cần một Trưởng ban, một Thư ký và ít nhất một Ủy viên."))


def _ensure_approved(agree: int, attending: int) -> None:
    if not 0 <= agree <= attending:
        raise BadInput(_("Số người tán thành không nhiều hơn số người có mặt."))
    if agree * 2 <= attending:
        raise PanelNotInOrder(
            _("Chưa quá nửa số người có mặt tán thành (%(agree)s/%(attending)s).")
            % {"agree": agree, "attending": attending}
        )
