"""A sentence that gives a task: who leads, who helps, what is to be done, until when, what comes out, who is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from agenda.wording.bodies import Directory, Match
from agenda.wording.breaks import sentences
from agenda.wording.dates import ONGOING, deadline
from agenda.wording.doubts import Doubt, Question
from agenda.wording.letters import plain
from agenda.wording.parties import Bodies, row, skip, softened, unknown_others
from agenda.wording.vocabulary import (
    EXCEPT,
    FILLERS,
    GIVES,
    GROUP,
    HELPS,
    LATER,
    LEADS,
    MUST,
    NOT_GIVING,
    PRODUCT,
    PRODUCT_ENDS,
    TOLD,
    TOLD_ENDS,
    VERBS,
)

Key = TypeVar("Key")


@dataclass(frozen=True)
class Reading(Generic[Key]):
    """What a sentence says; `leads` are one task each. `day` as in `agenda.tasks.TaskPlan`."""

    said: str
    leads: tuple[Key, ...] = ()
    others: tuple[Key, ...] = ()
    action: str = ""
    precision: str = ""
    day: date | None = None
    product: str = ""
    report_to: str = ""
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether nothing has to be chosen before the task can be made."""
        return not any(doubt.stops for doubt in self.doubts)


def assignments(text: str, offices: Sequence[tuple[Key, str]], today: date) -> list[Reading[Key]]:
    """The tasks that a conclusion (NFC) gives in words, one for each sentence that gives any; same sentences once.

    `offices`: key and name of those that may be meant; `today`: the day of the meeting.
    """
    directory = Directory(offices)
    found: dict[str, Reading[Key]] = {}
    for said in sentences(text):
        reading = read(said, directory, today) if said not in found else None
        if reading is not None:
            found[said] = reading
    return list(found.values())


def read(said: str, directory: Directory[Key], today: date) -> Reading[Key] | None:
    """What one sentence (NFC) gives to whom; None if it gives no task."""
    flat = plain(said)
    start = _start(said, flat, directory)
    if start is None:
        return None
    due = deadline(said, today)
    chairs = LEADS.search(flat, start)
    leads = row(said, flat, start, directory)
    others: Bodies[Key] = Bodies(end=leads.end)
    doubts: list[Doubt] = []
    begin = leads.end
    if chairs and not VERBS.search(flat, max(start, leads.end), chairs.start()):
        if not leads.keys and not leads.doubts:
            leads.doubts.append(Doubt(Question.UNKNOWN_BODY, said[start : chairs.start()].strip(" ,")))
        begin = max(begin, chairs.end())
    elif not leads.keys and not leads.doubts:
        verb = VERBS.search(flat, start)
        words = said[_skip_must(flat, start) : verb.start() if verb else len(said)].strip(" ,")
        leads.doubts.append(Doubt(Question.UNKNOWN_BODY, words) if words else Doubt(Question.NO_LEAD))
        begin = verb.start() if verb else start
    helps = HELPS.match(flat, skip(flat, begin))
    if helps:
        others = row(said, flat, helps.end(), directory)
        begin = others.end
        others.doubts = [softened(doubt, others) for doubt in others.doubts]
        begin = unknown_others(said, flat, begin, others, directory)
        if chairs and chairs.start() == skip(flat, begin):
            begin = chairs.end()
    elif later := LATER.search(flat, begin):
        others = row(said, flat, later.end(), directory)
        others.doubts = [softened(doubt, others) for doubt in others.doubts]
        ends = [at for at, _to in due.places if at >= others.end]
        unknown_others(said, flat, others.end, others, directory, min([len(said), *ends]))
    keys = list(dict.fromkeys(leads.keys))
    exception = EXCEPT.search(said)
    if exception:
        doubts.append(Doubt(Question.EXCEPT, said[exception.start() : exception.end()].strip()))
    action = _action(said, begin, due.spans)
    if not action:
        doubts.append(Doubt(Question.NO_ACTION))
    return Reading(
        said=said,
        leads=tuple(keys),
        others=tuple(key for key in dict.fromkeys(others.keys) if key not in keys),
        action=action,
        precision=due.precision,
        day=due.day,
        product=_product(said, flat, begin, due.places),
        report_to=_told(said, flat, begin),
        doubts=(*leads.doubts, *others.doubts, *doubts, *due.doubts),
    )


def _start(said: str, flat: str, directory: Directory[Key]) -> int | None:
    """Where the bodies of a task begin; None for a sentence without a task."""
    for match in GIVES.finditer(flat):
        if not NOT_GIVING.search(flat[max(0, match.start() - 16) : match.end() + 8]):
            # "giao ban" is a kind of meeting, unless a board follows.
            board = not flat.startswith("ban", match.end()) or said[match.end()].isupper()
            if board or directory.at(said, match.end()):
                return match.end()
    first = directory.at(said, 0) or GROUP.match(flat)
    if first is not None:
        end = first.end if isinstance(first, Match) else first.end()
        rest = flat[end:]
        if MUST.search(rest) or LEADS.match(flat, skip(flat, end)):
            return 0
    if isinstance(first, Match) and (verb := VERBS.match(flat, skip(flat, first.end))) and verb[0] != "thong nhat":
        dated = deadline(said, date(2000, 1, 1)).places or ONGOING.search(flat)
        return 0 if dated else None
    opening = re.match(r"(?:trong thang|truoc ngay|den ngay|cham nhat)[^,]*,\s*", flat)
    if opening and (MUST.match(flat, opening.end()) or directory.at(said, opening.end())):
        return opening.end()
    return None


def _skip_must(flat: str, place: int) -> int:
    must = MUST.match(flat, skip(flat, place))
    return must.end() if must else place


def _action(said: str, begin: int, spans: Sequence[tuple[int, int]]) -> str:
    """The work without offices and without the deadline that ends or begins it."""
    kept, place = "", begin
    for start, end in spans:
        if end > place:
            kept += said[place : max(start, place)]
            place = end
    kept = " ".join((kept + said[place:]).split())
    while match := FILLERS.match(plain(kept)):
        kept = kept[match.end() :]
    kept = re.sub(r"\s+([,;])", r"\1", kept)
    kept = re.sub(r"([,;])(?:\s*[,;])+", r"\1", kept)
    kept = re.sub(r"(?:,?\s*(?:xong|ho\u00e0n th\u00e0nh))$", lambda tail: tail[0] if len(kept) < 16 else "", kept)
    return kept.strip(" ,;:.–-")


def _product(said: str, flat: str, begin: int, spans: Sequence[tuple[int, int]]) -> str:
    match = PRODUCT.search(flat, begin)
    if match is None:
        return ""
    start, end = match.span("what")
    end = min([end, *(at for at, _end in spans if at > start)])
    stop = PRODUCT_ENDS.search(flat[start:end])
    end = start + stop.start() if stop else end
    what = said[start:end].strip(" ,;:")
    return (what[:1].upper() + what[1:])[:300]


def _told(said: str, flat: str, begin: int) -> str:
    match = TOLD.search(flat, begin)
    if match is None:
        return ""
    start, end = match.span("who")
    stop = TOLD_ENDS.search(flat[start:end] + " ")
    end = start + stop.start() if stop else end
    return said[start:end].strip(" ,;:")[:200]
