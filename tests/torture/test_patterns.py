"""The lines of one ballot are published apart, and it would be seen if they were not."""

from tests.torture import patterns


def test_lines_are_joined_by_chance_alone_and_the_mistake_is_seen() -> None:
    told = patterns.measured(polls=3)
    assert told["caught"]
    assert told["lines_joined"] < 1 + 6 / (3 * patterns.PAIRS) ** 0.5
    assert patterns.joined(1) < patterns.VOTERS / 4  # the mistake is taken out again


def test_the_ways_to_join() -> None:
    assert patterns.by_place(["A", "B"], ["C", "D"]) == {"A": "C", "B": "D"}
    assert patterns.by_nearness(["AB", "BB"], ["BC", "AC"]) == {"AB": "AC", "BB": "BC"}
