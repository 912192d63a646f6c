"""The lines under "Nơi nhận" of a meeting's notice, and who and what each of them serves."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents.acts import wording
from documents.dispatching.access import ensure_office
from documents.lines import lines_of_meeting
from documents.models import Act, RecipientLine
from documents.states import ActKind, ActState
from meetings import journal
from meetings.models import Meeting
from people.models import Body, Office, User
from people.refusals import Refusal


class ListFrozen(Refusal):
    message = _("Dự thảo đã chuyển chủ trì duyệt nên danh sách nơi nhận đã chốt. Lấy lại dự thảo rồi sửa nơi nhận.")


class LineGone(Refusal):
    message = _("Nơi nhận này vừa bị xóa ở máy khác. Đồng chí tải lại trang.")


@dataclass(frozen=True)
class LinePlan:
    """What a line says and serves."""

    text: str
    offices: Sequence[Office] = ()
    bodies: Sequence[Body] = ()
    email: str = ""
    paper_reason: str = ""


def are_open(meeting: Meeting) -> bool:
    """Whether the lines may be changed: as long as the notice is a draft."""
    acts = Act.objects.filter(meeting=meeting, kind=ActKind.CONCLUSION_NOTICE)
    return not acts.exclude(state=ActState.DRAFT).exists()


def _locked(meeting: Meeting, by: User) -> Meeting:
    meeting = journal.lock(meeting.pk)
    ensure_office(by, meeting)
    if not are_open(meeting):
        raise ListFrozen
    return meeting


@transaction.atomic
def add_line(*, meeting: Meeting, plan: LinePlan, by: User) -> RecipientLine:
    """A further line, before the archive's own at the end. Raises `NotAllowed`, `ListFrozen`."""
    meeting = _locked(meeting, by)
    lines = list(lines_of_meeting(meeting).order_by("position"))
    place = lines[-1].position + 1 if lines else 1
    if lines and wording.stays_in_archive(lines[-1].text):
        lines[-1].position += 1
        lines[-1].save(update_fields=["position"])
        place -= 1
    return _written(RecipientLine(meeting=meeting, position=place), plan)


@transaction.atomic
def change_line(*, line: RecipientLine, plan: LinePlan, by: User) -> RecipientLine:
    """Raises `NotAllowed`, `ListFrozen`, `LineGone`."""
    _locked(line.meeting, by)
    return _written(_found(line), plan)


@transaction.atomic
def remove_line(*, line: RecipientLine, by: User) -> None:
    """A line that is gone already stays gone. Raises `NotAllowed`, `ListFrozen`."""
    _locked(line.meeting, by)
    RecipientLine.objects.filter(pk=line.pk).delete()


@transaction.atomic
def raise_line(*, line: RecipientLine, by: User) -> None:
    """Changes places with the line above, if there is one. Raises `NotAllowed`, `ListFrozen`, `LineGone`."""
    _locked(line.meeting, by)
    line = _found(line)
    above = lines_of_meeting(line.meeting).filter(position__lt=line.position).order_by("-position").first()
    if above is None:
        return
    last = lines_of_meeting(line.meeting).order_by("-position").values_list("position").first()
    upper, lower = above.position, line.position
    for row, place in (
        (above, last[0] + 1 if last else 0),
        (line, upper),
        (above, lower),
    ):  # one line on a place at a time
        row.position = place
        row.save(update_fields=["position"])


def _found(line: RecipientLine) -> RecipientLine:
    found = RecipientLine.objects.filter(pk=line.pk).first()
    if found is None:
        raise LineGone
    return found


def _written(line: RecipientLine, plan: LinePlan) -> RecipientLine:
    line.text, line.email, line.paper_reason = plan.text, plan.email, plan.paper_reason
    line.save()
    line.offices.set(plan.offices)
    line.bodies.set(plan.bodies)
    return line
