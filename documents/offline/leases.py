"""The server's half of a device's key, and for how long the device may use it without asking again."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models import OfflineCopy, OfflineDevice
from meetings import access
from meetings.models import Meeting
from people.models import User
from people.refusals import NotAllowed, Refusal

SHARE_BYTES: Final = 32
SESSION: Final = "offline_device"  # the device that a session's sign-out ends


class Ended(Refusal):
    """The device must throw away what it keeps."""

    message = _("Tài liệu trên máy này đã bị khóa. Đồng chí tải lại nếu vẫn cần.")
    status = 410


class SwitchedOff(NotAllowed):
    message = _("Văn phòng không cho giữ tài liệu trên máy. Đồng chí đọc trực tuyến.")


@transaction.atomic
def enrol(*, label: str, by: User, at: datetime) -> OfflineDevice:
    """A device of the person that begins to keep papers. Raises `SwitchedOff`."""
    if not settings.OFFLINE_LEASE:
        raise SwitchedOff
    return OfflineDevice.objects.create(
        user=by,
        share=secrets.token_hex(SHARE_BYTES),
        label=label,
        made_at=at,
        seen_at=at,
        until=at + settings.OFFLINE_LEASE,
    )


@transaction.atomic
def renew(*, device_id: UUID, held: Iterable[UUID], by: User, at: datetime) -> OfflineDevice:
    """The device is heard of: its lease begins anew, and copies it no longer has (`held` are versions) are forgotten.

    Raises `Ended` for a device that was ended, that is another person's, or that nobody knows.
    """
    device = OfflineDevice.objects.select_for_update().filter(pk=device_id, user=by, ended_at=None).first()
    if device is None or not settings.OFFLINE_LEASE:
        raise Ended
    device.seen_at, device.until = at, at + settings.OFFLINE_LEASE
    device.save(update_fields=["seen_at", "until"])
    OfflineCopy.objects.filter(device=device).exclude(version__in=list(held)).delete()
    return device


@transaction.atomic
def end_device(*, device_id: UUID, at: datetime) -> None:
    """Throws the server's half away. Ending an ended device changes nothing."""
    device = OfflineDevice.objects.select_for_update().filter(pk=device_id, ended_at=None).first()
    if device is None:
        return
    device.share, device.ended_at = "", at
    device.save(update_fields=["share", "ended_at"])
    OfflineCopy.objects.filter(device=device).delete()


def lock_device(*, device_id: UUID, meeting: Meeting, by: User, at: datetime) -> None:
    """A lost tablet: the office of a meeting ends a device of somebody who is asked to it. Raises `NotAllowed`."""
    access.must(access.may_prepare(by, meeting), _("Chỉ văn phòng khóa được máy của đại biểu."))
    theirs = OfflineDevice.objects.filter(pk=device_id, user__attendances__meeting=meeting).exists()
    access.must(theirs, _("Máy này không phải của đại biểu phiên họp."))
    end_device(device_id=device_id, at=at)


def end_with_session(request: HttpRequest | None, **_signal: Any) -> None:
    """Who signs out leaves nothing readable behind (`user_logged_out`)."""
    if request is not None and (device := request.session.get(SESSION)):
        end_device(device_id=UUID(device), at=timezone.now())
