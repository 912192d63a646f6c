"""From the chair's touch to the slowest tablet: written, rendered for every audience, pushed to a thousand."""

import http.client
import json
import time
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from tests.bench.bench import Bench, people
from tests.bench.clients import Burst, Crowd
from tests.bench.person import Person, mark
from tests.bench.product import Peer
from tests.bench.row import Figure, Found, Row, at_most, group
from tests.bench.site import CHAIR, SECRETARY

TABLETS = 1000
PERSONS = 20
BARE = 3  # broadcasts in a run, the middle one counts
ASKED = 20  # empty requests in a run
FETCHES = 20  # of a page's own parts


@dataclass
class Hall:
    """The product with a full room, the chair's tablet, a desk and a screen; and who sits in the chair."""

    crowd: Crowd
    chair: Person
    member: Person
    regions: str
    seq: int
    turn: int = 0

    def next_item(self) -> Burst:
        """The chair goes to the next item of the agenda; every tablet has heard of it when this returns."""
        self.seq += 2 if self.turn else 1  # the one before is finished, this one started
        self.turn += 1
        return self.crowd.heard(lambda: self.chair.start_item(self.turn), seq=self.seq)


def full_hall(bench: Bench, stack: ExitStack) -> Hall:
    """A thousand members' tablets in the hall, and everybody who leads."""
    product = stack.enter_context(bench.product())
    crowd = stack.enter_context(Crowd(product, product.port))
    leading = stack.enter_context(Crowd(product, product.port))
    for place, page in ((CHAIR, "room"), (SECRETARY, "desk"), (SECRETARY, "screen")):
        leading.open(people(product.site, [place], page), 1)
    bench.say(f"opening {TABLETS} tablets on the product")
    crowd.open(people(product.site, range(1, 1 + PERSONS)), bench.size(TABLETS))
    chair, member = (stack.enter_context(Person(product.site, place)) for place in (CHAIR, 1))
    regions = mark(member.get(product.site.page("room")), "data-regions")
    return Hall(crowd, chair, member, regions, crowd.ask("told")["seq"])


@group(
    "push",
    Row(
        "push",
        "from the chair's POST to the slowest of 1,000 tablets, over a bare broadcast of the same bytes and an empty "
        "Django request",
        at_most(2),
    ),
    Row("push-fetch", "processor of the server for what each tablet then fetches for itself", None, "ms"),
)
def push(bench: Bench) -> Found:
    with ExitStack() as stack:
        hall = full_hall(bench, stack)
        for _ in range(3):
            hall.next_item()
        news = hall.crowd.ask("told")["news"]
        bare = stack.enter_context(Peer("broadcast"))
        beside = stack.enter_context(Crowd(bare, bare.port))
        beside.open([{"path": "/", "cookie": "none=0"}], bench.size(TABLETS))
        beside.broadcast(news)
        empty = stack.enter_context(Peer("empty"))
        runs = []
        fetches = []
        for run in range(1, bench.runs + 1):
            bench.say(f"push, run {run} of {bench.runs}")
            hall.crowd.server.calm()
            runs.append((hall.next_item(), beside.broadcast(news, BARE), _empty_request(empty)))
            fetches.append(_fetch(hall))
    return {"push": _figure(runs, len(news.encode())), "push-fetch": Figure(fetches, note=_fetched(news))}


def _fetch(hall: Hall) -> float:
    """Milliseconds of the server's processor for one page that fetches its own parts, after the push."""
    hall.crowd.server.calm()
    told = json.loads(hall.crowd.ask("told")["news"])
    names = ",".join(told.get("refresh", {}))
    used = hall.crowd.server.cpu()
    for _ in range(FETCHES if names else 0):
        hall.member.get(f"{hall.regions}&names={names}")
    return (hall.crowd.server.cpu() - used) / FETCHES * 1000


def _fetched(news: str) -> str:
    told = json.loads(news)
    names = ", ".join(told.get("refresh", {})) or "nothing"
    return f"{names}; 1,000 tablets are asked to do so within {told.get('spread', 0) / 1000:.0f} s"


def _empty_request(server: Peer) -> float:
    """Seconds that an empty request takes on a kept connection, the median of some."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    took = []
    for _ in range(ASKED):
        began = time.monotonic()
        line.request("GET", "/")
        line.getresponse().read()
        took.append(time.monotonic() - began)
    line.close()
    return median(took)


def _figure(runs: list[tuple[Burst, Burst, float]], size: int) -> Figure:
    ours, bare, empty = zip(*runs, strict=True)
    note = (
        f"ours {median(one.last for one in ours) * 1000:.0f} ms, "
        f"{median(one.cpu for one in ours) * 1000:.0f} ms of them processor; "
        f"broadcast() {median(one.last for one in bare) * 1000:.0f} ms, request {median(empty) * 1000:.1f} ms; "
        f"{size} bytes"
    )
    shares = [one.share for one in (*ours, *bare)]
    return Figure([push.last / (other.last + nothing) for push, other, nothing in runs], max(shares), note)
