"""Telling everybody: what a delivered frame costs the server, against stock Channels and a library's own broadcast."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from tests.bench.bench import Bench, people
from tests.bench.clients import Burst, Crowd
from tests.bench.product import Peer
from tests.bench.row import Figure, Found, Row, at_least, at_most, group, ratios

SIZES = (200, 1000, 5000)
BYTES = 300  # of the frame's payload
PERSONS = 20  # who have all the tablets
# How often each server tells everybody in one run. A stock consumer pays for every tablet in the room with every
# delivery: at 5,000 one frame takes it ten seconds.
TIMES = {200: 25, 1000: 20, 5000: 8}
STOCK_TIMES = {1000: 5, 5000: 1}


@dataclass
class Line:
    """One server with its tablets, and what each run cost it per delivery (in microseconds)."""

    crowd: Crowd
    times: int
    costs: list[float] = field(default_factory=list)
    lasts: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)

    def run(self, frame: str) -> None:
        burst = self.crowd.broadcast(frame, self.times)
        self.costs.append(self._each(burst))
        self.lasts.append(burst.last * 1000)
        self.shares.append(burst.share)

    def _each(self, burst: Burst) -> float:
        return burst.cpu / self.times / self.crowd.count * 1e6

    def __str__(self) -> str:
        return f"{median(self.costs):.1f} µs, the last of {self.crowd.count} after {median(self.lasts):.0f} ms"


def frame() -> str:
    """News of no event, as long as wanted; every server sends the same."""
    start = '{"seq":0,"from":0,"regions":{"bench":"'
    return start + "x" * (BYTES - len(start) - 3) + '"}}'


@group(
    "fan-out",
    Row("fan-out-1000-stock", "a delivery to 1,000 tablets: stock Channels over ours", at_least(30)),
    Row("fan-out-5000-stock", "a delivery to 5,000 tablets: stock Channels over ours", at_least(100)),
    Row("fan-out-flat", "a delivery of ours to 5,000 tablets over one to 200", at_most(1.3)),
    Row("fan-out-1000-broadcast", "a delivery to 1,000 tablets: ours over websockets' broadcast()", at_most(1.0)),
    Row("fan-out-5000-broadcast", "a delivery to 5,000 tablets: ours over websockets' broadcast()", at_most(1.0)),
    Row("fan-out-answers", "what the tablets' answers add to a delivery at 1,000", None, "µs"),
)
def fan_out(bench: Bench) -> Found:
    with ExitStack() as stack:
        ours = {size: _product(bench, stack, size) for size in SIZES}
        stock = {size: _peer(bench, stack, "stock", size, STOCK_TIMES[size]) for size in SIZES[1:]}
        plain = {size: _peer(bench, stack, "broadcast", size, TIMES[size]) for size in SIZES}
        answers = [_run(bench, run, ours, stock, plain) for run in range(bench.runs + 1)][1:]
    return _figures(ours, stock, plain, answers)


def _product(bench: Bench, stack: ExitStack, size: int) -> Line:
    server = stack.enter_context(bench.product())
    crowd = stack.enter_context(Crowd(server, server.port))
    crowd.ask("manners", answers=False)
    bench.say(f"opening {size} tablets on the product")
    crowd.open(people(server.site, range(1, 1 + PERSONS)), bench.size(size))
    return Line(crowd, TIMES[size])


def _peer(bench: Bench, stack: ExitStack, name: str, size: int, times: int) -> Line:
    server = stack.enter_context(Peer(name))
    crowd = stack.enter_context(Crowd(server, server.port))
    crowd.ask("manners", answers=False)
    bench.say(f"opening {size} tablets on {name}")
    crowd.open([{"path": "/", "cookie": "none=0"}], bench.size(size))
    return Line(crowd, times)


def _run(bench: Bench, run: int, ours: dict[int, Line], stock: dict[int, Line], plain: dict[int, Line]) -> float:
    """One run of each, close together; the first one warms up. Gives what answers cost per delivery."""
    bench.say(f"fan-out, run {run} of {bench.runs}" if run else "fan-out, warming up")
    lines = [*ours.values(), *plain.values(), *stock.values()]
    for line in lines:
        if run or line is not stock[SIZES[-1]]:
            line.run(frame())
    answers = [_answers(line) for line in ours.values()]
    if not run:
        for line in lines:
            for values in (line.costs, line.lasts, line.shares):
                values.clear()
    return answers[1]


def _answers(line: Line) -> float:
    """Every tablet of ours says once what it has; a page does so for every eighth frame. Microseconds a delivery."""
    before = line.crowd.server.cpu()
    line.crowd.ask("answer")
    line.crowd.server.calm()
    return (line.crowd.server.cpu() - before) / line.crowd.count * 1e6 / 8


def _figures(ours: dict[int, Line], stock: dict[int, Line], plain: dict[int, Line], answers: list[float]) -> Found:
    found: Found = {"fan-out-answers": Figure(answers, note="one answer for eight frames; not in the rows above")}
    for size in SIZES[1:]:
        one, other, third = ours[size], stock[size], plain[size]
        share = max(one.shares)
        found[f"fan-out-{size}-stock"] = Figure(ratios(other.costs, one.costs), share, f"stock {other}; ours {one}")
        note = f"ours {one}; broadcast() {third}"
        found[f"fan-out-{size}-broadcast"] = Figure(ratios(one.costs, third.costs), max(share, *third.shares), note)
    small, large = ours[SIZES[0]], ours[SIZES[-1]]
    theirs = median(ratios(plain[SIZES[-1]].costs, plain[SIZES[0]].costs))
    note = f"at 200 {small}; at 5,000 {large}; broadcast() itself {theirs:.2f}x"
    found["fan-out-flat"] = Figure(ratios(large.costs, small.costs), max(*small.shares, *large.shares), note)
    return found
