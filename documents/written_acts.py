"""Resolutions and letters: acts of a meeting that the office begins and writes by hand."""

from datetime import date, datetime, timedelta
from typing import Final

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
from documents.lines import lines_of_meeting
from documents.models import Act, RecipientLine
from documents.states import ActKind, ActState
from documents.timing import is_time_for, why_not
from meetings import access, calendar, journal
from meetings.models import Meeting
from people.models import Body, Office, User
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
    message = _("Cơ quan này không còn nhiệm vụ chưa hoàn thành theo thông báo của phiên họp.")


def adopted(meeting: Meeting) -> list[Vote]:
    """The votes of a meeting that were carried; no state secret has any."""
    votes = Vote.objects.filter(item__meeting=meeting, state=VoteState.CLOSED, kind=Kind.QUESTION, item__secrecy="")
    return [vote for vote in votes.select_related("item").order_by("item__position") if vote.outcome.get("passed")]


def to_urge(meeting: Meeting, today: date) -> QuerySet[Task]:
    """The tasks of a meeting whose last day is over and that nobody reported as done."""
    tasks = Task.objects.filter(item__meeting=meeting, state__in=(TaskState.ASSIGNED, TaskState.IN_PROGRESS))
    late = tasks.annotate(last=Coalesce(F("extended_due"), F("due"))).filter(last__lt=today)
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
    today = timezone.localdate(at)
    notice = Act.objects.filter(meeting=meeting, kind=ActKind.CONCLUSION_NOTICE, state=ActState.ISSUED)
    found = notice.select_related("entry").first()
    tasks = list(to_urge(meeting, today).filter(lead=office))
    if found is None or not tasks:
        raise NothingToUrge
    found.meeting = meeting
    until = calendar.working_days_after(today, TO_REPORT)
    written = urging(found, office, tasks, today, until + timedelta(days=1))
    act = follow_ups.new_draft(meeting, ActKind.LETTER, written, by=by, at=at)
    address(act, (office.name,))
    return act


def _locked(meeting: Meeting, kind: ActKind, by: User) -> Meeting:
    meeting = journal.lock(meeting.pk)
    access.must(access.may_prepare(by, meeting), ONLY_OFFICE)
    if not is_time_for(kind, meeting):
        raise Refusal(why_not(kind))
    return meeting


@transaction.atomic
def write(*, act: Act, written: dict[str, str], to: tuple[str, ...] | None, seen: str, by: User, at: datetime) -> Act:
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
    known = {_key(one.text): one for one in lines_of_meeting(act.meeting_id).prefetch_related("offices", "bodies")}
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
