"""The bodies that lead or help: names and groups in a row."""

import re
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from agenda.wording.bodies import Directory
from agenda.wording.doubts import Doubt, Question
from agenda.wording.letters import plain
from agenda.wording.vocabulary import GROUP, HELPS, LEADS, MUST, SEPARATOR, VERBS

Key = TypeVar("Key")
NEXT: Final = re.compile(r"\s+(\w+)")


@dataclass
class Bodies(Generic[Key]):
    """Those that were found, what is doubtful about them, where the row ends."""

    keys: list[Key] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    end: int = 0
    related: str = ""


def skip(flat: str, place: int) -> int:
    while place < len(flat) and flat[place] in " ,:;":
        place += 1
    return place


def row(said: str, flat: str, start: int, directory: Directory[Key]) -> Bodies[Key]:
    """The row of bodies from `start` on: names and groups, parted by commas and "và"."""
    found: Bodies[Key] = Bodies(end=start)
    place, short = start, []
    while True:
        match = directory.at(said, place)
        if match is not None:
            found.keys.append(match.key)
            short += [] if match.sure else [f"“{said[match.start : match.end]}” – {match.name}"]
            found.end = match.end
        elif group := GROUP.match(flat, place):
            end = _group(said, flat, group, directory, found)
            found.end = end - (1 if group["if"] else 0)
            if group["if"]:
                verb = MUST.search(flat, group.end()) or VERBS.search(flat, group.end())
                found.end = verb.start() if verb else len(flat)
                break
        else:
            break
        separator = SEPARATOR.match(flat, found.end)
        if separator is None or HELPS.match(flat, skip(flat, found.end)):
            break
        place = separator.end()
    if short:
        found.doubts.append(Doubt(Question.SHORT_NAME, "; ".join(short)))
    return found


def _group(said: str, flat: str, match: re.Match[str], directory: Directory[Key], found: Bodies[Key]) -> int:
    """Adds the bodies of a group; where its words end."""
    words = said[match.start() : match.end()].strip(" ,")
    if "lien quan" in (match["tail"] or ""):
        found.doubts.append(Doubt(Question.SOME_BODIES, words))
        found.related = words
        return match.end()
    if match["if"]:
        verb = MUST.search(plain(said), match.end()) or VERBS.search(plain(said), match.end())
        condition = said[match.start() : verb.start() if verb else len(said)].strip(" ,")
        found.doubts.append(Doubt(Question.SOME_BODIES, condition))
        return match.end()
    heads = re.split(r"\s*,\s*|\s+va\s+", match["heads"].replace("cac ", ""))
    members, end = directory.kinds(heads), match.end()
    if len(heads) == 1 and not match["tail"]:
        members, end = _named_further(flat, end, heads[0], members)
        words = said[match.start() : end].strip(" ,")
    wanted = int(match["n"]) if match["n"] else None
    if not members:
        found.doubts.append(Doubt(Question.SOME_BODIES, words))
    elif wanted is not None and wanted != len(members):
        found.doubts.append(Doubt(Question.COUNT, f"“{words}” – {len(members)}"))
    else:
        found.keys += [key for key, _name in members]
        found.doubts.append(Doubt(Question.GROUP, f"“{words}” – {len(members)}"))
    return end


def _named_further(flat: str, end: int, head: str, members: list[tuple[Key, str]]) -> tuple[list[tuple[Key, str]], int]:
    """ "các chi bộ" of "các chi bộ khu phố …": those whose names go on with the same words, and where these end."""
    name = head
    while following := NEXT.match(flat, end):
        longer = f"{name} {following[1]}"
        kept = [one for one in members if f"{plain(one[1])} ".startswith(f"{longer} ")]
        if not kept:
            break
        name, members, end = longer, kept, following.end()
    return members, end


def softened(doubt: Doubt, others: Bodies[Key]) -> Doubt:
    """Co-ordinating bodies without a name hinder nobody; the lead alone has to be known."""
    if doubt.question is Question.SOME_BODIES and doubt.words == others.related:
        return Doubt(Question.OTHERS_UNNAMED, doubt.words)
    if doubt.question in (Question.SOME_BODIES, Question.COUNT):
        return Doubt(Question.UNKNOWN_OTHER, doubt.words.partition(" – ")[0].strip("“”"))
    return doubt


def unknown_others(
    said: str, flat: str, begin: int, others: Bodies[Key], directory: Directory[Key], end: int | None = None
) -> int:
    """Goes over the names that are on no list up to the first word of the work (or to `end`)."""
    place = skip(flat, begin)
    separator = SEPARATOR.match(flat, begin) if others.keys or others.doubts else None
    if separator and not VERBS.match(flat, separator.end()):
        place = separator.end()
    if VERBS.match(flat, place) or place >= len(said) or LEADS.match(flat, place):
        return begin
    if (others.keys or others.doubts) and separator is None and not said[place].isupper():
        return begin
    verb = VERBS.search(flat, place, len(said) if end is None else end)
    stop = verb.start() if verb else len(said) if end is None else end
    while place < stop:
        known = directory.at(said, place)
        if known is not None:
            others.keys.append(known.key)
            cut = SEPARATOR.match(flat, known.end)
            place = cut.end() if cut else known.end
            if cut is None:
                break
            continue
        cut = SEPARATOR.search(flat, place, stop)
        words = said[place : cut.start() if cut else stop].strip(" ,;")
        if words:
            others.doubts.append(Doubt(Question.UNKNOWN_OTHER, words))
        place = cut.end() if cut else stop
    return stop
