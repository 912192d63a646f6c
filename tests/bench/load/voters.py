"""A thousand voters: one kept connection each, one request each, sent when its time has come."""

import select
import socket
import time
from dataclasses import dataclass, field

from realtime.rehearsal import wire
from tests.bench.load.tablet import SOURCES

MANY = 40  # connections that are opened at a time


@dataclass
class Outcome:
    """What came of a burst: for each voter the status and the seconds from the planned moment to the answer.

    The status is "none" if there was no answer in time, "lost" if the connection broke. `began` and `ended` are
    moments, `cpu` the seconds of processor that it took this client, `sample` the end of the last answer but 200.
    `bodies`: by the place of a request, what the answer 200 to it said, where that is wanted.
    """

    answers: list[tuple[str, float]] = field(default_factory=list)
    began: float = 0
    ended: float = 0
    cpu: float = 0
    sample: str = ""
    bodies: dict[int, str] = field(default_factory=dict)


@dataclass
class _Voter:
    place: int
    line: socket.socket
    request: bytes
    at: float
    held: bytes = b""


def burst(port: int, requests: list[bytes], within: float, patience: float, keep: bool = False) -> Outcome:
    """Opens the connections, then sends all requests evenly spread over `within` seconds and waits for the answers.

    Nobody waits for longer than `patience` seconds. `keep`: the answers are looked at afterwards.
    """
    voters = [_Voter(number, _opened(number, port), request, 0.0) for number, request in enumerate(requests)]
    time.sleep(0.3)  # the server has accepted the last one
    poll = select.epoll()
    outcome = Outcome(began=time.monotonic() + 0.05, cpu=time.process_time())
    for number, voter in enumerate(voters):
        voter.line.setblocking(False)
        voter.at = outcome.began + within * number / len(voters)
        poll.register(voter.line, select.EPOLLIN)
    _run(poll, voters, outcome, outcome.began + within + patience)
    outcome.ended = time.monotonic()
    outcome.cpu = time.process_time() - outcome.cpu
    for voter in voters:
        voter.line.close()
        if keep and voter.held[9:12] == b"200":
            outcome.bodies[voter.place] = voter.held.partition(b"\r\n\r\n")[2].decode()
    return outcome


def _opened(number: int, port: int) -> socket.socket:
    line = socket.socket()
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    line.bind((f"127.0.0.{2 + number % SOURCES}", 0))
    line.connect(("127.0.0.1", port))
    if number % MANY == MANY - 1:
        time.sleep(0.02)  # no longer queue than the server's
    return line


def _run(poll: select.epoll, voters: list[_Voter], outcome: Outcome, deadline: float) -> None:
    waiting = {voter.line.fileno(): voter for voter in voters}
    sent = 0
    while waiting and (now := time.monotonic()) < deadline:
        while sent < len(voters) and voters[sent].at <= now:
            voters[sent].line.send(voters[sent].request)
            sent += 1
        pause = min(1.0, max(0.0, voters[sent].at - now)) if sent < len(voters) else min(1.0, deadline - now)
        for number, _ in poll.poll(pause):
            if _answered(waiting[number], outcome):
                poll.unregister(number)
                del waiting[number]
    outcome.answers += [("none", deadline - voter.at) for voter in waiting.values()]


def _answered(voter: _Voter, outcome: Outcome) -> bool:
    try:
        chunk = voter.line.recv(1 << 16)
    except OSError:
        chunk = b""
    voter.held += chunk
    if chunk and wire.body_end(voter.held) is None:
        return False
    status = voter.held[9:12].decode() if chunk else "lost"
    outcome.answers.append((status, time.monotonic() - voter.at))
    if status != "200":
        outcome.sample = voter.held[-300:].decode(errors="replace")
    return True
