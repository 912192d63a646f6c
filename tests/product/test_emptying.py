"""After a test with real transactions every table is as it was before."""

from threading import Event, Thread

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import IntegrityError

from documents import checking, drafts, issuing
from documents.models import Act
from people.models import Office
from tests import emptying
from tests.documents.factories import conclude
from tests.factories import World, world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def here(transactional_db: None) -> World:
    made = world(state="closed", present=10)
    conclude(made)
    return made


def issued(here: World) -> Act:
    act = checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(210))
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(215))


def rows() -> dict[str, int]:
    """How many rows each table of a model has that has any."""
    models = apps.get_models(include_auto_created=True)
    counts = {one._meta.db_table: one._base_manager.count() for one in models if one._meta.managed}
    return {table: count for table, count in counts.items() if count}


def test_all_rows_go_with_issued_acts_among_them(here: World) -> None:
    issued(here)
    assert {"documents_act", "meetings_event", "people_user"} <= set(rows())
    emptying.empty("default")
    assert set(rows()) == emptying.OF_THE_TABLES


def test_acts_are_kept_again_afterwards(here: World) -> None:
    issued(here)
    emptying.empty("default")
    made = world(state="closed", present=10)
    conclude(made)
    act = issued(made)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Act.objects.filter(pk=act.pk).update(pages=99)


@pytest.mark.race
def test_who_still_writes_is_waited_for(here: World) -> None:
    wrote, ended = Event(), Event()

    def write() -> None:
        with transaction.atomic():
            Office.objects.create(organisation=here.organisation, name="Văn phòng thứ hai", position=9)
            wrote.set()
            ended.wait(0.3)
        connection.close()

    writer = Thread(target=write)
    writer.start()
    wrote.wait()
    emptying.empty("default")
    writer.join()
    assert set(rows()) == emptying.OF_THE_TABLES
