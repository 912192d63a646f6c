"""What is settled in the moment a vote opens: the rule, who may answer, whether enough are there, the manifest."""

import hashlib
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from agenda.cited import cited
from meetings import chain
from meetings.session import NoQuorum
from people.models import Body
from people.refusals import Refusal
from voting.electorate import Electorate
from voting.house_rules import rule_on
from voting.kinds import Kind, Sheet, sheet
from voting.manifest import roll_to_plain, rule_to_plain, seal
from voting.matters import Matter
from voting.models import Vote
from voting.rulebook import NoRule
from voting.rules import Counts, Form, Rule, Share, WrongForm, as_held, base_of, quorum_of, threshold
from voting.weighing import amount


class NobodyVotes(Refusal):
    """There is no elector, or no rule to decide by."""


class WrongWay(Refusal):
    """The rule asks for a secret ballot, or for one by name."""


def rule_for(body: Body, matter: str, day: date, *, secret: bool = False) -> Rule:
    """The rule of the day for such a question, its quorum filled in from the body's where it has none of its own.

    Raises `NobodyVotes` for a question for which there is no rule, `WrongWay`.
    """
    try:
        rule = rule_on(body, matter, day)
    except NoRule:
        raise NobodyVotes(
            _("Cơ quan này chưa có quy tắc biểu quyết cho loại “%s”. Nhập quy tắc theo quy chế làm việc.")
            % Matter(matter).label
        ) from None
    try:
        held = as_held(rule, secret=secret)
    except WrongForm:
        raise WrongWay(_wrong_way(rule, matter)) from None
    return held if held.quorum else replace(held, quorum=_usual_quorum(body))


def _wrong_way(rule: Rule, matter: str) -> str:
    said = {"matter": Matter(matter).label, "basis": rule.basis}
    if rule.form == Form.SECRET:
        return _("Loại “%(matter)s” phải bỏ phiếu kín, không biểu quyết công khai được (%(basis)s).") % said
    return _("Loại “%(matter)s” phải biểu quyết công khai, không bỏ phiếu kín được (%(basis)s).") % said


def ensure_votable(rule: Rule, electorate: Electorate) -> None:
    """Raises `NobodyVotes` when all who could answer are taken out, `NoQuorum` when too few are there."""
    if electorate.electors and not electorate.voters:
        raise NobodyVotes(_("Không có thành viên nào được biểu quyết nên không mở được."))
    quorum = quorum_of(rule, electorate.roll)
    if not quorum.reached and electorate.is_weighted:
        numbers = (quorum.needed, quorum.base, quorum.present)
        needed, members, here = (amount(number, electorate.scale) for number in numbers)
        raise NoQuorum(
            _(
                "Không đủ số phiếu biểu quyết có mặt để biểu quyết: cần %(needed)s/%(members)s, "
                "các đồng chí có mặt có %(present)s."
            )
            % {"needed": needed, "members": members, "present": here}
        )
    if not quorum.reached:
        raise NoQuorum(
            _("Không đủ số thành viên để biểu quyết: cần %(needed)s/%(members)s có mặt, hiện có %(present)s.")
            % {"needed": quorum.needed, "members": quorum.base, "present": quorum.present}
        )


def manifest(vote: Vote, rule: Rule, electorate: Electorate) -> dict[str, Any]:
    """The sealed manifest; `base` and `threshold` of a base that only the closing knows are as of now.

    `journal` is where the meeting's journal stood before the opening. Every tablet hashes the manifest, so that who
    writes the journal anew afterwards is contradicted by all of them.

    Where persons have weights all numbers are units of them, and `weights` has everybody's, with the roll in people.
    """
    voters = sorted(str(elector.attendee_id) for elector in electorate.voters)
    with override("vi"):  # what is kept for ever does not depend on who pressed the button
        ballot = prepared(vote)
        choices = [[value, str(label)] for value, label in ballot.marks]
    roll = electorate.roll
    quorum = quorum_of(rule, roll)
    weights = {"weights": _weights(electorate)} if electorate.is_weighted else {}
    base = base_of(rule, roll, Counts())
    papers = cited(vote.item)
    return seal(
        {
            "vote": str(vote.pk),
            "item": str(vote.item_id),
            "question": vote.question,
            "matter": vote.matter,
            "choices": choices,
            **_ballot(ballot),
            **weights,
            "display": vote.display,
            "rule": rule_to_plain(rule),
            "base": base,
            "threshold": threshold(rule, base),
            "present": roll.present,
            "recused": roll.recused,
            "roll": roll_to_plain(roll),
            "electors": hashlib.sha256("\n".join(voters).encode()).hexdigest(),
            "quorum": {"members": quorum.base, "present": quorum.present, "needed": quorum.needed},
            "repeats": str(vote.repeats_id) if vote.repeats_id else None,
            "journal": asdict(chain.end(vote.item.meeting_id)),
            "opened_at": vote.opened_at.isoformat() if vote.opened_at else None,
            **({"papers": papers} if papers else {}),
        }
    )


def _weights(electorate: Electorate) -> dict[str, Any]:
    """What everybody weighs: `scale` units are one vote, `units` by attendee; `persons` is the roll in people."""
    units = {str(one.attendee_id): one.units for one in electorate.electors}
    return {"scale": electorate.scale, "units": units, "persons": roll_to_plain(electorate.persons)}


def prepared(vote: Vote) -> Sheet:
    """The ballot of a vote that is not open yet."""
    return sheet(vote.kind, vote.lines, vote.least, vote.most, vote.item.meeting.body.kind)


def _ballot(ballot: Sheet) -> dict[str, Any]:
    """The lines of a ballot; one question with three answers has none."""
    if ballot.kind == Kind.QUESTION:
        return {}
    plain = {"kind": str(ballot.kind), "lines": list(ballot.lines), "least": ballot.least, "most": ballot.most}
    return {"ballot": plain}


def _usual_quorum(body: Body) -> Share:
    return Share(numerator=body.quorum_numerator, denominator=body.quorum_denominator, strict=body.quorum_strict)
