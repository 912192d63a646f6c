"""An act and what it says: composed anew while it is a draft, frozen once it is checked, a file once it is issued."""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

from documents import acts, store
from documents.acts import (
    ConclusionNotice,
    CountingRecord,
    Invitation,
    Minutes,
    OfficialLetter,
    Profile,
    Resolution,
    Supplement,
    dated,
    from_json,
    numbered,
    profiles,
)
from documents.composition import (
    compose_counting_act,
    compose_follow_up,
    compose_general_invitation,
    compose_letter,
    compose_minutes,
    compose_notice,
    compose_resolution,
)
from documents.house_style import dressed, style_of
from documents.models import Act, Proposal
from documents.signatories import signatory_of
from documents.states import LETTERS, ActKind, ActState
from meetings.chancery import day_of
from meetings.models import Meeting
from people.refusals import Refusal

Numbered = ConclusionNotice | Resolution | OfficialLetter | Invitation
Content = Numbered | Minutes | Supplement | CountingRecord


class Unprintable(Refusal):
    """The text has a sign that cannot be printed."""


def act_of(meeting: Meeting, kind: str) -> Act:
    """The act of a kind, made as a draft when it is first asked for."""
    profile = profile_of(meeting)
    act, _made = Act.objects.select_related("entry", "signatory__user", "checked_by", "issued_by").get_or_create(
        meeting=meeting, kind=kind, defaults={"profile": profile.code, "signatory": signatory_of(meeting, kind)}
    )
    return act


def profile_of(meeting: Meeting) -> Profile:
    """The document profile in force on the meeting's day for its organisation."""
    return profiles.valid_on(meeting.body.organisation.profile, day_of(meeting))


def form_on(meeting: Meeting) -> Profile:
    """The same in the house style of today."""
    return dressed(profile_of(meeting), style_of(meeting.body.organisation))


def form_of(act: Act) -> Profile:
    """The profile an act is printed in, with the house style: that of the day it was checked, before it today's."""
    style = style_of(act.meeting.body.organisation) if act.state == ActState.DRAFT else act.style
    return dressed(profiles.load(act.profile), style)


def content_of(act: Act) -> Content:
    """What the act says: frozen once it is checked, composed anew while it is a draft."""
    if act.state != ActState.DRAFT:
        return cast(Content, from_json(act.content))
    if act.kind in LETTERS:
        return compose_letter(act)
    if act.kind == ActKind.RESOLUTION:
        return compose_resolution(act)
    if act.kind == ActKind.INVITATION:
        return compose_general_invitation(act.meeting, act.signatory)
    if act.kind == ActKind.COUNTING:
        return compose_counting_act(act)
    if act.about_id is not None:
        return compose_follow_up(act)
    if act.kind == ActKind.CONCLUSION_NOTICE:
        return compose_notice(act.meeting, act.signatory, left_out=act.written.get("left_out", ()))
    return compose_minutes(act.meeting)


def final(content: Content, number: int | None, day: date) -> Content:
    """The content as it is issued on a day: with its number; the day of minutes is that of their meeting."""
    if isinstance(content, Numbered):
        return cast(Content, numbered(content, number=number or 0, day=day))
    return cast(Content, dated(content, day)) if isinstance(content, Supplement) else content


def pdf_of(act: Act) -> bytes:
    """The act as PDF: the stored file once it is signed or issued, else rendered with the profile's draft mark."""
    signed = Proposal.objects.filter(act=act, act__signatures__isnull=False).first()
    file = act.file_sha256 if act.state == ActState.ISSUED else signed.file_sha256 if signed else ""
    if file:
        with store.open(file) as stored:
            return stored.read()
    content, profile = content_of(act), form_of(act)
    return rendered(replace(content, marks=replace(content.marks, draft=profile.draft_mark)), profile).pdf


def rendered(content: acts.Act, profile: Profile) -> acts.Rendered:
    """The finished PDF. Raises `Unprintable` naming the signs that no font here has."""
    return printed(lambda: acts.render(content, profile))


def printed(work: Callable[[], acts.Rendered]) -> acts.Rendered:
    """What the press makes; `Unprintable`, a sentence for the person, where a sign is in no font."""
    try:
        return work()
    except acts.UnprintableText as error:
        raise unprintable(error) from error


def unprintable(error: acts.UnprintableText) -> Unprintable:
    """The refusal that names the signs."""
    text = _("Có ký tự không in được: %s. Đồng chí xóa hoặc thay ký tự đó rồi thử lại.")
    return Unprintable(text % " ".join(error.characters))


def numbers_invitations(meeting: Meeting) -> bool:
    """Whether the office's invitations bear a number, and so are issued as acts: their symbol is a matter of style."""
    return bool(form_on(meeting).kinds["invitation"].type)


def type_symbol(act: Act, profile: Profile) -> str:
    """The symbol of the run in which an act is numbered: "TB", "NQ", "CV"; "" for letters of the State."""
    if act.kind in LETTERS:
        return profile.kinds["official_letter"].type
    own = {ActKind.RESOLUTION: "resolution", ActKind.INVITATION: "invitation"}
    return profile.kinds[own.get(ActKind(act.kind), "conclusion_notice")].type


def fingerprint(content: dict[str, Any]) -> str:
    """SHA-256 over the canonical JSON of a content."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(pdf)).pages)
