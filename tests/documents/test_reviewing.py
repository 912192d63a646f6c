"""Looking through checked minutes by the buttons."""

import pytest
from django.test import Client
from django.urls import reverse

from documents import checking, drafts
from documents.models import Act, Remark
from tests.documents.factories import conclude
from tests.factories import World, world


@pytest.fixture
def here(db: None) -> World:
    made = world(state="closed", present=10)
    conclude(made)
    checking.check_act(act=drafts.act_of(made.meeting, "minutes"), by=made.clerk, at=made.at(210))
    return made


def as_(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_from_the_office_to_the_members_and_back(here: World) -> None:
    clerk, member, chair = (as_(here, name) for name in ("cham", "hanh", "khoi"))
    act, page = Act.objects.get(kind="minutes"), reverse("documents:minutes", args=[here.meeting.pk])
    assert "Chưa ban hành" in member.get(page).content.decode()
    assert member.get(reverse("documents:act-file", args=[act.pk])).status_code == 404
    assert "Gửi 10 thành viên xem trước khi ký" in clerk.get(page).content.decode()
    clerk.post(reverse("documents:showing", args=[act.pk]))
    assert page in member.get("/").content.decode()
    assert "Đồng ý với biên bản" in member.get(page).content.decode()
    assert member.get(reverse("documents:act-file", args=[act.pk])).status_code == 200
    member.post(reverse("documents:remarks", args=[act.pk]), {"answer": "agree", "revision": 1})
    assert "Đồng chí đã đồng ý" in member.get(page).content.decode()
    as_(here, "dat").post(reverse("documents:remarks", args=[act.pk]), {"text": "Mục 2 nhầm", "revision": 1})
    for client in (clerk, chair):
        shown = client.get(page).content.decode()
        assert ("2/10" in shown, "Mục 2 nhầm" in shown) == (True, True)
    assert page not in member.get("/").content.decode()


def test_an_empty_remark_is_asked_for(here: World) -> None:
    act = Act.objects.get(kind="minutes")
    as_(here, "cham").post(reverse("documents:showing", args=[act.pk]))
    form = {"text": "  ", "revision": 1}
    answer = as_(here, "hanh").post(reverse("documents:remarks", args=[act.pk]), form, headers={"X-Quiet": "1"})
    assert (answer.status_code, Remark.objects.count()) == (422, 0)
