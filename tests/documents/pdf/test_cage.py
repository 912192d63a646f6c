"""The limits hold against a child that does its worst; the stand-in takes the place of the real one."""

import ctypes
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from documents.pdf import cage
from documents.pdf.gate import inspect
from documents.pdf.refusals import BrokenPdf, Timeout
from tests.documents.pdf import samples

STAND_IN = """
import json, os, sys, time
from documents.pdf import limits
limits.apply(memory_bytes=256 * 1024 * 1024, cpu_seconds=1, nice=0)
def say(**head):
    sys.stdout.write(json.dumps(head) + chr(10)); sys.stdout.flush()
"""


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(samples.blank_pdf())
    return path


def behave(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """The child runs this code, under its limits, instead of reading a PDF."""
    monkeypatch.setattr(cage, "COMMAND", ["-c", STAND_IN + what])


def answers(pdf: Path, patience: float = 5.0) -> list[dict[str, Any]]:
    return [answer.head for answer in cage.run(pdf, {}, patience=patience)]


def test_answers_come_with_their_bytes(monkeypatch: pytest.MonkeyPatch, pdf: Path) -> None:
    behave(monkeypatch, "say(n=1, bytes=3); sys.stdout.write('a' + chr(10) + 'c'); say(n=2); say(**{'is': 'end'})")
    assert [(answer.head["n"], answer.data) for answer in cage.run(pdf, {}, patience=5)] == [(1, b"a\nc"), (2, b"")]


def test_a_sleeping_child_is_killed(monkeypatch: pytest.MonkeyPatch, pdf: Path) -> None:
    behave(monkeypatch, "say(pid=os.getpid()); time.sleep(600)")
    started = time.monotonic()
    run = cage.run(pdf, {}, patience=0.5)
    pid = next(run).head["pid"]
    with pytest.raises(cage.Exhausted):
        next(run)
    assert time.monotonic() - started < 3
    assert not Path(f"/proc/{pid}").exists()


def test_a_busy_child_runs_out_of_processor_time(monkeypatch: pytest.MonkeyPatch, pdf: Path) -> None:
    behave(monkeypatch, "while True: pass")
    with pytest.raises(cage.Exhausted):
        answers(pdf, patience=30)


def test_a_greedy_child_runs_out_of_memory(monkeypatch: pytest.MonkeyPatch, pdf: Path) -> None:
    behave(monkeypatch, "hoard = [bytes(10_000_000) for _ in range(1000)]")
    with pytest.raises(cage.Crashed):
        answers(pdf)


@pytest.mark.parametrize(
    "deed",
    [
        "os.fork()",
        "os.write(os.open('/tmp', os.O_TMPFILE | os.O_WRONLY), b'x')",
        "import socket; socket.create_connection(('127.0.0.1', 5432), 1)",
        "say(fds=[os.readlink(f'/proc/self/fd/{n}') for n in range(3, 30)])",
        "os.setuid(os.getuid()) or os.environ['HOME']",
    ],
)
def test_what_a_child_may_not_do(monkeypatch: pytest.MonkeyPatch, pdf: Path, deed: str) -> None:
    if deed.startswith("os.fork") and subprocess.run(["id", "-u"], capture_output=True).stdout == b"0\n":
        pytest.skip("the limit on processes does not bind root")
    behave(monkeypatch, deed + "\nsay(**{'is': 'end'})")
    with pytest.raises(cage.Crashed):
        answers(pdf)


@pytest.mark.skipif(ctypes.CDLL(None).syscall(444, None, 0, 1) < 1, reason="this kernel has no Landlock")
@pytest.mark.parametrize("path", ["/etc/passwd", str(Path(__file__)), "/proc/self/environ", "/"])
def test_other_files_are_out_of_reach(monkeypatch: pytest.MonkeyPatch, pdf: Path, path: str) -> None:
    behave(
        monkeypatch,
        f"""
try:
    os.open({path!r}, os.O_RDONLY)
except PermissionError as error:
    say(refused=str(error))
say(**{{'is': 'end'}})""",
    )
    assert answers(pdf) == [{"refused": f"[Errno 13] Permission denied: '{path}'"}]


@pytest.mark.parametrize("noise", ["print('nonsense')", "say(bytes=10**12)", "say(bytes=-1)", "print('[1]')", "pass"])
def test_nonsense_is_a_crash(monkeypatch: pytest.MonkeyPatch, pdf: Path, noise: str) -> None:
    behave(monkeypatch, noise)
    with pytest.raises(cage.Crashed):
        answers(pdf)


def test_a_child_that_said_nothing_is_started_once_more(
    monkeypatch: pytest.MonkeyPatch, pdf: Path, tmp_path: Path
) -> None:
    mark = tmp_path / "started"
    code = f"""
import os, pathlib
if not pathlib.Path({str(mark)!r}).exists():
    pathlib.Path({str(mark)!r}).touch()
    os.kill(os.getpid(), 11)
print('{{"n": 1}}\\n{{"is": "end"}}')"""
    monkeypatch.setattr(cage, "COMMAND", ["-c", code])
    assert answers(pdf) == [{"n": 1}]


def test_a_child_that_crashes_half_way_is_not_started_again(monkeypatch: pytest.MonkeyPatch, pdf: Path) -> None:
    behave(monkeypatch, "say(n=1); os.kill(os.getpid(), 11)")
    run = cage.run(pdf, {}, patience=5)
    assert next(run).head == {"n": 1}
    with pytest.raises(cage.Crashed, match="ended with -11"):
        next(run)


def test_an_unexpected_exception_is_told(monkeypatch: pytest.MonkeyPatch, pdf: Path) -> None:
    with pytest.raises(cage.Crashed, match="KeyError"):
        list(cage.run(pdf, {"do": "nothing known", "memory": 256 * 1024 * 1024, "cpu": 1, "nice": 0}, patience=5))


def test_an_endless_answer_is_a_crash(monkeypatch: pytest.MonkeyPatch, pdf: Path) -> None:
    behave(monkeypatch, "while True: sys.stdout.write('x' * 100_000)")
    with pytest.raises(cage.Crashed):
        answers(pdf)


def test_the_gate_turns_both_into_refusals(monkeypatch: pytest.MonkeyPatch, pdf: Path) -> None:
    behave(monkeypatch, "while True: pass")
    with pytest.raises(Timeout):
        inspect(pdf)
    behave(monkeypatch, "os.kill(os.getpid(), 11)")
    with pytest.raises(BrokenPdf):
        inspect(pdf)
    behave(monkeypatch, "say(**{'is': 'facts', 'pages': 'many'}); say(**{'is': 'end'})")
    with pytest.raises(BrokenPdf):
        inspect(pdf)


def test_a_child_that_is_no_longer_wanted_is_ended(monkeypatch: pytest.MonkeyPatch, pdf: Path) -> None:
    behave(monkeypatch, "say(pid=os.getpid()); time.sleep(600)")
    run = cage.run(pdf, {}, patience=5)
    pid = next(run).head["pid"]
    run.close()
    assert not Path(f"/proc/{pid}").exists()


def test_the_child_does_not_load_the_framework() -> None:
    code = "import sys, documents.pdf.child, documents.pdf.pdfium, documents.pdf.survey, documents.pdf.raster\n"
    code += "print([name for name in sys.modules if name.split('.')[0] in ('django', 'PIL', 'pypdfium2')])"
    found = subprocess.run([sys.executable, "-c", code], cwd=cage.ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
