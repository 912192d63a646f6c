"""What is issued about an earlier act: a correction, a recall, a replacement, a supplementary record."""

from dataclasses import replace
from datetime import date
from typing import cast

from django.utils import timezone

from documents.acts import ConclusionNotice, CountingRecord, Reference, Signature, Supplement, from_json, wording
from documents.composition.letterhead import letterhead
from documents.composition.notice import signature_of
from documents.lines import names_of
from documents.models import Act
from documents.states import ActKind
from meetings.models import Attendee
from meetings.models.attendee import Role

KEPT = "{} đã ký được giữ nguyên; biên bản bổ sung này là bộ phận không tách rời của biên bản đó."


def compose_follow_up(act: Act) -> ConclusionNotice | Supplement:
    """The act as it was written so far (`act.written`); number and day are open."""
    if act.kind == ActKind.SUPPLEMENT:
        return _supplement(act)
    return _replacement(act) if act.kind == ActKind.REPLACEMENT else _notice(act)


def named(act: Act) -> str:
    """How an issued act is referred to.

    "Thông báo số 87-TB/ĐU, ngày 12/11/2026", "Nghị quyết số …", "Công văn số …", "Biên bản phiên họp thứ 18 của …".
    """
    if act.entry is not None:
        return f"{_form(act)} số {act.entry.written}, ngày {wording.short_day(act.entry.issued_on)}"
    day = act.content["letterhead"].get("date") if act.kind == ActKind.COUNTING else None
    held_on = date.fromisoformat(day) if day else timezone.localdate(act.meeting.starts_at)
    return f"Biên bản {act.content['abstract']}, ngày {wording.short_day(held_on)}"


def _form(act: Act) -> str:
    if act.is_letter:
        return "Công văn"
    return "Nghị quyết" if act.kind == ActKind.RESOLUTION else "Thông báo"


def _notice(act: Act) -> ConclusionNotice:
    """A correction says what is to be read instead, a recall why the notice falls."""
    body, old = act.meeting.body, named(_about(act))
    text = wording.paragraphs_of(act.written.get("text", ""))
    recalled = act.kind == ActKind.RECALL
    if recalled:
        opening = (f"{body.short_name} thu hồi {old}. Lý do:", *text)
        end = (
            f"Từ ngày ban hành Thông báo này, {old} không còn giá trị; đề nghị nơi nhận không sử dụng văn bản đã nhận."
        )
    else:
        opening = (f"{body.short_name} đính chính {old} như sau:", *text)
        end = f"Các nội dung khác của {old} không thay đổi."
    return ConclusionNotice(
        letterhead=letterhead(act.meeting, None),
        reference=Reference(symbol=body.organisation.symbol),
        abstract=f"{'thu hồi' if recalled else 'đính chính'} {old}",
        opening=opening,
        items=(),
        closing=(end,),
        signature=signature_of(act.signatory),
        recipients=tuple(names_of(act)),
    )


def _replacement(act: Act) -> ConclusionNotice:
    """The earlier notice with the texts that were written anew, and a sentence that says what it replaces."""
    old = _about(act)
    before = cast(ConclusionNotice, from_json(old.content))
    rows = act.written.get("items", [])
    items = tuple(
        replace(item, paragraphs=_lines(row["paragraphs"]), tasks=_lines(row["tasks"]))
        for item, row in zip(before.items, rows, strict=True)
    )
    return replace(
        before,
        letterhead=letterhead(act.meeting, None),
        reference=Reference(symbol=act.meeting.body.organisation.symbol),
        items=items,
        closing=(f"Thông báo này thay thế {named(old)}.", wording.closing(act.meeting.body.short_name)),
        signature=signature_of(act.signatory),
        recipients=tuple(names_of(act)),
    )


def _supplement(act: Act) -> Supplement:
    old = _about(act)
    name, counted = named(old), old.kind == ActKind.COUNTING
    left, right = _counters(old) if counted else (_seat(act, Role.SECRETARY), _seat(act, Role.CHAIR))
    who = "Ban kiểm phiếu" if counted else "Người ghi biên bản"
    return Supplement(
        letterhead=letterhead(act.meeting, None),
        abstract=f"bổ sung {name}",
        opening=f"{who} và chủ trì bổ sung, đính chính {name} (mã SHA-256 của bản đã ký: {old.file_sha256}) như sau:",
        paragraphs=wording.paragraphs_of(act.written.get("text", "")),
        closing=KEPT.format("Biên bản kiểm phiếu" if counted else "Biên bản phiên họp"),
        secretary=left,
        chair=right,
    )


def _counters(record: Act) -> tuple[Signature, Signature]:
    """Who signed the record of counting signs what supplements it."""
    content = cast(CountingRecord, from_json(record.content))
    return content.teller, content.chair


def _about(act: Act) -> Act:
    assert act.about is not None  # noqa: S101 - a constraint of the database
    return act.about


def _lines(text: str) -> tuple[str, ...]:
    return wording.paragraphs_of(text)


def _seat(act: Act, role: Role) -> Signature:
    seat = Attendee.objects.filter(meeting=act.meeting_id, role=role).select_related("user").first()
    return Signature(title="", name=seat.user.full_name if seat else "")
