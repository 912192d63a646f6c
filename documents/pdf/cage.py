"""Runs the limited child from this side: starts it, listens with a clock, and ends it whatever happens."""

import json
import logging
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent.parent
COMMAND: Final = ["-E", "-s", "-B", "-m", "documents.pdf.child"]
EXHAUSTION: Final = (-signal.SIGXCPU, -signal.SIGABRT)  # PDFium aborts when it gets no more memory
HEAD_LIMIT: Final = 4 * 1024 * 1024
DATA_LIMIT: Final = 48 * 1024 * 1024
CHUNK: Final = 256 * 1024
STARTS: Final = 2  # a child that ended before it said anything is started once more
logger = logging.getLogger(__name__)


class Answer(NamedTuple):
    """One answer of the child: its line of JSON and the bytes behind it. Both come from a hostile place."""

    head: dict[str, Any]
    data: bytes


class Exhausted(Exception):
    """The child said nothing for too long, or used up its processor time or memory."""


class Crashed(Exception):
    """The child ended without finishing, or said what makes no sense; the text says which, for the operator."""


def run(pdf: Path, job: dict[str, Any], *, patience: float, secret: bytes = b"") -> Generator[Answer, None, None]:
    """The child's answers as they come, without the closing `end`.

    `job` as in `child`; `patience` is the longest wait for the next answer in seconds; `secret`
    is the password of the document, handed over by a pipe. Raises `Exhausted` or `Crashed`; a child that crashed
    before its first answer gets a second chance, for it is the machine that may have failed it. The child is gone
    when the iterator ends or is closed.
    """
    for start in range(1, STARTS + 1):
        said = False
        try:
            with closing(_run(pdf, job, patience, secret)) as answers:
                for answer in answers:
                    said = True
                    yield answer
        except Crashed as crash:
            logger.warning("The child that should %s a file crashed: %s", job.get("do", "read"), crash)
            if said or start == STARTS:
                raise
        else:
            return


def _run(pdf: Path, job: dict[str, Any], patience: float, secret: bytes) -> Generator[Answer, None, None]:
    """The answers of one child."""
    with pdf.open("rb") as file, _pipe(secret) as pipe:
        told = {"secret": pipe} if pipe else {}
        process = subprocess.Popen(  # noqa: S603 - our own module, no shell, the job is one argument
            [sys.executable, *COMMAND, json.dumps({**job, **told})],
            cwd=ROOT,
            env={"LANG": "C.UTF-8"},
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=[pipe] if pipe else [],
        )
    try:
        yield from _answers(process, patience)
    finally:
        _end(process)


def copied(file: Path, job: dict[str, Any], out: BinaryIO, *, patience: float, secret: bytes = b"") -> str:
    """Writes the file that the child makes of another, piece by piece; what it said last: "whole" if all is there.

    Raises `Exhausted`, or `Crashed`, also for an answer that makes no sense.
    """
    said = ""
    try:
        for answer in run(file, job, patience=patience, secret=secret):
            said = answer.head["is"]
            if said == "piece":
                out.write(answer.data)
    except (LookupError, TypeError) as nonsense:
        raise Crashed from nonsense
    return said


@contextmanager
def _pipe(secret: bytes) -> Iterator[int]:
    """The end of a pipe from which the secret can be read; 0 without one."""
    if not secret:
        yield 0
        return
    read, write = os.pipe()
    try:
        os.write(write, secret[:1024])
        os.close(write)
        yield read
    finally:
        os.close(read)


def _answers(process: "subprocess.Popen[bytes]", patience: float) -> Iterator[Answer]:
    assert process.stdout is not None  # noqa: S101 - for the type checker; a pipe was asked for
    pipe = process.stdout.fileno()
    waiting = bytearray()
    while True:
        deadline = time.monotonic() + patience
        while b"\n" not in waiting:
            _more(process, pipe, waiting, deadline, HEAD_LIMIT)
        line, _, rest = bytes(waiting).partition(b"\n")
        head, size = _parsed(line)
        waiting = bytearray(rest)
        while len(waiting) < size:
            _more(process, pipe, waiting, deadline, size + HEAD_LIMIT)
        if head.get("is") == "end":
            return
        if head.get("is") == "fault":
            raise Crashed(f"it ended with {str(head.get('why'))[:200]}")
        yield Answer(head, bytes(waiting[:size]))
        del waiting[:size]


def _more(process: "subprocess.Popen[bytes]", pipe: int, waiting: bytearray, deadline: float, limit: int) -> None:
    """Reads what the child has sent by now, waiting for it until `deadline`."""
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise Exhausted
    chunk = os.read(pipe, CHUNK)
    if not chunk:
        code = process.wait()
        raise Exhausted if code in EXHAUSTION else Crashed(f"it ended with {code}")
    waiting += chunk
    if len(waiting) > limit + CHUNK:
        raise Crashed("it said more than it may")


def _parsed(line: bytes) -> tuple[dict[str, Any], int]:
    try:
        head = json.loads(line)
        size = int(head.get("bytes", 0))
    except (ValueError, AttributeError, TypeError) as error:
        raise Crashed(f"it said {line[:80]!r}") from error
    if not 0 <= size <= DATA_LIMIT:
        raise Crashed(f"it announced {size} bytes")
    return head, size


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The child and whatever it started are gone, and its pipe is closed."""
    if process.poll() is None:
        process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()
