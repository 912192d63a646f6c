"""Draft conclusions of the offices that prepare the items, before the meeting."""

import pytest
from django.urls import reverse

from agenda.access import drafted_items
from agenda.conclusions import save_conclusion
from agenda.history import history
from agenda.models import Conclusion
from meetings.models import Meeting
from people.refusals import NotAllowed
from tests.agenda.factories import make_recusal, make_secret
from tests.agenda.test_views import client
from tests.factories import World, world

TEXT = "Cơ bản thống nhất với Tờ trình."


@pytest.fixture
def convened(db: None) -> World:
    """Member nguyet and guest luc are of the office that prepares item 1 (luc is asked to it alone), hanh is not."""
    here = world(state="convened")
    board = here.offices["Ban Xây dựng Đảng"]
    for number in (0, 1):
        here.items[number].office = board
        here.items[number].save()
    for name in ("nguyet", "luc"):
        here.users[name].office = board
        here.users[name].save()
    here.users["hanh"].office = here.offices["Ủy ban Kiểm tra Đảng ủy"]
    here.users["hanh"].save()
    return here


def save(here: World, name: str, item: int = 0, revision: int = 0, text: str = TEXT) -> Conclusion:
    found = here.items[item]
    found.meeting = Meeting.objects.get(pk=here.meeting.pk)
    return save_conclusion(item=found, text=text, revision=revision, by=here.users[name], at=here.at(-60 + revision))


def test_who_prepares_an_item_drafts_its_conclusion(convened: World) -> None:
    assert save(convened, "nguyet").saved_by == convened.users["nguyet"]
    assert save(convened, "luc", revision=1, text="Thống nhất.").revision == 2
    assert save(convened, "thuong", revision=2, text="Thống nhất cao.").revision == 3
    assert [one.by.username for one in history(convened.items[0])] == ["thuong", "luc", "nguyet"]


@pytest.mark.parametrize(("name", "item"), [("hanh", 0), ("luc", 1), ("nguyet", 3), ("stranger", 0)])
def test_nobody_drafts_for_another_office(convened: World, name: str, item: int) -> None:
    with pytest.raises(NotAllowed, match="đến khi khai mạc"):
        save(convened, name, item)
    page = client(convened, name).get(reverse("agenda:prepared", args=[convened.items[item].pk]))
    assert page.status_code in (403, 404)
    assert Conclusion.objects.count() == 0


def test_from_the_opening_on_the_secretary_writes(convened: World) -> None:
    Meeting.objects.update(state="running", opened_at=convened.at(0))
    with pytest.raises(NotAllowed):
        save(convened, "nguyet")
    assert save(convened, "thuong").revision == 1


def test_who_takes_no_part_drafts_nothing(convened: World) -> None:
    make_recusal(convened, 1, "nguyet", minute=-90)
    assert drafted_items(convened.users["nguyet"], convened.meeting) == {convened.items[1].pk}
    with pytest.raises(NotAllowed):
        save(convened, "nguyet")


def test_a_secret_item_is_drafted_on_paper(convened: World) -> None:
    item = make_secret(convened)
    assert item.pk not in drafted_items(convened.users["nguyet"], convened.meeting)
    with pytest.raises(NotAllowed):
        save_conclusion(item=item, text=TEXT, revision=0, by=convened.users["nguyet"], at=convened.at(-60))


def test_the_page_and_the_way_to_it(convened: World) -> None:
    tablet = client(convened, "nguyet")
    to = reverse("agenda:prepared", args=[convened.items[0].pk])
    meeting = reverse("documents:meeting", args=[convened.meeting.pk])
    assert f"{to}?next=" in tablet.get(meeting).content.decode()
    assert to not in client(convened, "hanh").get(meeting).content.decode()
    answer = tablet.post(
        reverse("agenda:conclusion", args=[convened.items[0].pk]), {"text": TEXT, "revision": "0", "next": to}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, to)
    assert f">{TEXT}</textarea>" in tablet.get(to).content.decode()
    assert "Dự thảo kết luận: Đặng Thị Ánh Nguyệt" in client(convened, "thuong").get(meeting).content.decode()
    stale = tablet.post(reverse("agenda:conclusion", args=[convened.items[0].pk]), {"text": "Khác.", "revision": "0"})
    assert (stale.status_code, "Khác." in stale.content.decode()) == (409, True)
