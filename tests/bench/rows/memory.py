"""What a connected tablet holds of the server's memory."""

from tests.bench.bench import Bench, people
from tests.bench.clients import Crowd
from tests.bench.row import Figure, Found, Row, at_most, group

COHORT = 400
PERSONS = 20


@group("memory", Row("memory-tablet", "memory of the server for each connected tablet", at_most(40), "kB"))
def memory(bench: Bench) -> Found:
    with bench.product() as product, Crowd(product, product.port) as crowd:
        asked = people(product.site, range(1, 1 + PERSONS))
        cohort = bench.size(COHORT)
        crowd.open(asked, cohort)  # what the first ones load stays for all
        product.calm()
        kilobytes, shares = [], []
        for run in range(1, bench.runs + 1):
            bench.say(f"memory, run {run} of {bench.runs}")
            before = product.memory()
            shares.append(crowd.open(asked, cohort).share)
            product.calm()
            kilobytes.append((product.memory() - before) / cohort / 1000)
        held = product.memory() / 1e6
    note = f"the process has {held:.0f} MB with {(1 + bench.runs) * cohort} tablets"
    return {"memory-tablet": Figure(kilobytes, max(shares), note)}
