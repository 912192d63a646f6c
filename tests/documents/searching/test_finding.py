"""A hit never tells of what the person may not read: neither its text nor that it is there."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from agenda.models import Conclusion, Item
from documents import access, drawing, papers
from documents.models import Act, Delivery, PageText, Paper
from documents.papers import PaperPlan
from documents.searching import index
from documents.searching.finding import EXACT, PHRASE, WORDS, Found, find
from meetings.models import Attendee, Meeting
from people.models import User
from people.words import plain_form, wanted
from tests.agenda.factories import make_recusal
from tests.documents import chancery
from tests.documents.access import issued
from tests.documents.factories import conclude
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World, world

pytestmark = pytest.mark.django_db

EVERYBODY = ("khoi", "hanh", "on", "thuong", "cham", "luc", "en", "stranger")


def shelved(here: World, text: str, item: int | None = 0, title: str = "Tờ trình") -> Paper:
    """A paper in the index."""
    place = None if item is None else here.items[item]
    plan = PaperPlan(title=title, kind="submission", item=place)
    paper = add(here, item, plan=plan, file=upload(samples.text_pdf(1, text=text)))
    drawing.draw_pages.call(str(paper.versions.get().pk))
    return paper


def found(here: World, who: str, asked: str = "ngan sach") -> list[str]:
    return subjects(find(here.users[who], wanted(asked)))


def subjects(result: Found) -> list[str]:
    return [str(source.subject.pk) for group in result.groups for source in group.sources]


def test_a_member_finds_the_page(here: World) -> None:
    paper = shelved(here, "Dự toán ngân sách năm 2027")
    [group] = find(here.users["hanh"], wanted("ngan sach")).groups
    [source] = group.sources
    [place] = source.places
    assert (group.meeting, source.subject, place.page, place.rank) == (here.meeting, paper, 1, PHRASE)
    assert place.snippet is not None
    assert [piece.text for piece in place.snippet.pieces if piece.hit] == ["ngân sách"]


def test_the_right_marks_come_first_then_the_phrase(here: World) -> None:
    words = shelved(here, "Sách giáo khoa, ngân khố", title="C")
    other = shelved(here, "Ngăn sạch nước thải", title="B")
    exact = shelved(here, "Dự toán ngân sách", title="A")
    result = find(here.users["hanh"], wanted("ngân sách"))
    ranks = [(source.subject, source.rank) for group in result.groups for source in group.sources]
    assert ranks == [(exact, EXACT), (other, PHRASE), (words, WORDS)]


def test_every_person_finds_exactly_what_they_may_read(here: World) -> None:
    """For each person and each paper in each state: found if and only if the reader opens it."""
    every = [shelved(here, f"Ngân sách {item}", item) for item in (None, 0, 1, 3)]
    Paper.objects.filter(pk=every[1].pk).update(state="ready")
    Item.objects.filter(pk=here.items[3].pk).update(restricted=True)
    make_recusal(here, 2, "on")
    for who in EVERYBODY:
        user = here.users[who]
        readable = {str(paper.pk) for paper in every if access.may_read(user, Paper.objects.get(pk=paper.pk))}
        assert set(found(here, who)) == readable, who
    assert (len(found(here, "thuong")), len(found(here, "stranger"))) == (4, 0)
    assert str(every[2].pk) not in found(here, "on")
    assert str(every[3].pk) not in found(here, "hanh")


@pytest.mark.parametrize("state", ["draft", "convened", "running", "recess", "closed", "concluded", "cancelled"])
def test_the_same_in_every_state_of_the_meeting(here: World, state: str) -> None:
    paper = shelved(here, "Ngân sách")
    Meeting.objects.filter(pk=here.meeting.pk).update(state=state)
    for who in EVERYBODY:
        allowed = access.may_read(here.users[who], Paper.objects.get(pk=paper.pk))
        assert (found(here, who) == [str(paper.pk)]) == allowed, who


def test_what_is_withdrawn_is_not_found_even_while_it_is_in_the_index(here: World) -> None:
    paper = shelved(here, "Ngân sách")
    Paper.objects.filter(pk=paper.pk).update(state="withdrawn")
    assert PageText.objects.count() == 2
    assert [found(here, who) for who in EVERYBODY] == [[]] * len(EVERYBODY)


def test_only_the_newest_version_is_found(here: World) -> None:
    paper = shelved(here, "Ngân sách cũ")
    new = upload(samples.text_pdf(1, text="Chương trình mới"))
    version = papers.replace_paper(paper=paper, upload=new, reason="Sửa", by=here.clerk, at=here.at(1))
    drawing.draw_pages.call(str(version.pk))
    assert (found(here, "hanh", "ngan sach cu"), found(here, "hanh", "chuong trinh moi")) == ([], [str(paper.pk)])


def test_somebody_elses_meeting_does_not_exist(here: World) -> None:
    there = world(state="running", code="phu-an")
    paper = shelved(there, "Ngân sách")
    assert [found(here, who) for who in EVERYBODY] == [[]] * len(EVERYBODY)
    assert found(there, "hanh") == [str(paper.pk)]


def test_counts_say_nothing_of_what_is_hidden(here: World) -> None:
    shelved(here, "Ngân sách", 1)
    shelved(here, "Ngân sách", None)
    make_recusal(here, 2, "on")
    assert (find(here.users["on"], wanted("ngan sach")).places, find(here.users["an"], wanted("ngan sach")).places) == (
        1,
        2,
    )


def test_a_scan_is_found_by_its_title(here: World) -> None:
    paper = add(
        here, plan=PaperPlan(title="Quyết toán ngân sách", item=here.items[0]), file=upload(samples.blank_pdf())
    )
    drawing.draw_pages.call(str(paper.versions.get().pk))
    [group] = find(here.users["hanh"], wanted("quyet toan")).groups
    assert [place.page for place in group.sources[0].shown] == [0]


def test_conclusions_are_found_by_who_writes_and_approves_them(here: World) -> None:
    conclude(here)
    asked = wanted("giam it nhat 20 so cuoc hop")
    seen = {who for who in EVERYBODY if find(here.users[who], asked).groups}
    assert seen == {"khoi", "thuong", "cham"}
    [group] = find(here.chair, asked).groups
    assert group.sources[0].subject == Conclusion.objects.get(item=here.items[1])
    make_recusal(here, 2, "khoi")
    assert find(here.chair, asked).groups == []


def test_the_words_of_a_conclusion_follow_its_text(here: World) -> None:
    conclude(here)
    one = Conclusion.objects.get(item=here.items[0])
    one.text = "Đồng ý chủ trương"
    one.save(update_fields=["text"])
    one.refresh_from_db()
    assert one.search_words == plain_form("Đồng ý chủ trương")


@pytest.fixture
def notice(settings: Settings, tmp_path: Path) -> tuple[World, Act]:
    settings.MEDIA_ROOT = tmp_path
    here = world(state="closed", present=10)
    act = Act.objects.get(pk=issued(here)["act_id"])
    index.index_one_act.call(str(act.pk))
    return here, act


def test_an_act_is_found_by_whom_it_reached(notice: tuple[World, Act]) -> None:
    here, act = notice
    people = User.objects.all()
    for user in people:
        seen = str(act.pk) in subjects(find(user, wanted("giam it nhat 20")))
        assert seen == access.may_see_act(user, act), user.username
    assert set(access.seen_acts(here.users["hanh"])) == {act}
    Delivery.objects.filter(act=act).delete()
    assert set(access.seen_acts(here.users["hanh"])) == set()


def test_more_than_is_looked_at_is_said(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.searching.finding.MOST", 2)
    version = add(here, file=upload(samples.text_pdf(5))).versions.get()
    drawing.draw_pages.call(str(version.pk))
    result = find(here.users["hanh"], wanted("ngan sach"))
    assert (result.places, result.cut) == (2, True)


def test_the_latest_meeting_comes_first(here: World) -> None:
    old = shelved(here, "Ngân sách")
    later = Meeting.objects.get(pk=here.meeting.pk)
    later.pk, later._state.adding, later.ordinal = None, True, 19
    later.starts_at = here.meeting.starts_at + timedelta(days=30)
    later.save(force_insert=True)
    Attendee.objects.create(meeting=later, user=here.users["hanh"], role="member", is_member=True, position=1)
    new = papers.add_paper(
        meeting=later,
        plan=PaperPlan(title="Báo cáo"),
        upload=upload(samples.text_pdf(1, text="Ngân sách mới")),
        by=here.clerk,
        at=here.at(1),
    )
    drawing.draw_pages.call(str(new.versions.get().pk))
    assert found(here, "hanh") == [str(new.pk), str(old.pk)]


def test_the_number_of_queries_does_not_grow(here: World, django_assert_num_queries: object) -> None:
    for number in range(3):
        shelved(here, f"Ngân sách {number}")
    with django_assert_num_queries(4):  # type: ignore[operator]
        find(here.users["hanh"], wanted("ngan sach"))


def test_letters_of_no_meeting_are_found_by_whom_they_reached_the_latest_first(
    db: None, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    here = chancery.chancery_world()
    User.objects.filter(pk=here.users["luc"].pk).update(office=here.offices["Ban Xây dựng Đảng"])
    acts = [chancery.issued(here, chancery.begun(here), minute) for minute in (10, 20)]
    for act in acts:
        index.index_one_act.call(str(act.pk))
    for user in User.objects.all():
        seen = [key for key in subjects(find(user, wanted("cung cap so lieu"))) if key in {str(act.pk) for act in acts}]
        assert bool(seen) == access.may_see_act(user, acts[0]), user.username
    (group,) = find(here.users["luc"], wanted("cung cap so lieu")).groups
    assert [source.subject for source in group.sources] == acts[::-1]
