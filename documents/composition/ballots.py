"""From a round of a paper ballot to its papers, to the record of counting and to the lines of the minutes."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import override

from documents.acts import BallotLine, BallotPaper, CountingRecord, Person, Signature, wording
from documents.composition.counting import excluded, moment
from documents.composition.letterhead import letterhead
from meetings.models import Attendee
from meetings.models.attendee import Role
from voting.elections.declaring import verdict_on
from voting.elections.entries import style
from voting.elections.queries import declared_rounds, result_sentence
from voting.elections.records import count_from_plain
from voting.elections.rules.counts import Count, Style
from voting.elections.rules.verdict import Fate, Next, Verdict
from voting.elections.states import Kind, RoundState
from voting.elections.wording import INVALID, columns, fate_words
from voting.manifest import rule_of
from voting.matters import Matter
from voting.models import Line, Round
from voting.rules import Roll
from voting.wording import rule_words

TITLES = {Matter.CONFIDENCE: "Phiếu tín nhiệm", Matter.PERSONNEL: "Phiếu giới thiệu"}


def compose_ballot_paper(round_: Round, copies: int) -> BallotPaper:
    """The ballot of a round, always in Vietnamese. Wording: Quy chế bầu cử trong Đảng, phiếu bầu."""
    with override("vi"):
        election, organisation = round_.election, round_.election.item.meeting.body.organisation
        lines = list(round_.lines.all())
        elects = election.kind == Kind.ELECTION
        return BallotPaper(
            superior=organisation.superior,
            issuer=organisation.issuer,
            title="Phiếu bầu" if elects else TITLES.get(Matter(election.matter), "Phiếu biểu quyết"),
            abstract=election.title + (f" (lần {round_.number})" if round_.number > 1 else ""),
            instruction=_instruction(round_, len(lines)),
            lines=tuple(BallotLine(name=line.name, detail=_detail(line)) for line in lines),
            columns=tuple(str(head) for head in columns(election)) if style(round_) == Style.TICK else (),
            people=elects,
            copies=copies,
        )


def _instruction(round_: Round, listed: int) -> str:
    if style(round_) == Style.STRIKE:
        return f"Số lượng cần bầu: {round_.posts} đồng chí. Gạch cả họ và tên người không bầu."
    yes, no = columns(round_.election)
    mark = f"Đánh dấu X vào một trong hai ô “{yes}” hoặc “{no}”"
    each = f"{mark} ở từng dòng." if listed > 1 else f"{mark}."
    return f"Số lượng cần bầu: {round_.posts} đồng chí. {each}" if round_.election.kind == Kind.ELECTION else each


def _detail(line: Line) -> str:
    born = f"Sinh {line.born}" if line.born else ""
    return "; ".join(part for part in (born, line.office) if part)


def compose_counting_record(round_: Round) -> CountingRecord:
    """The record of an accepted count, as it stands; always in Vietnamese."""
    with override("vi"):
        return _record(round_)


def _record(round_: Round) -> CountingRecord:
    election, meeting = round_.election, round_.election.item.meeting
    count = count_from_plain(round_.count)
    verdict = verdict_on(round_, count)
    panel = list(election.panel.select_related("attendee__user").order_by("seat", "attendee__position"))
    order = {"head": 0, "secretary": 1, "member": 2}
    panel.sort(key=lambda one: order[one.seat])
    chair = Attendee.objects.filter(meeting=meeting, role=Role.CHAIR).select_related("user").first()
    head = next((one for one in panel if one.seat == "head"), None)
    heads, widths, rows = _table(round_, count, verdict)
    about = "kiểm phiếu bầu" if election.kind == Kind.ELECTION else "kiểm phiếu"
    return CountingRecord(
        letterhead=letterhead(meeting, timezone.localdate(round_.counted_at) if round_.counted_at else None),
        abstract=f"{about} {election.title} (lần {round_.number})",
        sitting=_sitting(round_),
        panel=tuple(
            Person(name=one.attendee.user.full_name, office=f"{one.attendee.title}, {one.get_seat_display()}")
            for one in panel
        ),
        electors=_electors(round_, verdict),
        papers=_papers(count),
        head=heads,
        widths=widths,
        rows=rows,
        result=_result(round_, verdict),
        closing=_closing(round_.counted_at),
        teller=Signature(
            authority="T/M BAN KIỂM PHIẾU", title="Trưởng ban", name=head.attendee.user.full_name if head else ""
        ),
        chair=Signature(title=chair.title if chair else "", name=chair.user.full_name if chair else ""),
    )


def _sitting(round_: Round) -> tuple[str, ...]:
    meeting = round_.election.item.meeting
    opened = timezone.localtime(round_.opened_at) if round_.opened_at else None
    start = f"Phát phiếu hồi {wording.clock(opened.time())}, {wording.long_day(opened.date())}. " if opened else ""
    return (f"{start}Địa điểm: {meeting.place}. {meeting.title}.",)


def _electors(round_: Round, verdict: Verdict) -> tuple[str, ...]:
    roll, rule = Roll(**round_.manifest["roll"]), rule_of(round_.manifest)
    base = f"Số được triệu tập: {roll.summoned}{excluded(roll)}; số tính tỷ lệ: {verdict.base}."
    if round_.tie_break:
        needed = "Bầu lại giữa những người bằng phiếu: người nhiều phiếu hơn trúng cử, không cần quá một nửa."
    else:
        needed = f"Cần {rule_words(rule)}, tức ít nhất {verdict.needed} phiếu ({rule.basis})."
    return (base, f"Số có mặt khi phát phiếu: {round_.present}.", needed)


def _papers(count: Count) -> tuple[str, ...]:
    said = [f"{number} {INVALID[reason]}" for reason, number in count.invalid.items() if number]
    why = f" ({'; '.join(said)})" if said else ""
    return (
        f"Số phiếu phát ra: {count.issued}; thu về: {count.collected}; hợp lệ: {count.valid}; "
        f"không hợp lệ: {count.spoilt}{why}.",
    )


def _table(
    round_: Round, count: Count, verdict: Verdict
) -> tuple[tuple[str, ...], tuple[int, ...], tuple[tuple[str, ...], ...]]:
    """Every line in the order of the ballot: votes and their share of the base."""
    strikes = style(round_) == Style.STRIKE
    yes, no = (str(head) for head in columns(round_.election))
    name = "Họ và tên" if round_.election.kind == Kind.ELECTION else "Nội dung"
    share = f"Tỷ lệ trên {verdict.base}"
    head = ("TT", name, "Số phiếu bầu", share) if strikes else ("TT", name, yes, no, "Không tính", share)
    widths = (2, 12, 5, 6) if strikes else (2, 10, 4, 5, 4, 6)
    rows = []
    for line, got in zip(round_.lines.all(), count.lines, strict=True):
        figures = (str(got.yes),) if strikes else (str(got.yes), str(got.no), str(got.void))
        rows.append((str(line.place + 1), line.name, *figures, wording.percent(got.yes, max(verdict.base, 1))))
    return head, widths, tuple(rows)


def _result(round_: Round, verdict: Verdict) -> tuple[str, ...]:
    """Each line from the most votes down with the reason, then what is left open."""
    lines, kind = list(round_.lines.all()), round_.election.kind
    why = [wording.lower_first(fate_words(one, verdict, kind, tie_break=round_.tie_break)) for one in verdict.standings]
    said = [
        f"{number}. {lines[one.place].name}, {words}."
        for number, (one, words) in enumerate(zip(verdict.standings, why, strict=True), start=1)
    ]
    if kind == Kind.QUESTION:
        return tuple(said)
    elected = len(verdict.of(Fate.ELECTED))
    left = {
        Next.DONE: "",
        Next.TIE_BREAK: f" Còn {verdict.open_posts} vị trí, bầu lại giữa những người bằng phiếu.",
        Next.FURTHER: f" Còn thiếu {verdict.open_posts}.",
    }[verdict.next]
    return (*said, f"Trúng cử {elected}/{verdict.posts} đồng chí.{left}")


def _closing(counted_at: datetime | None) -> str:
    if counted_at is None:
        return "Biên bản này lập thành 02 bản."
    return (
        f"Kiểm phiếu xong {moment(counted_at)}. "
        "Phiếu đã kiểm được niêm phong, lưu cùng biên bản. Biên bản này lập thành 02 bản."
    )


def sentences_of(item_id: UUID) -> tuple[str, ...]:
    """What the minutes say of the paper ballots on an item: every declared round, and those that were broken off."""
    with override("vi"):
        said = []
        for round_, shown in declared_rounds(item_id):
            if shown is None:
                why = wording.ended(round_.reason)
                said.append(f"{round_.election.title}, vòng {round_.number}: đã hủy, phiếu không tính. Lý do: {why}")
                continue
            said.append(f"{result_sentence(shown)} {' '.join(_papers(shown.count))}")
            rest = [f"{row.line.name}: {row.why}" for row in shown.rows if not row.is_elected]
            if rest:
                said.append("; ".join(rest) + ".")
        return tuple(said)


def is_counted(round_: Round) -> bool:
    """Whether there is anything to record."""
    return round_.state in (RoundState.COUNTED, RoundState.DECLARED)
