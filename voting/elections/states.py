"""The states of an election and of its rounds, and what a paper ballot may be about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What the lines of the ballot are: persons for posts, or questions each answered yes or no."""

    ELECTION = "election", _("bầu cử")
    QUESTION = "question", _("bỏ phiếu kín hai phương án")


class Stage(models.TextChoices):
    DRAFT = "draft", _("đang lập danh sách")
    LISTED = "listed", _("đã chốt danh sách")
    OVER = "over", _("đã xong")


class RoundState(models.TextChoices):
    READY = "ready", _("chờ phát phiếu")
    ISSUING = "issuing", _("đang phát phiếu")
    VOTING = "voting", _("đang bỏ phiếu")
    COUNTING = "counting", _("đang kiểm phiếu")
    COUNTED = "counted", _("đã kiểm phiếu, chờ công bố")
    DECLARED = "declared", _("đã công bố kết quả")
    CANCELLED = "cancelled", _("đã hủy")


# What is under way: papers are out, or counted and not declared.
UNDER_WAY = (RoundState.ISSUING, RoundState.VOTING, RoundState.COUNTING, RoundState.COUNTED)

# Those who elect have papers in their hands: nothing else is voted on.
HANDED_OUT = (RoundState.ISSUING, RoundState.VOTING)

STEPS: dict[str, frozenset[str]] = {
    RoundState.READY: frozenset({RoundState.ISSUING}),
    RoundState.ISSUING: frozenset({RoundState.VOTING, RoundState.CANCELLED}),
    RoundState.VOTING: frozenset({RoundState.COUNTING, RoundState.CANCELLED}),
    RoundState.COUNTING: frozenset({RoundState.COUNTED, RoundState.CANCELLED}),
    RoundState.COUNTED: frozenset({RoundState.COUNTING, RoundState.DECLARED, RoundState.CANCELLED}),
    RoundState.DECLARED: frozenset(),
    RoundState.CANCELLED: frozenset(),
}


class Asked(models.TextChoices):
    """What is asked of a counted round before it is declared."""

    NOTHING = "", _("không có đề nghị")
    RECOUNT = "recount", _("kiểm phiếu lại")
    CANCEL = "cancel", _("hủy vòng bỏ phiếu")


class Source(models.TextChoices):
    """Who put a candidate up."""

    PREPARED = "prepared", _("cấp ủy triệu tập chuẩn bị")
    NOMINATED = "nominated", _("được đề cử")
    SELF = "self", _("ứng cử")


class Withdrawal(models.TextChoices):
    """A candidate who does not want to stand; those who elect decide."""

    NONE = "", _("không xin rút")
    ASKED = "asked", _("xin rút, chờ quyết định")
    ACCEPTED = "accepted", _("được rút")
    REFUSED = "refused", _("không được rút")


class Seat(models.TextChoices):
    """A place in the counting panel."""

    HEAD = "head", _("Trưởng ban")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Ủy viên")


def may_step(current: str, following: str) -> bool:
    """Whether a round in state `current` may go to `following`."""
    return following in STEPS.get(current, frozenset())
