"""Content and profile composed into the data that the typst templates lay out."""

from collections.abc import Callable
from typing import Any

from documents.acts.composition import (
    counting_record,
    extract,
    frame,
    invitation,
    letter,
    minutes,
    notice,
    opinion_form,
    resolution,
    summary,
    supplement,
    task_report,
)
from documents.acts.composition.setter import Block, Setter
from documents.acts.conclusion_notice import ConclusionNotice
from documents.acts.counting_record import CountingRecord
from documents.acts.invitation import Invitation
from documents.acts.kinds import Act, kind_of
from documents.acts.minutes import Minutes
from documents.acts.notice_extract import NoticeExtract
from documents.acts.official_letter import OfficialLetter
from documents.acts.opinion_form import OpinionForm
from documents.acts.opinion_summary import OpinionSummary
from documents.acts.parts import Signature
from documents.acts.plain import to_plain
from documents.acts.profile import Profile
from documents.acts.resolution import Resolution
from documents.acts.supplement import Supplement
from documents.acts.task_report import TaskReport

_BODIES: dict[type[Act], Callable[[Setter, Any], list[Block]]] = {
    ConclusionNotice: notice.body,
    NoticeExtract: extract.body,
    Minutes: minutes.body,
    Supplement: supplement.body,
    Invitation: invitation.body,
    Resolution: resolution.body,
    OfficialLetter: letter.body,
    OpinionForm: opinion_form.body,
    OpinionSummary: summary.body,
    CountingRecord: counting_record.body,
    TaskReport: task_report.body,
}


def compose(content: Act, profile: Profile) -> dict[str, Any]:
    """Everything a template needs: cleaned text in runs, spelled and numbered by the profile."""
    setter, kind = Setter(profile), kind_of(content)
    style = profile.kinds[kind]
    return {
        "profile": to_plain(profile),
        "meta": {
            "title": f"{style.title or letter.NAME} {setter.text(content.abstract)}".strip(),
            "author": setter.text(content.letterhead.issuer),
        },
        "letterhead": frame.letterhead(setter, kind, content.letterhead, content.reference, content.marks),
        "subject": letter.subject(setter, content) if isinstance(content, OfficialLetter) else [],
        "title": frame.title(setter, style, content.abstract) if style.title else None,
        "body": _BODIES[type(content)](setter, content),
        "pair": _pair(setter, content),
        "signature": _signature(setter, content),
        "recipients": frame.recipients(setter, content.recipients),
        "card": invitation.card(setter, content) if isinstance(content, Invitation) else None,
        "copied": _copied(setter, content),
    }


def _copied(setter: Setter, content: Act) -> dict[str, Any] | None:
    if not isinstance(content, NoticeExtract) or content.copied is None:
        return None
    return extract.copied(setter, content.copied)


def _signature(setter: Setter, content: Act) -> dict[str, Any] | None:
    if isinstance(content, CountingRecord | Supplement):
        return None
    block = content.confirmation if isinstance(content, Minutes) else content.signature
    return frame.signature(setter, block) if block else None


def _pair(setter: Setter, content: Act) -> list[dict[str, Any]] | None:
    """The two who sign side by side, left and right."""
    style = setter.profile.signature
    if isinstance(content, CountingRecord):
        chair = Signature(
            authority=content.chair.authority or style.minutes_chair, title=content.chair.title, name=content.chair.name
        )
        return [frame.signature(setter, content.teller), frame.signature(setter, chair)]
    if not isinstance(content, Minutes | Supplement):
        return None
    words = ((content.secretary, style.minutes_secretary), (content.chair, style.minutes_chair))
    return [
        frame.signature(setter, Signature(authority=block.authority or title, title=block.title, name=block.name))
        for block, title in words
    ]
