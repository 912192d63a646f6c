"""Two programs that share no line count what is published: `recount.py` and the tablet's script, in a browser."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sheet import Sheet
from tests.voting.sealed.polls import poll
from tests.voting.sealed.test_sealing_script import run
from voting.sealed.recount import problems

# Beside its problems, each line of answers as the script adds it up from the published ballots.
COUNTED = """
  return Promise.all(given.map(async (one) => {
    const lines = {};
    for (const [line, , choice] of JSON.parse(one).bundle.ballots) {
      const counts = (lines[line] ||= {});
      counts[choice] = (counts[choice] || 0) + 1;
    }
    return [await m.problems(one), lines];
  }));
"""
FLIPPED = """
  const read = new TextDecoder();
  return Promise.all(given.flips.map(async ([poll, place, bit]) => {
    const bytes = b.text.encode(given.polls[poll]);
    bytes[place] ^= bit;
    return (await m.problems(read.decode(bytes))).length;
  }));
"""


@pytest.fixture
def tablet(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(bypass_csp=True)
    yield Sheet(context.new_page(), origin="http://localhost").show("<p></p>")
    context.close()


def test_two_hundred_votes_are_counted_alike_by_both(tablet: Page) -> None:
    """Of every kind of ballot; what both find is what was sealed."""
    luck = random.Random(16)
    made = [poll(luck) for _ in range(200)]
    kinds = Counter(one.kind for one in made)
    assert min(kinds.values()) >= 20, kinds
    said: list[Any] = run(tablet, "bundle", COUNTED, [one.data.decode() for one in made])
    for one, (wrong, lines) in zip(made, said, strict=True):
        counts = [lines.get(str(line), {}) for line in range(len(one.counts))]
        published = json.loads(one.data)["bundle"]["counts"]
        assert (problems(one.data), wrong) == ([], [])
        assert counts == (published if isinstance(published, list) else [published]) == one.counts


def test_a_thousand_flipped_bits_are_found_by_both(tablet: Page) -> None:
    luck = random.Random(7)
    polls = [poll(luck, least=3).data for _ in range(10)]
    flips = []
    for _ in range(1000):
        which = luck.randrange(len(polls))
        flips.append((which, luck.randrange(len(polls[which])), 1 << luck.randrange(8)))
    said = run(tablet, "bundle", FLIPPED, {"polls": [one.decode() for one in polls], "flips": flips})
    assert (len(said), min(said)) == (1000, 1)
    for which, place, bit in flips:
        changed = bytearray(polls[which])
        changed[place] ^= bit
        assert problems(bytes(changed)) != []
