"""What the draft of a resolution or letter shows, for its page and for the region that keeps it live."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from documents import act_parts, follow_ups
from documents.lines import names_of
from documents.models import Act
from documents.signatories import signatories_for
from documents.signing import rule as signing_rule
from documents.states import ADDRESSED, ActState
from meetings import access
from people.models import User


def written(act: Act, user: User) -> dict[str, Any]:
    """The draft as a person of its office or its chair sees it; of what is signed or issued only that."""
    facts = {
        "act": act,
        "meeting": act.meeting,
        "runs": access.may_prepare(user, act.meeting),
        "chairs": access.is_chair(user, act.meeting),
        "next": reverse("documents:written-act", args=[act.pk]),
    }
    if act.state in (ActState.SIGNING, ActState.ISSUED):
        return facts
    return {
        **facts,
        **act_parts.sheets(act),
        "seen": follow_ups.mark(act),
        "to": addressees(act),
        "signatories": signatories_for(act.meeting.body, act.kind, timezone.localdate()),
        "signatures": signing_rule.signatures_of(act),
        "ends": act.kind in follow_ups.ENDS,
    }


def addressees(act: Act) -> str:
    """To whom a letter goes, a line each, as it is typed; "" for what has no addressees of its own."""
    if act.kind not in ADDRESSED:
        return ""
    return "\n".join(names_of(act))
