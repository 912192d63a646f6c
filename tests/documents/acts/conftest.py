"""Rendering each document once is enough for all the tests that look at it."""

import functools
from collections.abc import Callable

import pytest

from documents.acts import Act, Press, Rendered, profiles
from tests.documents.acts import contents

Print = Callable[[Act, str], Rendered]


@pytest.fixture(scope="session")
def bundled_press() -> Press:
    """A press on a machine that has no fonts at all: the same pages everywhere."""
    return Press(system_fonts=False)


@pytest.fixture(scope="session")
def printed(bundled_press: Press) -> Print:
    """Renders a content in the profile of this code."""

    @functools.cache
    def print_once(act: Act, code: str = "party-05hd-2026") -> Rendered:
        return bundled_press.render(act, profiles.load(code))

    return print_once


@pytest.fixture(scope="session")
def notice(printed: Print) -> bytes:
    return printed(contents.NOTICE, "party-05hd-2026").pdf
