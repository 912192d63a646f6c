"""Who signs an act: chosen from the body's table while it is a draft."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents.act_steps import WrongStep, locked
from documents.events import FollowUpWritten
from documents.models import Act, Signatory
from documents.states import LETTERS, NUMBERED, WRITTEN, ActKind, ActState
from meetings import access, journal
from people.models import User


@transaction.atomic
def choose_signatory(*, act: Act, signatory: Signatory, by: User, at: datetime) -> Act:
    """Sets who signs, from the body's table. Raises `WrongStep`, `NotAllowed`."""
    meeting, act = locked(act)
    access.must(access.may_prepare(by, meeting), _("Chỉ văn phòng chọn được người ký."))
    if act.state != ActState.DRAFT or signatory.body_id != meeting.body_id or not _signs_such(signatory, act):
        raise WrongStep
    act.signatory = signatory
    act.save(update_fields=["signatory"])
    if act.kind in WRITTEN:
        journal.record(meeting, FollowUpWritten(act=str(act.pk)), by=by, at=at)
    return act


def _signs_such(signatory: Signatory, act: Act) -> bool:
    """Who signs notices of conclusions signs what is issued about them as well; the office's head may sign letters."""
    kinds = {act.kind, ActKind.CONCLUSION_NOTICE} if act.kind in NUMBERED else {act.kind}
    if act.kind in LETTERS:
        kinds |= {ActKind.LETTER, ActKind.INVITATION}
    return signatory.kind in kinds
