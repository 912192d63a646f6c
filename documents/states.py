"""The states of a paper version and of an official document."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperState(models.TextChoices):
    READY = "ready", _("đã tải lên")
    CIRCULATED = "circulated", _("đã gửi đại biểu")
    WITHDRAWN = "withdrawn", _("đã rút")


class PagesState(models.TextChoices):
    """How far the page images of a version are; a missing page is made when somebody asks for it."""

    WAITING = "waiting", _("chờ xử lý trang")
    WORKING = "working", _("đang xử lý trang")
    READY = "ready", _("đã xử lý xong")
    FAILED = "failed", _("không xử lý được")


class ActKind(models.TextChoices):
    CONCLUSION_NOTICE = "notice", _("thông báo kết luận")
    MINUTES = "minutes", _("biên bản")
    INVITATION = "invitation", _("giấy mời")


class ActState(models.TextChoices):
    DRAFT = "draft", _("dự thảo")
    CHECKED = "checked", _("văn phòng đã kiểm tra")
    ISSUED = "issued", _("đã ban hành")


STEPS: dict[str, frozenset[str]] = {
    ActState.DRAFT: frozenset({ActState.CHECKED}),
    ActState.CHECKED: frozenset({ActState.DRAFT, ActState.ISSUED}),
    ActState.ISSUED: frozenset(),
}


class Channel(models.TextChoices):
    ELECTRONIC = "electronic", _("điện tử")
    PAPER = "paper", _("giấy")


def may_step(current: str, following: str) -> bool:
    """Whether an official document in state `current` may go to `following`."""
    return following in STEPS.get(current, frozenset())
