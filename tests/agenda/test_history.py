"""How a conclusion came about, and bringing an earlier text back."""

import pytest

from agenda.conclusions import NewerText, approve_conclusion, reopen_conclusion, save_conclusion
from agenda.drafting import AlreadyApproved, seen
from agenda.history import NoSuchText, history, restore_conclusion
from agenda.models import Conclusion, ConclusionChange, Item
from people.refusals import NotAllowed
from tests.agenda.factories import make_secret
from tests.factories import World


def save(here: World, item: Item, text: str, minute: float, by: str = "thuong") -> None:
    kept = Conclusion.objects.filter(item=item).first()
    revision = kept.revision if kept else 0
    save_conclusion(item=item, text=text, revision=revision, by=here.users[by], at=here.at(minute))


def told(item: Item) -> list[tuple[str, str, int, str, str, int]]:
    return [(one.kind, one.by.username, one.revision, one.before, one.text, one.saves) for one in history(item)]


def test_what_a_person_typed_without_a_pause_is_one_change(running: World) -> None:
    item = running.items[0]
    for minute, text in ((1, "Cơ bản"), (1.5, "Cơ bản thống"), (3, "Cơ bản thống nhất.")):
        save(running, item, text, minute)
    save(running, item, "Cơ bản thống nhất với Tờ trình.", 3.5, by="khoi")
    save(running, item, "Thống nhất với Tờ trình.", 9, by="khoi")
    assert told(item) == [
        ("text", "khoi", 5, "Cơ bản thống nhất với Tờ trình.", "Thống nhất với Tờ trình.", 1),
        ("text", "khoi", 4, "Cơ bản thống nhất.", "Cơ bản thống nhất với Tờ trình.", 1),
        ("text", "thuong", 3, "", "Cơ bản thống nhất.", 3),
    ]
    assert ConclusionChange.objects.count() == 5


def test_what_left_every_word_as_it_was_is_no_change(running: World) -> None:
    item = running.items[0]
    save(running, item, "Thống nhất.", 1)
    save(running, item, "Thống nhất. Giao", 9, by="khoi")
    save(running, item, "Thống nhất. ", 10, by="khoi")
    save(running, item, "Thống  nhất.", 20)
    save(running, item, "Thống nhất. Hết.", 30)
    assert [(one.revision, one.before, one.text) for one in history(item)] == [
        (5, "Thống  nhất.", "Thống nhất. Hết."),
        (1, "", "Thống nhất."),
    ]
    assert ConclusionChange.objects.count() == 5


def test_words_that_went_and_came(running: World) -> None:
    item = running.items[0]
    save(running, item, "Giao Văn phòng.\nTrước ngày 20/11.", 1)
    save(running, item, "Giao Văn phòng.\nTrước ngày 25/11.", 9)
    assert [(one.kind, one.text) for one in history(item)[0].pieces] == [
        ("equal", "Giao Văn phòng.\nTrước ngày"),
        ("out", "20/11."),
        ("in", "25/11."),
    ]


def test_what_the_chair_approved_stands_between_the_texts(running: World) -> None:
    item = running.items[0]
    save(running, item, "Một.", 1)
    mark = seen(item, Conclusion.objects.get(item=item))
    approve_conclusion(item=item, seen_as=mark, by=running.chair, at=running.at(2))
    reopen_conclusion(item=item, by=running.secretary, at=running.at(2.5))
    save(running, item, "Một. Hai.", 3)
    assert [(one.kind, one.by.username) for one in history(item)] == [
        ("text", "thuong"),
        ("reopened", "thuong"),
        ("approved", "khoi"),
        ("text", "thuong"),
    ]
    assert history(running.items[1]) == []


def test_an_earlier_text_comes_back_as_a_new_change(running: World) -> None:
    item = running.items[0]
    save(running, item, "Bản đầu.", 1)
    save(running, item, "", 2)
    kept = restore_conclusion(item=item, number=1, revision=2, by=running.secretary, at=running.at(2.1))
    assert (kept.text, kept.revision) == ("Bản đầu.", 3)
    newest = history(item)[0]
    assert (newest.restores, newest.before, newest.text) == (1, "", "Bản đầu.")
    assert list(ConclusionChange.objects.values_list("text", flat=True)) == ["Bản đầu.", "", "Bản đầu."]


def test_a_text_that_was_typed_after_it_stays_apart(running: World) -> None:
    item = running.items[0]
    save(running, item, "Bản đầu.", 1)
    save(running, item, "Bản sau.", 2)
    restore_conclusion(item=item, number=1, revision=2, by=running.secretary, at=running.at(2.1))
    save(running, item, "Bản đầu, sửa.", 2.2)
    assert [one.restores for one in history(item)] == [None, 1, None]


def test_restoring_is_refused(running: World) -> None:
    item = running.items[0]
    save(running, item, "Một.", 1)
    save(running, item, "Hai.", 2)

    def again(number: int, revision: int, by: str) -> None:
        restore_conclusion(item=item, number=number, revision=revision, by=running.users[by], at=running.at(3))

    with pytest.raises(NewerText):
        again(1, 1, "thuong")
    with pytest.raises(NoSuchText, match="không có lần sửa 7"):
        again(7, 2, "thuong")
    with pytest.raises(NotAllowed):
        again(1, 2, "hanh")
    mark = seen(item, Conclusion.objects.get(item=item))
    approve_conclusion(item=item, seen_as=mark, by=running.chair, at=running.at(4))
    with pytest.raises(AlreadyApproved):
        again(1, 2, "thuong")
    assert Conclusion.objects.get(item=item).text == "Hai."


def test_a_secret_item_has_no_history(running: World) -> None:
    assert history(make_secret(running)) == []
