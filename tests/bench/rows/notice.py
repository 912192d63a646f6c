"""From the chair's closing tap to the signed notice on the slowest of 500 tablets, stage by stage, beside its craft."""

import json
import re
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import machine
from tests.bench.bench import Bench, people
from tests.bench.child import Child
from tests.bench.clients import Crowd
from tests.bench.notices import PASSWORD
from tests.bench.person import Person, mark
from tests.bench.product import Data, Product
from tests.bench.row import Figure, Found, Row, at_most, group
from tests.bench.site import CHAIR, SECRETARY

TABLETS = 500
PERSONS = 20
WHOLE = 2.0  # seconds
ACT = re.compile(r"/acts/([0-9a-f-]{36})/")


@dataclass(frozen=True)
class Run:
    """One notice: seconds from the tap to the last tablet, the server's processor, and of each stage all its times."""

    whole: float
    cpu: float
    fan_out: float
    share: float
    stages: Mapping[str, list[float]]
    typst: float
    pyhanko: float

    def took(self, stage: str) -> float:
        return sum(self.stages.get(stage, []))


@dataclass
class Office:
    """The product with the meetings that are about to close; `seq` is where a journal ends that was played through."""

    data: Data
    product: Product
    chair: Person
    secretary: Person
    stages: Path
    seq: int = 0

    def play(self, meeting: str) -> None:
        """Closing, the office's check, the chair's approval and signature: four taps without a pause."""
        key = self.product.site.facts[meeting]
        self.chair.post(f"/meetings/{key}/closing/", next="/")
        act = _act(self.secretary.get(f"/meetings/{key}/notice/"))
        self.secretary.post(f"/acts/{act}/check/", next="/")
        revision = mark(self.chair.get(f"/meetings/{key}/notice/").partition('name="revision"')[2], "value")
        self.chair.post(f"/acts/{act}/issue/", next="/", revision=revision)
        self.chair.post(f"/acts/{act}/signatures/", next="/", role="personal", method="kept", password=PASSWORD)


def _act(page: str) -> str:
    found = ACT.search(page)
    if found is None:
        raise RuntimeError("the page of the notice names no act")
    return found[1]


@group(
    "notice",
    Row(
        "notice",
        f"from the chair's closing tap to the issued, signed notice on the slowest of {TABLETS} tablets",
        at_most(WHOLE),
        "s",
    ),
    Row("notice-render", "one rendering of the notice over bare typst on the same data", at_most(1.5)),
    Row("notice-sign", "one signature with its stamp over bare pyHanko on the same file", at_most(1.2)),
)
def notice(bench: Bench) -> Found:
    with ExitStack() as stack:
        office = _office(bench, stack)
        _rehearsed(office)
        runs = []
        for number in range(1, bench.runs + 1):
            bench.say(f"notice, run {number} of {bench.runs}")
            runs.append(_run(bench, office, f"notice-{number}"))
    return {
        "notice": Figure([one.whole for one in runs], max(one.share for one in runs), _told(runs)),
        "notice-render": _ratio(runs, "render", "typst"),
        "notice-sign": _signed(runs),
    }


def _office(bench: Bench, stack: ExitStack) -> Office:
    bench.say("making two meetings of a thousand members")
    data = stack.enter_context(Data(bench.members))
    seated = max(PERSONS + 1, bench.size(TABLETS))
    bench.say(f"making {bench.runs + 1} meetings of {seated} that are about to close")
    data.facts = data.facts | json.loads(data.run("-m", "tests.bench.notices", str(bench.runs + 1), str(seated)))
    stages = data.folder / "stages.jsonl"
    data.environment["BENCH_STAGES"] = str(stages)
    product = stack.enter_context(Product(data))
    chair, secretary = (stack.enter_context(Person(product.site, place)) for place in (CHAIR, SECRETARY))
    return Office(data, product, chair, secretary, stages)


def _rehearsed(office: Office) -> None:
    """The first notice is not counted: it loads what is loaded once, and tells where the journal of each one ends."""
    office.play("notice-0")
    command = (
        f"from meetings.models import Meeting; print(Meeting.objects.get(pk='{office.data.facts['notice-0']}').head)"
    )
    office.seq = int(office.data.run("manage.py", "shell", "--no-imports", "-c", command).strip().splitlines()[-1])


def _run(bench: Bench, office: Office, meeting: str) -> Run:
    site = office.product.site
    with Crowd(office.product, office.product.port) as crowd:
        crowd.open(people(site, range(1, 1 + PERSONS), meeting=meeting), bench.size(TABLETS))
        office.product.calm()
        office.stages.write_text("", encoding="utf-8")
        began = time.monotonic()
        burst = crowd.heard(lambda: office.play(meeting), seq=office.seq)
    told = [json.loads(line) for line in office.stages.read_text(encoding="utf-8").splitlines()]
    stages: dict[str, list[float]] = {}
    for one in told:
        stages.setdefault(one["stage"], []).append(one["ended"] - one["began"])
    committed = max(one["ended"] for one in told if one["stage"] == "take")
    craft = _craft(office, meeting)
    return Run(
        whole=burst.last,
        cpu=burst.cpu,
        fan_out=began + burst.last - committed,
        share=burst.share,
        stages=stages,
        typst=median(craft["typst"]),
        pyhanko=median(craft["pyhanko"]),
    )


def _craft(office: Office, meeting: str) -> dict[str, list[float]]:
    """Bare typst and pyHanko, seconds after the run, on the core on which the server was."""
    key = office.data.facts[meeting]
    with Child("-m", "tests.bench.craft", key, cores=machine.cores()[0], environment=office.data.environment) as craft:
        return craft.answer()


def _ratio(runs: list[Run], stage: str, bare: str) -> Figure:
    values = [median(one.stages[stage]) / getattr(one, bare) for one in runs]
    ours = median(median(one.stages[stage]) for one in runs)
    theirs = median(getattr(one, bare) for one in runs)
    return Figure(
        values, note=f"ours {ours * 1000:.0f} ms, with the room for signatures found; {bare} {theirs * 1000:.0f} ms"
    )


def _signed(runs: list[Run]) -> Figure:
    ours = [one.took("look") + one.took("sign") for one in runs]
    values = [own / one.pyhanko for own, one in zip(ours, runs, strict=True)]
    looks, checks = (median(one.took(stage) for one in runs) for stage in ("look", "verify"))
    bare = median(one.pyhanko for one in runs)
    note = f"ours {median(ours) * 1000:.0f} ms, {looks * 1000:.0f} ms of them the stamp; pyHanko {bare * 1000:.0f} ms"
    return Figure(values, note=f"{note}; reading the file again and checking it {checks * 1000:.0f} ms more")


def _told(runs: list[Run]) -> str:
    """Where the time goes; what is left are the four requests and two pages around it."""
    stages = {name: median(one.took(name) for one in runs) for name in ("compose", "render", "number", "verify")}
    stages["sign"] = median(one.took("look") + one.took("sign") for one in runs)
    stages["commit"] = median(one.took("take") - one.took("number") for one in runs)
    stages["fan-out"] = median(one.fan_out for one in runs)
    rest = median(one.whole for one in runs) - sum(stages.values())
    said = ", ".join(f"{name} {took * 1000:.0f} ms" for name, took in stages.items())
    share = median((one.typst + one.pyhanko) / one.whole for one in runs)
    cpu = median(one.cpu for one in runs)
    bare = f"typst and pyHanko bare are {share:.0%} of it"
    return f"{said}, requests and pages {rest * 1000:.0f} ms; processor {cpu:.2f} s; {bare}"
