"""Fills the empty database of a rehearsal: `python -m realtime.rehearsal.seed <JSON>`, prints what is in it.

The meeting comes in as a dossier; stand-ins take seats beside its members until there are as many delegates as asked;
everybody has a session, so that nobody waits for hundreds of passwords; the meeting is convened and has questions.
"""

import io
import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import django
from django.utils.translation import gettext as _

PASSWORD: Final = "dien-tap-2026-khong-giay"  # noqa: S105 - of stand-ins that live for some minutes
LONG_AGO: Final = date(2000, 1, 1)
SHEETS: Final = 5


class NotOurs(Exception):
    """The database is not an empty one made for a rehearsal."""


def main(told: dict[str, Any]) -> dict[str, Any]:
    """`told`: `name` of the database or folder, `dossier`, `delegates`, `votes`. Raises `NotOurs`, `Refusal`."""
    from django.db import transaction

    from people.models import User

    if not _is_ours(told["name"]) or User.objects.exists():
        raise NotOurs
    from django.utils import timezone

    from documents.dossier.importing import import_dossier

    meeting = import_dossier(Path(told["dossier"]), at=timezone.now()).meeting
    with transaction.atomic():
        _stand_in(meeting, told["delegates"])
    return _convened(meeting, told["votes"])


def _is_ours(name: str) -> bool:
    from django.db import connection

    return bool(name) and name in str(connection.settings_dict["NAME"])


def _stand_in(meeting: Any, wanted: int) -> None:
    """New members of the body until the room has `wanted` delegates, seated already; a secretary if there is none."""
    from django.contrib.auth.hashers import make_password

    from meetings.models import Attendee
    from people.models import Membership, StaffRole, User
    from people.text import fold, name_key

    held = Attendee.objects.filter(meeting=meeting).exclude(role__in=["secretary", "clerk"]).count()
    hashed = make_password(PASSWORD)
    people = []
    for number in range(1, wanted - held + 1):
        name = _("Đại biểu diễn tập %04d") % number
        keys = {"name_key": name_key(name), "search_key": fold(name)}
        people.append(User(username=f"dien-tap-{number:04d}", full_name=name, password=hashed, **keys))
    User.objects.bulk_create(people, batch_size=500)
    last = Membership.objects.filter(body=meeting.body).count()
    rows = [
        Membership(body=meeting.body, user=user, position=place, starts=LONG_AGO)
        for place, user in enumerate(people, last + 1)
    ]
    Membership.objects.bulk_create(rows, batch_size=500)
    seats = [
        Attendee(meeting=meeting, user=user, role="member", is_member=True, position=place)
        for place, user in enumerate(people, last + 1)
    ]
    Attendee.objects.bulk_create(seats, batch_size=500)
    if not StaffRole.objects.filter(body=meeting.body, role="secretary").exists():
        name = _("Thư ký diễn tập")
        secretary = User(username="dien-tap-thu-ky", full_name=name, password="!")  # noqa: S106 - no password
        secretary.save()
        StaffRole.objects.create(body=meeting.body, user=secretary, role="secretary")
        Attendee.objects.create(meeting=meeting, user=secretary, role="secretary", position=last + 5000)


def _convened(meeting: Any, votes: int) -> dict[str, Any]:
    """Convenes the meeting and puts the questions; what the tablets must know."""
    from django.utils import timezone

    from meetings.models import Attendee, Meeting
    from meetings.session import convene
    from people.models import StaffRole
    from voting.questions import put_question

    secretary = StaffRole.objects.filter(body=meeting.body, role="secretary")[0].user
    meeting = convene(meeting=Meeting.objects.get(pk=meeting.pk), by=secretary, at=timezone.now())
    item = meeting.items.filter(secrecy="").order_by("restricted", "position").first()
    paper = _paper(meeting, item, secretary)
    questions = [
        put_question(
            item=item,
            question=_("Diễn tập biểu quyết lần %d: thông qua nội dung đang bàn") % number,
            by=secretary,
            at=timezone.now(),
        )
        for number in range(1, votes + 1)
    ]
    seats = list(Attendee.objects.filter(meeting=meeting).select_related("user").order_by("position"))
    sessions = _sessions([seat.user for seat in seats])
    return {
        "meeting": str(meeting.pk),
        "title": meeting.title,
        "gate_key": meeting.gate_key,
        "item": str(item.pk),
        "items": [str(key) for key in meeting.items.order_by("position").values_list("pk", flat=True)],
        "paper": str(paper.pk),
        "votes": [str(vote.pk) for vote in questions],
        "password": PASSWORD,
        "people": [
            {
                "username": seat.user.username,
                "role": seat.role,
                "votes": seat.is_member,
                "stands_in": seat.user.username.startswith("dien-tap-"),
                "session": session,
            }
            for seat, session in zip(seats, sessions, strict=True)
        ],
    }


def _paper(meeting: Any, item: Any, by: Any) -> Any:
    """A paper that everybody may read and whose pages are drawn, as they are days before a meeting."""
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from documents.drawing import draw_all
    from documents.intake import Upload
    from documents.models import Paper, PaperVersion
    from documents.papers import PaperPlan, add_paper

    papers = Paper.objects.filter(meeting=meeting, state="circulated", item__restricted=False)
    paper = papers.order_by("item__position", "position").first()
    if paper is None:
        upload = Upload(file=io.BytesIO(_sheets()), name="dien-tap.pdf", declared=True)
        plan = PaperPlan(title=_("Tài liệu diễn tập"), item=None if item.restricted else item)
        paper = add_paper(meeting=meeting, plan=plan, upload=upload, by=by, at=timezone.now())
    DBTaskResult.objects.all().delete()  # the other papers were drawn days before: not now, beside the rehearsal
    draw_all(PaperVersion.objects.filter(paper=paper).latest("number"))
    return paper


def _sheets() -> bytes:
    """A paper of some pages for a meeting that has none yet."""
    from PIL import Image, ImageDraw

    sheets = []
    for number in range(1, SHEETS + 1):
        sheet = Image.new("L", (1240, 1754), 255)
        pen = ImageDraw.Draw(sheet)
        for line in range(120, 1600, 40):
            pen.text((150, line), f"{number}.{line} " + "dien tap " * 12, fill=0)
        sheets.append(sheet)
    out = io.BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=150)
    return out.getvalue()


def _sessions(people: list[Any]) -> list[str]:
    """A session for each person, as a sign-in leaves it."""
    from django.contrib.sessions.backends.base import VALID_KEY_CHARS
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.utils import timezone
    from django.utils.crypto import get_random_string

    store, rows = SessionStore(), []
    ends = timezone.now() + timedelta(hours=12)
    for user in people:
        content = {
            "_auth_user_id": str(user.pk),
            "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
            "_auth_user_hash": user.get_session_auth_hash(),
        }
        key = get_random_string(32, VALID_KEY_CHARS)
        rows.append(Session(session_key=key, session_data=store.encode(content), expire_date=ends))
    Session.objects.bulk_create(rows, batch_size=500)
    return [row.session_key for row in rows]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))))
