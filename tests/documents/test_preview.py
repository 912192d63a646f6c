"""Pages of a draft, asked for at the same moment as a browser asks for them."""

from pathlib import Path

import pytest

from documents import drafts, preview, store
from meetings.models import Meeting
from tests.agenda.races import together
from tests.documents.factories import conclude
from tests.factories import world


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_fresh_draft_is_kept_once_however_many_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    here = world(state="closed", present=10)
    Meeting.objects.filter(pk=here.meeting.pk).update(closed_at=here.at(200), convened_at=here.at(-5000))
    conclude(here)
    act = drafts.act_of(here.meeting, "notice")
    pdf = drafts.pdf_of(act)
    for turn in range(8):
        fresh = pdf + b"\n%% %d" % turn
        monkeypatch.setattr(drafts, "pdf_of", lambda _act, fresh=fresh: fresh)
        drawn = together([lambda: preview.sheet(act, 1)] * 12)
        assert [path for path in drawn if not isinstance(path, Path)] == []
    kept = [path.suffix for path in (store.root() / "drafts").iterdir() if path.is_file()]
    assert kept == [".pdf"] * 8
