"""An issued act's way at a glance: every recipient, who is still to be served, and how many got it without paper.

Somebody who gets it electronically and on paper counts as paper: the sheet was used.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents import delivery
from documents.confidentiality import is_confidential
from documents.dispatching import mail
from documents.dispatching.rows import served_lines
from documents.models import Act, Delivery, Dispatch, Letter, RecipientLine
from documents.states import Way
from people.text import fold

ORDER: Final = (Way.EMAIL, Way.PAPER, Way.TRAY)
AIM: Final = 80  # per cent without paper
Row = TypeVar("Row")


@dataclass(frozen=True)
class Owed:
    """A line under "Nơi nhận" that nobody has got yet, and why its e-mail was not written, if it has one."""

    line: RecipientLine
    why: "str | Promise"


@dataclass(frozen=True)
class Sent:
    """A row of the way that is no person's, with the letter that tells how its e-mail stands."""

    row: Dispatch
    letter: Letter | None

    @property
    def failed(self) -> bool:
        """Whether the office has to do something about its e-mail."""
        return self.letter is not None and self.letter.sent_at is None and self.letter.next_at is None


@dataclass(frozen=True)
class Tally:
    """Recipients: without paper, on paper (`doubled` of them electronically as well), confirmed, owed."""

    electronic: int
    paper: int
    doubled: int
    confirmed: int
    owed: int

    @property
    def served(self) -> int:
        return self.electronic + self.paper

    @property
    def rate(self) -> float | None:
        """Per cent of the served that got it without paper."""
        return 100 * self.electronic / self.served if self.served else None


@dataclass(frozen=True)
class Standing(Generic[Row]):
    """Recipients of one sort: those of whom something is still awaited, and those who have confirmed."""

    owing: list[Row]
    confirmed: list[Row]

    @property
    def total(self) -> int:
        return len(self.owing) + len(self.confirmed)


def people(act: Act) -> Standing[Delivery]:
    """Those who get the act here, who has opened it after those who have not."""
    rows = list(act.deliveries.select_related("user__office", "extract__office", "extract__entry"))
    rows.sort(key=lambda row: row.opened_at is not None)
    return Standing([one for one in rows if not one.acknowledged_at], [one for one in rows if one.acknowledged_at])


def outside(act: Act) -> Standing[Sent]:
    """The trays, e-mails and papers, together by way; of one way first what the office has to do something about."""
    rows = sorted(
        sent_rows(act), key=lambda one: (ORDER.index(Way(one.row.way)), not one.failed, one.row.sent_at is not None)
    )
    confirmed = [one for one in rows if one.row.acknowledged_at]
    return Standing([one for one in rows if not one.row.acknowledged_at], confirmed)


def sent_rows(act: Act) -> list[Sent]:
    """The trays, e-mails and papers of an act."""
    rows = Dispatch.objects.filter(act=act).select_related("body", "line", "acknowledged_by", "act__meeting")
    newest = {letter.dispatch_id: letter for letter in Letter.objects.filter(dispatch__act=act).order_by("made_at")}
    return [Sent(row, newest.get(row.pk)) for row in rows]


def owed(act: Act) -> list[Owed]:
    """The lines that have neither people here nor a row."""
    served = set(Dispatch.objects.filter(act=act).exclude(line=None).values_list("line_id", flat=True))
    here = {row.text for row in delivery.by_line(act) if row.people}
    why = _why_not_mailed(act)
    lines = [line for line in served_lines(act) if line.pk not in served and line.text not in here]
    return [Owed(line, why if line.email else "") for line in lines]


def _why_not_mailed(act: Act) -> "str | Promise":
    if is_confidential(act):
        return _("Văn bản có nội dung hạn chế nên không gửi thư điện tử.")
    return "" if mail.is_configured() else _("Hệ thống chưa nối máy chủ thư.")


def tally(act: Act) -> Tally:
    """Every recipient once: each person, and each line or name that was served besides."""
    ways: dict[object, set[str]] = defaultdict(set)
    people = Delivery.objects.filter(act=act)
    here = {row.text for row in delivery.by_line(act) if row.people}
    rows = list(Dispatch.objects.filter(act=act))
    for row in rows:
        key = row.line_id or fold(row.name)
        ways[key].add(row.way)
        if row.way == Way.PAPER and row.name in here:
            ways[key].add(Way.TRAY)
    on_paper = [found for found in ways.values() if Way.PAPER in found]
    return Tally(
        electronic=people.count() + len(ways) - len(on_paper),
        paper=len(on_paper),
        doubled=sum(len(found) > 1 for found in on_paper),
        confirmed=people.exclude(acknowledged_at=None).count() + sum(row.acknowledged_at is not None for row in rows),
        owed=len(owed(act)),
    )
