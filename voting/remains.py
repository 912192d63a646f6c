"""What is left of a box after it was emptied: the key's file, and erased rows that a database keeps for a while."""

import logging
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from voting import custody
from voting.models import Envelope, Participation, Vote
from voting.states import UNFINISHED

logger = logging.getLogger(__name__)


def clear(vote_id: UUID) -> None:
    """Destroys the key of the vote first, then the remains in the database; what cannot be done now is logged.

    Without the key an envelope is noise, so nothing depends on the second half. Runs outside a transaction.
    """
    custody.destroy(vote_id)
    custody.sweep(set(Vote.objects.filter(secret=True, state__in=UNFINISHED).values_list("pk", flat=True)))
    try:
        _postgresql() if connection.vendor == "postgresql" else _sqlite()
    except DatabaseError:
        logger.warning("Erased envelopes may stay on the disk until the database tidies up.", exc_info=True)


def _sqlite() -> None:
    """Erased pages are overwritten already (`secure_delete`); the log of writes still holds them as they were."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _postgresql() -> None:
    """An empty table is given a new file; one that another vote uses is vacuumed."""
    with connection.cursor() as cursor:
        with transaction.atomic():
            cursor.execute("SET LOCAL lock_timeout = '2s'")
            cursor.execute(f"LOCK TABLE {Envelope._meta.db_table} IN ACCESS EXCLUSIVE MODE")
            if not Envelope.objects.exists():
                cursor.execute(f"TRUNCATE {Envelope._meta.db_table}")
        for model in (Envelope, Participation):
            cursor.execute(f"VACUUM {model._meta.db_table}")
