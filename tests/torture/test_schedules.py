"""Late copies overwrite nothing, and it would be seen if they did. `make torture` plays ten thousand schedules."""

import random
from uuid import uuid4

from tests.factories import World
from tests.torture.network import Answered, Recorded, Tablet
from tests.torture.schedules import Voter, measured


def test_the_last_wish_is_what_counts(running: World) -> None:
    told = measured(running, runs=60)
    assert (told["overwritten"], told["caught"]) == (0, True)
    assert told["copies"] > told["schedules"]


def test_a_tablet_goes_on_top_of_its_own_earlier_answer_and_never_of_another(running: World) -> None:
    tablet = Tablet(random.Random(1), None)
    (first,) = tablet.intend("yes")
    (second,) = tablet.intend("no")
    assert tablet.hear(Answered(first.turn, True, Recorded("yes", 1, first.key))) == []  # nobody listens to it now
    (again,) = tablet.hear(Answered(second.turn, False, Recorded("yes", 1, first.key)))
    assert (again.choice, again.key, again.revision) == ("no", second.key, 1)
    assert tablet.hear(Answered(again.turn, False, Recorded("other", 2, uuid4()))) == []
    assert tablet.pending is None


def test_what_is_lost_is_sent_again_with_its_key(running: World) -> None:
    tablet = Tablet(random.Random(1), None)
    (first,) = tablet.intend("yes")
    (again,) = tablet.load(None)
    assert (again.key, again.revision) == (first.key, 0)
    voter = Voter(running)
    assert voter.serve(first).is_recorded
    assert voter.serve(again).is_recorded
    assert tablet.hear(voter.serve(again)) == []
    assert tablet.pending is None
    assert tablet.intend("yes") == []
