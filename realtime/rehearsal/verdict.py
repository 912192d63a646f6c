"""What the figures mean, for people who are no engineers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils import formats, translation
from django.utils.translation import gettext as _

from realtime.rehearsal.judgement import Judgement

# Seconds within which 95 of 100 must be done for a room to work without waiting.
LIMITS: Final = {"sign_in": 5.0, "check_in": 3.0, "first_page": 4.0, "news": 3.0, "vote_seen": 5.0, "ballot": 2.0}
AFTER_A_KILL: Final = 10.0  # for a ballot while servers die and start again
HERD_SECONDS: Final = 20.0
LANGUAGES: Final = ("vi", "en")


@dataclass(frozen=True)
class Findings:
    """What a verdict rests on. `actions` as `Measures.told` gives them; `away`: pages that did not come back."""

    delegates: int
    kills: int
    is_postgresql: bool
    processes: int
    actions: dict[str, Any]
    ballots: Judgement
    memory_mb: float
    herd_seconds: float
    away: int
    saturated: bool

    @property
    def holds(self) -> bool:
        """Whether no ballot was lost or counted twice and everybody was served."""
        return self.ballots.holds and not self.away

    @property
    def slow(self) -> list[str]:
        """The actions that took too long."""
        limits = {**LIMITS, "ballot": AFTER_A_KILL} if self.kills else LIMITS
        found = [name for name, most in limits.items() if self.actions.get(name, {"p95_ms": 0})["p95_ms"] > most * 1000]
        return found + (["herd"] if self.herd_seconds > HERD_SECONDS else [])

    @property
    def is_enough(self) -> bool:
        return self.holds and not self.slow


def verdict(found: Findings) -> dict[str, Any]:
    """`ok`: nothing lost, nothing double, nobody unserved; `enough`: fast enough too; the sentences by language."""
    said: dict[str, Any] = {"ok": found.holds, "enough": found.is_enough}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = " ".join(_sentences(found))
    return said


def _sentences(found: Findings) -> Iterable[str]:
    shown = found.actions.get("vote_seen", {"max_ms": 0})["max_ms"] / 1000
    yield _(
        "%(count)s máy: mọi người thấy phiếu biểu quyết trong %(seconds)s giây; %(lost)s phiếu mất, %(double)s phiếu "
        "trùng; máy chủ dùng %(memory)s MB."
    ) % {
        "count": found.delegates,
        "seconds": _number(shown, 1),
        "lost": found.ballots.lost,
        "double": found.ballots.double,
        "memory": _number(found.memory_mb, 0),
    }
    if found.kills:
        yield _("Máy chủ bị tắt đột ngột %s lần giữa lúc biểu quyết.") % found.kills
    yield _("Đủ sức.") if found.is_enough else _("Chưa đủ sức.")
    yield from _advice(found)


def _advice(found: Findings) -> Iterable[str]:
    """What to do, the most serious first."""
    if found.ballots.lost or found.ballots.double:
        yield _("Chưa dùng máy chủ này để biểu quyết; gửi tệp báo cáo này cho đơn vị cài đặt.")
    if found.ballots.unserved:
        yield _("%s lượt biểu quyết không gửi được phiếu.") % found.ballots.unserved
    if found.away:
        yield _("%s máy mất kết nối và không trở lại.") % found.away
    if found.slow:
        yield _("Chậm ở: %s.") % ", ".join(_named()[name] for name in found.slow)
        yield _remedy(found)
    if found.saturated:
        yield _(
            "Máy chạy diễn tập đã hết sức khi đóng vai các máy tính bảng, nên số đo chậm hơn thực tế; máy tính bảng "
            "thật không dùng sức của máy chủ."
        )


def _remedy(found: Findings) -> str:
    if not found.is_postgresql:
        return _("Chuyển sang PostgreSQL và Redis với nhiều tiến trình (deploy/README.vi.md), hoặc giảm số máy.")
    if found.processes < 2:
        return _("Cài Redis và nginx để chạy nhiều tiến trình (deploy/README.vi.md).")
    return _("Thêm nhân xử lý cho máy chủ, hoặc tách cơ sở dữ liệu sang máy khác (docs/scaling.md).")


def _named() -> dict[str, str]:
    return {
        "sign_in": _("đăng nhập"),
        "check_in": _("điểm danh"),
        "first_page": _("mở tài liệu"),
        "news": _("theo dõi chủ trì"),
        "vote_seen": _("hiện phiếu biểu quyết"),
        "ballot": _("ghi nhận phiếu"),
        "herd": _("kết nối lại khi cả phòng mất mạng"),
    }


def _number(value: float, places: int) -> str:
    return str(formats.number_format(round(value, places), places))
