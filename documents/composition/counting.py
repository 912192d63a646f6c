"""What every record of counting says alike, of paper ballots and of secret votes on screens."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import override

from documents.acts import wording
from voting.roll_words import taken_out
from voting.rules import Roll


def excluded(roll: Roll) -> str:
    """Who of those summoned is out of the sum: ", trừ 1 bị đình chỉ; 2 không tham gia"; "" where nobody is."""
    with override("vi"):
        said = "; ".join(taken_out(roll))
    return f", trừ {said}" if said else ""


def moment(at: datetime) -> str:
    """ "hồi 08 giờ 56 phút, ngày 12/11/2026", as the clocks of the office showed it."""
    local = timezone.localtime(at)
    return f"hồi {wording.clock(local.time())}, ngày {wording.short_day(local.date())}"
