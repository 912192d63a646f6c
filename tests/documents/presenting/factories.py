"""Papers that are presented in the fixture world."""

from documents.models import Paper, PaperVersion, Presentation
from documents.presenting import course
from tests.factories import World

TITLE = "Đề án trình bày"


def make_paper(here: World, item: int | None = 1, pages: int = 6, state: str = "circulated") -> PaperVersion:
    """A circulated paper of the item of this index; no page of it is ever drawn."""
    paper = Paper.objects.create(
        meeting=here.meeting,
        item=None if item is None else here.items[item],
        title=TITLE,
        kind="draft",
        state=state,
        circulated_at=here.at(-9000),
    )
    made = PaperVersion.objects.create(
        paper=paper,
        sha256="1" * 64,
        size=1,
        pages=pages,
        width=595,
        height=842,
        file_name="Đề án.pdf",
        uploaded_by=here.clerk,
        uploaded_at=here.at(-9000),
    )
    return PaperVersion.objects.select_related("paper__meeting__body", "paper__item").get(pk=made.pk)


def make_presentation(here: World, who: str = "khoi", page: int = 1, item: int | None = 1) -> Presentation:
    """The paper of the current item (or of the meeting as a whole), presented by somebody."""
    version = PaperVersion.objects.select_related("paper__meeting__body", "paper__item").filter(paper__title=TITLE)
    found = version.first() or make_paper(here, item)
    return course.begin(version=found, page=page, by=here.users[who], at=here.at(20))
