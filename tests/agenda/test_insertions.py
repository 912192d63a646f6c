"""What a conclusion took from data, and where it says otherwise by now."""

import pytest

from agenda import sentences
from agenda.conclusions import save_conclusion
from agenda.insertions import Mismatch, mismatches
from agenda.models import Conclusion, Insertion, Item
from agenda.sentences import Kind, Offer
from tests.factories import World

OLD = "Ban Thường vụ biểu quyết: 7/11 đồng chí tán thành (63,64%), 4 không tán thành."
NEW = "Ban Thường vụ biểu quyết: 9/11 đồng chí tán thành (81,82%), 2 không tán thành."
PAPER = "Dự thảo Đề án (bản 1, ngày 09/11/2026, mã 0000-0001)"
NEWER = "Dự thảo Đề án (bản 2, ngày 10/11/2026, mã 0000-0002)"


class Data:
    """What the sources offer; a test changes it."""

    def __init__(self) -> None:
        self.offers = [Offer(Kind.VOTE, "vote:1", OLD), Offer(Kind.PAPER, "paper:1", PAPER)]

    def says(self, *offers: Offer) -> None:
        self.offers = list(offers)


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Data:
    made = Data()
    monkeypatch.setattr(sentences, "_sources", [lambda item: made.offers])
    return made


def save(here: World, text: str, minute: float = 1) -> Item:
    item = Item.objects.get(pk=here.items[1].pk)
    kept = Conclusion.objects.filter(item=item).first()
    revision = kept.revision if kept else 0
    save_conclusion(item=item, text=text, revision=revision, by=here.secretary, at=here.at(minute))
    return item


def found(item: Item) -> list[Mismatch]:
    return mismatches(item, Conclusion.objects.get(item=item))


def test_what_stands_in_the_text_is_remembered(running: World, data: Data) -> None:
    item = save(running, f"Thống nhất với {PAPER}.\n{OLD}")
    assert set(Insertion.objects.values_list("mark", "text", "by__username")) == {
        ("vote:1", OLD, "thuong"),
        ("paper:1", PAPER, "thuong"),
    }
    assert found(item) == []


def test_a_vote_that_was_repeated_is_marked(running: World, data: Data) -> None:
    item = save(running, f"Đầu. {OLD} Cuối.")
    data.says(Offer(Kind.VOTE, "vote:1", NEW))
    assert found(item) == [Mismatch("vote", OLD, NEW)]
    save(running, f"Đầu. {NEW} Cuối.", minute=2)
    assert found(item) == []
    assert Insertion.objects.get().text == NEW


def test_a_later_version_of_a_paper_is_marked(running: World, data: Data) -> None:
    item = save(running, f"Thống nhất với {PAPER}.")
    data.says(Offer(Kind.PAPER, "paper:1", NEWER))
    assert found(item) == [Mismatch("paper", PAPER, NEWER)]


def test_a_number_changed_by_hand_is_marked(running: World, data: Data) -> None:
    item = save(running, OLD)
    save(running, OLD.replace("7/11", "8/11"), minute=2)
    assert found(item) == [Mismatch("vote", OLD.replace("7/11", "8/11").rstrip("."), OLD, by_hand=True)]


def test_what_was_taken_out_is_no_difference(running: World, data: Data) -> None:
    item = save(running, f"{OLD} {PAPER}")
    save(running, "Thống nhất chủ trương.", minute=2)
    data.says(Offer(Kind.VOTE, "vote:1", NEW), Offer(Kind.PAPER, "paper:1", NEWER))
    assert found(item) == []


def test_data_that_is_gone_is_told(running: World, data: Data) -> None:
    item = save(running, OLD)
    data.says()
    assert found(item) == [Mismatch("vote", OLD, "")]


def test_a_text_without_data_has_no_differences(running: World, data: Data) -> None:
    item = save(running, "Thống nhất.")
    data.says(Offer(Kind.VOTE, "vote:1", NEW))
    assert (found(item), mismatches(item, None)) == ([], [])
