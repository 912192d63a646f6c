"""What the pages share on which the office writes an act by hand: the texts, and below them the document."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from documents import follow_ups
from documents.act_parts import drawn
from documents.acts import wording
from documents.models import Act
from documents.signatories import signatories_for
from documents.signing import rule as signing_rule
from documents.states import ActState
from meetings import access as meetings_access
from meetings.pages import person
from people.refusals import BadInput

LONGEST = 20_000  # characters of one text


def typed_text(raw: str) -> str:
    """What was typed, a paragraph a line. Raises `BadInput` for what is too long."""
    if len(raw) > LONGEST:
        raise BadInput(_("Nội dung dài quá %s ký tự. Đồng chí rút gọn rồi lưu lại.") % LONGEST)
    return "\n".join(wording.paragraphs_of(raw))


def elsewhere(act: Act) -> HttpResponse | None:
    """The way to an act that is not written any more: to the issued one, or to where it is signed."""
    if act.state == ActState.ISSUED:
        return redirect("documents:act", act.pk)
    if act.state == ActState.SIGNING:
        return redirect("documents:signing", act.pk)
    return None


def draft_context(request: HttpRequest, act: Act) -> dict[str, Any]:
    """For the page of a draft; the office and the chair see it, anybody else is refused (`PermissionDenied`)."""
    user = person(request)
    runs, chairs = meetings_access.may_prepare(user, act.meeting), meetings_access.is_chair(user, act.meeting)
    if not runs and not chairs:
        raise PermissionDenied
    return {**drafted(act), "runs": runs, "chairs": chairs, "seen": follow_ups.mark(act)}


def drafted(act: Act) -> dict[str, Any]:
    """What every page of a draft shows: the document, who may sign it, which signatures it will bear."""
    pages, problem = drawn(act)
    return {
        "act": act,
        "meeting": act.meeting,
        "pages": pages,
        "problem": problem,
        "signatories": signatories_for(act.meeting.body, act.kind, timezone.localdate()),
        "signatures": signing_rule.signatures_of(act),
        "stamp": act.content_sha256[:16] or str(timezone.now().timestamp()),
    }
