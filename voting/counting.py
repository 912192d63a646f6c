"""Counting the ballots of a vote."""

from collections import Counter
from dataclasses import replace
from uuid import UUID

from django.db.models import Count, Sum

from meetings.models import Attendance
from meetings.models.attendee import Role
from voting.manifest import persons_of, roll_of, rule_of, scale_of
from voting.models import Ballot, Box, Elector, Participation, Slip, Vote
from voting.room_answers import hands_of
from voting.rules import Counts, Outcome, Persons, base_of, decide
from voting.states import Choice


def counts_of(vote: Vote) -> Counts:
    """How many chose what so far; of a secret vote nothing before its box is opened. In people."""
    cast = Slip.objects.filter(vote=vote, line=0) if vote.secret else Ballot.objects.filter(elector__vote=vote)
    number = Counter(dict(cast.values_list("choice").annotate(number=Count("*")).order_by()))
    if not vote.secret:
        number += hands_of(vote)
    return _told(number, Box.objects.get(vote=vote).invalid if vote.secret else 0)


def weights_of(vote: Vote) -> Counts:
    """How much weight is behind each answer so far, in units; of a vote by name with weights, in which no hands are
    counted without names."""
    cast = Ballot.objects.filter(elector__vote=vote)
    return _told(Counter(dict(cast.values_list("choice").annotate(number=Sum("elector__units")).order_by())))


def _told(number: Counter[str], invalid: int = 0) -> Counts:
    return Counts(yes=number[Choice.YES], no=number[Choice.NO], other=number[Choice.OTHER], invalid=invalid)


def in_the_room(vote: Vote) -> set[UUID]:
    """The electors' attendee ids of those who took part in the room: at the opening, now, or by a ballot.

    Who came late and voted was there; who voted and left was there too, and so was who stood in a group whose hands
    were counted. So no more can have voted than were present.
    """
    voters = Elector.objects.filter(vote=vote, recused=False)
    now = Attendance.objects.filter(attendee__electorates__in=voters, out_at=None).values_list("attendee_id", flat=True)
    return (
        set(voters.filter(present=True).values_list("attendee_id", flat=True))
        | set(voters.filter(ballot__isnull=False).values_list("attendee_id", flat=True))
        | set(voters.filter(counted_in__isnull=False).values_list("attendee_id", flat=True))
        | set(Participation.objects.filter(vote=vote).values_list("attendee_id", flat=True))
        | set(now)
    )


def weight_in_the_room(vote: Vote) -> int:
    """The units of those who took part in the room."""
    electors = Elector.objects.filter(vote=vote, attendee__in=in_the_room(vote))
    return int(electors.aggregate(units=Sum("units", default=0))["units"])


def decided(vote: Vote) -> Outcome:
    """The outcome of a vote as it stands, by the rule of its manifest.

    In the room of a secret one was who had been there when it was closed.
    """
    scale = scale_of(vote.manifest)
    if scale:
        return _decided_by_weight(vote, scale)
    counts = counts_of(vote)
    present = Box.objects.get(vote=vote).present or 0 if vote.secret else len(in_the_room(vote))
    rule = rule_of(vote.manifest)
    base = base_of(rule, replace(roll_of(vote.manifest), present=present), counts)
    return decide(rule, base=base, present=present, counts=counts, chair=_of_the_chair(vote))


def _decided_by_weight(vote: Vote, scale: int) -> Outcome:
    counts, people = weights_of(vote), counts_of(vote)
    present, here = weight_in_the_room(vote), len(in_the_room(vote))
    rule = rule_of(vote.manifest)
    base = base_of(rule, replace(roll_of(vote.manifest), present=present), counts)
    whole = base_of(rule, replace(persons_of(vote.manifest), present=here), people)
    outcome = decide(rule, base=base, present=present, counts=counts, chair=_of_the_chair(vote))
    return replace(outcome, persons=Persons(scale=scale, base=whole, present=here, counts=people))


def _of_the_chair(vote: Vote) -> str:
    """What the chair of the meeting answered, "" for nothing."""
    found = Ballot.objects.filter(elector__vote=vote, elector__attendee__role=Role.CHAIR, elector__recused=False)
    return found.values_list("choice", flat=True).first() or ""
