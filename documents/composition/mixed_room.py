"""How the minutes put where the answers of a mixed room came from: by tablet, by hand, by slip, or counted."""

from django.utils.translation import override

from voting.entry_parts import figures
from voting.models import Vote
from voting.queries import roll
from voting.room_answers import counted_hands, ways_of
from voting.wording import by_ways


def origins(vote: Vote) -> tuple[str, ...]:
    """Whole sentences, always in Vietnamese: how many by which way, for whom the office entered an answer (never
    which), and each count of hands with who counted; nothing where all answered on tablets."""
    ways = ways_of(vote)
    if not ways.is_mixed:
        return ()
    with override("vi"):
        said = [f"Cách ghi nhận {by_ways(ways)}."]
        entered = [f"đồng chí {one.attendee.user} ({one.way_label})" for one in roll(vote) if one.entered_by]
        if entered:
            said.append(f"Văn phòng ghi thay theo ý kiến của {', '.join(entered)}.")
        said += [
            f"Đếm chung {one.size} đồng chí giơ tay, không ghi tên: {figures(one, vote)}. Người đếm: {one.counted_by}."
            for one in counted_hands(vote)
        ]
    return tuple(said)
