"""Pages of the agenda: what they show, what they do, with and without script."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from agenda.conclusions import save_conclusion
from agenda.models import Conclusion, Item, ItemGuest, Task, Turn
from agenda.states import TaskState
from tests.agenda.factories import make_conclusion, make_current, make_secret, make_task, make_turn
from tests.factories import World, world

TITLE = "Kết quả thực hiện Chương trình công tác tháng 10 và nhiệm vụ trọng tâm tháng 11/2026"


def client(here: World, name: str, quiet: bool = False) -> Client:
    found = Client(headers={"X-Quiet": "1"} if quiet else {})
    found.force_login(here.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return found


def address(name: str, **ids: Any) -> str:
    return reverse(f"agenda:{name}", kwargs={f"{key}_id": value.pk for key, value in ids.items()})


def test_an_item_is_added_by_its_form(draft: World) -> None:
    office, guest = draft.offices["Ban Xây dựng Đảng"], draft.attendee("luc")
    sent = {"title": "Việc mới", "kind": "decision", "minutes": "25", "office": office.pk, "guests": [guest.pk]}
    response = client(draft, "thuong").post(address("add", meeting=draft.meeting), sent)
    assert (response.status_code, response.headers["Location"]) == (
        303,
        reverse("documents:meeting", args=[draft.meeting.pk]),
    )
    item = Item.objects.get(position=5)
    assert (item.title, item.kind, item.minutes, item.office, item.restricted) == (
        "Việc mới",
        "decision",
        25,
        office,
        False,
    )
    assert ItemGuest.objects.get(item=item).attendee == guest


def test_a_form_without_a_title_says_so(draft: World) -> None:
    response = client(draft, "thuong").post(address("add", meeting=draft.meeting), {"kind": "opinion", "minutes": "5"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["title"]
    assert Item.objects.count() == 4


def test_a_secret_item_is_added_without_a_title(draft: World) -> None:
    sent = {"title": "", "kind": "opinion", "minutes": "30", "secrecy": "toi_mat"}
    assert client(draft, "thuong").post(address("add", meeting=draft.meeting), sent).status_code == 303
    assert Item.objects.get(position=5).is_secret is True


def test_a_secret_title_is_refused_and_not_repeated_in_the_journal(draft: World) -> None:
    sent = {"title": "Nhân sự X", "kind": "opinion", "minutes": "30", "secrecy": "mat"}
    response = client(draft, "thuong").post(address("add", meeting=draft.meeting), sent)
    assert "Nội dung có độ mật chỉ được ghi số phút và độ mật" in response.content.decode()
    assert (Item.objects.count(), draft.meeting.events.count()) == (4, 0)


def test_the_form_of_an_item_shows_what_is_kept(draft: World) -> None:
    page = client(draft, "thuong").get(address("edit", item=draft.items[0]))
    assert TITLE in page.content.decode()
    assert page.context["form"].initial["guests"] == [
        guest.attendee_id for guest in ItemGuest.objects.filter(item=draft.items[0])
    ]
    sent = {"title": "Tên khác", "kind": "report", "minutes": "10"}
    client(draft, "thuong").post(address("edit", item=draft.items[0]), sent)
    kept = Item.objects.get(pk=draft.items[0].pk)
    assert (kept.title, kept.kind, kept.office, kept.guests.count()) == ("Tên khác", "report", None, 0)


def test_a_refused_change_stays_in_the_form(running: World) -> None:
    make_conclusion(running, running.items[0])
    sent = {"title": "", "kind": "opinion", "minutes": "10", "secrecy": "mat"}
    page = client(running, "thuong").post(address("edit", item=running.items[0]), sent)
    assert "đã có nội dung trong hệ thống" in page.content.decode()


def test_a_refusal_takes_one_back_with_its_reason(running: World) -> None:
    make_turn(running, running.items[3], "hanh")
    back = address("edit", item=running.items[3])
    response = client(running, "thuong").post(address("removal", item=running.items[3]), {"next": back}, follow=True)
    assert response.redirect_chain == [(back, 303)]
    assert "nên không xóa được" in response.content.decode()


def test_a_place_in_the_order(draft: World) -> None:
    here = client(draft, "thuong", quiet=True)
    assert here.post(address("position", item=draft.items[3]), {"position": "1"}).status_code == 204
    assert Item.objects.get(pk=draft.items[3].pk).position == 1
    wrong = here.post(address("position", item=draft.items[3]), {"position": "x"})
    assert (wrong.status_code, wrong.json()) == (422, {"message": "Số thứ tự bắt đầu từ 1."})


def test_an_address_that_is_nobodys(running: World) -> None:
    here = client(running, "thuong")
    unknown = "11111111-1111-4111-8111-111111111111"
    for name, key in [("edit", "item_id"), ("task-draft", "task_id"), ("conclusion", "item_id")]:
        assert here.get(reverse(f"agenda:{name}", kwargs={key: unknown})).status_code == 404
    for name, key in [("task-stop", "task_id"), ("extension-decision", "extension_id")]:
        assert here.post(reverse(f"agenda:{name}", kwargs={key: unknown})).status_code == 404
    assert here.post(reverse("agenda:floor", kwargs={"turn_id": unknown})).status_code == 404


def test_the_chair_leads_through_the_floor(running: World) -> None:
    chair, member = client(running, "khoi", quiet=True), client(running, "hanh", quiet=True)
    item = running.items[0]
    assert chair.post(address("discussion", item=item)).status_code == 204
    assert member.post(address("turns", item=item), {"subject": "chỉ tiêu"}).status_code == 204
    turn = Turn.objects.get()
    assert "đến lượt kế tiếp" in member.get(address("my-turn", item=item)).content.decode()
    assert chair.post(address("floor", turn=turn), {"minutes": "3"}).status_code == 204
    turn.refresh_from_db()
    assert (turn.state, turn.limit_seconds, turn.subject) == ("speaking", 180, "chỉ tiêu")
    assert "Mời đồng chí phát biểu" in member.get(address("my-turn", item=item)).content.decode()
    assert member.post(address("turn-end", turn=turn)).status_code == 204
    assert chair.post(address("discussion-end", item=item)).status_code == 204
    assert Item.objects.get(pk=item.pk).state == "done"


def test_the_desk_enters_a_speaker(running: World) -> None:
    item = make_current(running)
    desk = client(running, "thuong", quiet=True)
    assert desk.post(address("turns", item=item), {"attendee": running.attendee("an").pk}).status_code == 204
    assert Turn.objects.get().attendee == running.attendee("an")
    elsewhere = world(code="noi-khac").attendee("an")
    assert desk.post(address("turns", item=item), {"attendee": elsewhere.pk}).status_code == 422


def test_how_many_wait_before_me(running: World) -> None:
    item = make_current(running)
    make_turn(running, item, "an", minute=1)
    make_turn(running, item, "hanh", minute=2)
    part = client(running, "hanh").get(address("my-turn", item=item)).content.decode()
    assert "trước đồng chí còn 1 đồng chí" in part


@pytest.mark.parametrize("data", [{"subject": "x" * 201}, {"attendee": "nobody"}])
def test_a_turn_that_cannot_be(running: World, data: dict[str, str]) -> None:
    answer = client(running, "hanh", quiet=True).post(address("turns", item=make_current(running)), data)
    assert (answer.status_code, Turn.objects.count()) == (422, 0)


def test_a_speaking_time_that_cannot_be(running: World) -> None:
    turn = make_turn(running, make_current(running), "an")
    answer = client(running, "khoi", quiet=True).post(address("floor", turn=turn), {"minutes": "0"})
    assert answer.status_code == 422


def test_a_conclusion_is_saved_by_script(running: World) -> None:
    desk = client(running, "thuong", quiet=True)
    to = address("conclusion", item=running.items[0])
    assert desk.post(to, {"text": "Một.", "revision": "0"}).json() == {"revision": 1}
    stale = desk.post(to, {"text": "Hai.", "revision": "0"})
    assert stale.status_code == 409
    assert (stale.json()["text"], stale.json()["revision"]) == ("Một.", 1)
    assert Conclusion.objects.get().text == "Một."


def test_a_conclusion_is_saved_without_script(running: World) -> None:
    desk = client(running, "thuong")
    to, back = address("conclusion", item=running.items[0]), address("conclusions", meeting=running.meeting)
    response = desk.post(to, {"text": "Một.", "revision": "0", "next": back})
    assert (response.status_code, response.headers["Location"]) == (303, back)
    both = desk.post(to, {"text": "Hai.", "revision": "0", "next": back})
    assert both.status_code == 409
    page = both.content.decode()
    assert ('<del class="change-out">Một.</del>' in page, '<ins class="change-in">Hai.</ins>' in page) == (True, True)
    assert ("Một." in page, "Hai." in page, 'name="revision" value="1"' in page) == (True, True, True)
    assert desk.post(to, {"text": "Hai.", "revision": "1"}).status_code == 303
    assert Conclusion.objects.get().text == "Hai."


def test_a_page_that_is_too_old_is_refused(running: World) -> None:
    answer = client(running, "thuong", quiet=True).post(address("conclusion", item=running.items[0]), {"text": "x"})
    assert answer.status_code == 422


@pytest.mark.parametrize("sent", [{"revision": "1"}, {"revision": "x"}])
def test_what_was_typed_comes_back_when_it_cannot_be_saved(running: World, sent: dict[str, str]) -> None:
    """The chair approved while the secretary typed, or the page is broken: without script the text is nowhere else."""
    make_conclusion(running, running.items[0], "Một.", approved=True)
    to, back = address("conclusion", item=running.items[0]), address("conclusions", meeting=running.meeting)
    answer = client(running, "thuong").post(to, {"text": "Gõ dở <b>", "next": back, **sent})
    page = answer.content.decode()
    assert answer.status_code == (409 if sent["revision"] == "1" else 422)
    assert ("Nội dung chưa lưu được" in page, "Một." in page, "Gõ dở &lt;b&gt;" in page) == (True, True, True)
    assert ("Mở lại kết luận" in page) == (answer.status_code == 409)
    assert Conclusion.objects.get().text == "Một."
    quiet = client(running, "thuong", quiet=True).post(to, {"text": "Gõ dở", **sent})
    assert (quiet.status_code, list(quiet.json())) == (answer.status_code, ["message"])


def test_who_may_not_write_gets_nothing_to_read(running: World) -> None:
    make_conclusion(running, running.items[0], "Chưa duyệt.")
    to = address("conclusion", item=running.items[0])
    for sent in ({"text": "x", "revision": "1"}, {"text": "x", "revision": "x"}):
        answer = client(running, "hanh").post(to, {**sent, "next": address("tasks")}, follow=True)
        assert answer.redirect_chain == [(address("tasks"), 303)]
        assert "Chưa duyệt." not in answer.content.decode()


def test_the_history_shows_the_words_and_brings_a_text_back(running: World) -> None:
    item = running.items[0]
    for number, text in enumerate(("Giao Văn phòng.", "Giao Ban Xây dựng Đảng.")):
        save_conclusion(item=item, text=text, revision=number, by=running.secretary, at=running.at(10 * number))
    desk = client(running, "thuong")
    page = desk.get(address("conclusion-history", item=item)).content.decode()
    assert '<del class="change-out">Văn phòng.</del>' in page
    assert '<ins class="change-in">Ban Xây dựng Đảng.</ins>' in page
    answer = desk.post(address("conclusion-restoration", item=item), {"number": "1", "revision": "2"})
    assert (answer.status_code, Conclusion.objects.get(item=item).text) == (303, "Giao Văn phòng.")
    assert "khôi phục lần 1" in desk.get(address("conclusion-history", item=item)).content.decode()
    late = desk.post(address("conclusion-restoration", item=item), {"number": "2", "revision": "2"}, follow=True)
    assert (Conclusion.objects.get(item=item).revision, "vừa lưu kết luận này" in late.content.decode()) == (3, True)


def test_the_page_of_conclusions(running: World) -> None:
    make_conclusion(running, running.items[0], "Cơ bản thống nhất.", approved=True)
    make_conclusion(running, running.items[1], "Bản thảo <b>.")
    make_secret(running)
    desk = client(running, "thuong").get(address("conclusions", meeting=running.meeting)).content.decode()
    assert desk.count("data-conclusion ") + desk.count("data-conclusion\n") == 3
    assert ("Cơ bản thống nhất." in desk, "Bản thảo &lt;b&gt;." in desk) == (True, True)
    assert ("Duyệt kết luận" in desk, "Mở lại để sửa" in desk) == (False, True)
    assert "kết luận lập trên giấy" in desk
    chair = client(running, "khoi").get(address("conclusions", meeting=running.meeting)).content.decode()
    assert chair.count("Duyệt kết luận mục") == 1


def test_the_chair_approves_by_the_mark_of_the_page(running: World) -> None:
    make_conclusion(running, running.items[0])
    chair = client(running, "khoi", quiet=True)
    part = chair.get(address("conclusion", item=running.items[0]))
    mark = part.context["seen"]
    to = address("approval", item=running.items[0])
    assert chair.post(to, {"seen": "another"}).status_code == 409
    assert chair.post(to, {"seen": mark}).json() == {"message": "Đã duyệt kết luận mục 1."}
    assert Conclusion.objects.get().state == "approved"


TASK = {"action": "rà soát", "precision": "month", "month": "2026-12"}


def test_a_task_is_drafted_by_its_forms(running: World) -> None:
    desk = client(running, "thuong", quiet=True)
    lead, other = running.offices["Ban Xây dựng Đảng"], running.offices["Văn phòng Đảng ủy"]
    sent = {**TASK, "lead": lead.pk, "others": [other.pk]}
    assert desk.post(address("task-add", item=running.items[0]), sent).json() == {"message": "Đã thêm nhiệm vụ."}
    task = Task.objects.get()
    assert (task.lead, list(task.others.all()), task.deadline) == (lead, [other], "trong tháng 12/2026")
    form = desk.get(address("task-draft", task=task)).context["form"]
    assert (form.initial["precision"], form.initial["month"], form.initial["others"]) == ("month", "2026-12", [other])
    change = {"action": "rà soát lại", "lead": lead.pk, "precision": "day", "day": "2026-11-20"}
    desk.post(address("task-draft", task=task), change)
    task.refresh_from_db()
    assert (task.action, task.deadline, task.others.count()) == ("rà soát lại", "trước ngày 20/11/2026", 0)
    assert desk.post(address("task-removal", task=task)).status_code == 200
    assert Task.objects.count() == 0


def test_a_task_that_is_not_whole_is_refused(running: World) -> None:
    desk = client(running, "thuong", quiet=True)
    answer = desk.post(address("task-add", item=running.items[0]), TASK)
    assert (answer.status_code, Task.objects.count()) == (422, 0)
    task = make_task(running, running.items[0])
    same = {**TASK, "lead": task.lead_id, "others": [task.lead_id]}
    page = desk.post(address("task-draft", task=task), same)
    assert "vừa chủ trì vừa phối hợp" in page.content.decode()


def test_back_leads_only_into_this_site(running: World) -> None:
    task = make_task(running, running.items[0])
    to, home = address("task-draft", task=task), address("conclusions", meeting=running.meeting)
    desk = client(running, "thuong")
    assert desk.get(f"{to}?next=https://example.org/").context["back"] == home
    assert desk.get(f"{to}?next=javascript:alert(1)").context["back"] == home
    assert desk.get(f"{to}?next={home}").context["back"] == home
    sent = {"action": "x", "lead": task.lead_id, "precision": "ongoing", "next": "//example.org/"}
    assert desk.post(to, sent).headers["Location"] == home


def test_an_assigned_task_is_reported(running: World) -> None:
    task = make_task(running, running.items[0], lead="Văn phòng Đảng ủy", state=TaskState.ASSIGNED, due=None)
    here = client(running, "cham")
    to, notes = (reverse(f"documents:{name}", args=[task.pk]) for name in ("task", "task-notes"))
    page = here.get(to)
    assert ("Báo cáo thực hiện" in page.content.decode(), list(page.context["notes"])) == (True, [])
    response = here.post(notes, {"state": "done", "text": "Đã xong."}, follow=True)
    assert response.redirect_chain == [(to, 303)]
    shown = response.content.decode()
    assert ("Đã xong." in shown, "Chờ xác nhận<" in shown, "Hoàn thành đúng hạn" in shown) == (True, True, False)
    task.refresh_from_db()
    assert task.state == TaskState.REPORTED


def test_a_report_without_a_state(running: World) -> None:
    task = make_task(running, running.items[0], state=TaskState.ASSIGNED)
    answer = client(running, "cham", quiet=True).post(reverse("documents:task-notes", args=[task.pk]), {"text": "x"})
    assert answer.status_code == 422
