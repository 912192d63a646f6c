"""Why a step of a paper ballot is refused."""

from people.refusals import BadInput, Refusal


class ListFixed(Refusal):
    """The list was fixed; it is reopened before anything of it changes."""


class ListNotInOrder(Refusal):
    """The list breaks the rules of lists, or something of it is undecided."""


class PanelNotInOrder(Refusal):
    """The counting panel is not complete, or a candidate is on it."""


class WrongStep(Refusal):
    """The round is not in a state from which this step leads."""


class NotATeller(Refusal):
    """Only those who count enter what they counted, two of them."""

    status = 403


class Impossible(BadInput):
    """What was counted cannot be."""


class CountsDiffer(Refusal):
    """The two tellers do not agree, or one of them has not entered anything."""


class NeedsDecision(Refusal):
    """Whether it goes on is decided by those who elect."""
