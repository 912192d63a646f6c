"""How things look in every template: icons, badges, people, times, shares (a template builtin)."""

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from config import appearance as looks
from config import bars, icons
from config import first_sheet as sheet
from config.tones import FALLBACK, TONES
from voting.weighing import amount

register = template.Library()

WEEKDAYS = (
    _("Thứ Hai"),
    _("Thứ Ba"),
    _("Thứ Tư"),
    _("Thứ Năm"),
    _("Thứ Sáu"),
    _("Thứ Bảy"),
    _("Chủ Nhật"),
)


@register.simple_tag
def icon(name: str, size: int = 24, cls: str = "", label: str = "") -> SafeString:
    """An icon of the lucide set as inline SVG that grows with the text.

    `size` is in pixels at the normal text size. Hidden from screen readers unless `label` names it.
    An unknown name raises `lucide.IconDoesNotExist`: a template is wrong, not a person.
    """
    return _icon(str(name), int(size), str(cls), str(label))


@lru_cache(maxsize=1024)
def _icon(name: str, size: int, cls: str, label: str) -> SafeString:
    access = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    svg = icons.drawn(name, {"class": f"icon {cls}".strip(), "focusable": "false", **access})
    rem = f"{size / 18:.4g}rem"
    svg = re.sub(r' width="\d+" height="\d+"', f' width="{rem}" height="{rem}"', svg, count=1)
    return mark_safe(re.sub(r">\s+<", "><", svg))  # noqa: S308 (the set is ours, attributes are escaped by ElementTree)


@register.simple_tag(takes_context=True)
def appearance(context: dict[str, Any]) -> SafeString:
    """The attributes of `<html>` that make the page look as the person chose (`config.appearance`)."""
    request = context.get("request")
    chosen = looks.chosen(request.COOKIES) if request else {}
    return format_html_join("", ' data-{}="{}"', chosen.items())


@register.simple_tag(name="first_sheet", takes_context=True)
def styles_of_the_first_page(context: dict[str, Any]) -> SafeString:
    """The styles that a paper's first page needs, in the page; the answer's policy allows them from then on."""
    if request := context.get("request"):
        request.META[sheet.DRAWN] = True
    return mark_safe(f"<style>{sheet.text()}</style>")  # noqa: S308 (style sheets of ours)


@register.filter
def initials(full_name: object) -> str:
    """ "Trần Minh Khôi" -> "TK": family name, then given name; one letter for a single word."""
    words = str(full_name or "").split()
    return "".join(word[0].upper() for word in ([words[0], words[-1]] if len(words) > 1 else words))


@register.filter
def percent(value: Any, base: Any = None) -> str:
    """A percentage with two decimals: `81.818|percent`, or `9|percent:11` for a part of a whole.

    Rounded half up from the exact fraction. No value, or a whole of nothing, gives a dash.
    """
    if value in (None, "") or base == 0:
        return "–"
    exact = Fraction(value) if base is None else Fraction(value) * 100 / Fraction(base)
    rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{number_format(rounded, 2, use_l10n=True)}%"


@register.filter
def clock(at: datetime | None) -> str:
    """The local time of day, "14:30"."""
    return timezone.localtime(at).strftime("%H:%M") if at else ""


@register.filter
def daydate(at: date | datetime | None) -> str:
    """The weekday and the date, "Thứ Năm, 12/11/2026"; a moment is taken in local time."""
    if not at:
        return ""
    day = timezone.localtime(at) if isinstance(at, datetime) else at
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


@register.filter
def duration(length: float | timedelta | None) -> str:
    """A length of time in words, from seconds: "44 phút 58 giây"; from one hour on without seconds."""
    if length is None:
        return ""
    total = max(0, int(length.total_seconds() if isinstance(length, timedelta) else length))
    hours, minutes, seconds = total // 3600, total // 60 % 60, total % 60
    parts = [ngettext("%(n)d giờ", "%(n)d giờ", hours) % {"n": hours}] if hours else []
    if minutes:
        parts.append(ngettext("%(n)d phút", "%(n)d phút", minutes) % {"n": minutes})
    if not hours and (seconds or not minutes):
        parts.append(ngettext("%(n)d giây", "%(n)d giây", seconds) % {"n": seconds})
    return " ".join(parts)


@register.inclusion_tag("show/badge.html")
def badge(state: str, label: object = "") -> dict[str, object]:
    """A state as icon and word in its tone (`config.tones`); an enum member brings its own label."""
    tone, name = TONES.get(str(state), FALLBACK)
    return {"tone": tone, "icon_name": name, "label": label or getattr(state, "label", state)}


@register.inclusion_tag("show/person.html")
def person(who: Any, note: object = "", size: str = "") -> dict[str, object]:
    """Initials, name and office of a user, or of an attendee (the title of that day); `note` replaces the title."""
    named = getattr(who, "user", who)
    name = getattr(named, "full_name", "") or str(named)
    return {"name": name, "title": note or getattr(who, "title", "") or getattr(named, "title", ""), "size": size}


@register.inclusion_tag("show/quorum.html")
def quorum(present: int, base: int, needed: int) -> dict[str, object]:
    """How many of `base` members are present, with the mark of how many are `needed`."""
    return {
        "present": present,
        "base": base,
        "needed": needed,
        "short": max(0, needed - present),
        "segments": bars.seats(present, base),
        "mark": bars.place(needed, base),
    }


register.filter("votes", amount)


@register.inclusion_tag("show/votebar.html")
def votebar(
    yes: int, no: int, other: int, base: int, needed: int = 0, present: int | None = None, persons: Any = None
) -> dict[str, object]:
    """The outcome of a vote over the whole `base`, with the mark of the yes votes `needed`, if given.

    `present` tells those who were absent from those who were there and gave no answer. `persons`
    (`voting.rules.Persons`) is given where persons have weights: the other numbers are units then, and people are told
    beside them.
    """
    people = {kind: getattr(persons.counts, kind) for kind in ("yes", "no", "other")} if persons else {}
    rows = (("yes", _("Tán thành"), yes), ("no", _("Không tán thành"), no), ("other", _("Ý kiến khác"), other))
    cast = yes + no + other
    if present is None:
        rest = [(_("Vắng hoặc không biểu quyết"), base - cast)]
    else:
        rest = [(_("Không biểu quyết"), present - cast), (_("Vắng mặt"), base - present)]

    def told(count: int) -> object:
        return amount(count, persons.scale) if persons else count

    return {
        "rows": [(kind, label, told(count), percent(count, base), people.get(kind)) for kind, label, count in rows],
        "rest": [(label, told(count)) for label, count in rest if count > 0],
        "segments": bars.votes(yes, no, other, base),
        "needed": told(needed) if needed else 0,
        "weighted": bool(persons),
        "mark": bars.place(needed, base) if needed else 0,
    }
