import pytest
from pytest_django import Settings

from agenda.models import Item
from documents import checking, drafts, issuing
from documents.models import Act
from meetings.models import Meeting
from tests.documents.factories import conclude
from tests.factories import World, world


@pytest.fixture
def closed(db: None, settings: Settings) -> World:
    """The fixture meeting after its close, none of its items confidential; e-mail goes to a list in memory."""
    settings.PUBLIC_URL = "https://hop.example"
    settings.DEFAULT_FROM_EMAIL = "Văn phòng Đảng ủy <vanphong@hop.example>"
    here = world(state="closed", present=10)
    Item.objects.update(restricted=False)
    Meeting.objects.filter(pk=here.meeting.pk).update(closed_at=here.at(200), convened_at=here.at(-5000))
    conclude(here)
    return here


def issue(here: World) -> Act:
    act = checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(210))
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(215))
