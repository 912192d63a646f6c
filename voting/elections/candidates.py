"""The candidates of an election, or its questions: entered, corrected, supported, withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings.models import Attendee
from people.models import User
from people.models.standing import StandingKind
from people.refusals import BadInput
from people.text import name_key
from voting.elections.locks import lock_candidate
from voting.elections.preparing import changed, draft
from voting.elections.refusals import PanelNotInOrder
from voting.elections.states import Kind, Source, Withdrawal
from voting.models import Candidate, Election, Scrutineer


@dataclass(frozen=True, kw_only=True)
class CandidatePlan:
    """What is typed about a candidate; `attendee` is their place in the meeting, if they have one."""

    name: str
    born: str = ""
    office: str = ""
    source: str = Source.PREPARED
    attendee: Attendee | None = None


@transaction.atomic
def add_candidate(*, election: Election, plan: CandidatePlan, by: User, at: datetime) -> Candidate:
    """Enters somebody who was put up, or a question.

    Raises `BadInput`, `PanelNotInOrder` for somebody who counts, `ListFixed`, `MeetingOver`, `NotAllowed`.
    """
    election = draft(election.pk, by)
    _ensure_sound(election, plan)
    position = election.candidates.count() + 1 if election.kind == Kind.QUESTION else 0
    candidate = Candidate.objects.create(election=election, position=position, **_columns(plan))
    changed(election, by=by, at=at)
    return candidate


@transaction.atomic
def change_candidate(*, candidate: Candidate, plan: CandidatePlan, by: User, at: datetime) -> Candidate:
    """Corrects what was typed. Raises as `add_candidate`."""
    candidate = _drafted(candidate, by)
    _ensure_sound(candidate.election, plan, candidate)
    for name, value in _columns(plan).items():
        setattr(candidate, name, value)
    candidate.save(update_fields=list(_columns(plan)))
    changed(candidate.election, by=by, at=at)
    return candidate


@transaction.atomic
def remove_candidate(*, candidate: Candidate, by: User, at: datetime) -> None:
    """Takes away what was entered by mistake; who does not want to stand withdraws instead. Raises `ListFixed`."""
    candidate = _drafted(candidate, by)
    if candidate.lines.exists():
        raise BadInput(_("Đồng chí này đã có tên trong phiếu của một vòng nên không xóa được."))
    candidate.delete()
    changed(candidate.election, by=by, at=at)


@transaction.atomic
def note_support(*, candidate: Candidate, agree: int, attending: int, by: User, at: datetime) -> Candidate:
    """Notes how many of those attending want somebody on the list whom the conveners did not put up.

    Raises `BadInput`, `ListFixed`, `NotAllowed`.
    """
    candidate = _drafted(candidate, by)
    if candidate.source == Source.PREPARED or candidate.election.kind != Kind.ELECTION:
        raise BadInput(_("Người do cấp ủy triệu tập chuẩn bị không cần lấy phiếu đồng ý."))
    _ensure_share(agree, attending)
    candidate.agree, candidate.attending = agree, attending
    candidate.save(update_fields=["agree", "attending"])
    changed(candidate.election, by=by, at=at)
    return candidate


@transaction.atomic
def ask_to_withdraw(*, candidate: Candidate, reason: str, by: User, at: datetime) -> Candidate:
    """Notes that a candidate does not want to stand, and why. Raises `BadInput`, `ListFixed`, `NotAllowed`."""
    candidate = _drafted(candidate, by)
    if not reason.strip():
        raise BadInput(_("Ghi lý do xin rút; lý do được lưu cùng biên bản."))
    candidate.withdrawal, candidate.withdrawal_reason = Withdrawal.ASKED, reason.strip()
    candidate.leave_yes = candidate.leave_of = None
    candidate.save(update_fields=["withdrawal", "withdrawal_reason", "leave_yes", "leave_of"])
    changed(candidate.election, by=by, at=at)
    return candidate


@transaction.atomic
def decide_withdrawal(*, candidate: Candidate, agree: int, attending: int, by: User, at: datetime) -> Candidate:
    """Notes the show of hands on a withdrawal: accepted by more than half of those attending.

    Raises `BadInput` also where nobody asked, `ListFixed`, `NotAllowed`.
    """
    candidate = _drafted(candidate, by)
    if candidate.withdrawal == Withdrawal.NONE:
        raise BadInput(_("Đồng chí này không xin rút."))
    _ensure_share(agree, attending)
    candidate.withdrawal = Withdrawal.ACCEPTED if agree * 2 > attending else Withdrawal.REFUSED
    candidate.leave_yes, candidate.leave_of = agree, attending
    candidate.save(update_fields=["withdrawal", "leave_yes", "leave_of"])
    changed(candidate.election, by=by, at=at)
    return candidate


def _drafted(candidate: Candidate, by: User) -> Candidate:
    found = lock_candidate(candidate.pk)
    found.election = draft(found.election_id, by)
    return found


def _columns(plan: CandidatePlan) -> dict[str, object]:
    return {
        "name": plan.name,
        "name_key": name_key(plan.name),
        "born": plan.born,
        "office": plan.office,
        "source": plan.source,
        "attendee": plan.attendee,
    }


def _ensure_sound(election: Election, plan: CandidatePlan, own: Candidate | None = None) -> None:
    if not plan.name.strip():
        raise BadInput(_("Chưa có họ và tên."))
    if plan.source not in Source.values:
        raise BadInput(_("Chưa chọn nguồn giới thiệu."))
    if plan.attendee is not None and plan.attendee.meeting_id != election.item.meeting_id:
        raise BadInput(_("Người này không có trong danh sách dự họp."))
    if election.kind == Kind.ELECTION and _is_on_probation(election, plan):
        raise BadInput(
            _("“%s” là đảng viên dự bị nên chưa có quyền ứng cử, đề cử và bầu cử (Điều lệ Đảng, Điều 3).")
            % plan.name.strip()
        )
    others = Candidate.objects.filter(election=election)
    others = others.exclude(pk=own.pk) if own else others
    same = others.filter(name_key=name_key(plan.name), born=plan.born.strip())
    if same.exists() or (plan.attendee is not None and others.filter(attendee=plan.attendee).exists()):
        raise BadInput(_("“%s” đã có trong danh sách. Nếu trùng họ tên, ghi thêm ngày sinh.") % plan.name.strip())
    counts = Scrutineer.objects.filter(election=election).select_related("attendee__user")
    if election.kind == Kind.ELECTION and any(
        one.attendee == plan.attendee or one.attendee.user.name_key == name_key(plan.name) for one in counts
    ):
        raise PanelNotInOrder(_("“%s” đang ở ban kiểm phiếu. Cử lại ban kiểm phiếu trước.") % plan.name.strip())


def _is_on_probation(election: Election, plan: CandidatePlan) -> bool:
    """Whether it is somebody at the table who is no official member yet: by their place, else by their name."""
    if plan.attendee is not None:
        return plan.attendee.standing == StandingKind.PROBATIONARY
    same = Attendee.objects.filter(meeting=election.item.meeting_id, user__name_key=name_key(plan.name))
    return set(same.values_list("standing", flat=True)) == {StandingKind.PROBATIONARY}


def _ensure_share(agree: int, attending: int) -> None:
    if attending < 1 or not 0 <= agree <= attending:
        raise BadInput(_("Số người đồng ý không nhiều hơn số người có mặt."))
