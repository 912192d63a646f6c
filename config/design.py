"""The design system on one page, with the words of a real meeting. Debug only."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from config.tones import TONES

PAGES = ("index", "room", "ballot", "desk", "reader", "screen", "sign-in")


@dataclass(frozen=True)
class Sample:
    """A person as the templates see one."""

    full_name: str
    title: str = ""
    is_authenticated: bool = True

    def __str__(self) -> str:
        return self.full_name


CHAIR = Sample("Trần Minh Khôi", "Bí thư Đảng ủy phường")
PEOPLE = [
    CHAIR,
    Sample("Lê Thị Thu Hạnh", "Phó Bí thư Thường trực"),
    Sample("Nguyễn Quốc Đạt", "Phó Bí thư, Chủ tịch Ủy ban nhân dân phường"),
    Sample("Đỗ Thị Ngọc Ánh", "Trưởng Ban Xây dựng Đảng"),
    Sample("Phạm Văn Ước", "Chủ nhiệm Ủy ban Kiểm tra"),
]
COLOURS = (
    ("ground", "surface", "sunken", "line", "line-strong", "bar"),
    ("ink", "ink-2", "ink-3", "link", "primary", "primary-soft"),
    ("accent", "ok", "warn", "danger", "info", "silent"),
    ("yes", "no", "other", "accent-soft", "ok-soft", "warn-soft"),
)


@login_not_required
def design(request: HttpRequest) -> HttpResponse:
    """`?page=` chooses one of `PAGES`: the catalogue, or a whole page built from it."""
    name = request.GET.get("page", "index")
    if name not in PAGES:
        raise Http404
    now = timezone.now()
    context = {
        "user": CHAIR,
        "people": PEOPLE,
        "pages": PAGES,
        "tones": TONES,
        "colours": COLOURS,
        "now": now,
        "turn_started": now - timedelta(minutes=3, seconds=12),
        "item_started": now - timedelta(minutes=21, seconds=40),
    }
    return render(request, f"design/{name}.html", context)
