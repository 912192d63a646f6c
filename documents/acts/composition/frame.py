"""What stands around the body: letterhead, type line, signatures, recipients, marks, metadata."""

import re
from typing import Any

from documents.acts import wording
from documents.acts.composition.setter import Setter
from documents.acts.parts import Letterhead, Marks, Reference, Signature
from documents.acts.profile import Profile
from documents.acts.styles import KindStyle
from documents.acts.typography import clean

_AUTHORITY = re.compile(r"^(?P<form>T/?M|K/?T|T/?L)\b\.?\s*(?P<whom>.+)$", re.IGNORECASE)


def number_line(profile: Profile, kind: str, reference: Reference) -> str:
    """ "Số 87-TB/ĐU", "Số 05-TB/ĐU", "Số: 87/TB-UBND"; a gap where the number is yet to come."""
    return number_of_type(profile, profile.kinds[kind].type, reference)


def number_of_type(profile: Profile, type_symbol: str, reference: Reference) -> str:
    """The same for a type symbol ("TB", "QĐ"); "" for a document that has none."""
    style = profile.number
    number = style.blank if reference.number is None else f"{reference.number:0{style.min_digits}}"
    pattern = style.pattern if type_symbol else style.untyped
    return pattern.format(number=number, type=type_symbol, symbol=clean(reference.symbol))


def dateline(profile: Profile, letterhead: Letterhead) -> str:
    """ "Tân Hòa Bắc, ngày 12 tháng 11 năm 2026", with blanks while the day is open."""
    style, day, blank = profile.dateline, letterhead.date, profile.number.blank
    place = clean(letterhead.place)
    if day is None:
        return style.pattern.format(place=place, day=blank, month=blank, year=blank)
    month = f"{day.month:02}" if day.month in style.pad_months else str(day.month)
    return style.pattern.format(place=place, day=f"{day.day:02}", month=month, year=day.year)


def authority_line(profile: Profile, line: str) -> str:
    """One line of a signing authority in the profile's spelling: "T/M BAN THƯỜNG VỤ", "TM. ỦY BAN NHÂN DÂN"."""
    style, line = profile.signature, clean(line)
    spelled = {"tm": style.on_behalf, "kt": style.for_head, "tl": style.by_order}
    match = _AUTHORITY.match(line)
    if match is None:
        return line.upper()
    return f"{spelled[match['form'].replace('/', '').lower()]} {match['whom'].upper()}"


def letterhead(
    setter: Setter, kind: str, head: Letterhead, reference: Reference | None, marks: Marks
) -> dict[str, Any]:
    profile = setter.profile
    draft = marks.draft or (profile.draft_mark if reference is not None and reference.number is None else "")
    return {
        "superior": setter.caps(head.superior),
        "issuer": setter.caps(head.issuer),
        "number": [["kept", number_line(profile, kind, reference)]] if reference else [],
        "dateline": _dateline_runs(setter, head) if profile.kinds[kind].dateline else [],
        "urgency": setter.caps(marks.urgency),
        "circulation": setter.runs(marks.circulation),
        "draft": setter.runs(draft),
    }


def _dateline_runs(setter: Setter, head: Letterhead) -> list[list[str]]:
    line = dateline(setter.profile, head)
    if head.date is None:
        return [["kept", line]]
    place, comma, rest = line.rpartition(", ")
    return [["free", f"{place}{comma}"], ["kept", rest]]


def title(setter: Setter, style: KindStyle, abstract: str) -> dict[str, Any]:
    lowered = setter.profile.title.abstract_initial == "lower"
    written = wording.lower_first(abstract) if lowered else wording.upper_first(abstract)
    return {"type": setter.caps(style.title), "abstract": setter.headline(written)}


def signature(setter: Setter, block: Signature) -> dict[str, Any]:
    lines = [line for line in block.authority.split("\n") if line.strip()]
    return {
        "authority": [[["free", authority_line(setter.profile, line)]] for line in lines],
        "title": setter.caps(block.title),
        "name": setter.name(block.name),
    }


def recipients(setter: Setter, names: tuple[str, ...]) -> list[list[list[str]]]:
    style = setter.profile.recipients
    last = len(names) - 1
    return [
        setter.runs(name.strip(" -.;,") + (style.last_end if index == last else style.item_end))
        for index, name in enumerate(names)
    ]
