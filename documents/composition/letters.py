"""Official letters: what the office writes about a meeting, an urging letter, the correction of slips of form."""

from collections.abc import Sequence
from datetime import date

from agenda.models import Task
from documents.acts import ConclusionNotice, Invitation, OfficialLetter, Reference, Resolution, wording
from documents.composition.follow_ups import named
from documents.composition.letterhead import letterhead
from documents.composition.notice import signature_of
from documents.composition.tasks import sentence
from documents.lines import archive_line, lines_of
from documents.models import Act
from documents.states import ActKind
from people.models import Office

AS_ABOVE = "Như trên"


def compose_letter(act: Act) -> OfficialLetter:
    """The letter as it was written so far; number and day are open."""
    erratum = act.kind == ActKind.ERRATUM and act.about is not None
    old = named(act.about) if act.about else ""
    text = wording.paragraphs_of(act.written.get("text", ""))
    body = act.meeting.body.short_name
    if erratum:
        text = (
            f"{body} đính chính {old} như sau:",
            *text,
            f"Các nội dung khác của {old} không thay đổi.",
        )
    return OfficialLetter(
        letterhead=letterhead(act.meeting, None),
        reference=Reference(symbol=act.meeting.body.organisation.symbol),
        abstract=f"đính chính {old}" if erratum else act.written.get("subject", ""),
        addressees=_addressees(act, old),
        text=text,
        signature=signature_of(act.signatory),
        recipients=tuple(line for line in (AS_ABOVE, archive_line(act.meeting_id)) if line),
    )


def _addressees(act: Act, old: str) -> tuple[str, ...]:
    if act.kind == ActKind.ERRATUM:
        return (f"Các cơ quan, đơn vị đã nhận {old}",)
    return tuple(lines_of(act).values_list("text", flat=True)) or ("…",)


def register_line(content: ConclusionNotice | Resolution | OfficialLetter | Invitation) -> str:
    """What the register says of an act: its abstract; of a letter also to whom it went."""
    to = f" (gửi {'; '.join(content.addressees)})" if isinstance(content, OfficialLetter) else ""
    return f"{content.abstract}{to}"[:400]


def urging(notice: Act, office: Office, tasks: Sequence[Task], today: date, until: date) -> dict[str, str]:
    """What an urging letter to an office begins with: its open tasks as the notice says them, and a day to report."""
    old, body = named(notice), notice.meeting.body.short_name
    lines = [f"- {sentence(task)}" for task in tasks]
    return {
        "subject": f"đôn đốc thực hiện {old}",
        "text": "\n".join(
            [
                f"{body} đã ban hành {old}. Đến ngày {wording.short_day(today)}, {office.name} chưa hoàn thành "
                f"{'nhiệm vụ' if len(lines) == 1 else 'các nhiệm vụ'} sau:",
                *lines,
                f"Đề nghị {office.name} khẩn trương thực hiện, báo cáo kết quả và nguyên nhân chậm trước ngày "
                f"{wording.short_day(until)}.",
            ]
        ),
    }


def reply(body: str) -> dict[str, str]:
    """What the reply to somebody's letter begins with."""
    return {"subject": "trả lời Công văn số …", "text": f"Trả lời Công văn số …, ngày …, {body} có ý kiến như sau:"}
