"""The letters of the gallery that belong to no meeting: issued, mended, waiting for approval, being written."""

from datetime import datetime, timedelta, timezone

from documents import checking, delivery, follow_ups, issuing, written_acts
from documents.models import Act
from documents.states import ActState
from meetings.states import MeetingState
from people.models import Body, User

BODY = "thb-btv"
START = datetime(2026, 11, 9, 8, 0, tzinfo=timezone(timedelta(hours=7)))
OFFICES = ("Ban Xây dựng Đảng", "Ủy ban Kiểm tra Đảng ủy")
FIRST = (
    "Để chuẩn bị tổng kết công tác năm 2026, Ban Thường vụ Đảng ủy phường đề nghị các cơ quan, đơn vị báo cáo số cuộc "
    "họp đã tổ chức, số văn bản giấy đã phát hành từ đầu năm.\n"
    "Báo cáo gửi về Văn phòng Đảng ủy trước ngày 20/11/2026 để tổng hợp."
)
SECOND = "Mời đồng chí Chủ nhiệm Ủy ban Kiểm tra Đảng ủy dự buổi làm việc với Đoàn giám sát lúc 8 giờ ngày 16/11/2026."


def lettered() -> None:
    """One letter is issued and about to be replaced, one waits for approval, one is being written."""
    first = _written("báo cáo số liệu hội họp, văn bản giấy năm 2026", FIRST, (*OFFICES, "Phòng Kinh tế"), 0)
    first = _issued(first, 2)
    one = first.deliveries.select_related("user").first()
    if one is not None:
        delivery.acknowledge(act=first, by=one.user, at=_at(6))
    second = _issued(_written("phối hợp chuẩn bị buổi làm việc", SECOND, OFFICES[1:], 7), 8)
    made = follow_ups.begin(act=second, kind="retraction", by=_person("cham"), at=_at(10))
    _put(made, {"text": "Buổi làm việc đã hoãn."}, None, 11)
    _issued(made, 12)
    follow_ups.begin(act=first, kind="renewal", by=_person("cham"), at=_at(15))
    waiting = _written("cho ý kiến về Dự thảo Quy chế phối hợp", "Cơ bản thống nhất với Dự thảo.", OFFICES, 16)
    checking.check_act(act=waiting, by=_person("cham"), at=_at(18))
    written_acts.begin_for_body(body=_body(), by=_person("cham"), at=_at(20), purpose="reply")


def places() -> dict[str, object]:
    """A letter of each stage."""
    acts = Act.objects.filter(meeting__state=MeetingState.CHANCERY).order_by("issued_at")
    return {
        "sent_letter": acts.filter(state=ActState.ISSUED).values_list("pk", flat=True).first(),
        "waiting_letter": acts.filter(state=ActState.CHECKED).values_list("pk", flat=True).first(),
        "begun_letter": acts.filter(state=ActState.DRAFT, kind="letter").values_list("pk", flat=True).first(),
        "renewing_letter": acts.filter(kind="renewal").values_list("pk", flat=True).first(),
        "recalled_letter": acts.filter(follow_ups__kind="retraction").values_list("pk", flat=True).first(),
    }


def _at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _body() -> Body:
    return Body.objects.get(code=BODY)


def _written(subject: str, text: str, to: tuple[str, ...], minute: int) -> Act:
    act = written_acts.begin_for_body(body=_body(), by=_person("cham"), at=_at(minute))
    return _put(act, {"subject": subject, "text": text}, to, minute + 1)


def _put(act: Act, written: dict[str, str], to: tuple[str, ...] | None, minute: int) -> Act:
    seen = follow_ups.mark(act)
    return written_acts.write(act=act, written=written, to=to, seen=seen, by=_person("cham"), at=_at(minute))


def _issued(act: Act, minute: int) -> Act:
    act = checking.check_act(act=act, by=_person("cham"), at=_at(minute))
    return issuing.issue_act(act=act, revision=act.revision, by=_person("hanh"), at=_at(minute + 1))
