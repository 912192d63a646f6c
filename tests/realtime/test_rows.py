"""Telling a row in one go: what each page hears is what it would hear if each frame were delivered to it alone."""

import asyncio
from uuid import uuid4

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from realtime.clients import HELD
from realtime.rows import BATCH, Row
from realtime.told import WINDOW
from tests.realtime.tap import Tap, client


async def test_a_row_is_told_by_the_straight_way() -> None:
    row, taps = Row(), [Tap() for _ in range(BATCH + 3)]
    clients = [client(tap) for tap in taps]
    for one in clients:
        row.add(one)
    for seq in (1, 2):
        await row.tell(f"tin {seq}", {}, seq)
    assert {tuple(tap.taken) for tap in taps} == {("tin 1", "tin 2")}
    assert {tap.straights for tap in taps} == {2}
    assert {(one.seq, one.unanswered) for one in clients} == {(2, 2)}


async def test_each_gets_their_own_frame_and_the_others_the_common_one() -> None:
    row, taps, users = Row(), [Tap() for _ in range(4)], [uuid4() for _ in range(4)]
    for tap, user in zip(taps, users, strict=True):
        row.add(client(tap, user))
    taps[3].held = 1  # is told one by one
    await row.tell("chung", {users[1]: "riêng", users[3]: "riêng"}, 1)
    assert [tap.taken for tap in taps] == [["chung"], ["riêng"], ["chung"], ["riêng"]]


async def test_what_the_kernel_takes_in_part_is_finished_before_the_next_frame() -> None:
    row, slow, other = Row(), Tap(), Tap()
    stuck = client(slow)
    row.add(stuck)
    row.add(client(other))
    slow.accepts = 4
    await row.tell("tin 1", {}, 1)
    assert (slow.taken, slow.held) == (["ti", "n 1"], 3)
    await row.tell("tin 2", {}, 2)
    assert (slow.taken[2:], slow.straights) == (["tin 2"], 1)
    slow.held, slow.accepts = 0, None  # the rest has left
    await row.tell("tin 3", {}, 3)
    await row.tell("tin 4", {}, 4)
    assert (slow.taken[3:], slow.straights) == (["tin 3", "tin 4"], 2)
    assert other.taken == ["tin 1", "tin 2", "tin 3", "tin 4"]
    assert (stuck.seq, stuck.unanswered) == (4, 4)


async def test_a_broken_socket_leaves_its_frame_to_the_server_and_harms_nobody() -> None:
    row, broken, other = Row(), Tap(), Tap()
    row.add(client(broken))
    row.add(client(other))
    broken.accepts = -1
    await row.tell("tin 1", {}, 1)
    await row.tell("tin 2", {}, 2)
    assert (broken.taken, broken.straights) == (["tin 1", "tin 2"], 1)
    assert other.taken == ["tin 1", "tin 2"]


@pytest.mark.parametrize("blocks", [True, False])
async def test_who_leaves_closes_or_is_written_to_between_two_batches_is_looked_at_again(blocks: bool) -> None:
    row, taps = Row(), [Tap() for _ in range(2 * BATCH)]
    clients = [client(tap) for tap in taps]
    for one in clients:
        row.add(one)
    await row.tell("tin 1", {}, 1)

    async def meanwhile() -> None:
        if blocks:
            taps[-1].block(10)
        else:
            taps[-1].busy()
        clients[-2].closed = True
        clients[-2].part()
        row.remove(clients[-3])

    await asyncio.gather(row.tell("tin 2", {}, 2), meanwhile())
    assert taps[-1].taken == ["tin 1", "tin 2"]
    assert taps[-1].straights == 1  # not by a way that may be gone
    assert taps[-2].taken == ["tin 1"]
    assert {tuple(tap.taken) for tap in taps[:-3]} == {("tin 1", "tin 2")}
    assert clients[-1].seq == 2
    await row.tell("tin 3", {}, 3)
    assert len(taps[-3].taken) <= 2  # it may have had the second, and certainly not the third


async def test_who_never_answers_is_told_no_more_than_the_window() -> None:
    row, silent, polite = Row(), Tap(), Tap()
    mute, kind = client(silent), client(polite)
    row.add(mute)
    row.add(kind)
    for seq in range(1, 3 * WINDOW):
        await row.tell(f"tin {seq}", {}, seq)
        if seq % 8 == 0:
            kind.answer(seq)
    assert (len(silent.taken), mute.stalled, mute.seq) == (WINDOW, True, WINDOW)
    assert (len(polite.taken), kind.stalled) == (3 * WINDOW - 1, False)
    assert not mute.answer(WINDOW - 1)
    assert mute.answer(WINDOW)
    mute.deliver("những gì đã lỡ", 3 * WINDOW - 1)
    row.add(mute)
    await row.tell("tin cuối", {}, 3 * WINDOW)
    assert (silent.taken[-2:], mute.seq) == (["những gì đã lỡ", "tin cuối"], 3 * WINDOW)


async def test_one_who_moves_keeps_what_is_unanswered() -> None:
    one_row, other_row, tap = Row(), Row(), Tap()
    mover = client(tap)
    one_row.add(mover)
    for seq in range(1, 21):
        await one_row.tell("tin", {}, seq)
    one_row.remove(mover)
    other_row.add(mover)
    for seq in range(21, 60):
        await other_row.tell("tin", {}, seq)
        await one_row.tell("tin của hàng trước", {}, seq)
    assert (len(tap.taken), mover.stalled, mover.seq) == (WINDOW, True, WINDOW)
    assert "tin của hàng trước" not in tap.taken


OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("tell"), st.integers(0, 2)),
        st.tuples(st.just("alone"), st.just(0)),
        st.tuples(st.just("answer"), st.integers(0, 6)),
        st.tuples(st.just("since"), st.just(0)),
        st.tuples(st.just("block"), st.sampled_from([0, 5, HELD + 1])),
        st.tuples(st.just("again"), st.just(0)),
    ),
    max_size=150,
)


# It missed what the others were told while it was stalled, and begins again with a hint.
MISSED = [("block", HELD + 1), ("tell", 0), ("tell", 1), ("since", 0), ("block", 0), ("tell", 0)]

# Told by itself and with the others in turns, until it has left too much without an answer.
MIXED = [("alone", 0), ("tell", 0), ("alone", 0), ("tell", 0), ("tell", 0), ("tell", 1), ("alone", 0)]
MIXED += [("tell", 0), ("tell", 0), ("answer", 1)]


@given(operations=OPERATIONS)
@example(operations=MISSED)
@example(operations=MIXED)
@settings(max_examples=150, deadline=None)
def test_a_row_tells_what_frames_delivered_one_by_one_would(operations: list[tuple[str, int]]) -> None:
    asyncio.run(_compared(operations))


async def _compared(operations: list[tuple[str, int]]) -> None:
    row, tap, lone = Row(), Tap(), Tap()
    together, alone = client(tap), client(lone)
    row.add(together)
    last = 0
    for number, (name, value) in enumerate(operations):
        if name == "tell":
            last += value
            for _ in range(5):
                await row.tell(f"{number}", {}, last if value else 0)
                alone.deliver(f"{number}", last if value else 0)
        elif name == "alone":
            together.deliver(f"{number}", last)
            alone.deliver(f"{number}", last)
        elif name == "answer":
            seq = max(0, alone.seq - value)
            assert together.answer(seq) == alone.answer(seq)
        elif name == "since":
            together.restart()
            alone.restart()
        elif name == "block":
            tap.block(value)
            lone.held = value
            if not value:  # a row sees that at once, a lone client with its next frame
                together._held = alone._held = 0
        else:
            row.add(together)
        where = [(one.seq, one.stalled, one.unanswered) for one in (together, alone)]
        assert where[0] == where[1], (number, name)
        assert tap.taken == lone.taken
