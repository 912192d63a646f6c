"""Plays the demo meeting through by operations alone, to its issued notice."""

from datetime import datetime, timedelta
from uuid import uuid4

from agenda.conclusions import approve_conclusion
from agenda.discussion import start_item
from agenda.drafting import seen
from agenda.models import Conclusion, Item
from documents.checking import check_act
from documents.drafts import act_of
from documents.issuing import issue_act
from documents.states import ActKind
from meetings import attendance, session
from meetings.models import Attendance, Attendee, Meeting
from people.models import User
from voting.ballots import cast_ballot
from voting.models import Vote
from voting.votes import close_vote, open_vote


def play(meeting: Meeting, at: datetime) -> None:
    """Convenes, opens, votes 9-0-1, approves every conclusion, closes, issues."""
    chair, secretary = User.objects.get(username="khoi"), User.objects.get(username="thuong")
    meeting = session.convene(meeting=meeting, by=secretary, at=at - timedelta(days=9))
    members = Attendee.objects.filter(meeting=meeting, is_member=True).exclude(user__username="on")
    for attendee in members.select_related("user"):
        attendance.arrive(attendee=attendee, how=Attendance.How.DESK, by=secretary, at=at)
    session.open_meeting(meeting=meeting, by=chair, at=at)
    for item in Item.objects.filter(meeting=meeting).order_by("position"):
        start_item(item=item, by=chair, at=at)
        for vote in Vote.objects.filter(item=item):
            _vote(vote, list(members), chair, at)
        approve_conclusion(item=item, seen_as=seen(item, Conclusion.objects.filter(item=item).first()), by=chair, at=at)
    session.close(meeting=meeting, by=chair, at=at + timedelta(hours=3))
    act = check_act(act=act_of(meeting, ActKind.CONCLUSION_NOTICE), by=secretary, at=at + timedelta(hours=4))
    issue_act(act=act, revision=act.revision, by=chair, at=at + timedelta(hours=4))


def _vote(vote: Vote, members: list[Attendee], chair: User, at: datetime) -> None:
    open_vote(vote=vote, by=chair, at=at)
    for attendee in members:
        choice = "other" if attendee.user.username == "uoc" else "yes"
        cast_ballot(vote=vote, attendee=attendee, choice=choice, key=uuid4(), by=attendee.user, at=at)
    close_vote(vote=vote, by=chair, at=at)
