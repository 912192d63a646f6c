"""Which way of circulating a paper may have, and what of it may leave the system."""

from django.utils.translation import gettext_lazy as _

from documents.models import Consultation, Paper
from documents.states import Circulation, ConsultationState
from meetings.models import Meeting
from people.refusals import BadInput, NotAllowed, Refusal


class NoRoom(BadInput):
    """Nobody can read a paper in the room of a meeting that has none."""

    message = _("Phiên họp trực tuyến không có phòng họp nên không có tài liệu chỉ đọc trong phòng.")


class AskedAbout(Refusal):
    """Members are asked in writing about the paper; who answers reads it where they are."""

    message = _("Đang lấy ý kiến bằng văn bản về tài liệu này. Kết thúc đợt lấy ý kiến trước khi đổi cách lưu hành.")


class StaysHere(NotAllowed):
    """No copy of the paper leaves the system."""

    message = _("Tài liệu thu hồi chỉ đọc trên hệ thống, không tải về được.")


class StaysInRoom(NotAllowed):
    """No copy of the paper leaves the system, the office's neither."""

    message = _("Tài liệu chỉ đọc trong phòng họp không xuất ra tệp, kể cả với văn phòng.")


def ensure_fits(circulation: str, meeting: Meeting, paper: Paper | None = None) -> None:
    """Whether a paper of the meeting may circulate so. Raises `NoRoom`, `AskedAbout`."""
    if circulation == Circulation.ROOM and meeting.mode == Meeting.Mode.ONLINE:
        raise NoRoom
    if circulation and Consultation.objects.filter(paper=paper, state=ConsultationState.OPEN).exists():
        raise AskedAbout


def ensure_may_leave(paper: Paper, *, office: bool = False) -> None:
    """Raises `StaysInRoom` for a paper for the room alone, `StaysHere` for one to be returned but to the office."""
    if paper.circulation == Circulation.ROOM:
        raise StaysInRoom
    if paper.circulation == Circulation.RETURN and not office:
        raise StaysHere
