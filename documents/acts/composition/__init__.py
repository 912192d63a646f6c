"""Content and profile composed into the data that the typst templates lay out."""

from typing import Any

from documents.acts.composition import frame, invitation, minutes, notice, summary
from documents.acts.composition.setter import Block, Setter
from documents.acts.invitation import Invitation
from documents.acts.kinds import Act, kind_of
from documents.acts.minutes import Minutes
from documents.acts.opinion_summary import OpinionSummary
from documents.acts.parts import Signature
from documents.acts.plain import to_plain
from documents.acts.profile import Profile


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
        "pair": _pair(setter, content) if isinstance(content, Minutes) else None,
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
    return notice.body(setter, content)


def _signature(setter: Setter, content: Act) -> dict[str, Any] | None:
    block = content.confirmation if isinstance(content, Minutes) else content.signature
    return frame.signature(setter, block) if block else None


def _pair(setter: Setter, content: Minutes) -> list[dict[str, Any]]:
    style = setter.profile.signature
    words = ((content.secretary, style.minutes_secretary), (content.chair, style.minutes_chair))
    return [
        frame.signature(setter, Signature(authority=block.authority or title, title=block.title, name=block.name))
        for block, title in words
    ]
