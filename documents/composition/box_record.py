"""From a secret vote on screens to its record of counting: the same form as that of a count on paper.

Wording: Quyết định 190-QĐ/TW, Điều 8 (ban kiểm phiếu). That there was no paper is said, and how anybody counts again.
"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import override

from documents.acts import CountingRecord, Person, Signature, wording
from documents.composition.counting import excluded, moment
from documents.composition.letterhead import letterhead
from meetings.models import Attendee, Event
from meetings.models.attendee import Role
from voting.kinds import Kind, Sheet, sheet_of
from voting.manifest import roll_of, rule_of, short_code
from voting.models import Vote
from voting.outcomes import from_plain
from voting.papers import Papers, papers
from voting.row_words import headline
from voting.row_words import why as row_why
from voting.rules import Base
from voting.states import VoteState
from voting.tallies import Row, frozen
from voting.wording import reason, rule_words

Table = tuple[tuple[str, ...], tuple[int, ...], tuple[tuple[str, ...], ...]]


def is_opened(vote: Vote) -> bool:
    """Whether there is anything to record: a secret vote whose box was opened."""
    return vote.secret and vote.state == VoteState.CLOSED


def compose_box_record(vote: Vote) -> CountingRecord:
    """The record of an opened box; always in Vietnamese."""
    with override("vi"):
        found = papers(vote)
        if found is None:
            raise ValueError("a vote without a box has no record of counting")
        return _record(vote, found)


def _record(vote: Vote, box: Papers) -> CountingRecord:
    meeting = vote.item.meeting
    opened_at = _opened_at(vote)
    tellers = box.panel.tellers if box.panel else ()
    seats = Attendee.objects.filter(meeting=meeting).select_related("user")
    chair = seats.filter(role=Role.CHAIR).first()
    secretary = seats.filter(role=Role.SECRETARY).first()
    head, widths, rows = _table(vote)
    return CountingRecord(
        letterhead=letterhead(meeting, timezone.localdate(opened_at) if opened_at else None),
        abstract=f"kiểm phiếu kín: {vote.question.rstrip(' .?')}",
        sitting=_sitting(vote, opened_at),
        panel=tuple(Person(name=one.attendee.user.full_name, office=one.attendee.title) for one in tellers),
        custody=_custody(vote, box),
        electors=_electors(vote),
        papers=(
            f"Số phiếu phát ra: {box.issued}; thu về: {box.collected}; hợp lệ: {box.valid}; "
            f"không hợp lệ: {box.invalid}.",
        ),
        head=head,
        widths=widths,
        rows=rows,
        result=_result(vote),
        closing=_closing(opened_at),
        teller=_for_the_panel(tellers[0].attendee) if tellers else _signs(secretary),
        chair=_signs(chair),
    )


def _for_the_panel(seat: Attendee) -> Signature:
    return Signature(authority="T/M BAN KIỂM PHIẾU", title="", name=seat.user.full_name)


def _signs(seat: Attendee | None) -> Signature:
    return Signature(title=seat.title if seat else "", name=seat.user.full_name if seat else "")


def _opened_at(vote: Vote) -> datetime | None:
    told = Event.objects.filter(meeting=vote.item.meeting_id, kind="BoxOpened", payload__vote=str(vote.pk))
    return told.values_list("at", flat=True).first()


def _sitting(vote: Vote, opened_at: datetime | None) -> tuple[str, ...]:
    meeting = vote.item.meeting
    times = "; ".join(
        f"{what} {moment(at)}" for what, at in (("mở bỏ phiếu", vote.opened_at), ("mở hòm phiếu", opened_at)) if at
    )
    return (wording.ended(wording.upper_first(times)), f"Địa điểm: {meeting.place}. {meeting.title}.")


def _custody(vote: Vote, box: Papers) -> tuple[str, ...]:
    """Who kept the key, and by what the published result is known again."""
    if box.panel:
        kept = (
            f"Ban kiểm phiếu giữ khóa của hòm phiếu: {box.panel.size} phần, {box.panel.needed} phần mới mở được hòm; "
            f"{box.panel.pressed} đồng chí đã mở."
        )
    else:
        kept = "Không lập ban kiểm phiếu: máy chủ giữ khóa của hòm phiếu (bảo mật mức hệ thống)."
    done = f"Thiết bị đã tự kiểm tra kết quả: {box.verified.done}/{box.verified.voters}"
    alarm = f", {box.verified.alarms} thiết bị báo không khớp" if box.verified.alarms else ""
    return (
        f"Bỏ phiếu kín trên máy, phiếu niêm phong trên máy của người bỏ. {kept}",
        f"Mã phiên biểu quyết: {short_code(vote.manifest)}. Tệp kết quả để kiểm phiếu lại có mã SHA-256 {box.sha256}. "
        f"{done}{alarm}.",
    )


def _electors(vote: Vote) -> tuple[str, ...]:
    roll, rule = roll_of(vote.manifest), rule_of(vote.manifest)
    needed = "" if vote.kind == Kind.LEVELS else f" Cần {rule_words(rule)} ({rule.basis})."
    return (f"Số được triệu tập: {roll.summoned}{excluded(roll)}; có mặt khi mở bỏ phiếu: {roll.present}.{needed}",)


def _table(vote: Vote) -> Table:
    """Every answer of a question; every grade, option or person of the other ballots."""
    ballot = sheet_of(vote.manifest)
    if ballot.kind == Kind.QUESTION:
        return _answers(vote, ballot)
    counted = frozen(vote.outcome)
    if ballot.kind in (Kind.RATING, Kind.OPTIONS):
        head = ("TT", "Mức" if ballot.kind == Kind.RATING else "Phương án", "Số phiếu", _share_of(counted.rows[0].base))
        return head, (2, 13, 4, 6), tuple(_chosen(place, row) for place, row in enumerate(counted.rows, start=1))
    marks = [(value, str(label)) for value, label in ballot.marks]
    persons: tuple[str, ...] = ("TT", "Họ và tên", *(label for _value, label in marks))
    rows = tuple(
        (str(place), row.text, *(_got(row, value) for value, _label in marks))
        for place, row in enumerate(counted.rows, start=1)
    )
    return persons, (2, 11, *(4 for _mark in marks)), rows


def _answers(vote: Vote, ballot: Sheet) -> Table:
    outcome = from_plain(vote.outcome)
    counts = {"yes": outcome.counts.yes, "no": outcome.counts.no, "other": outcome.counts.other}
    rows = tuple(
        (str(place), str(label), str(counts[value]), wording.percent(counts[value], max(outcome.base, 1)))
        for place, (value, label) in enumerate(ballot.marks, start=1)
    )
    return ("TT", "Câu trả lời", "Số phiếu", _share_of(outcome.base)), (2, 13, 4, 6), rows


def _share_of(base: int) -> str:
    return f"Tỷ lệ trên {base}"


def _chosen(place: int, row: Row) -> tuple[str, ...]:
    got = row.counts.get("yes", 0)
    return (str(place), row.text, str(got), wording.percent(got, max(row.base, 1)))


def _got(row: Row, mark: str) -> str:
    number = row.counts.get(mark, 0)
    return f"{number} ({wording.percent(number, max(row.base, 1))})"


def _result(vote: Vote) -> tuple[str, ...]:
    """The result with its working, line by line where each has its own."""
    base = rule_of(vote.manifest).base
    if vote.kind == Kind.QUESTION:
        outcome = from_plain(vote.outcome)
        said = "Được thông qua" if outcome.passed else "Không được thông qua"
        return (wording.ended(f"{said}. {reason(outcome, base)}"),)
    counted = frozen(vote.outcome)
    return (wording.ended(headline(vote.kind, counted)), *_reasons(counted.rows, base))


def _reasons(rows: tuple[Row, ...], base: Base) -> list[str]:
    return [wording.ended(f"{row.text}: {wording.lower_first(row_why(row, base))}") for row in rows if row.outcome]


def _closing(opened_at: datetime | None) -> str:
    done = f"Kiểm phiếu xong {moment(opened_at)}. " if opened_at else ""
    return f"{done}Khóa của hòm phiếu đã hủy, không ai mở lại được phiếu niêm phong. Biên bản này lập thành 02 bản."
