"""Three processes, PostgreSQL, Redis and nginx: no request minds which process it meets."""

import asyncio
import re
import statistics
import time
import uuid
from collections import Counter
from html import unescape

import httpx
import pytest

from tests.deploy.conftest import Crowd, Site
from tests.deploy.visitor import Visitor
from tests.documents.pdf.samples import text_pdf
from tests.product import qr

pytestmark = pytest.mark.timeout(600)

VOTERS = ("khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan", "don", "uoc", "nhi")
ABSENT = "on"
SECOND = 1.0


async def ballot(visitor: Visitor, site: Site, choice: str, key: str) -> httpx.Response:
    return await visitor.post(f"/votes/{site.vote}/ballot/", choice=choice, key=key)


async def test_who_signed_in_at_one_process_is_known_to_all(site: Site, crowd: Crowd) -> None:
    first = await crowd.come("hanh", 0)
    for process in (1, 2, None):
        there = first.moves(site.through(process))
        answer = await there.get(f"{site.meeting}room/")
        assert (answer.status_code, answer.url.path) == (200, f"{site.meeting}room/")
    await first.post("/sign-out/")
    gone = first.moves(site.through(1))
    assert (await gone.get("/")).url.path == "/sign-in/"


async def test_news_of_one_process_reach_the_pages_of_all_within_a_second(site: Site, crowd: Crowd) -> None:
    """The median of six events, each written at the third process and awaited on pages at all three."""
    chair = await crowd.come("khoi", 2)
    people = [await crowd.come(name, process) for process, name in enumerate(("hanh", "an", "giao"))]
    pages = [await person.open(f"{site.meeting}room/") for person in people]
    await chair.get(f"{site.meeting}room/")
    delays = []
    for step in ("recess", "resumption") * 3:
        began = time.perf_counter()
        answer = await chair.post(f"{site.meeting}{step}/")
        assert answer.status_code < 400, answer.text
        came = await asyncio.gather(*(page.until(lambda frame: "regions" in frame, began) for page in pages))
        delays.append(max(came) - began)
        await asyncio.sleep(0.3)
    assert statistics.median(delays) < SECOND, delays


async def test_ballots_of_all_processes_are_counted_once(site: Site, crowd: Crowd) -> None:
    """Every voter taps at one process and, with the same key, at the next at the same time."""

    async def votes(number: int, name: str) -> tuple[int, ...]:
        one = await crowd.come(name, number % 3)
        other = one.moves(site.through((number + 1) % 3))
        key = str(uuid.uuid4())
        answers = await asyncio.gather(ballot(one, site, "yes", key), ballot(other, site, "yes", key))
        assert answers[0].json() == answers[1].json()
        return tuple(answer.status_code for answer in answers)

    statuses = await asyncio.gather(*(votes(number, name) for number, name in enumerate(VOTERS)))
    assert statuses == [(200, 200)] * 10
    assert site.act("ballots") == {"ballots": 10, "answers": dict.fromkeys(VOTERS, 1)}


async def test_a_ticket_of_one_process_holds_at_all(site: Site, crowd: Crowd) -> None:
    """The page came from the first process; the others take its ballots by the fast lane."""
    first = await crowd.come("nhi", 0)
    page = (await first.get(f"{site.meeting}room/")).text
    ticket = re.search(r'data-ballot-ticket="([^"]+)"', page)
    assert ticket is not None
    before = site.act("ballots")["answers"].get("nhi", 0)
    for process, choice in ((1, "other"), (2, "yes")):
        visitor = first.moves(site.through(process))
        sent = {"choice": choice, "key": str(uuid.uuid4())}
        headers = {"Origin": visitor.base, "X-Ballot-Ticket": unescape(ticket[1])}
        answer = await visitor.http.post(f"/votes/{site.vote}/ballot/", data=sent, headers=headers)
        assert (answer.status_code, answer.json()["recorded"]["choice"]) == (200, choice)
    assert site.act("ballots")["answers"]["nhi"] == before + 2


async def test_a_file_that_one_process_took_is_read_at_another(site: Site, crowd: Crowd) -> None:
    secretary = await crowd.come("thuong", 0)
    page = (await secretary.get(site.meeting)).text
    form = re.search(rf"{site.meeting}papers/new/\?item=[0-9a-f-]+", page)
    assert form is not None
    await secretary.get(form[0])
    item = form[0].partition("item=")[2]
    files = [("file", ("Tờ trình.pdf", text_pdf(pages=2), "application/pdf"))]
    answer = await secretary.post(f"{site.meeting}papers/new/", files=files, declared="1", item=item, kind="other")
    assert answer.status_code < 400, answer.text
    paper = re.search(r'href="(/papers/[0-9a-f-]{36}/)"', (await secretary.get(site.meeting)).text)
    assert paper is not None
    other = secretary.moves(site.through(1))
    kept = await other.get(f"{paper[1]}versions/1/file.pdf")
    image = await other.get(f"{paper[1]}versions/1/pages/2.webp?w=180")
    assert (kept.status_code, kept.content[:5], image.headers["Content-Type"]) == (200, b"%PDF-", "image/webp")


async def test_a_code_shown_by_one_process_opens_at_another_and_lets_in_at_a_third(site: Site, crowd: Crowd) -> None:
    clerk = await crowd.come("cham", 0)
    guest = await crowd.come(ABSENT, 1)
    code = qr.read_svg((await clerk.get(f"{site.meeting}gate/code.svg")).text)
    assert code.startswith(f"{site.cluster.plan.url}{site.meeting}gate/")
    page = await guest.get(code.removeprefix(site.cluster.plan.url))
    assert page.url.path == f"{site.meeting}check-in/"
    third = guest.moves(site.through(2))
    await third.get(f"{site.meeting}check-in/")
    answer = await third.post(f"{site.meeting}check-in/")
    assert answer.status_code < 400, answer.text
    assert "điểm danh" in (await third.get(f"{site.meeting}check-in/")).text


async def test_a_process_that_is_killed_is_missed_by_nobody(site: Site, crowd: Crowd) -> None:
    """Pages and ballots go on through nginx while a process dies; its sockets come back at another."""
    voters = [await crowd.come(name) for name in VOTERS]
    victim = site.cluster.servers[1]
    there = await voters[0].moves(site.through(1)).open(f"{site.meeting}room/")
    before = site.act("ballots")["answers"]
    until = time.monotonic() + 6
    seen: Counter[int] = Counter()
    keys: Counter[str] = Counter()

    async def goes_on(name: str, visitor: Visitor) -> None:
        while time.monotonic() < until:
            answer = await ballot(visitor, site, "other" if keys[name] % 2 else "yes", str(uuid.uuid4()))
            keys[name] += answer.status_code == 200
            seen[answer.status_code] += 1
            seen[(await visitor.get(f"{site.meeting}room/")).status_code] += 1

    work = asyncio.gather(*(goes_on(name, visitor) for name, visitor in zip(VOTERS, voters, strict=True)))
    await asyncio.sleep(2)
    victim.kill()
    await there.ended()
    again = await voters[0].open(f"{site.meeting}room/")
    assert again.heard or await again.until(lambda frame: "now" in frame)
    await work
    while not site.cluster.mend():
        await asyncio.sleep(0.1)
    assert victim.alive
    counted = site.act("ballots")
    assert set(seen) == {200}, seen
    assert counted["ballots"] == 10
    assert {name: counted["answers"][name] - before.get(name, 0) for name in VOTERS} == dict(keys)


async def test_each_task_is_done_once_whoever_does_it(site: Site, crowd: Crowd) -> None:
    site.act("enqueue")
    async with asyncio.timeout(60):
        while (found := site.act("tasks"))["open"]:
            await asyncio.sleep(0.2)
    assert [workers for workers in found["workers"] if len(workers) != 1] == []
    assert len({workers[0] for workers in found["workers"]}) > 1


async def test_the_caller_is_who_nginx_says_whatever_they_say_themselves(site: Site, crowd: Crowd) -> None:
    """Wrong passwords from one tablet lock that tablet out, and no other."""
    wrong = crowd.stranger(address="127.0.0.2")
    wrong.http.headers.update({"X-Real-IP": "127.0.0.9", "X-Forwarded-For": "127.0.0.9", "Forwarded": "for=127.0.0.9"})
    statuses = [(await wrong.sign_in("dat", "a wrong password")).status_code for _try in range(8)]
    right = crowd.stranger(address="127.0.0.3")
    answer = await right.sign_in("dat")
    assert (statuses[-1], answer.url.path) == (429, "/")
    assert site.act("callers") == {"addresses": ["127.0.0.2"]}
