"""The organisation behind the meeting: offices, bodies, term, holidays, the numbers given so far.

Only adds and brings up to date: what a dossier does not name stays, it is no list of everything.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from documents import register
from documents.acts import profiles
from documents.dossier.contents import chosen
from documents.dossier.importing.writer import Writer
from documents.dossier.raw import Raw, day, rows, text
from documents.models import Series, Signatory
from documents.states import ActKind
from meetings.models import Holiday
from people.models import Body, Office, Organisation, Term, User
from people.models.body import BodyKind


def organisation_of(data: Raw, write: Writer) -> Organisation:
    """The organisation of the dossier, made or brought up to date; without that part, the one of its body."""
    row = data.get("organisation")
    if row is None:
        return Body.objects.select_related("organisation").get(code=data["meeting"]["body"]).organisation
    values = {key: row.get(key, "") for key in ("name", "superior", "issuer", "symbol", "place")}
    values["profile"] = row.get("profile", "party")
    found = Organisation.objects.filter(code=row["code"]).first()
    if found:
        write.update("organisation", found, **values)
        return found
    made = Organisation(code=row["code"], **values)
    write.do("organisation", "+", _("cơ quan %s") % made, made.save)
    return made


def offices(data: Raw, organisation: Organisation, write: Writer) -> None:
    for place, name in enumerate(data.get("offices", ()), start=1):
        found = Office.objects.filter(organisation=organisation, name=name).first()
        if found:
            write.update(f"offices[{place - 1}]", found, position=place)
        else:
            made = Office(organisation=organisation, name=name, position=place)
            write.do(f"offices[{place - 1}]", "+", _("đơn vị %s") % name, made.save)


def bodies(data: Raw, organisation: Organisation, write: Writer) -> None:
    for index, row in enumerate(data.get("bodies", ())):
        values = _body(row)
        found = Body.objects.filter(organisation=organisation, code=row["code"]).first()
        if found:
            write.update(f"bodies[{index}]", found, **values)
        else:
            made = Body(organisation=organisation, code=row["code"], **values)
            write.do(f"bodies[{index}]", "+", _("cơ quan họp %s") % made, made.save)


def _body(row: Raw) -> dict[str, Any]:
    quorum = row.get("quorum", {"numerator": 2, "denominator": 3})
    return {
        "kind": chosen(BodyKind, row["kind"]).value,
        "name": row["name"],
        "short_name": row["short_name"],
        "on_behalf": row["on_behalf"],
        "quorum_numerator": quorum["numerator"],
        "quorum_denominator": quorum["denominator"],
        "quorum_strict": quorum.get("strict", False),
        "papers_days": row.get("papers_days", 3),
        "rules_basis": row.get("rules_basis", ""),
        "silence_basis": row.get("silence_basis", ""),
        **{f"{name}_minutes": minutes for name, minutes in row.get("speaking", {}).items()},
    }


def term_of(data: Raw, organisation: Organisation, on: date, write: Writer) -> Term:
    """The term of the dossier, or the one in force on the day of the meeting."""
    row = data.get("term")
    if row is None:
        terms = Term.objects.filter(organisation=organisation, starts__lte=on).order_by("-starts")
        return next(term for term in terms if term.ends is None or term.ends >= on)
    values = {"ordinal": row["ordinal"], "starts": day(row, "starts"), "ends": day(row, "ends")}
    found = Term.objects.filter(organisation=organisation, name=row["name"]).first()
    if found:
        write.update("term", found, **values)
        return found
    made = Term(organisation=organisation, name=row["name"], **values)
    write.do("term", "+", _("nhiệm kỳ %s") % made, made.save)
    return made


def holidays(data: Raw, write: Writer) -> None:
    for index, row in enumerate(data.get("holidays", ())):
        on = day(row, "day")
        assert on is not None  # noqa: S101 - checked by the schema
        values = {"name": row["name"], "is_working": row.get("is_working", False)}
        found = Holiday.objects.filter(day=on).first()
        if found:
            write.update(f"holidays[{index}]", found, **values)
        else:
            made = Holiday(day=on, **values)
            write.do(f"holidays[{index}]", "+", _("ngày nghỉ %s") % made, made.save)


def signatories(data: Raw, write: Writer) -> None:
    for index, row in enumerate(data.get("signatories", ())):
        body = Body.objects.get(code=row["body"])
        key = {
            "body": body,
            "user": User.objects.get(username=row["person"]),
            "kind": chosen(ActKind, row["kind"]).value,
        }
        values = {
            "authority": row.get("authority", ""),
            "title": row["title"],
            "position": index,
            "starts": day(row, "since"),
            "ends": day(row, "until"),
        }
        found = Signatory.objects.filter(**key, starts=values["starts"]).first()
        if found:
            write.update(f"signatories[{index}]", found, **values)
        else:
            made = Signatory(**key, **values)
            write.do(f"signatories[{index}]", "+", _("người ký: %s") % made, made.save)


def series(data: Raw, organisation: Organisation, term: Term, on: date, write: Writer) -> None:
    """The last numbers given elsewhere. A series that has given a number here starts where it started."""
    period = register.period_of(profiles.valid_on(organisation.profile, on), term, on)
    for index, (_path, row) in enumerate(rows(data, "register")):
        kind, last = text(row, "type"), row["last"]
        found = Series.objects.filter(organisation=organisation, type=kind, period=period).first()
        if found and found.carried_over == last:
            continue
        name = _("sổ %(type)s %(period)s: số cuối đã cấp trước đây là %(last)d")
        name = name % {"type": kind, "period": period, "last": last}
        if found and found.last > found.carried_over:
            message = _("sổ %(type)s đã cấp số trên hệ thống nên không đổi số bắt đầu được nữa") % {"type": kind}
            write.problems.at(("register", index, "last"), message)
            continue
        carry: dict[str, Any] = {"organisation": organisation, "type": kind, "period": period, "number": last}
        write.do(f"register[{index}]", "~" if found else "+", name, register.carry_over, **carry)
