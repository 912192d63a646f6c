"""The page of one meeting before it begins: agenda, papers, people, and what is still missing."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agenda.access import drafted_items, visible_items
from agenda.models import Recusal
from documents import delivery
from documents.access import closed, sent_papers
from documents.circulation.receipt_parts import unread
from documents.composition.invitation import changed, issued_invitation
from documents.drafts import numbers_invitations
from documents.matters import open_tasks
from documents.models import MattersArising, Paper, Reading
from documents.offline.keeping import keepable_versions
from documents.offline.leaves import TYPICAL_BYTES
from documents.states import PaperState
from meetings import access, calendar, checks
from meetings.models import Meeting
from meetings.pages import person, seen_meeting
from meetings.states import IN_SESSION, NOT_BEGUN, MeetingState
from people.models import User


@require_safe
def meeting_page(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What this person may know of the meeting; the office also sees the checklist and the tools."""
    meeting = seen_meeting(request, meeting_id)
    user = person(request)
    runs = access.may_prepare(user, meeting)
    attendees = list(meeting.attendees.select_related("user").order_by("position", "user__name_key"))
    context: dict[str, Any] = {
        "meeting": meeting,
        "runs": runs,
        "attendee": next((one for one in attendees if one.user_id == user.pk), None),
        "attendees": attendees,
        "coming": sum(one.reply == "coming" for one in attendees),
        "items": items_with_papers(user, meeting),
        "common": [paper for paper in _papers(user, meeting) if paper.item_id is None],
        "due": calendar.papers_due(meeting),
        "stepped_back": _stepped_back(user, meeting),
        "drafted": drafted_items(user, meeting),
    }
    if settings.OFFLINE_LEASE and meeting.state in (MeetingState.CONVENED, *IN_SESSION):
        context["keepable"] = keepable_versions(user, meeting)
        context["keepable_pages"] = sum(one.pages for one in context["keepable"])
        context["keepable_bytes"] = context["keepable_pages"] * TYPICAL_BYTES
        context["lease"] = settings.OFFLINE_LEASE
    if runs and meeting.state in NOT_BEGUN:
        context["drafted"] = {item.pk for item, _papers in context["items"] if not item.is_secret}
        context["arising"] = len(open_tasks(meeting, timezone.now())[0])
        context["arisen"] = MattersArising.objects.filter(meeting=meeting).exists()
    if runs and meeting.state == MeetingState.CONVENED:
        context["summons"] = _summons(meeting)
        context |= unread(meeting)
    if runs and meeting.state == MeetingState.DRAFT:
        context["checks"] = checks.before("convene", meeting)
        context["ready"] = all(check.ok or not check.blocking for check in context["checks"])
    return render(request, "documents/meeting.html", context)


def _summons(meeting: Meeting) -> dict[str, Any] | None:
    """The invitation that is numbered and signed: what became of it; None where invitations bear no number."""
    act = issued_invitation(meeting)
    if act is None:
        return {"act": None} if numbers_invitations(meeting) else None
    return {"act": act, "changed": changed(act), "counts": delivery.counts(act)}


def items_with_papers(user: User, meeting: Meeting) -> list[tuple[Any, list[Paper]]]:
    """The items the person may see, each with the papers they may read."""
    papers = _papers(user, meeting)
    items = visible_items(user, meeting).select_related("office", "conclusion__saved_by")
    return [(item, [paper for paper in papers if paper.item_id == item.pk]) for item in items]


def _stepped_back(user: User, meeting: Meeting) -> set[UUID]:
    """The items that the person takes no part in."""
    gone = Recusal.objects.filter(item__meeting=meeting, attendee__user=user)
    return set(gone.values_list("item_id", flat=True))


def _papers(user: User, meeting: Meeting) -> list[Paper]:
    """The papers that the person was sent, with `latest` (their newest version) and `reading` (how far the person is),
    if any; `is_closed` are those that they cannot read now.
    """
    shut = closed(user, meeting)
    papers = list(sent_papers(user, meeting).prefetch_related("versions").order_by("item__position", "position"))
    versions = {paper.pk: max(paper.versions.all(), key=lambda one: one.number, default=None) for paper in papers}
    wanted = [version.pk for version in versions.values() if version]
    readings = {one.version_id: one for one in Reading.objects.filter(user=user, version__in=wanted)}
    for paper in papers:
        version = versions[paper.pk]
        paper.latest = version  # type: ignore[attr-defined]
        paper.reading = readings.get(version.pk) if version else None  # type: ignore[attr-defined]
        paper.is_closed = paper.circulation in shut  # type: ignore[attr-defined]
        circulated = paper.state == PaperState.CIRCULATED
        paper.is_new = circulated and not paper.is_closed and version and version.number > 1 and not paper.reading  # type: ignore[attr-defined]
    return papers
