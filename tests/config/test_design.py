"""Every page of the design system, looked at by a machine: accessible, nothing wider than the screen."""

from typing import Literal

import pytest
from playwright.sync_api import Browser

from config.design import PAGES
from tests.browser.gallery import inspection
from tests.browser.sheet import ORIGIN, serve


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("theme", "width", "height"), [("light", 1180, 820), ("dark", 390, 844)])
def test_axe_finds_nothing(
    chromium: Browser, theme: Literal["light", "dark"], width: int, height: int, name: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.route("**/*", serve)
    page.goto(f"{ORIGIN}/design/?page={name}")
    assert inspection.violations(page) == []
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_twice_the_text_still_fits_a_phone(chromium: Browser, name: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.route("**/*", serve)
    page.goto(f"{ORIGIN}/design/?page={name}")
    page.evaluate("document.documentElement.style.fontSize = '212%'")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()
