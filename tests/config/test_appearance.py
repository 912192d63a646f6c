"""How a person wants pages to look is in the page itself, and nothing else that a cookie may hold."""

import pytest
from django.template import engines
from django.test import RequestFactory

from config.appearance import chosen


def html(**cookies: str) -> str:
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    return str(engines["django"].from_string("<html{% appearance %}>").render({}, request))


def test_a_choice_stands_in_the_page() -> None:
    assert html(theme="dark", text="huge") == '<html data-theme="dark" data-text="huge">'


def test_without_a_choice_the_device_decides() -> None:
    assert html() == "<html>"


def test_a_page_that_knows_no_request_is_as_the_device_says() -> None:
    assert engines["django"].from_string("<html{% appearance %}>").render({}) == "<html>"


@pytest.mark.parametrize("value", ["", "system", "DARK", '"><script>', "dark light"])
def test_other_values_are_left_out(value: str) -> None:
    assert chosen({"theme": value, "text": value, "other": "dark"}) == {}
