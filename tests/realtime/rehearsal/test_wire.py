"""The load client reads frames and answers as they are on the wire, however they are cut."""

import pytest

from realtime.rehearsal import wire


@pytest.mark.parametrize("size", [0, 1, 125, 126, 300, 65535, 65536])
def test_a_frame_is_found_when_all_of_it_is_there(size: int) -> None:
    payload = b"x" * size
    data = wire.unmasked(payload) + b"\x81\x01y"
    found = wire.frame(data, 0)
    assert found is not None
    opcode, begin, end = found
    assert (opcode, data[begin:end]) == (wire.TEXT, payload)
    assert wire.frame(data, end) == (wire.TEXT, end + 2, end + 3)


@pytest.mark.parametrize("size", [5, 300, 70000])
def test_half_a_frame_is_none(size: int) -> None:
    data = wire.unmasked(b"x" * size)
    assert [wire.frame(data[:cut], 0) for cut in (0, 1, 2, 3, 5, len(data) - 1)] == [None] * 6


def test_a_masked_frame_carries_its_payload_as_it_is() -> None:
    assert wire.answer(7) == b"\x81\x89\x00\x00\x00\x00" + b'{"ack":7}'


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
    ],
)
def test_an_answer_ends_where_it_says(answer: bytes) -> None:
    assert wire.body_end(answer) == len(answer)
    assert wire.body_end(answer[:-1]) is None
