"""The served process: a ready line, an orderly end, and pages that outlive it."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.product.server import ROOT
from tests.realtime.served import Served, heard


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("served"))
    yield made
    made.clear()


@pytest.fixture
def stopped(data: Served) -> Iterator[Served]:
    yield data
    if data.process is not None:
        data.end(signal.SIGKILL)


@pytest.fixture
def served(stopped: Served) -> Served:
    stopped.start()
    return stopped


def test_it_says_that_it_is_ready_serves_and_ends_when_told(stopped: Served) -> None:
    assert stopped.start() == f"Ready: {stopped.origin}/\n"
    connection = HTTPConnection("127.0.0.1", stopped.port, timeout=20)
    connection.request("GET", "/")
    assert connection.getresponse().status == 302
    connection.close()
    assert stopped.end() == (0, "", "")


def test_a_port_that_is_taken_is_an_error(stopped: Served) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "manage.py", "serve", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, cwd=ROOT, env=stopped.environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "Couldn't listen" in done.stderr


def test_pages_find_the_server_again_and_get_what_they_missed(served: Served) -> None:
    with served.listen() as page:
        before = heard(page, "seq")
        assert before == {"seq": served.head}
        served.end(signal.SIGKILL)
        with pytest.raises(ConnectionClosed):
            heard(page, "seq")
    served.happens(3)
    served.start()
    with served.listen_from(served.origin, since=before["seq"]) as page:
        found = heard(page, "seq")
        assert (found["from"], found["seq"]) == (before["seq"], served.head)
        assert "agenda" in found["regions"]


def test_what_another_process_writes_is_found_in_the_journal(served: Served) -> None:
    with served.listen() as page:
        assert heard(page, "seq") == {"seq": served.head}
        served.happens()
        began = time.monotonic()
        assert heard(page, "seq")["seq"] == served.head
        assert time.monotonic() - began < 5


def test_an_orderly_end_closes_the_sockets(served: Served) -> None:
    with served.listen() as page:
        heard(page, "seq")
        assert served.end() == (0, "", "")
        with pytest.raises(ConnectionClosed):
            heard(page, "seq")


def test_a_new_build_is_told_to_pages_that_come_back(served: Served) -> None:
    with served.listen() as page:
        before = heard(page, "build")["build"]
    served.end()
    served.start(BUILD="the-next-one")
    with served.listen() as page:
        after = heard(page, "build")["build"]
    assert (before == after, after) == (False, "the-next-one")


def test_a_foreign_page_gets_no_socket(served: Served) -> None:
    for origin in (None, "null", "http://elsewhere.example", "http://127.0.0.1:1"):
        with pytest.raises(InvalidStatus) as refused, served.listen_from(origin):
            pass
        assert refused.value.response.status_code == 403, origin
