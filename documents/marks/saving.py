"""Keeping marks as they are made, from any number of a person's devices, each change once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _

from documents import access
from documents.marks.changes import Change
from documents.models import Mark, MarkSheet, PaperVersion
from documents.models.mark import MarkPlace
from people.models import User

MOST: Final = 3000  # marks of one person on one version
MOST_EVER: Final = 20000  # with those erased, of which a number is kept

# Sent after the commit with `meeting_id`, `paper_id`, `user_id`, `version`, `head` and `shared` (others see
# a change too). A mark is
# personal and no event: the journal never tells who marked what.
changed = Signal()


@dataclass
class Outcome:
    """What became of a message. `stale`: another device was first; the mark as it is. `refused`: with a sentence."""

    head: int
    saved: list[Mark] = field(default_factory=list)
    stale: list[Mark] = field(default_factory=list)
    refused: list[tuple[UUID, str]] = field(default_factory=list)


@transaction.atomic
def save_marks(*, version: PaperVersion, changes: Sequence[Change], by: User, at: datetime) -> Outcome:
    """Keeps each change unless another device changed the same mark first; the same message again changes nothing.

    A change follows on the revision that the device has seen: only revision `n + 1` replaces revision `n`. Raises
    `NotAllowed` when the person may not read the paper (any more).
    """
    access.must_mark(by, version.paper)
    sheet = lock(version, by)
    known = {mark.pk: mark for mark in Mark.objects.filter(pk__in=[one.id for one in changes]).select_related("sheet")}
    outcome = Outcome(sheet.head)
    room = _Room(sheet)
    shared = False
    for change in changes:
        mark = known.get(change.id)
        if mark is not None and mark.sheet_id != sheet.pk:
            outcome.refused.append((change.id, _("Dấu này không lưu được ở đây. Tải lại trang.")))
        elif mark is not None and _says(mark, change):
            outcome.saved.append(mark)
        elif change.revision != (mark.revision + 1 if mark else max(1, change.revision)):
            outcome.stale.append(mark)  # type: ignore[arg-type]
        elif refusal := room.refusal(mark, change):
            outcome.refused.append((change.id, refusal))
        else:
            shared = shared or bool(change.share) or bool(mark and mark.share)
            known[change.id] = _write(sheet, mark, change, at)
            outcome.saved.append(known[change.id])
    if sheet.head != outcome.head:
        sheet.save(update_fields=["head"])
        tell(version, by, sheet.head, shared)
    outcome.head = sheet.head
    return outcome


def lock(version: PaperVersion, user: User) -> MarkSheet:
    """The person's sheet on a version, made if there is none, its row locked."""
    MarkSheet.objects.get_or_create(version=version, user=user)
    return MarkSheet.objects.select_for_update().get(version=version, user=user)


def tell(version: PaperVersion, user: User, head: int, shared: bool) -> None:
    """Has the person's other devices, and everybody who reads the paper where `shared`, look for what is new."""
    facts: dict[str, object] = {
        "meeting_id": version.paper.meeting_id,
        "paper_id": version.paper_id,
        "user_id": user.pk,
    }
    facts |= {"version": version.number, "head": head, "shared": shared}
    transaction.on_commit(lambda: changed.send(sender=None, **facts), robust=True)


class _Room:
    """How many more marks there is room for on a sheet."""

    def __init__(self, sheet: MarkSheet) -> None:
        self.alive = Mark.objects.filter(sheet=sheet, erased=False).count()
        self.ever = Mark.objects.filter(sheet=sheet).count()

    def refusal(self, mark: Mark | None, change: Change) -> str:
        """Why the change cannot be kept; empty, and counted, if it can."""
        more = int(not change.erased) - int(mark is not None and not mark.erased)
        new = int(mark is None)
        if (more > 0 and self.alive + more > MOST) or (new and self.ever + new > MOST_EVER):
            return _("Tài liệu này đã có quá nhiều dấu. Tẩy bớt dấu không cần nữa rồi ghi tiếp.")
        self.alive += more
        self.ever += new
        return ""


def _says(mark: Mark, change: Change) -> bool:
    """Whether the mark is already as the change says: the message came twice."""
    names = ("revision", "page", "kind", "shape", "colour", "width", "text", "quote", "share", "erased")
    return all(getattr(mark, name) == getattr(change, name) for name in names)


def _write(sheet: MarkSheet, mark: Mark | None, change: Change, at: datetime) -> Mark:
    sheet.head += 1
    fresh = mark or Mark(pk=change.id, sheet=sheet, made_at=at)
    if change.settled or change.shape != fresh.shape:
        fresh.place = MarkPlace.HERE
    for name in ("revision", "page", "kind", "shape", "colour", "width", "text", "quote", "share", "erased"):
        setattr(fresh, name, getattr(change, name))
    fresh.seq, fresh.changed_at = sheet.head, at
    fresh.save(force_insert=mark is None)
    return fresh
