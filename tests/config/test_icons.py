"""Icons look as their set draws them."""

import lucide
import pytest

from config import icons
from config.tones import TONES

NAMES = sorted({name for _tone, name in TONES.values()})


def test_every_icon_of_a_state_is_as_its_package_draws_it() -> None:
    drawn = [icons.drawn(name, {"class": 'icon "big"', "aria-hidden": "true"}) for name in NAMES]
    assert drawn == [
        lucide._render_icon(name, None, **{"class": 'icon "big"', "aria_hidden": "true"}) for name in NAMES
    ]


def test_what_is_said_about_an_icon_stays_text() -> None:
    assert 'aria-label="&quot;a&quot; &lt;b&gt;"' in icons.drawn("mic", {"aria-label": '"a" <b>'})


def test_an_icon_that_is_not_in_the_set_is_refused() -> None:
    with pytest.raises(lucide.IconDoesNotExist, match="no-such-icon"):
        icons.drawn("no-such-icon", {})
