"""Marks follow their words from version to version; none is ever left out."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
import typst
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from documents import papers
from documents.comparing.book import Book
from documents.marks.anchors import words_under
from documents.marks.carrying import carry_marks, waiting
from documents.marks.changes import Change
from documents.marks.saving import save_marks
from documents.models import Mark, Paper, PaperVersion
from tests.documents.comparing.test_finding import book
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

pytestmark = pytest.mark.django_db

FIRST = [
    "Điều 1. Phạm vi điều chỉnh của Quy định này là chế độ họp trong các cơ quan của phường.",
    "Điều 2. Giảm ít nhất 20% số cuộc họp so với năm 2025, tăng cường họp trực tuyến.",
    "Điều 3. Văn phòng Đảng ủy chịu trách nhiệm theo dõi, đôn đốc việc thực hiện.",
    "Điều 4. Tài liệu phải gửi trước ít nhất ba ngày làm việc, trừ trường hợp khẩn cấp.",
]
SECOND = [
    "Điều 1. Căn cứ ban hành gồm các văn bản của Trung ương và của Tỉnh ủy về đổi mới lề lối làm việc.",
    FIRST[0].replace("Điều 1", "Điều 2"),
    FIRST[1].replace("Điều 2", "Điều 3").replace("20%", "30%"),
    FIRST[3],
]


def pdf(paragraphs: list[str]) -> bytes:
    body = "\n\n".join(paragraphs).replace("%", r"\%")
    made = typst.compile(
        f'#set page("a4", margin: 3cm)\n#set text(font: "Libertinus Serif", size: 14pt)\n{body}'.encode()
    )
    assert isinstance(made, bytes)
    return made


def newest(paper: Paper) -> PaperVersion:
    found = papers.latest_version(paper)
    assert found
    found.paper = paper
    return found


def replace(here: World, paper: Paper, data: bytes, minute: int) -> PaperVersion:
    papers.replace_paper(paper=paper, upload=upload(data), reason="Tiếp thu ý kiến", by=here.clerk, at=here.at(minute))
    return newest(paper)


def marked(here: World, version: PaperVersion, *changes: Change) -> None:
    save_marks(version=version, changes=changes, by=here.users["hanh"], at=here.at(1))


def highlight(version: PaperVersion, words: str, **more: Any) -> Change:
    """The highlight of the words, where they stand."""
    from documents.comparing.versions import book_of

    found = book_of(version)
    wanted = words.lower().split()
    at = next(at for at in range(len(found.keys)) if found.keys[at : at + len(wanted)] == wanted)
    boxes = [list(found.words[at + step].box) for step in range(len(wanted))]
    left, top = boxes[0][0], boxes[0][1]
    shape = [[left, top, boxes[-1][0] + boxes[-1][2] - left, boxes[0][3]]]
    return Change(id=uuid4(), revision=1, page=1, kind="highlight", shape=shape, quote=words, **more)


def under(mark: Mark) -> str:
    """The words that a carried highlight lies on."""
    from documents.comparing.versions import book_of

    found: Book = book_of(mark.sheet.version)
    return " ".join(found.words[at].text for at in words_under(found, mark.page, mark.kind, mark.shape))


def test_marks_follow_their_words_and_say_how_sure_that_is(here: World) -> None:
    paper = add(here, file=upload(pdf(FIRST)))
    old = newest(paper)
    stayed = highlight(old, "Phạm vi điều chỉnh", share="meeting")
    changed = highlight(old, "ít nhất 20% số cuộc họp")
    gone = highlight(old, "chịu trách nhiệm theo dõi,")
    note = Change(id=uuid4(), revision=1, page=1, kind="note", shape=[[0.9, 0.12]], text="Hỏi lại")
    marked(here, old, stayed, changed, gone, note)
    new = replace(here, paper, pdf(SECOND), 3)
    assert carry_marks(version=new, by=here.users["hanh"], at=here.at(4)) == 4
    found = {mark.origin_id: mark for mark in Mark.objects.filter(sheet__version=new)}
    assert (found[stayed.id].place, under(found[stayed.id])) == ("moved", "Phạm vi điều chỉnh")
    assert (found[changed.id].place, under(found[changed.id])) == ("unsure", "ít nhất 30% số cuộc họp")
    assert (found[gone.id].place, found[gone.id].quote) == ("lost", "chịu trách nhiệm theo dõi,")
    assert found[note.id].place == "unsure"
    assert found[note.id].shape[0][1] > 0.12  # it went down with its line
    assert {mark.share for mark in found.values()} == {""}


def test_carrying_twice_brings_nothing_twice_and_what_came_late_is_brought(here: World) -> None:
    paper = add(here, file=upload(pdf(FIRST)))
    old = newest(paper)
    marked(here, old, highlight(old, "Phạm vi điều chỉnh"))
    new = replace(here, paper, pdf(SECOND), 3)
    assert [carry_marks(version=new, by=here.users["hanh"], at=here.at(4)) for _ in range(2)] == [1, 0]
    marked(here, old, highlight(old, "họp trực tuyến."))  # from a tablet that was without a network
    assert carry_marks(version=new, by=here.users["hanh"], at=here.at(5)) == 1
    assert not waiting(old, here.users["hanh"]).exists()


def test_what_was_lost_is_found_when_its_words_come_back(here: World) -> None:
    paper = add(here, file=upload(pdf(FIRST)))
    old = newest(paper)
    marked(here, old, highlight(old, "chịu trách nhiệm theo dõi,"))
    between = replace(here, paper, pdf(SECOND), 3)
    carry_marks(version=between, by=here.users["hanh"], at=here.at(4))
    last = replace(here, paper, pdf([*SECOND, FIRST[2]]), 5)
    carry_marks(version=last, by=here.users["hanh"], at=here.at(6))
    mark = Mark.objects.get(sheet__version=last)
    assert (mark.place, under(mark)) == ("moved", "chịu trách nhiệm theo dõi,")


def test_a_mark_on_a_scan_stays_where_it_was_and_is_not_certain(here: World) -> None:
    paper = add(here, file=upload(samples.blank_pdf(2)))
    old = newest(paper)
    strokes = [Change(id=uuid4(), revision=1, page=page, kind="ink", shape=[[0.2, 0.3, 0.5]]) for page in (1, 2)]
    marked(here, old, *strokes)
    new = replace(here, paper, samples.blank_pdf(1, 600), 3)
    carry_marks(version=new, by=here.users["hanh"], at=here.at(4))
    assert sorted(Mark.objects.filter(sheet__version=new).values_list("place", flat=True)) == ["lost", "unsure"]


def test_who_says_that_a_mark_is_right_is_believed(here: World) -> None:
    paper = add(here, file=upload(pdf(FIRST)))
    old = newest(paper)
    marked(here, old, highlight(old, "ít nhất 20% số cuộc họp"))
    new = replace(here, paper, pdf(SECOND), 3)
    carry_marks(version=new, by=here.users["hanh"], at=here.at(4))
    mark = Mark.objects.get(sheet__version=new)
    kept = {name: getattr(mark, name) for name in ("page", "kind", "shape", "colour", "width", "text", "quote")}
    marked(here, new, Change(id=mark.pk, revision=2, settled=True, **kept))
    mark.refresh_from_db()
    assert (mark.place, mark.origin_id is not None) == ("", True)


PARAGRAPHS = st.lists(st.sampled_from(FIRST + SECOND), min_size=1, max_size=5)
POINT = st.tuples(st.floats(0, 1), st.floats(0, 1))


@hypothesis(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, st.lists(POINT, min_size=1, max_size=5))
def test_no_mark_is_ever_left_out(
    here: World, monkeypatch: pytest.MonkeyPatch, before: list[str], after: list[str], points: list[tuple[float, float]]
) -> None:
    from documents.comparing.finding import Comparison
    from documents.marks import carrying

    texts: Callable[[list[str]], Book] = lambda lines: book("\n".join(lines))  # noqa: E731
    monkeypatch.setattr(carrying, "compared", lambda old, new: Comparison(texts(before), texts(after)))
    made = Paper.objects.create(
        meeting=here.meeting, title="Dự thảo", kind="draft", state="circulated", circulated_at=here.at(-9000)
    )
    facts: dict[str, Any] = {"size": 1, "pages": 1, "width": 595, "height": 842, "file_name": "a.pdf"}
    facts |= {"paper": made, "uploaded_by": here.clerk, "uploaded_at": here.at(-9000)}
    old, new = (PaperVersion.objects.create(number=number, sha256=f"{number}" * 64, **facts) for number in (1, 2))
    marks = [Change(id=uuid4(), revision=1, page=1, kind="note", shape=[list(at)], text="?") for at in points]
    marked(here, old, *marks)
    assert carry_marks(version=new, by=here.users["hanh"], at=here.at(4)) == len(points)
    found = Mark.objects.filter(sheet__version=new)
    assert {mark.origin_id for mark in found} == {mark.id for mark in marks}
    assert all(
        mark.place and mark.text == "?" and 0 <= mark.shape[0][0] <= 1 >= mark.shape[0][1] >= 0 for mark in found
    )
