"""Content and profile composed into the data that the typst templates lay out."""

from typing import Any

from documents.acts.composition import (
    counting_record,
    extract,
    frame,
    invitation,
    minutes,
    notice,
    summary,
    supplement,
    task_report,
)
from documents.acts.composition.setter import Block, Setter
from documents.acts.counting_record import CountingRecord
from documents.acts.invitation import Invitation
from documents.acts.kinds import Act, kind_of
from documents.acts.minutes import Minutes
from documents.acts.notice_extract import NoticeExtract
from documents.acts.opinion_summary import OpinionSummary
from documents.acts.parts import Signature
from documents.acts.plain import to_plain
from documents.acts.profile import Profile
from documents.acts.supplement import Supplement
from documents.acts.task_report import TaskReport


def compose(content: Act, profile: Profile) -> dict[str, Any]:
    """Everything a template needs: cleaned text in runs, spelled and numbered by the profile."""
    setter, kind = Setter(profile), kind_of(content)
    style = profile.kinds[kind]
    return {
        "profile": to_plain(profile),
        "meta": {
            "title": f"{style.title} {setter.text(content.abstract)}",
            "author": setter.text(content.letterhead.issuer),
        },
        "letterhead": frame.letterhead(setter, kind, content.letterhead, content.reference, content.marks),
        "title": frame.title(setter, style, content.abstract),
        "body": _body(setter, content),
        "pair": _pair(setter, content),
        "signature": _signature(setter, content),
        "recipients": frame.recipients(setter, content.recipients),
        "card": invitation.card(setter, content) if isinstance(content, Invitation) else None,
    }


def _body(setter: Setter, content: Act) -> list[Block]:
    if isinstance(content, Minutes):
        return minutes.body(setter, content)
    if isinstance(content, Invitation):
        return invitation.body(setter, content)
    if isinstance(content, OpinionSummary):
        return summary.body(setter, content)
    if isinstance(content, CountingRecord):
        return counting_record.body(setter, content)
    if isinstance(content, Supplement):
        return supplement.body(setter, content)
    if isinstance(content, TaskReport):
        return task_report.body(setter, content)
    if isinstance(content, NoticeExtract):
        return extract.body(setter, content)
    return notice.body(setter, content)


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
