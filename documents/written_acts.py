"""Resolutions and letters that the office begins and writes by hand, of a meeting or of a body's chancery."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agenda.models import Task
from agenda.states import TaskState
from documents import follow_ups
from documents.acts import wording
from documents.composition.letters import reply, urging
from documents.composition.resolution import first_draft
from documents.follow_ups import ONLY_OFFICE, AlreadyFollowed
from documents.lines import known_lines
from documents.models import Act, RecipientLine
from documents.states import ActKind, ActState
from documents.timing import is_time_for, why_not
from meetings import access, calendar, chancery, journal
from meetings.models import Meeting
from people.models import Body, Office, User
from people.queries import serves
from people.refusals import BadInput, Refusal
from people.text import nfc
from voting.kinds import Kind
from voting.models import Vote
from voting.states import VoteState

LONGEST_LINE: Final = 250
MOST_LINES: Final = 100
TO_REPORT: Final = 5  # working days that an urging letter leaves


class NotAdopted(Refusal):
    message = _("Chỉ soạn nghị quyết về nội dung đã được biểu quyết thông qua, không phải nội dung mật.")


class NothingToUrge(Refusal):
    message = _("Cơ quan này không còn nhiệm vụ quá hạn theo thông báo đã ban hành.")


def adopted(meeting: Meeting) -> list[Vote]:
    """The votes of a meeting that were carried; no state secret has any."""
    votes = Vote.objects.filter(item__meeting=meeting, state=VoteState.CLOSED, kind=Kind.QUESTION, item__secrecy="")
    return [vote for vote in votes.select_related("item").order_by("item__position") if vote.outcome.get("passed")]


def to_urge(meeting: Meeting, today: date) -> QuerySet[Task]:
    """The tasks of a meeting whose last day is over and that nobody reported as done; of a chancery those of all
    meetings of its body."""
    if meeting.is_chancery:
        return late_of(meeting.body, today)
    return _late(Task.objects.filter(item__meeting=meeting), today)


def late_of(body: Body, today: date) -> QuerySet[Task]:
    """The same of all meetings of a body, the oldest first."""
    late = _late(Task.objects.filter(item__meeting__body=body), today)
    return late.order_by("item__meeting__starts_at", "item__position", "position")


def _late(tasks: QuerySet[Task], today: date) -> QuerySet[Task]:
    """What is late of these tasks; nothing of a state secret stands in a letter."""
    open_ = tasks.filter(state__in=(TaskState.ASSIGNED, TaskState.IN_PROGRESS), item__secrecy="")
    late = open_.annotate(last=Coalesce(F("extended_due"), F("due"))).filter(last__lt=today)
    return late.select_related("lead", "item").prefetch_related("others")


@transaction.atomic
def begin_resolution(*, vote: Vote, by: User, at: datetime) -> Act:
    """The draft of the resolution on a carried vote. Raises `NotAdopted`, `AlreadyFollowed`, `NotAllowed`."""
    meeting = _locked(vote.item.meeting, ActKind.RESOLUTION, by)
    if vote.pk not in {one.pk for one in adopted(meeting)}:
        raise NotAdopted
    if Act.objects.filter(vote=vote, kind=ActKind.RESOLUTION).exists():
        raise AlreadyFollowed(_("Đã có nghị quyết về nội dung biểu quyết này."))
    return follow_ups.new_draft(meeting, ActKind.RESOLUTION, first_draft(vote), by=by, at=at, vote=vote)


@transaction.atomic
def begin_letter(*, meeting: Meeting, by: User, at: datetime, purpose: str = "", office: Office | None = None) -> Act:
    """The draft of a letter: an empty one, a "reply", or one that urges an `office`.

    Raises `NothingToUrge`, `NotAllowed`.
    """
    meeting = _locked(meeting, ActKind.LETTER, by)
    if office is None:
        written = reply(meeting.body.short_name) if purpose == "reply" else {"subject": "", "text": ""}
        return follow_ups.new_draft(meeting, ActKind.LETTER, written, by=by, at=at)
    act = follow_ups.new_draft(meeting, ActKind.LETTER, _urging(meeting, office, at), by=by, at=at)
    address(act, (office.name,))
    return act


@transaction.atomic
def begin_for_body(*, body: Body, by: User, at: datetime, purpose: str = "", office: Office | None = None) -> Act:
    """The draft of a letter that belongs to no meeting. Raises `NothingToUrge`, `NotAllowed`, `chancery.NoTerm`."""
    access.must(serves(by, body), ONLY_OFFICE)
    return begin_letter(meeting=chancery.of(body, at), by=by, at=at, purpose=purpose, office=office)


def _urging(meeting: Meeting, office: Office, at: datetime) -> dict[str, Any]:
    """What the letter says that urges an office: its late tasks under the notices that gave them."""
    today = timezone.localdate(at)
    tasks = list(to_urge(meeting, today).filter(lead=office))
    given = Act.objects.filter(meeting__in={task.item.meeting_id for task in tasks}, kind=ActKind.CONCLUSION_NOTICE)
    notices = given.filter(state=ActState.ISSUED).select_related("entry").order_by("issued_at")
    late = [(one, [task for task in tasks if task.item.meeting_id == one.meeting_id]) for one in notices]
    if not late:
        raise NothingToUrge
    until = calendar.working_days_after(today, TO_REPORT)
    written = urging(meeting.body.short_name, office, late, today, until + timedelta(days=1))
    closed = any(task.item.restricted for _notice, own in late for task in own)
    return written | {"restricted": True} if closed else written


def _locked(meeting: Meeting, kind: ActKind, by: User) -> Meeting:
    meeting = journal.lock(meeting.pk)
    access.must(access.may_prepare(by, meeting), ONLY_OFFICE)
    if not is_time_for(kind, meeting):
        raise Refusal(why_not(kind))
    return meeting


@transaction.atomic
def write(*, act: Act, written: dict[str, Any], to: tuple[str, ...] | None, seen: str, by: User, at: datetime) -> Act:
    """Saves what a draft says and, of a letter, to whom it goes. Raises as `follow_ups.write`, `BadInput`."""
    act = follow_ups.write(act=act, written=written, seen=seen, by=by, at=at)
    if to is not None:
        address(act, to)
    return act


def address(act: Act, names: tuple[str, ...]) -> None:
    """Puts these addressees in place of a letter's former ones, inside the transaction that writes it.

    A name of an office or a body that the organisation knows, or of a line under its notices, is served as that is;
    what no name is known for goes nowhere by itself. Raises `BadInput`.
    """
    if len(names) > MOST_LINES or any(len(name) > LONGEST_LINE for name in names):
        raise BadInput(
            _("Nhiều nhất %(most)s nơi nhận, mỗi nơi một dòng không quá %(longest)s ký tự.")
            % {
                "most": MOST_LINES,
                "longest": LONGEST_LINE,
            }
        )
    RecipientLine.objects.filter(act=act).delete()
    organisation = act.meeting.body.organisation
    offices = {_key(one.name): one for one in Office.objects.filter(organisation=organisation)}
    bodies = {_key(one.name): one for one in Body.objects.filter(organisation=organisation)}
    known = {_key(one.text): one for one in known_lines(act.meeting)}
    for position, name in enumerate(names, start=1):
        line = RecipientLine(meeting=act.meeting, act=act, position=position, text=name)
        like = known.get(_key(name))
        if like is not None:
            line.email, line.paper_reason = like.email, like.paper_reason
        line.save()
        line.offices.set([offices[_key(name)]] if _key(name) in offices else like.offices.all() if like else [])
        line.bodies.set([bodies[_key(name)]] if _key(name) in bodies else like.bodies.all() if like else [])


def addressees_of(text: str) -> tuple[str, ...]:
    """Addressees as they are typed, one a line, without dashes and end marks."""
    lines = (" ".join(line.split()).strip(" -–•;.,") for line in nfc(text).splitlines())
    return tuple(line for line in lines if line)


def _key(name: str) -> str:
    return wording.lower_first(nfc(name).strip()).casefold()
