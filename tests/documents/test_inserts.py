"""What is offered for a conclusion from the record: papers, quorum, attendance."""

from agenda.sentences import offered
from meetings.models import Attendee, Meeting
from meetings.session import open_meeting
from tests.agenda.factories import make_recusal
from tests.factories import World, world


def said(here: World, kind: str, item: int = 1) -> list[str]:
    found = here.items[item - 1]
    found.meeting = Meeting.objects.get(pk=here.meeting.pk)
    return [one.text for one in offered(found) if one.kind == kind]


def test_before_the_meeting_there_is_nothing_to_tell(db: None) -> None:
    here = world(state="convened", present=10)
    assert (said(here, "quorum"), said(here, "attendance")) == ([], [])


def test_quorum_as_at_the_opening(db: None) -> None:
    here = world(state="convened", present=10)
    open_meeting(meeting=here.meeting, by=here.chair, at=here.at(0))
    assert said(here, "quorum") == [
        "Khi khai mạc có mặt 10/11 đồng chí ủy viên, bảo đảm túc số theo Quy chế làm việc số 05-QC/ĐU, ngày 15/9/2025."
    ]


def test_who_came_and_who_is_absent(db: None) -> None:
    here = world(state="running", present=10)
    Attendee.objects.filter(user=here.users["on"]).update(absence="excused", absence_reason="đi viện")
    assert said(here, "attendance") == ["Dự họp có 10/11 đồng chí ủy viên; vắng: đồng chí Lý Văn Ơn (vắng có phép)."]


def test_many_absent_people_are_counted(db: None) -> None:
    here = world(state="running", present=3)
    assert said(here, "attendance") == ["Dự họp có 3/11 đồng chí ủy viên; vắng 8 đồng chí."]


def test_who_takes_no_part_in_the_item(db: None) -> None:
    here = world(state="running", present=11)
    make_recusal(here, 2, "uoc")
    assert said(here, "attendance", 2)[1:] == [
        "Đồng chí Hồ Ngọc Ước không tham gia thảo luận và biểu quyết nội dung này."
    ]
    assert len(said(here, "attendance", 1)) == 1
