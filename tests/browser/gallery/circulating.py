"""A paper to be returned, with a note on it, and one for the room alone, with who looked at it."""

import io
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from agenda.models import Item
from documents import papers
from documents.circulation import tracing, viewing
from documents.intake import Upload
from documents.marks.changes import Change
from documents.marks.saving import save_marks
from documents.models import Paper
from documents.papers import PaperPlan
from documents.states import Circulation
from people.models import User
from tests.documents.pdf import samples

Person = Callable[[str], User]
At = Callable[..., datetime]
TITLES = {Circulation.RETURN: "Phương án bố trí kinh phí", Circulation.ROOM: "Phương án nhân lực các khu phố"}
LOOKED = (("giao", 1, 31, 33), ("giao", 2, 33, 36), ("dat", 1, 34, 35))  # who, page, from and to the minute


def send(item: Item, person: Person, at: At) -> None:
    """Both are papers of the item."""
    for circulation in TITLES:
        _send(item, circulation, person, at)
    note = Change(id=uuid4(), revision=1, page=1, kind="note", shape=[[0.9, 0.2]], text="Hỏi nguồn kinh phí năm 2027")
    kept = found(Circulation.RETURN).versions.get()
    save_marks(version=kept, changes=[note], by=person("hanh"), at=at(9, 13))
    room = found(Circulation.ROOM).versions.get()
    for name, page, since, until in LOOKED:
        tracing.open_trace(version=room, by=person(name), at=at(9, 30))
        for minute in range(since * 60, until * 60 + 1, viewing.PACE):
            viewing.note_view(version=room, page=page, by=person(name), at=at(9, minute // 60, minute % 60))


def found(circulation: Circulation) -> Paper:
    return Paper.objects.get(circulation=circulation)


def _send(item: Item, circulation: Circulation, person: Person, at: At) -> None:
    plan = PaperPlan(title=TITLES[circulation], kind="report", item=item, circulation=circulation)
    file = Upload(file=io.BytesIO(samples.text_pdf(2)), name="phuong-an.pdf", declared=True)
    papers.add_paper(meeting=item.meeting, plan=plan, upload=file, by=person("thuong"), at=at(9, 3, day=9))
