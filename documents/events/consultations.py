"""What can happen to written consultations."""

from meetings.facts import Fact, event


@event
class ConsultationOpened(Fact):
    """The members of the body were asked in writing about one version of a paper."""

    consultation: str
    paper: str
    version: int
    asked: int


@event
class OpinionGiven(Fact):
    """A member answered a written consultation, changed the answer, or answered `late`; never what."""

    consultation: str
    answered: int
    asked: int
    late: bool


@event
class OpinionsReminded(Fact):
    """So many members who had not answered a written consultation were reminded, `days` working days before the end."""

    consultation: str
    recipients: int
    days: int


@event
class ConsultationClosed(Fact):
    """A written consultation was closed after its deadline; the outcome is frozen."""

    consultation: str
    sent: int
    in_time: int
    late: int
    silent: int
    passed: bool


@event
class CommentsAnswered(Fact):
    """The office replied to a comment of a closed consultation, or noted what it changed in the draft; never what."""

    consultation: str


@event
class ConsultationCancelled(Fact):
    """A written consultation was broken off, by hand or because its paper changed."""

    consultation: str


@event
class ConsultationSettled(Fact):
    """The matter of a closed consultation was decided in writing, or put on a meeting's agenda."""

    consultation: str
    in_writing: bool
