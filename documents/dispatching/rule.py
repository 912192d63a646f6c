"""How a body's notices go out, and changing that."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents.models import DispatchRule
from documents.states import MailForm
from meetings.access import must
from people.models import Body, User
from people.queries import serves
from people.refusals import BadInput

LONGEST = 24 * 30  # hours


def rule_of(body: Body) -> DispatchRule:
    """The body's rule; one that was never set says: a link, reminded after a day."""
    return DispatchRule.objects.filter(body=body).first() or DispatchRule(body=body)


@transaction.atomic
def change_rule(*, body: Body, mail_form: str, remind_after: int, by: User) -> DispatchRule:
    """Sets what an e-mail carries and after how many hours the silent are reminded. Raises `NotAllowed`, `BadInput`."""
    must(serves(by, body), _("Chỉ văn phòng đổi được cách gửi văn bản."))
    if mail_form not in MailForm.values or not 0 <= remind_after <= LONGEST:
        raise BadInput(_("Chọn cách gửi thư, và số giờ nhắc lại từ 0 (không nhắc) đến %d.") % LONGEST)
    defaults = {"mail_form": mail_form, "remind_after": remind_after}
    return DispatchRule.objects.update_or_create(body=body, defaults=defaults)[0]
