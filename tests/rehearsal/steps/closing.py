"""The end of the meeting, which comes once."""

import time

from tests.rehearsal import cast
from tests.rehearsal.play import Play, require_words


async def close(play: Play) -> str:
    play.closed_at = time.perf_counter()
    lead = await play.chair.part("lead")
    note = await play.news(play.chair.press(lead, f"{play.meeting}closing/"))
    for name in cast.ROOM:
        require_words((await play.person(name).part("now")).words, "Phiên họp đã bế mạc")
    return note


async def close_again(play: Play) -> str:
    assert play.chair.seat is not None
    reason = await play.chair.refused(play.chair.seat, f"{play.meeting}closing/", [], 409)
    return reason.split(".")[0]
