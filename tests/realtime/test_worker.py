"""Tasks of a process that died are done by somebody."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from documents.drawing import draw_pages
from realtime.worker import LOST, take_back

pytestmark = pytest.mark.django_db
NOBODY = "00000000-0000-0000-0000-000000000000"


def claimed(worker: str, ago: timedelta = timedelta(0)) -> DBTaskResult[..., Any]:
    row = DBTaskResult.objects.get(pk=draw_pages.enqueue(NOBODY).id)
    row.claim(worker)
    DBTaskResult.objects.filter(pk=row.pk).update(started_at=timezone.now() - ago)
    return row


def state(row: DBTaskResult[..., Any]) -> str:
    return DBTaskResult.objects.get(pk=row.pk).status


def test_what_it_was_doing_when_it_died_is_queued_again() -> None:
    mine, other = claimed("here:8001"), claimed("here:8002")
    assert take_back("here:8001", timezone.now()) == 1
    assert (state(mine), state(other)) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def test_what_nobody_can_still_be_doing_is_queued_again() -> None:
    long_ago, lately = claimed("gone:8001", LOST + timedelta(minutes=1)), claimed("there:8001", LOST / 2)
    take_back("here:8001", timezone.now())
    assert (state(long_ago), state(lately)) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def test_what_is_done_stays_done() -> None:
    row = claimed("here:8001")
    row.set_successful(None)
    assert take_back("here:8001", timezone.now()) == 0
    assert state(row) == TaskResultStatus.SUCCESSFUL
