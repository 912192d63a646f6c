"""Whether the harness catches the mistakes that were put into a server for it."""

from collections.abc import Callable

from tests.torture.bugs import SEEDS, SHOWS
from tests.torture.judgement import Judgement
from tests.torture.site import Site
from tests.torture.trial import Trial
from tests.torture.voter import Habits

VOTES = 2  # of each mistake
WITHIN = 2.0  # seconds
SEED = 3
PATIENCE = 15.0  # seconds; with a mistake somebody may never be served
NERVOUS = Habits(twice=0.9, reloads=0.1, second=0.2, plain=0.7)  # what shows a mistake to a few voters


async def missed(site: Site, say: Callable[[str], object]) -> list[str]:
    """The mistakes that were not caught, of all in `SEEDS`; and "none", if something was found where there is none."""
    trial = Trial(site, SEED, say, NERVOUS, patience=PATIENCE)
    await trial.begin()
    found = []
    judged = await shown(trial, "")
    say(f"no mistake: {judged}")
    if not judged.holds:
        found.append("none")
    for name in SEEDS:
        judged = await shown(trial, name)
        say(f"{name}: {judged}")
        if not getattr(judged, SHOWS[name]):
            found.append(name)
    await trial.leave()
    return found


async def shown(trial: Trial, name: str) -> Judgement:
    """What a vote with one kill and a race for its closing show of a mistake."""
    await trial.prepared(name)
    judged = await trial.vote(WITHIN, kills=1)
    judged += await trial.race(len(trial.voters))
    return judged + trial.search()
