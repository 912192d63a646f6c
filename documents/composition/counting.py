"""What every record of counting says alike, of paper ballots and of secret votes on screens."""

from datetime import datetime

from django.utils import timezone

from documents.acts import wording
from voting.rules import Roll


def excluded(roll: Roll) -> str:
    """Who of those summoned is out of the sum: ", trừ 1 bị đình chỉ; 2 không tham gia"; "" where nobody is."""
    out = [
        (roll.suspended, "bị đình chỉ"),
        (roll.recused, "không tham gia"),
        (roll.absent, "vắng mặt suốt thời gian họp có lý do"),
    ]
    said = "; ".join(f"{number} {why}" for number, why in out if number)
    return f", trừ {said}" if said else ""


def moment(at: datetime) -> str:
    """ "hồi 08 giờ 56 phút, ngày 12/11/2026", as the clocks of the office showed it."""
    local = timezone.localtime(at)
    return f"hồi {wording.clock(local.time())}, ngày {wording.short_day(local.date())}"
