"""The background tasks' worker, as a thread of the serving process.

In the same process its commits wake the hub directly; a worker of its own would be heard a second later. Several
processes share one queue: the database gives each task to one of them.
"""

import logging
import threading
from datetime import datetime, timedelta

from django.db import close_old_connections
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between two looks at an empty queue, and after a failure of the database
LOST = timedelta(hours=1)  # no task takes that long: whoever ran it is gone


class Background(threading.Thread):
    """Runs queued tasks one after the other until it is told to stop.

    `name` is this process's among all that serve, and the same after a restart: what it was doing when it died is
    then done again.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name="tasks", daemon=True)
        self._ended = threading.Event()
        self._worker = Worker(
            queue_names=["*"],
            interval=PAUSE,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        while not self._ended.is_set():
            try:
                take_back(self._worker.worker_id, timezone.now())
                self._worker.run()
            except Exception:
                logger.exception("the task worker failed and starts again")
                self._ended.wait(PAUSE)
            finally:
                close_old_connections()

    def stop(self, patience: float = 10.0) -> None:
        """Lets the running task finish, for `patience` seconds at most."""
        self._ended.set()
        self._worker.running = False
        self.join(patience)


def take_back(name: str, at: datetime) -> int:
    """Puts tasks back into the queue whose worker died over them: the one of this name, or any too long ago."""
    running = DBTaskResult.objects.running().values_list("pk", "worker_ids", "started_at")
    lost = [pk for pk, workers, began in running if workers[-1:] == [name] or (began and began < at - LOST)]
    return DBTaskResult.objects.running().filter(pk__in=lost).update(status=TaskResultStatus.READY, started_at=None)
