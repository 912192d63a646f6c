"""Letters without a meeting, for tests: begun, written, issued."""

from datetime import date
from typing import Any

from agenda.models import Item, Task
from documents import checking, drafts, follow_ups, issuing, written_acts
from documents.models import Act, RecipientLine, RegisterEntry, Series, Signatory
from meetings.models import Meeting
from people.models import Office, User
from tests.documents.factories import RECIPIENTS
from tests.factories import World, world

WRITTEN = {"subject": "cung cấp số liệu", "text": "Đề nghị cung cấp số liệu."}


def chancery_world(code: str = "tan-hoa-bac") -> World:
    """A planned meeting that nobody has convened, a table of who signs, and how the office words its recipients."""
    here = world(state="draft", code=code)
    may_sign(here, "khoi", "notice", "T/M BAN THƯỜNG VỤ", "BÍ THƯ")
    may_sign(here, "thuong", "invitation", "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")
    for position, text in enumerate(RECIPIENTS, start=1):
        RecipientLine.objects.create(meeting=here.meeting, position=position, text=text)
    return here


def may_sign(here: World, name: str, kind: str, authority: str, title: str, ends: date | None = None) -> Signatory:
    return Signatory.objects.create(
        body=here.body,
        user=here.users[name],
        kind=kind,
        authority=authority,
        title=title,
        starts=date(2025, 8, 1),
        ends=ends,
    )


def begun(here: World, to: tuple[str, ...] = ("Ban Xây dựng Đảng",), minute: int = 0, **written: Any) -> Act:
    act = written_acts.begin_for_body(body=here.body, by=here.clerk, at=here.at(minute))
    return put(here, act, to, minute, **WRITTEN | written)


def put(here: World, act: Act, to: tuple[str, ...] | None, minute: int = 0, **written: Any) -> Act:
    return written_acts.write(
        act=act, written=written, to=to, seen=follow_ups.mark(act), by=here.clerk, at=here.at(minute)
    )


def checked(here: World, act: Act, minute: int = 1) -> Act:
    return checking.check_act(act=act, by=here.clerk, at=here.at(minute))


def issued(here: World, act: Act, minute: int = 1, by: User | None = None) -> Act:
    act = checked(here, act, minute)
    act = issuing.issue_act(act=act, revision=act.revision, by=by or here.chair, at=here.at(minute + 1))
    return Act.objects.select_related("entry", "meeting__body__organisation").get(pk=act.pk)


def late_of_two_meetings(here: World) -> Office:
    """Two meetings with an issued notice, each with one overdue task of one office."""
    office = here.offices["Ban Xây dựng Đảng"]
    series = Series.objects.create(organisation=here.organisation, type="TB", period="2025-2030", last=2)
    for number in (1, 2):
        meeting = Meeting.objects.create(
            body=here.body,
            term=here.term,
            ordinal=20 + number,
            title=f"Phiên họp thứ {20 + number}",
            starts_at=here.at(),
            state="closed",
        )
        item = Item.objects.create(meeting=meeting, position=1, title="Việc chung", kind="opinion")
        Task.objects.create(
            item=item, position=1, action="rà soát hồ sơ", lead=office, due=date(2026, 11, 16), state="assigned"
        )
        act = drafts.act_of(meeting, "notice")
        act.entry = RegisterEntry.objects.create(
            series=series, number=number, written=f"{number:02}-TB/ĐU", issued_on=here.at().date(), kind="notice"
        )
        act.state, act.file_sha256, act.issued_at = "issued", "0" * 64, here.at(number)
        act.save()
    return office
