"""How far letters of the outbox are, for pages that show it while they are open."""

from collections.abc import Hashable

from django.db.models import Count, Max, Q, QuerySet

from documents.models import Letter


def progress_sign(letters: QuerySet[Letter]) -> Hashable:
    """Another one whenever one of the letters was sent, was held up or failed."""
    failed = Count("pk", filter=~Q(problem=""))
    return tuple(letters.aggregate(Count("sent_at"), Max("sent_at"), Max("held_until"), failed=failed).values())
