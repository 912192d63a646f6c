"""A member who says of themself that they take no part in an item."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from agenda.locks import MeetingOver
from agenda.models import Recusal, Turn
from agenda.recusal_parts import own, recusals
from agenda.recusals import TooLate, declare_recusal, told
from agenda.secrecy import OnPaperOnly
from documents.access import readable_papers
from documents.models import Paper
from meetings.models import Meeting
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, make_current, make_recusal, make_secret, make_turn
from tests.documents.uploads import add
from tests.factories import World, world
from tests.voting.factories import cast, make_open
from tests.voting.tablets import Tablet, make_box
from voting.counts import Count
from voting.hand_counts import count_hands
from voting.votes import cancel_vote, close_vote


def step_back(here: World, name: str = "uoc", number: int = 2, minute: float = 51, reason: str = "") -> Recusal:
    item, attendee = here.items[number - 1], here.attendee(name)
    return declare_recusal(item=item, attendee=attendee, reason=reason, by=here.users[name], at=here.at(minute))


def page(here: World, name: str, number: int = 2, data: dict[str, Any] | None = None) -> Any:
    client = Client()
    client.force_login(here.users[name])
    address = reverse("agenda:my-recusal", args=[here.items[number - 1].pk])
    return client.get(address) if data is None else client.post(address, data)


@pytest.mark.parametrize("name", ["uoc", "khoi"])
@pytest.mark.parametrize("state", ["convened", "running", "recess"])
def test_a_member_says_so_of_themself(db: None, state: str, name: str) -> None:
    here = world(state=state)
    made = step_back(here, name, reason="Dự án của gia đình")
    assert (made.declared_by, made.declared_at, made.reason) == (here.users[name], here.at(51), "Dự án của gia đình")
    fact = {"item": str(here.items[1].pk), "attendee": str(here.attendee(name).pk)}
    assert [one for one in events(here.meeting) if one[0] == "RecusalDeclared"] == [("RecusalDeclared", fact)]


@pytest.mark.parametrize(("name", "refusal"), [("luc", NotAllowed), ("en", NotAllowed), ("thuong", BadInput)])
def test_who_is_no_member_has_nothing_to_step_back_from(running: World, name: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        step_back(running, name)
    assert Recusal.objects.count() == 0


def test_it_holds_at_once(running: World) -> None:
    item = make_current(running, 2)
    Paper.objects.filter(pk=add(running, 1).pk).update(state="circulated")
    make_turn(running, item, "uoc", "speaking")
    assert readable_papers(running.users["uoc"], running.meeting).count() == 1
    step_back(running)
    assert Turn.objects.get().state == "done"
    assert readable_papers(running.users["uoc"], running.meeting).count() == 0


def test_the_office_was_faster(running: World) -> None:
    made = make_recusal(running, 2, "uoc")
    assert step_back(running) == made
    assert Recusal.objects.get().declared_by == running.secretary


def test_after_the_meeting_and_on_a_secret_item(running: World) -> None:
    secret = make_secret(running)
    running.items.append(secret)
    with pytest.raises(OnPaperOnly):
        step_back(running, number=len(running.items), reason="Người thân")
    Meeting.objects.update(state="closed")
    with pytest.raises(MeetingOver):
        step_back(running)


def test_the_desk_sees_who_said_so_themself(running: World) -> None:
    step_back(running)
    make_recusal(running, 2, "hanh")
    shown = {one.attendee.user.username: one for one in recusals(running.items[1], edits=False)["recusals"]}
    assert shown["uoc"].declared_by_id == shown["uoc"].attendee.user_id
    assert shown["hanh"].declared_by_id != shown["hanh"].attendee.user_id


def test_an_answer_in_the_open_vote_stays_and_they_are_told_so(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "uoc", minute=50.5)
    with pytest.raises(TooLate) as refused:
        step_back(running)
    said = str(refused.value)
    assert "Đang biểu quyết ở mục 2" in said
    assert "Câu trả lời của đồng chí lúc 08:50 không mất đi" in said
    assert "chủ trì hủy lần biểu quyết đang mở" in said
    close_vote(vote=vote, by=running.chair, at=running.at(52))
    vote.refresh_from_db()
    assert vote.outcome["yes"] == 1


def test_who_has_not_answered_is_told_that_they_need_not(running: World) -> None:
    make_open(running)
    with pytest.raises(TooLate, match="Đồng chí chưa trả lời và có thể không trả lời"):
        step_back(running)


def test_an_envelope_stays_in_the_box(running: World) -> None:
    Tablet(make_box(running)).send(running, "uoc")
    with pytest.raises(TooLate, match="đã ở trong hòm phiếu, không ai lấy ra được"):
        step_back(running)


def test_a_counted_hand_stays(running: World) -> None:
    vote = make_open(running)
    people = [running.attendee("uoc").pk, running.attendee("nhi").pk]
    hands = Count(people, {"yes": 2}, "Đồng chí Đạt")
    count_hands(vote=vote, count=hands, key=uuid4(), by=running.secretary, at=running.at(51))
    with pytest.raises(TooLate, match="đếm chung khi giơ tay; lần đếm đó vẫn được tính"):
        step_back(running)


def test_the_way_out_that_is_told_works(running: World) -> None:
    """The chair breaks the vote off, the member steps back, the vote is put anew without them."""
    vote = make_open(running)
    cast(running, vote, "uoc", minute=50.5)
    cancel_vote(vote=vote, reason="Có đồng chí không được tham gia", by=running.chair, at=running.at(51))
    step_back(running, minute=52)
    anew = make_open(running, minute=53)
    assert list(anew.electors.filter(recused=True).values_list("attendee__user__username", flat=True)) == ["uoc"]
    assert anew.manifest["base"] == vote.manifest["base"] - 1


def test_what_was_voted_before_stays_and_they_are_told_so(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "uoc", minute=50.5)
    close_vote(vote=vote, by=running.chair, at=running.at(52))
    item, attendee = running.items[1], running.attendee("uoc")
    assert told(item, attendee) == ["Mục này đã có biểu quyết. Kết quả đó giữ nguyên, kể cả câu trả lời của đồng chí."]
    step_back(running, minute=53)
    vote.refresh_from_db()
    assert vote.outcome["yes"] == 1


def test_another_item_has_nothing_to_say(running: World) -> None:
    cast(running, make_open(running), "uoc", minute=50.5)
    assert told(running.items[2], running.attendee("uoc")) == []
    step_back(running, number=3)


def test_the_page_explains_and_asks(running: World) -> None:
    text = page(running, "uoc").content.decode()
    for words in ("Tài liệu của mục này đóng lại", "không tính vào mẫu số và túc số", "Biên bản ghi lại"):
        assert words in text
    assert "Đồng chí vẫn là chủ trì" not in text
    assert "Đồng chí vẫn là chủ trì" in page(running, "khoi").content.decode()
    assert Recusal.objects.count() == 0


def test_saying_so_goes_back_to_where_they_came_from(running: World) -> None:
    room = reverse("realtime:room", args=[running.meeting.pk])
    answer = page(running, "uoc", data={"reason": "Người thân", "next": room})
    assert (answer.status_code, answer["Location"]) == (303, room)
    assert Recusal.objects.get().reason == "Người thân"
    text = page(running, "uoc").content.decode()
    assert "Đồng chí đã tự báo lúc" in text
    assert "chỉ chủ trì hoặc thư ký bỏ ghi được" in text
    assert "<form" not in text[text.index("<main") : text.index("</main")]


def test_the_page_says_who_else_noted_it(running: World) -> None:
    make_recusal(running, 2, "uoc")
    assert f"Đồng chí {running.secretary} đã ghi lúc" in page(running, "uoc").content.decode()


def test_while_it_is_voted_on_the_page_has_no_button(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "uoc", minute=50.5)
    found = own(running.items[1], running.attendee("uoc"))
    assert found["against"].startswith("Đang biểu quyết ở mục 2.")
    text = page(running, "uoc").content.decode()
    assert "không mất đi" in text
    assert "<form" not in text[text.index("<main") : text.index("</main")]
    answer = page(running, "uoc", data={"reason": ""})
    assert answer.status_code == 200
    assert Recusal.objects.count() == 0


def test_a_reason_that_is_too_long_is_not_lost(running: World) -> None:
    text = page(running, "uoc", data={"reason": "x" * 251}).content.decode()
    assert "x" * 251 in text
    assert Recusal.objects.count() == 0


@pytest.mark.parametrize(("state", "links"), [("convened", 4), ("running", 4), ("closed", 0)])
def test_the_page_of_the_meeting_leads_there(db: None, state: str, links: int) -> None:
    here = world(state=state)
    client = Client()
    client.force_login(here.users["uoc"])
    text = client.get(reverse("documents:meeting", args=[here.meeting.pk])).content.decode()
    assert text.count("/recusals/mine/") == links
    if not links:
        return
    make_recusal(here, 2, "uoc")
    text = client.get(reverse("documents:meeting", args=[here.meeting.pk])).content.decode()
    assert text.count("/recusals/mine/") == links - 1
    assert "Đồng chí không tham gia" in text


def test_guests_and_staff_are_not_led_there(running: World) -> None:
    for name in ("luc", "thuong"):
        client = Client()
        client.force_login(running.users[name])
        text = client.get(reverse("documents:meeting", args=[running.meeting.pk])).content.decode()
        assert "/recusals/mine/" not in text
