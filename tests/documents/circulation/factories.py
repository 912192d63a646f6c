"""Papers that circulate in a way of their own."""

from documents.models import Paper
from documents.papers import PaperPlan
from documents.states import Circulation
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

TITLE = "Phương án nhân lực"


def make_paper(here: World, circulation: Circulation | str, item: int | None = 0, pages: int = 2) -> Paper:
    """A paper of the item of this index that circulates so."""
    filed = None if item is None else here.items[item]
    plan = PaperPlan(title=TITLE, kind="report", item=filed, circulation=Circulation(circulation))
    return add(here, plan=plan, file=upload(samples.text_pdf(pages)))
