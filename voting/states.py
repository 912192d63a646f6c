"""The states of a vote (`SEALED` only of a secret one) and its choices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VoteState(models.TextChoices):
    READY = "ready", _("đã chuẩn bị")
    OPEN = "open", _("đang biểu quyết")
    SEALED = "sealed", _("đã đóng, chưa mở hòm phiếu")
    CLOSED = "closed", _("đã đóng")
    CANCELLED = "cancelled", _("đã hủy")


# Somebody has to do something about it before the meeting goes on.
UNFINISHED = (VoteState.OPEN, VoteState.SEALED)

STEPS: dict[str, frozenset[str]] = {
    VoteState.READY: frozenset({VoteState.OPEN, VoteState.CANCELLED}),
    VoteState.OPEN: frozenset({VoteState.SEALED, VoteState.CLOSED, VoteState.CANCELLED}),
    VoteState.SEALED: frozenset({VoteState.CLOSED, VoteState.CANCELLED}),
    VoteState.CLOSED: frozenset(),
    VoteState.CANCELLED: frozenset(),
}


class Choice(models.TextChoices):
    """The answers of a Party body; `voting.rules` counts `YES` alone as approval."""

    YES = "yes", _("Tán thành")
    NO = "no", _("Không tán thành")
    OTHER = "other", _("Ý kiến khác")


class Display(models.TextChoices):
    """What the room sees, fixed before the vote opens."""

    TOTALS = "totals", _("số phiếu, khi đang biểu quyết")
    NAMES = "names", _("số phiếu và tên, khi đang biểu quyết")
    AFTER = "after", _("chỉ sau khi đóng biểu quyết")


def may_step(current: str, following: str) -> bool:
    """Whether a vote in state `current` may go to `following`."""
    return following in STEPS.get(current, frozenset())
