"""What the page of the office's entries shows, and how an entry is said to the one it is about."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import User
from voting.hand_counts import is_countable, named_only, waiting
from voting.kinds import BETWEEN, Kind, Sheet
from voting.models import BallotChange, HandCount, Vote
from voting.queries import RollLine, ballot_of, choices, progress, roll, shown_sheet
from voting.receipts import Receipt
from voting.room_answers import counted_hands, ways_of
from voting.states import VoteState
from voting.ways import BY_OFFICE, Way
from voting.wording import by_ways


def entries(vote: Vote, by: User) -> dict[str, Any]:
    """For `entries.html`: who has not answered, what the office entered and counted, and how many can still answer.

    `key` stands for the one entry that the page of `by` sends next: it is another one as soon as anything was
    recorded, and the same for the same page drawn again.
    """
    is_open = vote.state == VoteState.OPEN and not vote.secret
    free = waiting(vote) if is_open else []
    sheet, done = shown_sheet(vote), progress(vote)
    return {
        "vote": vote,
        "is_open": is_open,
        "key": _next_key(vote, by),
        "options": [{"value": value, "label": label, "tone": _tone(vote, value)} for value, label in choices(vote)],
        "sheet": None if sheet.is_single else sheet,
        "lines": [_mark(place, text, "") for place, text in enumerate(sheet.lines)],
        "ways": [(way.value, way.label) for way in BY_OFFICE],
        "free": free,
        "group": [one for one in free if not named_only(vote, one.attendee)] if is_countable(vote) else [],
        "progress": done,
        "said": by_ways(ways_of(vote)),
        "counted_marks": _counted_marks(vote),
        "entered": [] if vote.secret else [_entered(line, by, sheet) for line in roll(vote) if line.entered_by],
        "counts": [_count(one, vote) for one in counted_hands(vote).select_related("entered_by")],
    }


def _tone(vote: Vote, value: str) -> str:
    return value if vote.kind == "question" else "choice"


def _next_key(vote: Vote, by: User) -> UUID:
    answers = BallotChange.objects.filter(elector__vote=vote).count()
    counts = HandCount.objects.filter(vote=vote)
    stands = f"{answers}/{counts.count()}/{counts.filter(withdrawn_at__isnull=False).count()}"
    return uuid5(vote.pk, f"{by.pk}/{stands}")


def _counted_marks(vote: Vote) -> list[tuple[str, str]]:
    """The marks that are counted on each line of a ballot with several: of options those who chose it alone."""
    return [(value, label) for value, label in choices(vote) if vote.kind != Kind.OPTIONS or value == "yes"]


def _entered(line: RollLine, by: User, sheet: Sheet) -> dict[str, Any]:
    """A line, the marks of a ballot with several as they stand, and the keys of its next change and of its being
    taken back."""
    keys = [uuid5(line.attendee.pk, f"{by.pk}/{line.revision}/{line.cast_at}/{what}") for what in ("change", "back")]
    pairs = zip(sheet.lines, line.choice.split(BETWEEN), strict=False)
    return {"line": line, "keys": keys, "marks": [_mark(place, *pair) for place, pair in enumerate(pairs)]}


def _mark(place: int, text: str, mark: str) -> dict[str, Any]:
    return {"place": place, "text": text, "mark": mark}


def _count(one: HandCount, vote: Vote) -> dict[str, Any]:
    return {"count": one, "figures": figures(one, vote)}


def figures(one: HandCount, vote: Vote) -> str:
    """A count in words: "6 tán thành, 1 không tán thành"; of several lines
    "Phương án A: 3 chọn; Phương án B: 1 chọn".
    """
    if not isinstance(one.counts, list):
        return _marks(one.counts, vote)
    pairs = zip(ballot_of(vote).lines, one.counts, strict=True)
    return "; ".join(f"{text}: {_marks(marks, vote) or 0}" for text, marks in pairs)


def _marks(counts: dict[str, int], vote: Vote) -> str:
    return ", ".join(f"{counts[value]} {label.lower()}" for value, label in choices(vote) if counts.get(value))


def entered_words(receipt: Receipt, label: str, names: dict[UUID, str]) -> str:
    """What a member reads of an answer that the office entered for them; "" for one of their own."""
    if receipt.entered_by is None:
        return ""
    said = {
        "answer": label,
        "way": Way(receipt.way).label,
        "who": names.get(receipt.entered_by, ""),
        "at": timezone.localtime(receipt.cast_at).strftime("%H:%M"),
    }
    return _("Văn phòng đã ghi thay theo ý kiến của đồng chí: %(answer)s (%(way)s; %(who)s ghi lúc %(at)s)") % said


def counted_words(count: HandCount) -> str:
    """What a member reads whose hand was counted in a group."""
    at = timezone.localtime(count.at).strftime("%H:%M")
    said = {"who": count.counted_by, "by": count.entered_by, "at": at}
    return _("Đồng chí đã được đếm chung khi giơ tay, không ghi tên (%(who)s đếm; %(by)s ghi lúc %(at)s).") % said


def names_of(users: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of those of the office who entered something; no query where nobody did."""
    asked = {one for one in users if one is not None}
    return {one.pk: str(one) for one in User.objects.filter(pk__in=asked)} if asked else {}
