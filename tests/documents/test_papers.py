from datetime import timedelta
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from agenda.locks import ItemGone
from agenda.recusals import withdraw_recusal
from agenda.secrecy import OnPaperOnly as StateSecret
from documents import papers, store
from documents.access import readable_papers
from documents.intake import LooksSecret, NotDeclared, plain_name
from documents.models import Paper, PaperVersion
from documents.papers import OnPaperOnly, PaperGone, PaperPlan, PapersFixed
from documents.pdf.refusals import NotPdf
from documents.states import PagesState, PaperState
from meetings.models import Event, Meeting
from meetings.session import convene
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import make_recusal
from tests.documents.pdf import pictures, samples
from tests.documents.uploads import add, upload
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def kinds(here: World) -> list[str]:
    return list(Event.objects.filter(meeting=here.meeting).order_by("seq").values_list("kind", flat=True))


def kept_files() -> list[str]:
    return sorted(path.name for path in store.root().rglob("*") if path.is_file())


def test_a_paper_is_taken_in(draft: World) -> None:
    paper = add(draft)
    version = papers.latest_version(paper)
    assert version is not None
    assert (paper.title, paper.kind, paper.item, paper.position) == ("Tờ trình", "submission", draft.items[0], 1)
    assert (paper.state, paper.circulated_at, paper.is_late) == (PaperState.READY, None, False)
    assert (version.number, version.pages, round(version.width), version.file_name) == (1, 2, 595, "Tờ trình.pdf")
    assert (version.uploaded_by, version.pages_state, version.looks_secret) == (draft.clerk, PagesState.WAITING, False)
    assert store.verify(version.sha256).size == version.size
    assert kinds(draft) == ["PaperAdded"]


def test_its_pages_will_be_drawn_in_the_background(draft: World) -> None:
    version = papers.latest_version(add(draft))
    assert version is not None
    task = DBTaskResult.objects.get()
    assert (task.task_path, task.args_kwargs["args"]) == ("documents.drawing.draw_pages", [str(version.pk)])


def test_nobody_but_the_office_sees_it_before_the_meeting_is_convened(draft: World) -> None:
    paper = add(draft)
    assert list(readable_papers(draft.clerk, draft.meeting)) == [paper]
    assert list(readable_papers(draft.users["hanh"], draft.meeting)) == []


def test_convening_sends_the_papers(draft: World) -> None:
    paper, common = add(draft), add(draft, item=None)
    convene(meeting=draft.meeting, by=draft.secretary, at=draft.at(-8000))
    paper.refresh_from_db()
    assert (paper.state, paper.circulated_at, paper.is_late) == (PaperState.CIRCULATED, draft.at(-8000), False)
    assert set(readable_papers(draft.users["hanh"], draft.meeting)) == {paper, common}
    assert kinds(draft) == ["PaperAdded", "PaperAdded", "PaperCirculated", "PaperCirculated", "MeetingConvened"]


def test_after_that_a_paper_reaches_attendees_at_once(db: None) -> None:
    here = world(state="convened")
    paper = add(here)
    assert paper.state == PaperState.CIRCULATED
    assert list(readable_papers(here.users["hanh"], here.meeting)) == [paper]
    assert kinds(here) == ["PaperAdded", "PaperCirculated"]


@pytest.mark.parametrize(("day", "late"), [(9, False), (10, True)])
def test_the_last_day_is_three_working_days_before(db: None, day: int, late: bool) -> None:
    """The meeting is on Thursday 12/11/2026: Monday the 9th is in time to the last minute."""
    here = world(state="convened")
    at = here.at().replace(day=day, hour=23, minute=59) if not late else here.at().replace(day=day, hour=0, minute=0)
    paper = add(here, at=at)
    assert paper.is_late is late
    assert Event.objects.get(kind="PaperCirculated").payload == {"paper": str(paper.pk), "late": late}


def test_a_guest_gets_the_papers_of_their_items_alone(db: None) -> None:
    here = world(state="convened")
    mine, other = add(here, item=0), add(here, item=1)
    found = readable_papers(here.users["luc"], here.meeting)
    assert list(found) == [mine]
    assert other not in found


def test_who_takes_no_part_in_an_item_does_not_get_its_papers(db: None) -> None:
    here = world(state="convened")
    theirs, other, common = add(here, item=0), add(here, item=1), add(here, item=None)
    made = make_recusal(here, 1, "hanh")
    assert set(readable_papers(here.users["hanh"], here.meeting)) == {other, common}
    assert set(readable_papers(here.users["an"], here.meeting)) == {theirs, other, common}
    assert theirs in readable_papers(here.secretary, here.meeting)
    withdraw_recusal(recusal_id=made.pk, by=here.secretary, at=here.at(46))
    assert set(readable_papers(here.users["hanh"], here.meeting)) == {theirs, other, common}


@pytest.mark.parametrize("looked_again", [False, True])
def test_without_the_declaration_nothing_is_kept(draft: World, looked_again: bool) -> None:
    with pytest.raises(NotDeclared):
        add(draft, file=upload(declared=False, looked_again=looked_again))
    assert (Paper.objects.count(), kept_files(), kinds(draft)) == (0, [], [])


def test_a_stamp_must_be_looked_at_again(draft: World) -> None:
    stamped = samples.text_pdf(text="Số 01 \\ MẬT \\ Nội dung")
    with pytest.raises(LooksSecret):
        add(draft, file=upload(stamped))
    assert (Paper.objects.count(), kept_files(), kinds(draft)) == (0, [], [])
    version = papers.latest_version(add(draft, file=upload(stamped, looked_again=True)))
    assert version is not None
    assert version.looks_secret is True


def test_a_name_that_speaks_of_secrecy_must_be_looked_at_again(draft: World) -> None:
    named = "Danh sách TỐI MẬT.pdf"
    with pytest.raises(LooksSecret):
        add(draft, file=upload(name=named))
    assert (Paper.objects.count(), kept_files(), kinds(draft)) == (0, [], [])
    version = papers.latest_version(add(draft, file=upload(name=named, looked_again=True)))
    assert version is not None
    assert version.looks_secret is True


def test_what_is_no_pdf_leaves_nothing(draft: World) -> None:
    with pytest.raises(NotPdf):
        add(draft, file=upload(b"PK\x03\x04 word/"))
    assert (Paper.objects.count(), kept_files(), kinds(draft)) == (0, [], [])


def test_a_state_secret_item_has_no_papers(draft: World) -> None:
    item = draft.items[1]
    item.secrecy, item.title, item.kind, item.office = "mat", "", "", None
    item.save()
    with pytest.raises(StateSecret):
        add(draft, item=1)
    assert (Paper.objects.count(), kept_files()) == (0, [])


def test_a_restricted_item_has_its_papers_on_paper(draft: World) -> None:
    with pytest.raises(OnPaperOnly):
        add(draft, item=2)
    assert kept_files() == []


def test_a_paper_of_an_item_that_becomes_restricted_is_read_by_the_office_alone(db: None) -> None:
    here = world(state="running", present=10)
    paper = add(here, 1)
    assert list(readable_papers(here.users["hanh"], here.meeting)) == [paper]
    here.items[1].restricted = True
    here.items[1].save(update_fields=["restricted"])
    assert [list(readable_papers(here.users[who], here.meeting)) for who in ("hanh", "khoi", "en")] == [[], [], []]
    assert list(readable_papers(here.clerk, here.meeting)) == [paper]


@pytest.mark.parametrize("who", ["khoi", "hanh", "luc", "stranger"])
def test_only_the_office_takes_papers_in(draft: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        add(draft, by=draft.users[who])
    assert kept_files() == []


@pytest.mark.parametrize("state", ["closed", "concluded", "cancelled"])
def test_after_the_meeting_papers_stay_as_they_are(draft: World, state: str) -> None:
    paper = add(draft)
    Meeting.objects.filter(pk=draft.meeting.pk).update(state=state)
    by, at = draft.clerk, draft.at()
    with pytest.raises(PapersFixed):
        add(draft)
    with pytest.raises(PapersFixed):
        papers.replace_paper(paper=paper, upload=upload(samples.text_pdf(3)), by=by, at=at)
    with pytest.raises(PapersFixed):
        papers.change_paper(paper=paper, plan=PaperPlan(title="Khác"), by=by, at=at)
    with pytest.raises(PapersFixed):
        papers.withdraw_paper(paper=paper, by=by, at=at)
    assert (Paper.objects.count(), PaperVersion.objects.count(), len(kept_files())) == (1, 1, 1)


@pytest.mark.parametrize("title", ["", "   ", "x" * 301])
def test_a_title_is_needed(draft: World, title: str) -> None:
    with pytest.raises(BadInput):
        add(draft, plan=PaperPlan(title=title))


def test_an_item_of_another_meeting_is_refused(draft: World) -> None:
    other = world(code="noi-khac")
    with pytest.raises(BadInput):
        add(draft, plan=PaperPlan(title="Tờ trình", item=other.items[0]))


def test_an_item_that_is_gone_is_refused(draft: World) -> None:
    item = draft.items[3]
    plan = PaperPlan(title="Tờ trình", item=item)
    type(item).objects.filter(pk=item.pk).delete()
    with pytest.raises(ItemGone):
        add(draft, plan=plan)
    assert kept_files() == []


def test_papers_are_numbered_within_their_item(draft: World) -> None:
    assert [add(draft).position, add(draft).position, add(draft, item=None).position] == [1, 2, 1]


def test_a_new_version_is_what_is_read(draft: World) -> None:
    paper = add(draft)
    by, at = draft.secretary, draft.at(-8900)
    version = papers.replace_paper(paper=paper, upload=upload(samples.text_pdf(3)), by=by, at=at)
    assert (version.number, version.pages) == (2, 3)
    assert papers.latest_version(paper) == version
    assert PaperVersion.objects.filter(paper=paper).count() == 2
    assert Event.objects.get(kind="PaperReplaced").payload == {"paper": str(paper.pk), "version": 2}


def test_who_was_sent_a_paper_is_told_why_there_is_another_version(db: None) -> None:
    here = world(state="convened")
    paper = add(here)
    new = samples.text_pdf(3)
    for reason in ("", " \n ", "x" * 301):
        with pytest.raises(BadInput):
            papers.replace_paper(paper=paper, upload=upload(new), reason=reason, by=here.clerk, at=here.at(-8000))
    assert PaperVersion.objects.count() == 1
    version = papers.replace_paper(
        paper=paper, upload=upload(new), reason=" Sửa\nbiểu 2 ", by=here.clerk, at=here.at(-8000)
    )
    assert version.reason == "Sửa biểu 2"


def test_the_same_file_again_changes_nothing(draft: World) -> None:
    paper = add(draft)
    version = papers.replace_paper(paper=paper, upload=upload(), by=draft.clerk, at=draft.at(-8900))
    assert version.number == 1
    assert kinds(draft) == ["PaperAdded"]


def test_a_version_after_the_last_day_makes_the_paper_late(db: None) -> None:
    here = world(state="convened")
    paper = add(here)
    papers.replace_paper(
        paper=paper, upload=upload(samples.text_pdf(3)), reason="Sửa", by=here.clerk, at=here.at() - timedelta(days=1)
    )
    paper.refresh_from_db()
    assert paper.is_late is True


def test_a_paper_moves_to_another_item(draft: World) -> None:
    add(draft, item=1)
    paper = add(draft)
    plan = PaperPlan(title=" Dự thảo ", kind="draft", item=draft.items[1])
    papers.change_paper(paper=paper, plan=plan, by=draft.clerk, at=draft.at(-8000))
    paper.refresh_from_db()
    assert (paper.title, paper.kind, paper.item, paper.position) == ("Dự thảo", "draft", draft.items[1], 2)
    with pytest.raises(OnPaperOnly):
        papers.change_paper(
            paper=paper, plan=PaperPlan(title="x", item=draft.items[2]), by=draft.clerk, at=draft.at(-8000)
        )


def test_a_withdrawn_paper_is_read_by_nobody(db: None) -> None:
    here = world(state="running", present=10)
    paper = add(here)
    papers.withdraw_paper(paper=paper, by=here.clerk, at=here.at(5))
    assert list(readable_papers(here.users["hanh"], here.meeting)) == []
    assert list(readable_papers(here.clerk, here.meeting)) == []
    assert kinds(here)[-1] == "PaperWithdrawn"
    with pytest.raises(PaperGone):
        papers.withdraw_paper(paper=paper, by=here.clerk, at=here.at(6))


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("C:\\Users\\a\\Tờ trình.pdf", "Tờ trình.pdf"),
        ("../../etc/passwd", "passwd"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
    ],
)
def test_a_file_name_is_its_last_part(given: str, plain: str) -> None:
    assert plain_name(given) == plain


def test_a_scanned_picture_is_taken_in_as_a_pdf_and_only_that_is_kept(draft: World) -> None:
    paper = add(draft, file=upload(pictures.picture("JPEG"), name="Công văn đến.JPG"))
    version = paper.versions.get()
    assert (version.file_name, version.pages) == ("Công văn đến.pdf", 1)
    assert store.path(version.sha256).read_bytes().startswith(b"%PDF-")
    assert kept_files() == [version.sha256]
