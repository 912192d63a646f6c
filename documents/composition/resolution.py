"""The resolution that a body adopted by a vote."""

from django.utils import timezone
from django.utils.translation import override

from agenda.models.item import Item
from documents.acts import Reference, Resolution, wording
from documents.composition.letterhead import gathering, letterhead
from documents.composition.notice import signature_of
from documents.composition.tasks import sentences
from documents.lines import names_of
from documents.models import Act
from voting.manifest import rule_of
from voting.models import Vote
from voting.outcomes import from_plain
from voting.weighing import amount
from voting.wording import base_name


def compose_resolution(act: Act) -> Resolution:
    """The resolution as it was written so far; how the vote went is taken from the vote. Number and day are open."""
    if act.vote is None:
        raise ValueError("a resolution is of a vote")
    return Resolution(
        letterhead=letterhead(act.meeting, None),
        reference=Reference(symbol=act.meeting.body.organisation.symbol),
        abstract=act.written.get("subject", ""),
        bases=wording.paragraphs_of(act.written.get("bases", "")),
        opening=(_adopted(act, act.vote),),
        text=wording.paragraphs_of(act.written.get("text", "")),
        signature=signature_of(act.signatory),
        recipients=tuple(names_of(act)),
    )


def first_draft(vote: Vote) -> dict[str, str]:
    """What a resolution begins with: the question as its subject, the rule as a basis, the conclusion as its text."""
    item: Item = vote.item
    conclusion = getattr(item, "conclusion", None)
    text = [*(wording.paragraphs_of(conclusion.text) if conclusion else ()), *sentences(item)]
    return {
        "subject": wording.lower_first(wording.heading_of(item.title)),
        "bases": rule_of(vote.manifest).basis,
        "text": "\n".join(text or [wording.ended(vote.question)]),
    }


def _adopted(act: Act, vote: Vote) -> str:
    """On which day, by whom, with how many of all members, that it was adopted."""
    meeting, outcome = act.meeting, from_plain(vote.outcome)
    body, day = meeting.body.short_name, timezone.localdate(vote.closed_at or meeting.starts_at)
    weights = outcome.persons
    with override("vi"):
        whole = base_name(rule_of(vote.manifest).base, weights is not None)
    share = wording.percent(outcome.counts.yes, max(outcome.base, 1))
    yes, base = (amount(n, weights.scale) if weights else str(n) for n in (outcome.counts.yes, outcome.base))
    return (
        f"Ngày {wording.short_day(day)}, tại {wording.minutes_abstract(body, meeting.ordinal, gathering(meeting))}, "
        f"với {yes}/{base} phiếu tán thành ({share} {whole}), {body} thống nhất ban hành "
        "Nghị quyết với những nội dung sau:"
    )
