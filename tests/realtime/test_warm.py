"""The first news after a start compile nothing."""

from pathlib import Path

import pytest
from django.forms.renderers import get_default_renderer
from django.template import engines
from django.template.base import Template
from pytest_django import Settings

from documents import written_acts
from meetings.access import Audience
from realtime import regions, warm
from realtime.editions import OF_ONE, Edition, Page
from realtime.scene import Scene
from tests.documents.consultations.factories import make_round
from tests.factories import world
from tests.voting.elections.factories import make_election
from tests.voting.factories import make_open

LOADERS = [
    engine.template_loaders[0]
    for engine in (engines["django"].engine, get_default_renderer().engine.engine)  # type: ignore[attr-defined]
]


@pytest.fixture
def cold() -> None:
    for loader in LOADERS:
        loader.reset()


@pytest.mark.django_db
def test_drawing_any_region_compiles_nothing(
    cold: None, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    made = world(state="running", present=10)
    round_ = make_round(made)
    of_one = {
        Page.ENTRIES: make_open(made),
        Page.ELECTION: make_election(made),
        Page.VIEWERS: round_.version.paper,
        Page.CONSULTATION: round_,
        Page.DRAFT: written_acts.begin_letter(meeting=made.meeting, by=made.clerk, at=made.at()),
    }
    assert of_one.keys() == OF_ONE
    done = warm.compile_all()
    assert {one.template for one in regions.every()} < done
    late: list[str] = []
    compiled = Template.compile_nodelist

    def watched(self: Template) -> object:
        late.append(self.name or "")
        return compiled(self)

    monkeypatch.setattr(Template, "compile_nodelist", watched)
    for one in regions.every():
        for group in one.audiences - {Audience.GUEST}:
            shows = str(of_one[one.page].pk) if one.page in of_one else ""
            regions.render(one, Scene(made.meeting, Edition(one.page, group, "vi", shows)))
    assert late == []


def test_what_goes_wrong_is_left_to_who_needs_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks() -> set[str]:
        raise LookupError("no such template")

    monkeypatch.setattr(warm, "compile_all", breaks)
    after: list[bool] = []
    warm.start(lambda: after.append(True)).join(5)
    assert after == [True]
    assert "no such template" in caplog.text
