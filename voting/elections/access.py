"""Who sees a paper ballot, who prepares it, who counts, who declares."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from agenda.access import may_arrange, visible_items
from meetings.access import is_chair, may_lead, must
from meetings.models import Meeting
from people.models import User
from voting.elections.states import Stage
from voting.models import Election, Round, Scrutineer


def visible_elections(user: User, meeting: Meeting) -> QuerySet[Election]:
    """What the person may know of, in the order of the agenda: a list that is being made only who arranges."""
    found = Election.objects.filter(item__in=visible_items(user, meeting)).select_related("item")
    found = found.order_by("item__position", "created_at")
    return found if may_arrange(user, meeting) else found.exclude(stage=Stage.DRAFT)


def teller_of(user: User, election: Election) -> Scrutineer | None:
    """The person's place in the counting panel."""
    return Scrutineer.objects.filter(election=election, attendee__user=user).select_related("attendee__user").first()


def must_prepare(user: User, meeting: Meeting) -> None:
    must(may_arrange(user, meeting), _("Chỉ thư ký hoặc chủ trì lập được danh sách bầu cử."))


def must_run(user: User, meeting: Meeting) -> None:
    must(may_lead(user, meeting), _("Chỉ chủ trì hoặc thư ký phiên họp điều hành được việc bỏ phiếu."))


def must_declare(user: User, meeting: Meeting) -> None:
    must(is_chair(user, meeting), _("Chỉ chủ trì công bố kết quả bầu cử."))


def may_accept(user: User, round_: Round) -> bool:
    """The head of the panel, who answers for the count."""
    teller = teller_of(user, round_.election)
    return teller is not None and teller.seat == "head"
