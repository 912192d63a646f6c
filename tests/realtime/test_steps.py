"""At any moment the chair and the desk have one obvious next step, and it works."""

from dataclasses import dataclass

import pytest
from django.test import Client
from pytest_django import Settings

from agenda.models import Inquiry
from documents.states import ActKind
from meetings.access import Audience
from realtime import steps
from realtime.editions import Edition, Page
from realtime.scene import Scene, read
from tests.agenda.factories import make_conclusion, make_current, make_question_time
from tests.factories import World, world
from tests.realtime.happenings import agenda, documents, meetings, voting
from tests.realtime.happenings.case import Work, nothing
from tests.voting.factories import make_closed, make_open


@dataclass(frozen=True)
class Moment:
    """Where a meeting stands, and what its chair and its desk are offered: heading, step, what else is possible.

    `vote` and `conclusion` as a step mean that its own part brings the button.
    """

    name: str
    chair: tuple[str, str, list[str]]
    desk: tuple[str, str, list[str]]
    prepare: Work = nothing
    state: str = "running"
    present: int = 10


LOOK = "Xem dự thảo và việc còn lại"
PAUSE = ["Tạm nghỉ", "Bế mạc"]


def back(number: int) -> str:
    """While nothing happened on the item, going to it can be taken back."""
    return f"Trả mục {number} về chưa bàn"


def last_item(here: World) -> None:
    for item in here.items:
        item.state = "done"
        item.save()
    make_current(here, 4)


def last_item_drafted(here: World) -> None:
    last_item(here)
    make_conclusion(here, here.items[3])


def all_done(here: World) -> None:
    last_item(here)
    here.items[3].state = "done"
    here.items[3].save()


def all_done_one_drafted(here: World) -> None:
    all_done(here)
    make_conclusion(here, here.items[1])


def some_done(here: World) -> None:
    here.items[0].state = "done"
    here.items[0].save()


def recess_in_a_vote(here: World) -> None:
    make_open(here)
    meetings.recess(here)


def called_off(here: World) -> None:
    meetings.convened(here)
    meetings.cancel(here)


def minutes_checked(here: World) -> None:
    documents.issued(here)
    documents.check(here, ActKind.MINUTES)


def record_checked(here: World) -> None:
    documents.declared(here)
    documents.check_record(here)


def all_but_the_record(here: World) -> None:
    documents.declared(here)
    minutes_checked(here)


def came_back(here: World) -> None:
    agenda.answered(here)
    agenda.call_follow_up(here)


def last_answer(here: World) -> None:
    agenda.answered(here)
    Inquiry.objects.filter(state="waiting").update(state="withdrawn")


def nobody_answers(here: World) -> None:
    agenda.asked(here)
    office = here.offices["Ủy ban Kiểm tra Đảng ủy"]
    Inquiry.objects.filter(state="asking").update(to_attendee=None, to_office=office)


def all_dealt_with(here: World) -> None:
    last_answer(here)
    agenda.finish_question(here)


CLOSE, DEALT, AGAIN = "Kết thúc phần chất vấn", "Xong câu hỏi này", "Mời chất vấn lại"
ISSUED = "Đã ban hành thông báo kết luận 87-TB/ĐU"
MOMENTS = [
    Moment(
        "draft", ("Chưa mời họp", "Chuẩn bị phiên họp", []), ("Chưa mời họp", "Chuẩn bị phiên họp", []), state="draft"
    ),
    Moment(
        "too few",
        ("Chờ đủ túc số", "", []),
        ("Chờ đủ túc số", "Mở điểm danh", []),
        state="convened",
        present=7,
    ),
    Moment(
        "enough",
        ("Sẵn sàng khai mạc", "Khai mạc phiên họp", []),
        ("Sẵn sàng khai mạc", "Khai mạc phiên họp", []),
        state="convened",
        present=8,
    ),
    Moment("opened", ("Đã khai mạc", "Sang mục 1", PAUSE), ("Đã khai mạc", "Sang mục 1", PAUSE)),
    Moment(
        "in an item",
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", [*PAUSE, back(2)]),
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", [*PAUSE, back(2)]),
        agenda.current,
    ),
    Moment(
        "in an item on which somebody asked to speak",
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", PAUSE),
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", PAUSE),
        agenda.with_queue,
    ),
    Moment(
        "between items",
        ("Sang mục tiếp theo", "Sang mục 2", PAUSE),
        ("Sang mục tiếp theo", "Sang mục 2", PAUSE),
        some_done,
    ),
    Moment(
        "a question is ready",
        ("Biểu quyết đã chuẩn bị", "vote", ["Sang mục 3", *PAUSE, back(2)]),
        ("Biểu quyết đã chuẩn bị", "vote", ["Sang mục 3", *PAUSE, back(2)]),
        voting.prepared,
    ),
    Moment(
        "a vote is open", ("Đang biểu quyết", "vote", []), ("Đang biểu quyết", "vote", []), lambda here: make_open(here)
    ),
    Moment(
        "a vote is closed",
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", PAUSE),
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", PAUSE),
        lambda here: make_closed(here),
    ),
    Moment(
        "a conclusion is written",
        ("Kết luận mục 2", "conclusion", ["Sang mục 3", *PAUSE]),
        ("Kết luận mục 2", "Sang mục 3", PAUSE),
        agenda.drafted,
    ),
    Moment(
        "question time without a question",
        ("Chờ các đồng chí đăng ký chất vấn", "", [CLOSE, "Tạm nghỉ"]),
        ("Chờ các đồng chí đăng ký chất vấn", "", [CLOSE, "Tạm nghỉ"]),
        lambda here: make_question_time(here, 2),
    ),
    Moment(
        "questions wait",
        ("2 câu hỏi đang chờ", "Mời Lê Thị Thu Hạnh hỏi", [CLOSE, "Tạm nghỉ"]),
        ("2 câu hỏi đang chờ", "Mời Lê Thị Thu Hạnh hỏi", [CLOSE, "Tạm nghỉ"]),
        agenda.in_questions,
    ),
    Moment(
        "a question is put",
        ("Đang nêu câu hỏi", "Mời Đặng Thị Ánh Nguyệt trả lời", [DEALT, CLOSE, "Tạm nghỉ"]),
        ("Đang nêu câu hỏi", "Mời Đặng Thị Ánh Nguyệt trả lời", [DEALT, CLOSE, "Tạm nghỉ"]),
        agenda.asked,
    ),
    Moment(
        "a question is answered",
        ("Đang trả lời chất vấn", "Mời Hồ Ngọc Ước hỏi", [AGAIN, DEALT, CLOSE, "Tạm nghỉ"]),
        ("Đang trả lời chất vấn", "Mời Hồ Ngọc Ước hỏi", [AGAIN, DEALT, CLOSE, "Tạm nghỉ"]),
        agenda.answered,
    ),
    Moment(
        "the asker came back to it",
        ("Đang chất vấn lại", "Mời Đặng Thị Ánh Nguyệt trả lời", [DEALT, CLOSE, "Tạm nghỉ"]),
        ("Đang chất vấn lại", "Mời Đặng Thị Ánh Nguyệt trả lời", [DEALT, CLOSE, "Tạm nghỉ"]),
        came_back,
    ),
    Moment(
        "the last question is answered",
        ("Đang trả lời chất vấn", DEALT, [AGAIN, CLOSE, "Tạm nghỉ"]),
        ("Đang trả lời chất vấn", DEALT, [AGAIN, CLOSE, "Tạm nghỉ"]),
        last_answer,
    ),
    Moment(
        "nobody of the office that is asked is here",
        ("Đang nêu câu hỏi", DEALT, [CLOSE, "Tạm nghỉ"]),
        ("Đang nêu câu hỏi", DEALT, [CLOSE, "Tạm nghỉ"]),
        nobody_answers,
    ),
    Moment(
        "all questions are dealt with",
        ("Đã hết câu hỏi chất vấn", CLOSE, ["Tạm nghỉ"]),
        ("Đã hết câu hỏi chất vấn", CLOSE, ["Tạm nghỉ"]),
        all_dealt_with,
    ),
    Moment(
        "in a secret item",
        ("Xong mục 5 thì sang mục tiếp theo", "Sang mục 1", [*PAUSE, back(5)]),
        ("Xong mục 5 thì sang mục tiếp theo", "Sang mục 1", [*PAUSE, back(5)]),
        agenda.in_secret,
    ),
    Moment(
        "in the last item",
        ("Đây là mục cuối", "Kết thúc mục 4", [*PAUSE, back(4)]),
        ("Đây là mục cuối", "Kết thúc mục 4", [*PAUSE, back(4)]),
        last_item,
    ),
    Moment(
        "the last conclusion is written",
        ("Kết luận mục 4", "conclusion", ["Kết thúc mục 4", *PAUSE]),
        ("Kết luận mục 4", "Kết thúc mục 4", PAUSE),
        last_item_drafted,
    ),
    Moment(
        "all items are done",
        ("Đã bàn hết chương trình", "Bế mạc", [LOOK, "Tạm nghỉ", back(4)]),
        ("Đã bàn hết chương trình", "Bế mạc", [LOOK, "Tạm nghỉ", back(4)]),
        all_done,
    ),
    Moment(
        "all items are done and a conclusion waits",
        ("Kết luận mục 2", "conclusion", [*PAUSE, back(4)]),
        ("Đã bàn hết chương trình", "Bế mạc", [LOOK, "Tạm nghỉ", back(4)]),
        all_done_one_drafted,
    ),
    Moment("recess", ("Đang tạm nghỉ", "Họp tiếp", []), ("Đang tạm nghỉ", "Họp tiếp", []), state="recess"),
    Moment(
        "recess with an open vote",
        ("Đang biểu quyết", "vote", ["Họp tiếp"]),
        ("Đang biểu quyết", "vote", ["Họp tiếp"]),
        recess_in_a_vote,
    ),
    Moment(
        "closed, nothing written",
        ("Văn phòng đang kiểm tra dự thảo thông báo", "", []),
        ("Chưa có kết luận nào để thông báo", "Soạn kết luận", []),
        agenda.close,
        state="closed",
    ),
    Moment(
        "closed, a conclusion waits",
        ("Kết luận mục 2", "conclusion", ["Dự thảo thông báo"]),
        ("Kết luận mục 2", "Dự thảo thông báo", []),
        agenda.drafted_and_closed,
    ),
    Moment(
        "closed, all approved",
        ("Văn phòng đang kiểm tra dự thảo thông báo", "", []),
        ("Dự thảo thông báo đã dựng xong", "Kiểm tra và trình duyệt", []),
        documents.concluded,
    ),
    Moment(
        "checked",
        ("Dự thảo thông báo chờ đồng chí duyệt", "Duyệt và ban hành", []),
        ("Dự thảo đang chờ chủ trì duyệt", "Xem dự thảo", []),
        documents.checked,
    ),
    Moment(
        "issued",
        (ISSUED, "Xem thông báo", []),
        (ISSUED, "Kiểm tra biên bản", ["Xem thông báo"]),
        documents.issued,
    ),
    Moment(
        "minutes checked",
        ("Biên bản chờ đồng chí duyệt", "Xem và duyệt biên bản", ["Xem thông báo"]),
        (ISSUED, "Xem thông báo", []),
        minutes_checked,
    ),
    Moment(
        "a ballot on paper declared",
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", PAUSE),
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", ["Lập biên bản kiểm phiếu mục 2", *PAUSE]),
        documents.declared,
    ),
    Moment(
        "its record checked",
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", ["Duyệt biên bản kiểm phiếu mục 2", *PAUSE]),
        ("Xong mục 2 thì sang mục tiếp theo", "Sang mục 3", PAUSE),
        record_checked,
    ),
    Moment(
        "all but the record",
        ("Biên bản chờ đồng chí duyệt", "Xem và duyệt biên bản", ["Xem thông báo"]),
        (ISSUED, "Lập biên bản kiểm phiếu mục 2", ["Xem thông báo"]),
        all_but_the_record,
    ),
    Moment(
        "cancelled",
        ("Phiên họp đã hủy", "", []),
        ("Phiên họp đã hủy", "", []),
        called_off,
        state="convened",
        present=0,
    ),
]
WHO = {"chair": ("khoi", Page.ROOM, Audience.CHAIR), "desk": ("thuong", Page.DESK, Audience.SECRETARY)}
cases = pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.name)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path


def made(moment: Moment) -> World:
    here = world(state=moment.state, present=moment.present)
    moment.prepare(here)
    return here


def lead(here: World, who: str) -> steps.Lead:
    _name, page, group = WHO[who]
    return steps.lead(Scene(read(here.meeting.pk), Edition(page, group, "vi")))


def offered(found: steps.Lead) -> tuple[str, str, list[str]]:
    parts = [word for word, part in (("vote", found.vote), ("conclusion", found.conclusion)) if part is not None]
    step = [found.step.label] if found.step else []
    return found.heading, " and ".join(parts + step), [other.label for other in found.others]


@pytest.mark.django_db
@cases
def test_what_is_next(moment: Moment) -> None:
    here = made(moment)
    assert (offered(lead(here, "chair")), offered(lead(here, "desk"))) == (moment.chair, moment.desk)


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
@cases
def test_each_step_that_is_offered_can_be_taken(moment: Moment, who: str) -> None:
    here = made(moment)
    if who == "chair" and moment.state == "draft":
        return  # the chair does not know of it yet
    client = Client()
    client.force_login(here.users[WHO[who][0]], "django.contrib.auth.backends.ModelBackend")
    found = lead(here, who)
    for step in [found.step] if found.step else []:
        answer = client.post(step.href, headers={"X-Quiet": "1"}) if step.post else client.get(step.href)
        assert answer.status_code in (200, 204), step
    assert len(found.others) == len({other.label for other in found.others})


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
@cases
def test_the_panel_has_one_primary_button_at_most(moment: Moment, who: str) -> None:
    here = made(moment)
    name, page, _group = WHO[who]
    if who == "chair" and moment.state == "draft":
        return
    client = Client()
    client.force_login(here.users[name], "django.contrib.auth.backends.ModelBackend")
    region = "lead" if who == "chair" else "desk-lead"
    answer = client.get(f"/meetings/{here.meeting.pk}/live/regions/{region}/?page={page}")
    html = answer.content.decode()
    assert answer.status_code == 200
    asked = getattr(moment, who)[1]
    assert html.count("button--primary") + html.count("button--live") == (1 if asked else 0), html
