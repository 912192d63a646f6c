"""Preparing questions: put, reworded, taken back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agenda.pages import arranged_item, back_to
from meetings.models import Meeting
from meetings.pages import person
from people.answers import done, origin, writes
from people.refusals import Refusal
from voting import questions as operations
from voting.forms import QuestionForm
from voting.models import Vote
from voting.pages import arranged_vote, seen_vote
from voting.repeating import agree_to_repeat, takes_two
from voting.states import VoteState


def _votes_page(meeting: Meeting) -> str:
    return reverse("voting:votes", args=[meeting.pk])


def put(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The form for a new question on an item (`repeats`: the id of the vote it repeats), and its answer."""
    item = arranged_item(request, item_id)
    old = _repeated(request, item_id)
    back = back_to(request, _votes_page(item.meeting))
    names = ("question", "kind", "lines", "least", "most", "matter", "display", "secret")
    before = {name: getattr(old, name) for name in names} if old else None
    form = QuestionForm(request.POST or None, initial=before, body=item.meeting.body)
    if request.method == "POST" and form.is_valid():
        try:
            reason = request.POST.get("reason", "")
            vote = operations.put_question(
                item=item, **form.cleaned_data, repeats=old, reason=reason, by=person(request), at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            if takes_two(vote):
                words = _("Đã ghi đề nghị biểu quyết lại. Chờ một đồng chí khác (chủ trì hoặc thư ký) đồng ý.")
                return done(request, reverse("voting:vote", args=[vote.pk]), words, follow=True)
            return done(request, back, _("Đã chuẩn bị nội dung biểu quyết ở mục %s.") % item.position, follow=True)
    context = {
        "form": form,
        "item": item,
        "meeting": item.meeting,
        "back": back,
        "old": old,
        "takes_two": old is not None and old.state == VoteState.CLOSED,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "voting/question.html", context)


def question(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """The form for a prepared question, and its answer."""
    vote = arranged_vote(request, vote_id)
    back = back_to(request, _votes_page(vote.item.meeting))
    form = QuestionForm(request.POST or None, instance=vote, body=vote.item.meeting.body)
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_question(vote=vote, **form.cleaned_data, by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, back, _("Đã sửa nội dung biểu quyết."), follow=True)
    context = {"form": form, "item": vote.item, "meeting": vote.item.meeting, "back": back, "vote": vote}
    return render(request, "voting/question.html", context)


@require_POST
@writes
def repetition(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """A second person agrees that a counted vote is held again."""
    agree_to_repeat(vote=seen_vote(request, vote_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã đồng ý biểu quyết lại. Mở biểu quyết được rồi."))


@require_POST
@writes
def withdrawal(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Takes a prepared question back."""
    vote = seen_vote(request, vote_id)
    back = back_to(request, _votes_page(vote.item.meeting))
    operations.withdraw_question(vote=vote, by=person(request), at=timezone.now())
    return done(request, back, _("Đã rút nội dung biểu quyết."))


def _repeated(request: HttpRequest, item_id: UUID) -> Vote | None:
    given = request.POST.get("repeats") or request.GET.get("repeats")
    try:
        return Vote.objects.filter(pk=UUID(given), item_id=item_id).first() if given else None
    except ValueError:
        return None
