"""What a browser cannot do is said on the sign-in page, in words, and only where it is so."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.sheet import Sheet

NOTES = ("old", "cookies", "open")


def shown(sheet: Sheet, spoil: str) -> set[str]:
    """Which notes a browser shows in which `spoil` was run first."""
    sheet.page.add_init_script(spoil)
    page: Page = sheet.show(render_to_string("show/means.html"))
    return {name for name in NOTES if page.locator(f"[data-means={name}]").is_visible()}


@pytest.mark.parametrize(
    ("spoil", "wanted"),
    [
        ("Object.defineProperty(window, 'isSecureContext', { value: true })", set()),
        ("", {"open"}),  # the test's address is http
        ("delete window.CSSLayerBlockRule", {"open", "old"}),
        ("delete HTMLScriptElement.prototype.noModule", {"open", "old"}),
        ("Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false })", {"open", "cookies"}),
    ],
)
def test_what_is_missing_is_said(sheet: Sheet, spoil: str, wanted: set[str]) -> None:
    assert shown(sheet, spoil) == wanted
    assert sheet.errors == []


def test_the_words_say_what_to_do(sheet: Sheet) -> None:
    page = sheet.show(render_to_string("show/means.html"))
    expect(page.locator("[data-means=open]")).to_contain_text("https://")


@pytest.mark.django_db
def test_a_form_without_any_cookie_is_refused_with_the_reason() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "an", "password": "x"})
    assert answer.status_code == 403
    assert "cho phép cookie" in answer.content.decode()


@pytest.mark.django_db
def test_the_sign_in_page_carries_the_notes() -> None:
    page = Client().get("/sign-in/").content.decode()
    assert all(f'data-means="{name}"' in page for name in NOTES)
    assert "<noscript>" in page
