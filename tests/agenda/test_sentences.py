"""Sentences that a higher app offers for a conclusion."""

import pytest

from agenda import sentences
from agenda.models import Item
from agenda.sentences import Kind, Offer
from tests.agenda.factories import make_secret
from tests.factories import World


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "_sources", [])

    @sentences.register
    def first(item: Item) -> list[Offer]:
        return [Offer(Kind.VOTE, "vote:1", f"Câu về mục {item.position}.")]

    @sentences.register
    def second(item: Item) -> list[Offer]:
        return []


def test_every_source_is_asked(sources: None, running: World) -> None:
    assert sentences.offered(running.items[1]) == [Offer(Kind.VOTE, "vote:1", "Câu về mục 2.")]


def test_a_secret_item_is_offered_nothing(sources: None, running: World) -> None:
    assert sentences.offered(make_secret(running)) == []
