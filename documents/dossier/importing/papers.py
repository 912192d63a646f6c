"""The papers of an item, or of the whole meeting."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils.translation import gettext as _

from agenda.models import Item
from documents import papers as operations
from documents import store
from documents.dossier import contents
from documents.dossier.contents import chosen
from documents.dossier.files import Checked
from documents.dossier.importing.writer import Writer
from documents.dossier.problems import DossierRefused, Problem
from documents.events import PaperChanged
from documents.intake import Inspected, plain_name
from documents.models import Paper
from documents.models.paper import PaperKind
from documents.papers import PaperPlan
from documents.states import Circulation, PaperState
from meetings import journal
from meetings.models import Meeting
from people.models import User

Files = dict[str, Checked]


def papers(
    parts: tuple[contents.Paper, ...] | None,
    path: str,
    meeting: Meeting,
    item: Item | None,
    files: Files,
    write: Writer,
) -> None:
    """Makes the papers those of the dossier, if it speaks of them: by title, then by content, new ones added."""
    if parts is None:
        return
    before = filed(meeting, item)
    kept: list[Paper] = []
    for index, part in enumerate(parts):
        field = f"{path}.papers[{index}]"
        found = _matching(part, [paper for paper in before if paper not in kept], files)
        if found is None:
            made = _add(field, part, meeting, item, files[part.file], write) if part.file else None
            kept += [made] if made else []
        else:
            _change(field, part, found, write)
            if part.file:
                _replace(field, part, found, files[part.file], write)
            kept.append(found)
    for paper in before:
        if paper not in kept:
            name = _("tài liệu: %s") % paper
            write.operate(f"{path}.papers", "-", name, operations.withdraw_paper, paper=paper)
    if [paper.pk for paper in filed(meeting, item)] != [paper.pk for paper in kept] and not write.fixed:
        write.operate(f"{path}.papers", "~", _("thứ tự tài liệu"), _put_in_order, meeting=meeting, papers=kept)


def filed(meeting: Meeting, item: Item | None) -> list[Paper]:
    """The papers of an item, or those of the whole meeting, as they are listed."""
    rows = Paper.objects.filter(meeting=meeting, item=item).exclude(state=PaperState.WITHDRAWN)
    return list(rows.select_related("meeting", "item").order_by("position"))


def _matching(part: contents.Paper, papers: list[Paper], files: Files) -> Paper | None:
    same_title = [paper for paper in papers if paper.title == part.title]
    if same_title or not part.file:
        return next(iter(same_title), None)
    sha256 = files[part.file].inspection.sha256
    return next((paper for paper in papers if _sha256(paper) == sha256), None)


def _sha256(paper: Paper) -> str:
    version = operations.latest_version(paper)
    return version.sha256 if version else ""


def _add(
    field: str, part: contents.Paper, meeting: Meeting, item: Item | None, file: Checked, write: Writer
) -> Paper | None:
    plan = _plan(part, item, Circulation.OPEN)
    with _received(part, file) as received:
        values = {"meeting": meeting, "plan": plan, "file": received}
        return write.operate(f"{field}.file", "+", _("tài liệu: %s") % part.title, operations.enter_paper, **values)


def _plan(part: contents.Paper, item: Item | None, circulation: str) -> PaperPlan:
    """What the dossier says of a paper; `circulation` is the way it goes about where nothing else is said."""
    way = chosen(Circulation, part.circulation) if part.circulation else Circulation(circulation)
    return PaperPlan(title=part.title, kind=chosen(PaperKind, part.kind).value, item=item, circulation=way)


def _change(field: str, part: contents.Paper, paper: Paper, write: Writer) -> None:
    plan = _plan(part, paper.item, paper.circulation)
    if (paper.title, paper.kind, paper.circulation) != (plan.title, plan.kind, plan.circulation):
        write.operate(field, "~", _("tài liệu: %s") % part.title, operations.change_paper, paper=paper, plan=plan)


def _replace(field: str, part: contents.Paper, paper: Paper, file: Checked, write: Writer) -> None:
    if _sha256(paper) != file.inspection.sha256:
        with _received(part, file) as received:
            name = _("bản mới của tài liệu: %s") % part.title
            write.operate(
                f"{field}.file",
                "~",
                name,
                operations.enter_version,
                paper=paper,
                file=received,
                reason=_("nhập lại hồ sơ phiên họp"),
            )


@contextmanager
def _received(part: contents.Paper, file: Checked) -> Iterator[Inspected]:
    """The file in the waiting room of the store, with what the gate said of it before the import began."""
    with file.path.open("rb") as source, store.receive(source) as received:
        if received.sha256 != file.inspection.sha256:
            raise DossierRefused([Problem(part.file, "", _("tệp thay đổi trong khi nhập; đồng chí nhập lại"))])
        yield Inspected(received, file.inspection, plain_name(part.file))


def _put_in_order(*, meeting: Meeting, papers: list[Paper], by: User, at: datetime) -> None:
    meeting = journal.lock(meeting.pk)
    for position, paper in enumerate(papers, start=1):
        if paper.position != position:
            Paper.objects.filter(pk=paper.pk).update(position=position)
            journal.record(meeting, PaperChanged(paper=str(paper.pk)), by=by, at=at)
