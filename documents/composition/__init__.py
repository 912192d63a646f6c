"""From what happened in a meeting to the content of its official documents."""

from documents.composition.invitation import compose_invitation
from documents.composition.minutes import compose_minutes
from documents.composition.notice import compose_notice

__all__ = ["compose_invitation", "compose_minutes", "compose_notice"]
