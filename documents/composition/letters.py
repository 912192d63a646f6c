"""Official letters: what the office writes about a meeting, an urging letter, the correction of slips of form."""

from collections.abc import Sequence
from datetime import date

from agenda.models import Task
from documents.acts import ConclusionNotice, Invitation, OfficialLetter, Reference, Resolution, wording
from documents.composition.follow_ups import named
from documents.composition.letterhead import letterhead
from documents.composition.notice import signature_of
from documents.composition.tasks import sentence
from documents.lines import archive_line, has_own_lines, names_of
from documents.models import Act
from people.models import Office

AS_ABOVE = "Như trên"


def compose_letter(act: Act) -> OfficialLetter:
    """The letter as it was written so far; number and day are open."""
    old = named(act.about) if act.about else ""
    return OfficialLetter(
        letterhead=letterhead(act.meeting, None),
        reference=Reference(symbol=act.meeting.body.organisation.symbol),
        abstract=_abstract(act, old),
        addressees=_addressees(act, old),
        text=_text(act, old),
        signature=signature_of(act.signatory),
        recipients=tuple(line for line in (AS_ABOVE, archive_line(act.meeting)) if line),
    )


def _abstract(act: Act, old: str) -> str:
    if act.does == "mends":
        return f"đính chính {old}"
    return f"thu hồi {old}" if act.does == "recalls" else act.written.get("subject", "")


def _text(act: Act, old: str) -> tuple[str, ...]:
    """What was written, with the sentences that say what it does to an earlier act."""
    text, body = wording.paragraphs_of(act.written.get("text", "")), act.meeting.body.short_name
    if act.does == "mends":
        return (f"{body} đính chính {old} như sau:", *text, f"Các nội dung khác của {old} không thay đổi.")
    if act.does == "recalls":
        return (f"{body} thu hồi {old}. Lý do:", *text, _void(old))
    return (*text, f"Công văn này thay thế {old}.") if act.does == "replaces" else text


def _void(old: str) -> str:
    return f"Từ ngày ban hành Công văn này, {old} không còn giá trị; đề nghị nơi nhận không sử dụng văn bản đã nhận."


def _addressees(act: Act, old: str) -> tuple[str, ...]:
    if not has_own_lines(act):
        return (f"Các cơ quan, đơn vị đã nhận {old}",)
    return tuple(names_of(act)) or ("…",)


def register_line(content: ConclusionNotice | Resolution | OfficialLetter | Invitation) -> str:
    """What the register says of an act: its abstract; of a letter also to whom it went."""
    to = f" (gửi {'; '.join(content.addressees)})" if isinstance(content, OfficialLetter) else ""
    return f"{content.abstract}{to}"[:400]


Late = Sequence[tuple[Act, Sequence[Task]]]  # the notices, and what of each is late


def urging(body: str, office: Office, late: Late, today: date, until: date) -> dict[str, str]:
    """What an urging letter to an office begins with: its open tasks as the notices say them, and a day to report."""
    day, ends = wording.short_day(today), f"trước ngày {wording.short_day(until)}."
    end = f"Đề nghị {office.name} khẩn trương thực hiện, báo cáo kết quả và nguyên nhân chậm {ends}"
    if len(late) == 1:
        ((notice, tasks),) = late
        old, what = named(notice), "nhiệm vụ" if len(tasks) == 1 else "các nhiệm vụ"
        start = f"{body} đã ban hành {old}. Đến ngày {day}, {office.name} chưa hoàn thành {what} sau:"
        return {"subject": f"đôn đốc thực hiện {old}", "text": "\n".join([start, *_listed(tasks), end])}
    start = f"Đến ngày {day}, {office.name} chưa hoàn thành các nhiệm vụ {body} giao tại các thông báo sau:"
    parts = [line for notice, tasks in late for line in (f"{named(notice)}:", *_listed(tasks))]
    return {"subject": "đôn đốc thực hiện các nhiệm vụ quá hạn", "text": "\n".join([start, *parts, end])}


def _listed(tasks: Sequence[Task]) -> list[str]:
    return [f"- {sentence(task)}" for task in tasks]


def reply(body: str) -> dict[str, str]:
    """What the reply to somebody's letter begins with."""
    return {"subject": "trả lời Công văn số …", "text": f"Trả lời Công văn số …, ngày …, {body} có ý kiến như sau:"}
