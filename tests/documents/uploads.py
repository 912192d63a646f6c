"""Papers taken into the fixture world the way the office does it."""

import io
from datetime import datetime

from documents import papers
from documents.intake import Upload
from documents.models import Paper
from documents.papers import PaperPlan
from people.models import User
from tests.documents.pdf import samples
from tests.factories import World


def upload(
    data: bytes | None = None, *, declared: bool = True, looked_again: bool = False, name: str = "Tờ trình.pdf"
) -> Upload:
    """A declared two-page PDF, or these bytes."""
    file = io.BytesIO(samples.text_pdf(2) if data is None else data)
    return Upload(file=file, name=name, declared=declared, looked_again=looked_again)


def add(
    here: World,
    item: int | None = 0,
    *,
    plan: PaperPlan | None = None,
    file: Upload | None = None,
    by: User | None = None,
    at: datetime | None = None,
) -> Paper:
    """A submission filed under the item of this index, six days before the meeting by the clerk."""
    filed = PaperPlan(title="Tờ trình", kind="submission", item=None if item is None else here.items[item])
    return papers.add_paper(
        meeting=here.meeting,
        plan=plan or filed,
        upload=file or upload(),
        by=by or here.clerk,
        at=at or here.at(-9000),
    )
