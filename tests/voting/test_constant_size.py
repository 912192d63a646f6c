"""A thousand sealed ballots of every kind, as a tablet sends them: in one vote no request is longer than another."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.sheet import Sheet
from tests.voting.sealed import vectors
from tests.voting.sealed.polls import MARKS, ballot
from tests.voting.test_sealed_ballot_script import LOCAL, part
from voting.manifest import seal

EACH = 200  # ballots of each of the five kinds
LINES = 30  # of the kinds that have lines: the most there may be
# Casts one prepared answer after the other by touching it and the button; the page has one at a time, for all of them
# would be laid out anew with each. Every request is refused, so that the next can be cast.
CASTS = """
  async (answers) => {
    const sizes = [];
    window.fetch = async (address, { body, headers }) => {
      sizes.push([body.toString().length, JSON.stringify(headers).length, address.length]);
      return new Response(JSON.stringify({ message: "-" }), { status: 423 });
    };
    const box = document.querySelector("[data-sealed]");
    const pause = () => new Promise((resolve) => setTimeout(resolve, 0));
    const form = box.querySelector("[data-sealed-form]");
    const line = box.querySelector("[data-sealed-status]");
    const option = box.querySelector("[data-sealed-option]");
    for (const [number, answer] of answers.entries()) {
      const ends = Date.now() + 5000;
      option.dataset.sealedOption = answer;
      option.click();
      box.querySelector("[data-sealed-cast]").click();
      line.dataset.state = "";
      while (sizes.length <= number || form.hidden || line.dataset.state !== "refused") {
        if (Date.now() > ends) throw new Error(`${number}: ${sizes.length} ${form.hidden} ${line.dataset.state}`);
        await pause();
      }
    }
    return sizes;
  }
"""


@pytest.fixture
def tablet(chromium: Browser) -> Iterator[Sheet]:
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    yield Sheet(context.new_page(), origin=LOCAL)
    context.close()


def terms_of(kind: str) -> dict[str, Any]:
    usual = {key: value for key, value in vectors.manifest().items() if key != "sha256"}
    if kind == "question":
        return vectors.manifest()
    lines = [] if kind == "rating" else [f"Dòng {number}" for number in range(LINES)]
    return seal({**usual, "ballot": {"kind": kind, "lines": lines, "least": 0, "most": LINES}})


@pytest.mark.parametrize("kind", MARKS)
def test_two_hundred_of_a_kind(tablet: Sheet, kind: str) -> None:
    luck = random.Random(6)
    lines = 1 if kind in ("question", "rating") else LINES
    answers = [",".join(ballot(luck, MARKS[kind], lines, LINES if kind == "options" else None)) for _ in range(EACH)]
    assert len(set(map(len, answers))) > 1 or kind == "rating"  # they differ in length before they are sealed
    page = tablet.show(part(terms_of(kind), words=answers[:1]))
    sizes = page.evaluate(CASTS, answers)
    assert len(sizes) == EACH
    assert len(set(map(tuple, sizes))) == 1, set(map(tuple, sizes))
    assert tablet.errors == []


def test_they_are_a_thousand() -> None:
    assert EACH * len(MARKS) == 1000
