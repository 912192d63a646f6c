"""Who may read a paper, see a draft, check it, issue it."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from agenda.access import items_for, taking_part
from agenda.models import Conclusion, ItemGuest, Recusal
from documents.body_letters import led
from documents.circulation import rule
from documents.dispatching.access import in_trays_of
from documents.models import Act, Delivery, ExpiredTrace, Paper, Trace
from documents.reviewing import is_asked
from documents.signing.rule import may_sign, turn
from documents.states import ActKind, ActState, Circulation, PaperState, SignatureRole
from documents.tellers import counted, is_teller
from meetings import access as meetings_access
from meetings.models import Attendance, Attendee, Meeting
from meetings.models.attendee import Role
from people.models import StaffRole, User


def sent_papers(user: User, meeting: Meeting) -> QuerySet[Paper]:
    """The papers of a meeting that the person was sent, open or closed now; for its office all.

    A paper of an item is sent to those who may see the item and take part in it, as long as its papers are not
    handed out and collected (`Item.restricted`); one of the whole meeting to all who may see the meeting.
    """
    if meetings_access.may_prepare(user, meeting):
        return _kept(meeting)
    return _sent_to(meetings_access.attendee_of(user, meeting), meeting)


def _kept(meeting: Meeting) -> QuerySet[Paper]:
    return Paper.objects.filter(meeting=meeting).exclude(state=PaperState.WITHDRAWN).select_related("item")


def _sent_to(attendee: Attendee | None, meeting: Meeting) -> QuerySet[Paper]:
    papers = _kept(meeting)
    if attendee is None or not meetings_access.is_announced(attendee.meeting):
        return papers.none()
    theirs = items_for(attendee).filter(restricted=False).exclude(recusals__attendee=attendee)
    open_to_them = Q(item=None) | Q(item__in=theirs)
    return papers.filter(open_to_them, state=PaperState.CIRCULATED)


def readable_papers(user: User, meeting: Meeting) -> QuerySet[Paper]:
    """Those of them that the person may read now (`documents.circulation.rule`)."""
    if meetings_access.may_prepare(user, meeting):
        return _kept(meeting)
    attendee = meetings_access.attendee_of(user, meeting)
    return _sent_to(attendee, meeting).exclude(circulation__in=_closed_to(attendee, meeting))


def closed(user: User, meeting: Meeting) -> frozenset[Circulation]:
    """The kinds of papers that are closed to the person now; none to the office."""
    if meetings_access.may_prepare(user, meeting):
        return frozenset()
    return _closed_to(meetings_access.attendee_of(user, meeting), meeting)


def _closed_to(attendee: Attendee | None, meeting: Meeting) -> frozenset[Circulation]:
    return rule.closed(meeting, in_room=attendee is not None and rule.is_in_room(attendee))


def readable(user: User) -> QuerySet[Paper]:
    """The same rule for the papers of all meetings at once, for the search; a test holds the two to each other."""
    seen = meetings_access.visible_meetings(user).values("pk")
    papers = Paper.objects.exclude(state=PaperState.WITHDRAWN).select_related("item").filter(meeting__in=seen)
    sent = Q(state=PaperState.CIRCULATED) & (Q(item=None) | _open_to(user))
    stays = Attendance.objects.filter(attendee__user=user, out_at=None).exclude(how=rule.AWAY)
    return papers.filter(_prepared_by(user) | sent & rule.open_to(Q(meeting__in=stays.values("attendee__meeting"))))


def searchable(user: User) -> QuerySet[Paper]:
    """What is readable and may be found by its words: not what is read in the room alone, for the office neither."""
    return readable(user).exclude(circulation=Circulation.ROOM)


def _prepared_by(user: User) -> Q:
    return Q(meeting__body__in=StaffRole.objects.filter(user=user).values("body"))


def _open_to(user: User) -> Q:
    """Papers of items that the person sees and takes part in, at a place at the table or as a guest of the item."""
    seated = Attendee.objects.filter(user=user).exclude(role__in=meetings_access.GUESTS)
    asked = ItemGuest.objects.filter(attendee__user=user)
    gone = Recusal.objects.filter(attendee__user=user)
    seen = Q(meeting__in=seated.values("meeting")) | Q(item__in=asked.values("item"))
    return seen & Q(item__restricted=False) & ~Q(item__in=gone.values("item"))


def may_read(user: User, paper: Paper) -> bool:
    return readable_papers(user, paper.meeting).filter(pk=paper.pk).exists()


def readers(paper: Paper) -> set[UUID]:
    """Everybody who may read the paper: `may_read` for all at once, in a few queries."""
    if paper.state == PaperState.WITHDRAWN:
        return set()
    staff = set(StaffRole.objects.filter(body=paper.meeting.body_id).values_list("user_id", flat=True))
    if paper.state != PaperState.CIRCULATED or (paper.item is not None and paper.item.restricted):
        return staff
    sent = taking_part(paper.item) if paper.item is not None else set(meetings_access.audiences(paper.meeting))
    if paper.circulation in rule.closed(paper.meeting, in_room=True):
        return staff
    if paper.circulation == Circulation.ROOM:
        sent = sent & rule.in_room(paper.meeting)
    return sent | staff


def must_read(user: User, paper: Paper) -> None:
    """Raises `NotAllowed` unless the person may read the paper now."""
    text = _("Đồng chí không xem được tài liệu này nữa: tài liệu đã được rút hoặc không gửi cho đồng chí.")
    meetings_access.must(may_read(user, paper), text)


def may_be_marked(paper: Paper) -> bool:
    """Whether people write on the paper: not on one for the room alone, whose words would stay on their devices."""
    return paper.circulation != Circulation.ROOM


def must_mark(user: User, paper: Paper) -> None:
    """Raises `NotAllowed` unless the person may read the paper now and write on it."""
    must_read(user, paper)
    meetings_access.must(may_be_marked(paper), _("Tài liệu chỉ đọc trong phòng họp không ghi dấu được."))


def may_see_act(user: User, act: Act) -> bool:
    """A draft: the office and the chair; checked minutes also the members who are asked, a
    checked invitation also who signs it, a checked record of counting also the panel; approved: who signs next.

    A letter of no meeting is led by whoever may sign it (`meetings.access.is_chair`).

    An issued act: those it was sent to whole, the staff of bodies in whose tray it lies, and the office and the chair;
    a record of counting also the panel.
    """
    meeting = act.meeting
    if meetings_access.may_prepare(user, meeting) or meetings_access.is_chair(user, meeting):
        return True
    if act.state != ActState.DRAFT and is_teller(user, act):
        return True
    if act.state == ActState.SIGNING:
        return may_sign(user, act, turn(act))
    if act.state == ActState.CHECKED and act.kind == ActKind.INVITATION:
        return may_sign(user, act, SignatureRole.PERSONAL)
    if act.state == ActState.CHECKED and act.shown_at is not None:
        return is_asked(user, act)
    if act.state != ActState.ISSUED:
        return False
    whole = Delivery.objects.filter(act=act, user=user, extract=None)
    return whole.exists() or in_trays_of(user).filter(act=act).exists()


def seen_acts(user: User) -> QuerySet[Act]:
    """The issued acts of all meetings for which `may_see_act` holds."""
    chaired = Q(meeting__in=Attendee.objects.filter(user=user, role=Role.CHAIR).values("meeting"))
    sent = Q(pk__in=Delivery.objects.filter(user=user, extract=None).values("act")) | Q(
        pk__in=in_trays_of(user).values("act")
    )
    return Act.objects.filter(_prepared_by(user) | chaired | led(user) | sent | counted(user), state=ActState.ISSUED)


def written_conclusions(user: User) -> QuerySet[Conclusion]:
    """The conclusions that the person may write or approve: those of the meetings they prepare or lead.

    Everybody else reads conclusions in the notice. Not of an item in which they take no part.
    """
    chaired = Attendee.objects.filter(user=user, role=Role.CHAIR, meeting__in=meetings_access.visible_meetings(user))
    prepared = Q(item__meeting__body__in=StaffRole.objects.filter(user=user).values("body"))
    gone = Recusal.objects.filter(attendee__user=user)
    found = Conclusion.objects.filter(prepared | Q(item__meeting__in=chaired.values("meeting")), item__secrecy="")
    return found.exclude(item__in=gone.values("item")).exclude(text="")


def traceable(user: User) -> QuerySet[Trace]:
    """The access log of the papers of the bodies that the person serves as staff."""
    own = Trace.objects.filter(version__paper__meeting__body__staff__user=user).distinct()
    return own.select_related("version__paper__meeting__body", "version__paper__item", "user")


def expired_traces(user: User) -> QuerySet[ExpiredTrace]:
    """The codes of the same bodies whose readings are not kept any more."""
    return ExpiredTrace.objects.filter(body__staff__user=user).distinct()
