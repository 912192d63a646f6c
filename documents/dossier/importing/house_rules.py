"""How a body decides by its own working rules: only adds and ends, as its secretary does by hand."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from documents.dossier.importing.writer import Writer
from documents.dossier.problems import MEETING_FILE
from documents.dossier.raw import Raw, day, rows
from people.models import Body
from voting.house_rules import end_rule, enter_rule
from voting.models import HouseRule

Plain = dict[str, Any]
DEFAULTS: Plain = {"strict": False, "tie": "fails", "form": "any", "counts_recused": False}


def house_rules(data: Raw, write: Writer) -> None:
    """Enters the rules that are not there yet, from the first day to the last, and gives last days.

    A rule that began on the same day and says otherwise is refused: a rule is ended, never rewritten.
    """
    for path, body in rows(data, "bodies"):
        field = f"bodies[{path[-1]}].voting_rules"
        given = sorted(enumerate(body.get("voting_rules", ())), key=lambda pair: str(pair[1]["since"]))
        for index, row in given:
            _rule(f"{field}[{index}]", row, Body.objects.get(code=body["code"]), write)


def spoken(rule: HouseRule) -> Plain:
    """A rule of the database as a dossier speaks of it, without what goes without saying."""
    row: Plain = {"matter": rule.matter, "base": rule.base, "numerator": rule.numerator}
    row |= {"denominator": rule.denominator, "basis": rule.basis, "since": rule.starts.isoformat()}
    row |= {name: getattr(rule, name) for name, usual in DEFAULTS.items() if getattr(rule, name) != usual}
    if rule.quorum_numerator:
        row["quorum"] = {"numerator": rule.quorum_numerator, "denominator": rule.quorum_denominator}
    return row | ({"until": rule.ends.isoformat()} if rule.ends else {})


def _rule(field: str, row: Raw, body: Body, write: Writer) -> None:
    made = _made(row, body)
    found = HouseRule.objects.filter(body=body, matter=made.matter, starts=made.starts).first()
    if found is None:
        write.operate(field, "+", _("quy tắc biểu quyết: %s") % made, enter_rule, rule=made)
    elif spoken(found) != spoken(made):
        _ended(field, found, made, write)


def _ended(field: str, found: HouseRule, made: HouseRule, write: Writer) -> None:
    last, found.ends = found.ends, made.ends
    same = spoken(found) == spoken(made)
    if not same or last is not None or made.ends is None:
        message = _("đã có quy tắc khác từ ngày này (%(basis)s); ghi ngày hết hiệu lực rồi thêm quy tắc mới")
        write.problems.in_file(MEETING_FILE, message % {"basis": found.basis}, field)
        return
    name = _("hết hiệu lực: %s") % found
    write.do(field, "~", name, end_rule, rule_id=found.pk, last=made.ends, by=write.actor)


def _made(row: Raw, body: Body) -> HouseRule:
    since, quorum = day(row, "since"), row.get("quorum", {})
    assert isinstance(since, date)  # noqa: S101 - checked by the schema
    return HouseRule(
        body=body,
        matter=row["matter"],
        base=row["base"],
        numerator=row["numerator"],
        denominator=row["denominator"],
        basis=row["basis"].strip(),
        quorum_numerator=quorum.get("numerator"),
        quorum_denominator=quorum.get("denominator"),
        starts=since,
        ends=day(row, "until"),
        **{name: row.get(name, usual) for name, usual in DEFAULTS.items()},
    )
