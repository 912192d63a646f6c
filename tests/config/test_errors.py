"""What people are told when the server could not do what it was asked for."""

import json

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from config.errors import server_error


def answered(wrong: Exception, **headers: str) -> HttpResponse:
    """The answer to a request over which this was raised."""
    request: HttpRequest = RequestFactory().get("/", headers=headers)
    try:
        raise wrong
    except Exception:
        return server_error(request)


@pytest.mark.parametrize("away", [OperationalError("terminating connection"), InterfaceError("already closed")])
def test_a_database_that_is_away_is_said_in_words_with_when_to_ask_again(away: Exception) -> None:
    page = answered(away)
    assert (page.status_code, page.headers["Retry-After"]) == (503, "3")
    assert "Máy chủ chưa truy cập được dữ liệu. Việc vừa rồi có thể chưa được lưu" in page.content.decode()


def test_script_gets_the_same_sentence() -> None:
    answer = answered(OperationalError(), **{"X-Quiet": "1"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
    assert json.loads(answer.content)["message"].startswith("Máy chủ chưa truy cập được dữ liệu.")


@pytest.mark.parametrize("wrong", [IntegrityError("double"), ValueError("a mistake of ours")])
def test_a_mistake_of_ours_is_no_absence(wrong: Exception) -> None:
    page = answered(wrong)
    assert (page.status_code, "Retry-After" in page.headers) == (500, False)
