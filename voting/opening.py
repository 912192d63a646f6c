"""What is settled in the moment a vote opens: the rule, who may answer, whether enough are there, the manifest."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from meetings.session import NoQuorum
from people.models import Body
from people.refusals import Refusal
from voting.electorate import Electorate
from voting.manifest import roll_to_plain, rule_to_plain, seal
from voting.models import Vote
from voting.rulebook import Entry, NoRule, entry_for
from voting.rules import Counts, Rule, Share, base_of, quorum_of, threshold


class NobodyVotes(Refusal):
    """There is no elector, or no rule to decide by."""


def entry_on(vote: Vote, day: date) -> Entry:
    """The rule of the day, its quorum filled in from the body's working rules where it has none of its own.

    Raises `NobodyVotes`.
    """
    body = vote.item.meeting.body
    try:
        entry = entry_for(body.kind, day)
    except NoRule:
        raise NobodyVotes(_("Chưa có quy tắc biểu quyết cho cơ quan này vào ngày họp.")) from None
    return entry if entry.rule.quorum else replace(entry, rule=replace(entry.rule, quorum=_usual_quorum(body)))


def ensure_votable(rule: Rule, electorate: Electorate) -> None:
    """Raises `NobodyVotes` when all who could answer are taken out, `NoQuorum` when too few are there."""
    if electorate.electors and not electorate.voters:
        raise NobodyVotes(_("Không có ủy viên nào được biểu quyết nên không mở được."))
    quorum = quorum_of(rule, electorate.roll)
    if not quorum.reached:
        raise NoQuorum(
            _("Không đủ số ủy viên để biểu quyết: cần %(needed)s/%(members)s có mặt, hiện có %(present)s.")
            % {"needed": quorum.needed, "members": quorum.base, "present": quorum.present}
        )


def manifest(vote: Vote, entry: Entry, electorate: Electorate) -> dict[str, Any]:
    """The sealed manifest; `base` and `threshold` of a base that only the closing knows are as of now."""
    voters = sorted(str(elector.attendee_id) for elector in electorate.voters)
    with override("vi"):  # what is kept for ever does not depend on who pressed the button
        choices = [[value, str(label)] for value, label in entry.options]
    roll = electorate.roll
    quorum = quorum_of(entry.rule, roll)
    base = base_of(entry.rule, roll, Counts())
    return seal(
        {
            "vote": str(vote.pk),
            "item": str(vote.item_id),
            "question": vote.question,
            "choices": choices,
            "display": vote.display,
            "rule": rule_to_plain(entry.rule),
            "base": base,
            "threshold": threshold(entry.rule, base),
            "present": roll.present,
            "recused": roll.recused,
            "roll": roll_to_plain(roll),
            "electors": hashlib.sha256("\n".join(voters).encode()).hexdigest(),
            "quorum": {"members": quorum.base, "present": quorum.present, "needed": quorum.needed},
            "repeats": str(vote.repeats_id) if vote.repeats_id else None,
            "opened_at": vote.opened_at.isoformat() if vote.opened_at else None,
        }
    )


def _usual_quorum(body: Body) -> Share:
    return Share(numerator=body.quorum_numerator, denominator=body.quorum_denominator, strict=body.quorum_strict)
