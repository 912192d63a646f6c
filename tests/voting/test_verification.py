"""What tablets found in a published result: counted, an alarm stays, nothing else is taken."""

from tests.factories import World
from tests.voting.tablets import make_counted, make_sealed, refusal
from voting.models import Vote
from voting.verification import Verified, verified, verify


def test_tablets_are_counted_and_an_alarm_stays(running: World) -> None:
    vote = make_counted(running)
    assert verified(vote) == Verified(voters=5, done=0, alarms=0)
    for name, well in (("an", True), ("hanh", False), ("hanh", True), ("an", True), ("dat", True)):
        verify(vote=vote, attendee=running.attendee(name), well=well, by=running.users[name])
    assert verified(vote) == Verified(voters=5, done=3, alarms=1)


def test_who_has_nothing_to_say(running: World) -> None:
    vote: Vote = make_sealed(running)

    def attempt(name: str, by: str) -> str:
        return refusal(lambda: verify(vote=vote, attendee=running.attendee(name), well=True, by=running.users[by]))

    assert attempt("an", "an") == "NothingToVerify"
    Vote.objects.update(state="closed")
    assert (attempt("nhi", "nhi"), attempt("an", "hanh"), attempt("an", "an")) == ("NothingToVerify", "NotAllowed", "")
