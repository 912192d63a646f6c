"""Fingers on the reader: what lies under them stays under them when the page grows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.actor import until
from tests.browser.sheet import Sheet
from tests.documents.test_reader_script import Server, leaf, opened, ready

POINT = (300, 500)  # of the window, in CSS pixels; beside the middle and below it


@pytest.fixture(params=["reduce", "no-preference"], ids=["reduced motion", "motion"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """The first page of a paper on a tablet held upright."""
    context = chromium.new_context(
        viewport={"width": 820, "height": 1180}, has_touch=True, reduced_motion=request.param, bypass_csp=True
    )
    sheet = Sheet(context.new_page())
    Server(sheet)
    shown = ready(opened(sheet))
    expect(leaf(shown, 1)).to_have_attribute("data-state", "ready")
    yield shown
    assert sheet.errors == []
    context.close()


def under(page: Page) -> tuple[float, float, float]:
    """Where POINT lies on the page, as parts of its width and height, and how wide the page is."""
    box = leaf(page, 1).bounding_box()
    assert box is not None
    return (POINT[0] - box["x"]) / box["width"], (POINT[1] - box["y"]) / box["height"], box["width"]


def test_a_double_tap_brings_what_was_tapped_closer_and_another_shows_the_page_again(page: Page) -> None:
    across, down, width = under(page)
    twice(page)
    until(lambda: under(page)[2] > 2 * width)
    assert under(page)[:2] == pytest.approx((across, down), abs=0.01)
    twice(page)
    until(lambda: under(page)[2] == pytest.approx(width, abs=1))


def test_two_fingers_bring_what_lies_between_them_closer(page: Page) -> None:
    across, down, width = under(page)
    gesture = {"x": POINT[0], "y": POINT[1], "scaleFactor": 2, "gestureSourceType": "touch"}
    page.context.new_cdp_session(page).send("Input.synthesizePinchGesture", gesture)
    until(lambda: under(page)[2] > 1.5 * width)
    assert under(page)[:2] == pytest.approx((across, down), abs=0.02)


def twice(page: Page) -> None:
    page.touchscreen.tap(*POINT)
    page.touchscreen.tap(*POINT)
