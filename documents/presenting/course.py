"""Beginning and ending a presentation, and naming who presents an item."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from agenda import locks
from agenda.access import may_arrange
from agenda.discussion import current_item
from agenda.models import Item
from agenda.secrecy import refuse_secret
from documents.access import must_read
from documents.events import PresentationBegun, PresentationEnded, PresenterNamed
from documents.models import Paper, PaperVersion, Presentation, Presenter
from documents.presenting import access, places
from documents.presenting.candidates import candidates
from documents.states import PaperState
from meetings import journal
from meetings.access import is_chair, must
from meetings.models import Meeting
from meetings.states import MeetingState
from people.models import User
from people.refusals import BadInput, Refusal


class NothingDiscussed(Refusal):
    """There is no item under discussion that a paper could be presented for."""


class NotSent(Refusal):
    """The paper was not sent to the attendees."""


class SomebodyPresents(Refusal):
    """Another person presents now; the chair alone takes over."""


@transaction.atomic
def begin(*, version: PaperVersion, page: int, by: User, at: datetime) -> Presentation:
    """Leads everybody through a version of a circulated paper, beginning at a page, until the item ends.

    The chair takes over from whoever presents. Beginning again with the same version goes on with it. Raises
    `NothingDiscussed`, `NotSent`, `SomebodyPresents`, `OnPaperOnly` during a state-secret item, `NotAllowed`.
    """
    meeting = journal.lock(version.paper.meeting_id)
    item = _discussed(meeting)
    text = _("Chỉ chủ trì và đồng chí được giao trình bày mục này trình bày được tài liệu.")
    must(access.may_present(by, item), text)
    must_read(by, version.paper)
    if Paper.objects.get(pk=version.paper_id).state != PaperState.CIRCULATED:
        raise NotSent(_("Tài liệu này chưa gửi đại biểu nên chưa trình bày được."))
    present = _open(meeting)
    if present is not None and present.user_id == by.pk and present.version_id == version.pk:
        places.move(presentation_id=present.pk, page=page, point=None, lead="", by=by, at=at)
        return present
    if present is not None:
        if present.user_id != by.pk and not is_chair(by, meeting):
            raise SomebodyPresents(_("Đồng chí %s đang trình bày.") % present.user)
        _end(present, by, at)
    page = min(max(1, page), version.pages)
    made = Presentation.objects.create(
        meeting=meeting, item=item, version=version, user=by, page=page, moved_at=at, began_at=at
    )
    fact = PresentationBegun(item=str(item.pk), paper=str(version.paper_id), version=version.number)
    journal.record(meeting, fact, by=by, at=at)
    places.tell(made, page, at)
    return made


@transaction.atomic
def end(*, presentation: Presentation, by: User, at: datetime) -> None:
    """Ends a presentation: the presenter, the chair or the office. One that has ended stays as it is.

    Raises `NotAllowed`.
    """
    meeting = journal.lock(presentation.meeting_id)
    present = _open(meeting)
    if present is None or present.pk != presentation.pk:
        return
    text = _("Chỉ người trình bày, chủ trì hoặc văn phòng kết thúc được phần trình bày.")
    must(present.user_id == by.pk or may_arrange(by, meeting), text)
    _end(present, by, at)


@transaction.atomic
def name_presenter(*, item: Item, user: User | None, by: User, at: datetime) -> None:
    """Names who presents an item beside the chair, or nobody; who was named before and presents now, ends.

    Raises `BadInput` for somebody who does not see the item, `OnPaperOnly`, `MeetingOver`, `NotAllowed`.
    """
    item = locks.lock(item.pk)
    must(may_arrange(by, item.meeting), _("Chỉ chủ trì hoặc văn phòng giao người trình bày."))
    locks.ensure_not_over(item)
    refuse_secret(item)
    if user is not None and not candidates(item).filter(pk=user.pk).exists():
        raise BadInput(_("Chọn một đồng chí dự mục này trong danh sách."))
    before = Presenter.objects.filter(item=item).first()
    if (before.user_id if before else None) == (user.pk if user else None):
        return
    if before is not None:
        before.delete()
    if user is not None:
        Presenter.objects.create(item=item, user=user, named_by=by, named_at=at)
    journal.record(item.meeting, PresenterNamed(item=str(item.pk)), by=by, at=at)
    present = _open(item.meeting)
    if present is not None and present.item_id == item.pk and not access.may_present(present.user, item):
        _end(present, by, at)


def end_with_item(item: Item, by: User, at: datetime) -> None:
    """Ends what is presented when its item is not discussed any more (`agenda.discussion.left_hooks`)."""
    present = _open(item.meeting)
    if present is not None and present.item_id == item.pk:
        _end(present, by, at)


def end_with_paper(paper: Paper, by: User, at: datetime) -> None:
    """Ends the presentation of a paper that is taken back (`documents.papers.withdrawn_hooks`)."""
    present = _open(paper.meeting)
    if present is not None and present.version.paper_id == paper.pk:
        _end(present, by, at)


def _discussed(meeting: Meeting) -> Item:
    item = current_item(meeting)
    if item is None or meeting.state != MeetingState.RUNNING:
        raise NothingDiscussed(_("Chỉ trình bày tài liệu khi đang bàn một mục của chương trình."))
    refuse_secret(item)
    return item


def _open(meeting: Meeting) -> Presentation | None:
    found = Presentation.objects.filter(meeting=meeting, ended_at=None).select_related("version", "item", "user")
    present = found.first()
    if present is not None:
        present.meeting = present.item.meeting = meeting
    return present


def _end(present: Presentation, by: User, at: datetime) -> None:
    present.ended_at = at
    present.save(update_fields=["ended_at"])
    fact = PresentationEnded(item=str(present.item_id), paper=str(present.version.paper_id))
    journal.record(present.meeting, fact, by=by, at=at)
