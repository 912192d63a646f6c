"""Adds a paper to the hall of a seeded database: `python -m tests.bench.papers <pages> <pages drawn>`.

Its first pages are drawn as when a paper comes, and the file lies in the data's folder as well. Static files are
gathered. Prints where the paper is.
"""

import io
import json
import sys
from pathlib import Path

import django

from tests.bench.pdfjs.door import PAPER
from tests.bench.reports import report


def main(pages: int, drawn: int) -> None:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from documents import papers, store
    from documents.intake import Upload
    from documents.papers import PaperPlan
    from documents.pdf.pages import Order, draw
    from documents.pdf.shelf import Shelf
    from meetings.models import Meeting

    call_command("collectstatic", verbosity=0, interactive=False)
    data = report(pages)
    Path(settings.DATA_DIR, PAPER).write_bytes(data)
    meeting = Meeting.objects.select_related("body").order_by("ordinal").first()
    assert meeting is not None
    secretary = meeting.body.staff.get().user
    plan = PaperPlan(title="Báo cáo kinh tế - xã hội", kind="report")
    upload = Upload(file=io.BytesIO(data), name="Báo cáo.pdf", declared=True, looked_again=False)
    paper = papers.add_paper(meeting=meeting, plan=plan, upload=upload, by=secretary, at=timezone.now())
    version = paper.versions.get()
    for _ in draw(store.local(version.sha256), range(1, drawn + 1), Order(), Shelf(store.pages(version.sha256))):
        pass
    print(json.dumps({"paper": str(paper.pk), "size": len(data)}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
