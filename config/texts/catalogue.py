"""A language's `django.po`: brought up to date with the code, and what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings

from config.texts.message import Message, placeholders

HEADER = {
    "Project-Id-Version": "Phienhop",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "en",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def path_of(language: str) -> Path:
    """Where the language's texts are kept."""
    return Path(settings.ROOT) / "locale" / language / "LC_MESSAGES" / "django.po"


def opened(path: Path) -> polib.POFile:
    """The catalogue in `path`, or an empty one."""
    made = polib.pofile(str(path)) if path.exists() else polib.POFile()
    made.wrapwidth = 120
    made.metadata = {**HEADER, **made.metadata} if path.exists() else dict(HEADER)
    return made


def updated(catalogue: polib.POFile, found: dict[Message, list[str]]) -> polib.POFile:
    """A catalogue with exactly the texts found, in their order; known translations are kept."""
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue if not entry.obsolete}
    fresh = polib.POFile(wrapwidth=catalogue.wrapwidth)
    fresh.metadata = catalogue.metadata
    fresh.header = catalogue.header
    for message, places in found.items():
        fresh.append(_entry(message, places, known.get(message.key)))
    return fresh


def _entry(message: Message, places: list[str], known: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text,
        msgid_plural=message.plural,
        msgctxt=message.context or None,
        occurrences=[(place, "") for place in places],
    )
    if known:
        entry.comment, entry.tcomment = known.comment, known.tcomment
    if message.plural:
        kept = dict(known.msgstr_plural) if known else {}
        entry.msgstr_plural = {0: kept.get(0, ""), 1: kept.get(1, "")}
    elif known:
        entry.msgstr = known.msgstr
    return entry


def problems(catalogue: polib.POFile, found: dict[Message, list[str]]) -> Iterator[str]:
    """One line for each text that is missing, left over, untranslated, marked fuzzy or has other placeholders."""
    wanted = {message.key: message for message in found}
    entries = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue if not entry.obsolete}
    for key in wanted.keys() - entries.keys():
        yield f"missing: {key[1]!r} ({found[wanted[key]][0]})"
    for key in entries.keys() - wanted.keys():
        yield f"no longer used: {key[1]!r}"
    yield from (f"obsolete: {entry.msgid!r}" for entry in catalogue.obsolete_entries())
    for entry in entries.values():
        yield from wrong(entry)


def wrong(entry: polib.POEntry) -> Iterator[str]:
    """What is wrong with one translation."""
    if "fuzzy" in entry.flags:
        yield f"fuzzy: {entry.msgid!r}"
    elif not entry.translated():
        yield f"untranslated: {entry.msgid!r}"
    else:
        sources = placeholders(entry.msgid), placeholders(entry.msgid_plural or entry.msgid)
        forms = list(entry.msgstr_plural.values()) or [entry.msgstr]
        if any(placeholders(form) not in sources for form in forms):
            yield f"other placeholders: {entry.msgid!r} -> {' | '.join(forms)!r}"


def two_plurals(found: dict[Message, list[str]]) -> Iterator[str]:
    """Texts that appear with and without a plural: gettext would keep only one of them."""
    seen: dict[tuple[str, str], Message] = {}
    for message in found:
        other = seen.setdefault(message.key, message)
        if other.plural != message.plural:
            yield f"two plurals: {message.text!r}"
