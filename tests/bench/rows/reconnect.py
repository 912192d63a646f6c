"""A whole room that lost its network: what each returning tablet costs until it is live and caught up."""

from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from tests.bench.bench import Bench, people
from tests.bench.clients import Burst, Crowd
from tests.bench.peers import handshake
from tests.bench.person import Person
from tests.bench.product import Peer
from tests.bench.row import Figure, Found, Row, at_most, group, ratios
from tests.bench.site import CHAIR

TABLETS = 2000
PERSONS = 200  # ten tablets each


@dataclass
class Room:
    """The tablets of the product, how their pages open sockets, and the chair, who goes on meanwhile."""

    crowd: Crowd
    asked: list[dict[str, str]]
    chair: Person
    seq: int = 0

    def returns(self, tablets: int) -> Burst:
        """Everybody is gone, something happens, everybody comes back with the number they had."""
        self.crowd.close()
        self.crowd.server.calm()
        before = self.seq
        self.chair.start_item((before + 1) // 2)
        self.seq += 2 if before else 1  # the item before is finished, this one started
        self.crowd.server.calm()
        since = [one | {"path": f"{one['path'].partition('&since=')[0]}&since={before}"} for one in self.asked]
        return self.crowd.open(since, tablets, seq=self.seq)


@group(
    "reconnect",
    Row(
        "reconnect",
        "a returning tablet of 2,000, until it is live and caught up, over a bare handshake with a signed cookie",
        at_most(1.5),
    ),
)
def reconnect(bench: Bench) -> Found:
    with ExitStack() as stack:
        room, bare = _room(bench, stack), _bare(stack)
        tickets = [{"path": "/", "cookie": handshake.COOKIE.decode() + handshake.signer().sign("tablet")}]
        ours, theirs, tablets = [], [], bench.size(TABLETS)
        for run in range(bench.runs + 1):
            bench.say(f"reconnects, run {run} of {bench.runs}" if run else "reconnects, warming up")
            ours.append(room.returns(tablets))
            bare.close()
            bare.server.calm()
            theirs.append(bare.open(tickets, tablets))
    return {"reconnect": _figure(ours[1:], theirs[1:], tablets)}


def _room(bench: Bench, stack: ExitStack) -> Room:
    product = stack.enter_context(bench.product())
    crowd = stack.enter_context(Crowd(product, product.port))
    chair = stack.enter_context(Person(product.site, CHAIR))
    persons = bench.size(PERSONS)
    bench.say(f"asking for {persons} pages")
    return Room(crowd, people(product.site, range(1, 1 + persons)), chair)


def _bare(stack: ExitStack) -> Crowd:
    server = stack.enter_context(Peer("handshake"))
    return stack.enter_context(Crowd(server, server.port))


def _figure(ours: list[Burst], theirs: list[Burst], tablets: int) -> Figure:
    note = f"ours {_said(ours, tablets)}; bare {_said(theirs, tablets)}"
    runs = ratios([one.cpu for one in ours], [one.cpu for one in theirs])
    return Figure(runs, max(one.share for one in (*ours, *theirs)), note)


def _said(bursts: list[Burst], tablets: int) -> str:
    cost = median(burst.cpu for burst in bursts) / tablets * 1e6
    return f"{cost:.0f} µs of processor, all back after {median(burst.last for burst in bursts):.1f} s"
