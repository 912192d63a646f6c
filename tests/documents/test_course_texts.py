"""What the secretary writes of the course of an item: two at once, until the minutes are checked, into the minutes."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from agenda.secrecy import OnPaperOnly
from documents import checking, drafts
from documents.course_texts import MinutesFixed, NewerCourse, NotInMinutes, save_course
from documents.models import CourseText
from documents.states import ActKind
from meetings.models import Meeting
from people.refusals import NotAllowed
from tests.agenda.factories import events, make_conclusion, make_secret
from tests.agenda.races import together
from tests.factories import World, world

TEXT = "Văn phòng trình bày.\nCác ý kiến thống nhất, đề nghị làm rõ chỉ tiêu."


def save(here: World, text: str, revision: int = 0, by: str = "thuong", item: int = 1) -> CourseText:
    return save_course(
        item=here.items[item - 1], text=text, revision=revision, by=here.users[by], at=here.at(revision + 1)
    )


def test_it_is_printed_in_the_minutes(here: World) -> None:
    kept = save(here, TEXT)
    assert (kept.revision, kept.saved_by) == (1, here.secretary)
    assert events(here.meeting) == [("CourseTextSaved", {"item": str(here.items[0].pk), "revision": 1})]
    minutes = drafts.content_of(drafts.act_of(here.meeting, ActKind.MINUTES))
    assert minutes.items[0].course == ("Văn phòng trình bày.", "Các ý kiến thống nhất, đề nghị làm rõ chỉ tiêu.")  # type: ignore[union-attr]
    assert minutes.items[1].course == ()  # type: ignore[union-attr]


def test_nothing_typed_is_lost_to_a_newer_text(here: World) -> None:
    save(here, "Bản của thư ký.")
    assert save(here, "Bản của thư ký.").revision == 1
    with pytest.raises(NewerCourse, match="Trịnh Hoài Thương vừa lưu") as refusal:
        save(here, "Bản của văn thư.", by="cham")
    assert (refusal.value.kept.text, refusal.value.status) == ("Bản của thư ký.", 409)
    assert CourseText.objects.get().text == "Bản của thư ký."


@pytest.mark.parametrize("name", ["khoi", "hanh", "luc", "stranger"])
def test_the_office_alone_writes(here: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        save(here, "Khác.", by=name)


def test_what_the_minutes_do_not_tell_is_not_written(here: World) -> None:
    with pytest.raises(NotInMinutes):
        save(here, TEXT, item=3)
    with pytest.raises(OnPaperOnly):
        save_course(item=make_secret(here), text=TEXT, revision=0, by=here.secretary, at=here.at(1))
    assert CourseText.objects.count() == 0


def test_checked_minutes_stand_still_until_they_are_given_back(here: World) -> None:
    make_conclusion(here, here.items[0], approved=True)
    Meeting.objects.update(state="closed", closed_at=here.at(200))
    save(here, TEXT)
    act = drafts.act_of(here.meeting, ActKind.MINUTES)
    checking.check_act(act=act, by=here.clerk, at=here.at(210))
    with pytest.raises(MinutesFixed):
        save(here, "Muộn.", revision=1)
    checking.return_act(act=act, by=here.clerk, at=here.at(211))
    assert save(here, "Sửa.", revision=1).revision == 2


def test_the_page_with_and_without_script(here: World) -> None:
    desk = Client()
    desk.force_login(here.secretary, backend="django.contrib.auth.backends.ModelBackend")
    to = reverse("documents:course-text", args=[here.items[0].pk])
    assert desk.post(to, {"text": "Một.", "revision": "0"}, headers={"X-Quiet": "1"}).json() == {"revision": 1}
    stale = desk.post(to, {"text": "Hai.", "revision": "0"}, headers={"X-Quiet": "1"})
    assert (stale.status_code, stale.json()["text"], stale.json()["revision"]) == (409, "Một.", 1)
    both = desk.post(to, {"text": "Hai.", "revision": "0"})
    page = both.content.decode()
    assert (both.status_code, f'action="{to}"' in page, ">Hai.</ins>" in page) == (409, True, True)
    minutes = desk.get(reverse("documents:minutes", args=[here.meeting.pk])).content.decode()
    assert (minutes.count("data-conclusion\n"), ">Một.</textarea>" in minutes) == (3, True)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_told_of_the_other() -> None:
    here = world(state="running", present=10)
    results = together([partial(save, here, text, by=name) for text, name in (("Một.", "thuong"), ("Hai.", "cham"))])
    (lost,) = [one for one in results if isinstance(one, Exception)]
    assert isinstance(lost, NewerCourse)
    kept = CourseText.objects.get()
    assert (lost.kept.text, kept.revision, len(events(here.meeting))) == (kept.text, 1, 1)
