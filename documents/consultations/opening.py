"""Asking the members of a body in writing, and breaking a round off."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from agenda.models import Recusal
from documents import papers
from documents.consultations import reminding
from documents.consultations.access import must_consult
from documents.consultations.deadlines import is_too_soon
from documents.consultations.locks import ensure_in, lock
from documents.consultations.subjects import MATTERS, NotInWriting, Subject, refuse_subject
from documents.events import ConsultationCancelled, ConsultationOpened
from documents.models import Consultation, Opinion, Paper, PaperVersion
from documents.states import ConsultationState, PaperState
from meetings import journal
from meetings.models import Attendee
from people.models import Body, Membership, User
from people.queries import counted_on
from people.refusals import BadInput, Refusal, Stale
from voting.electorate import RollIncomplete
from voting.house_rules import rule_on
from voting.manifest import rule_to_plain
from voting.rulebook import NoRule
from voting.rules import Form, Rule
from voting.weighing import weights_in

QUESTION_LENGTH = 2000
REASON_LENGTH = 500


class NotCirculated(Refusal):
    """Only what members have been sent can be asked about."""


class AlreadyAsked(Refusal):
    """A round on this paper is open."""


class NobodyToAsk(Refusal):
    """The body has no members on this day, or no rule."""


@dataclass(frozen=True, kw_only=True)
class ConsultationPlan:
    """What the secretary says of a round: the question, until when, and what kind of matter it is."""

    question: str
    deadline: datetime
    subject: str = Subject.COMMON


@transaction.atomic
def open_consultation(*, version: PaperVersion, plan: ConsultationPlan, by: User, at: datetime) -> Consultation:
    """Asks every member who takes part in the item about exactly this version, which must be the one readers have.

    The rule of the body, its members and what silence means are frozen. Raises `NotCirculated`, `Stale` for a
    version that was replaced, `AlreadyAsked`, `NotInWriting`, `RollIncomplete` when a member could not read the
    paper, `NobodyToAsk`, `BadInput`, `NotAllowed`, `PaperGone`.
    """
    paper = papers.lock(version.paper_id)
    body = paper.meeting.body
    must_consult(by, paper.meeting)
    _ensure_sound(plan, at)
    refuse_subject(paper, plan.subject)
    _ensure_askable(paper, version)
    _ensure_alike(paper)
    members, recused = _members(paper, at)
    _ensure_all_can_read(paper, members)
    last = Consultation.objects.filter(paper=paper).order_by("-round").first()
    consultation = Consultation.objects.create(
        paper=paper,
        version=version,
        round=last.round + 1 if last else 1,
        repeats=last,
        question=plan.question,
        deadline=plan.deadline,
        silence_basis=body.silence_basis,
        rule=rule_to_plain(_rule(body, plan.subject, at)),
        recused=recused,
        opened_by=by,
        opened_at=at,
    )
    Opinion.objects.bulk_create(
        Opinion(consultation=consultation, user=one.user, title=one.title or one.user.title, position=one.position)
        for one in members
    )
    fact = ConsultationOpened(
        consultation=str(consultation.pk), paper=str(paper.pk), version=version.number, asked=len(members)
    )
    journal.record(paper.meeting, fact, by=by, at=at)
    reminding.plan(consultation, at)
    return consultation


@transaction.atomic
def cancel_consultation(*, consultation: Consultation, reason: str, by: User, at: datetime) -> Consultation:
    """Breaks an open round off; what was answered does not count. Raises `WrongStep`, `BadInput`, `NotAllowed`."""
    consultation = lock(consultation.pk)
    must_consult(by, consultation.paper.meeting)
    ensure_in(consultation, _("Đợt lấy ý kiến này đã kết thúc nên không hủy được."), ConsultationState.OPEN)
    if not reason.strip():
        raise BadInput(_("Chưa ghi lý do hủy đợt lấy ý kiến. Ghi lý do rồi hủy lại."))
    return _cancel(consultation, reason[:REASON_LENGTH], by, at)


def cancel_for_new_version(paper: Paper, by: User, at: datetime) -> None:
    """A draft that changed is not what members were asked about; runs inside the transaction that replaces it."""
    last = PaperVersion.objects.filter(paper=paper).aggregate(last=Max("number"))["last"]
    with translation.override("vi"):  # what is kept speaks the language of the papers
        reason = _("Dự thảo đã thay bằng bản %s.") % last
    _cancel_open(paper, reason, by, at)


def cancel_for_withdrawal(paper: Paper, by: User, at: datetime) -> None:
    """A paper that was taken back; runs inside the transaction that withdraws it."""
    with translation.override("vi"):
        reason = _("Tài liệu đã được rút.")
    _cancel_open(paper, reason, by, at)


def _cancel_open(paper: Paper, reason: str, by: User, at: datetime) -> None:
    for consultation in Consultation.objects.filter(paper=paper, state=ConsultationState.OPEN):
        consultation.paper = paper
        _cancel(consultation, reason, by, at)


def _cancel(consultation: Consultation, reason: str, by: User, at: datetime) -> Consultation:
    consultation.state, consultation.reason = ConsultationState.CANCELLED, reason
    consultation.save(update_fields=["state", "reason"])
    fact = ConsultationCancelled(consultation=str(consultation.pk))
    journal.record(consultation.paper.meeting, fact, by=by, at=at)
    return consultation


def _ensure_sound(plan: ConsultationPlan, at: datetime) -> None:
    if not plan.question.strip():
        raise BadInput(_("Chưa ghi nội dung xin ý kiến. Ghi nội dung rồi gửi lại."))
    if len(plan.question) > QUESTION_LENGTH:
        raise BadInput(_("Nội dung xin ý kiến dài quá %s ký tự. Rút ngắn rồi gửi lại.") % QUESTION_LENGTH)
    if is_too_soon(plan.deadline, at):
        raise BadInput(_("Hạn trả lời phải sau ngày gửi ít nhất một ngày làm việc. Chọn hạn khác rồi gửi lại."))


def _ensure_askable(paper: Paper, version: PaperVersion) -> None:
    if paper.state != PaperState.CIRCULATED:
        raise NotCirculated(_("Tài liệu chưa gửi đại biểu nên chưa lấy ý kiến được. Mời họp để gửi tài liệu trước."))
    latest = papers.latest_version(paper)
    if latest is None or latest.pk != version.pk:
        raise Stale(_("Tài liệu vừa có bản mới. Tải lại trang để xem bản đó rồi lấy ý kiến."))
    if Consultation.objects.filter(paper=paper, state=ConsultationState.OPEN).exists():
        raise AlreadyAsked(_("Tài liệu này đang được lấy ý kiến. Đóng hoặc hủy đợt đang mở trước."))


def _ensure_alike(paper: Paper) -> None:
    """A form counts as one person; where persons have unequal votes it would count otherwise than the body does."""
    together = weights_in(paper.meeting)
    if together is not None:
        raise NotInWriting(
            _(
                "Số phiếu biểu quyết của các đồng chí không bằng nhau (%(people)s đồng chí, %(total)s phiếu), còn "
                "phiếu xin ý kiến tính theo đầu người nên kết quả sẽ khác. Đưa nội dung ra phiên họp để biểu quyết "
                "công khai."
            )
            % together
        )


def _members(paper: Paper, at: datetime) -> tuple[list[Membership], int]:
    """The members to ask, and how many there are besides who take no part in the item."""
    members = list(counted_on(paper.meeting.body, timezone.localdate(at)))
    recusals = Recusal.objects.filter(item=paper.item) if paper.item else Recusal.objects.none()
    out = set(recusals.values_list("attendee__user_id", flat=True))
    asked = [one for one in members if one.user_id not in out]
    return asked, len(members) - len(asked)


def _ensure_all_can_read(paper: Paper, members: list[Membership]) -> None:
    if not members:
        raise NobodyToAsk(_("Cơ quan họp chưa có thành viên nào nên không có ai để lấy ý kiến."))
    seated = set(Attendee.objects.filter(meeting=paper.meeting, is_member=True).values_list("user_id", flat=True))
    missing = [str(one.user) for one in members if one.user_id not in seated]
    if missing:
        raise RollIncomplete(
            _("Danh sách dự họp thiếu thành viên: %s. Thêm vào danh sách để đọc được tài liệu rồi gửi lại.")
            % ", ".join(missing)
        )


def _rule(body: Body, subject: str, at: datetime) -> Rule:
    """The rule of the body, its own before that of the law, for such a matter on the day."""
    try:
        rule = rule_on(body, MATTERS[Subject(subject)], timezone.localdate(at))
    except NoRule:
        raise NobodyToAsk(_("Chưa có quy tắc biểu quyết cho loại cơ quan này nên chưa lấy ý kiến được.")) from None
    if rule.form == Form.SECRET:
        raise NotInWriting(_("Quy chế yêu cầu bỏ phiếu kín nội dung này nên không lấy ý kiến bằng văn bản được."))
    return rule
