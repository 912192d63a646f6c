"""Who is elected, who is not, what is left open and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a line of the ballot."""

    ELECTED = "elected"
    TIED = "tied"  # enough votes, but level with others at the last post
    BEATEN = "beaten"  # enough votes, but the posts went to others
    SHORT = "short"  # not enough votes


class Next(StrEnum):
    """What has to be done after a round."""

    DONE = "done"
    TIE_BREAK = "tie_break"  # a ballot among those who are level
    FURTHER = "further"  # posts are open: a further round


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A line (`place` on the ballot, from 0) in the result: its votes, its rank (level ones share it), its fate."""

    place: int
    votes: int
    rank: int
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The result: `needed` of `base` elect, `posts` were open, `standings` from the most votes down."""

    base: int
    needed: int
    posts: int
    standings: tuple[Standing, ...]

    def of(self, fate: Fate) -> list[int]:
        """The places of the lines with that fate, by rank."""
        return [one.place for one in self.standings if one.fate == fate]

    @property
    def open_posts(self) -> int:
        return self.posts - len(self.of(Fate.ELECTED))

    @property
    def next(self) -> Next:
        """Level votes come first: a tie is never settled without a ballot."""
        if self.of(Fate.TIED):
            return Next.TIE_BREAK
        return Next.FURTHER if self.open_posts else Next.DONE


def decide(votes: Sequence[int], *, posts: int, base: int, needed: int) -> Verdict:
    """Elects those with at least `needed` votes, the most votes first, as many as there are posts.

    Where the last post falls on several with equal votes none of them is elected: they are `TIED`. `needed` is 1 in a
    ballot among those who were level, which the higher number of votes decides. `ValueError` for numbers that cannot
    be.
    """
    if posts < 1 or needed < 1 or not votes or min(votes) < 0:
        raise ValueError(f"{posts} posts, {needed} needed, votes {list(votes)}")
    order = sorted(range(len(votes)), key=lambda place: -votes[place])
    enough = [place for place in order if votes[place] >= needed]
    last = votes[enough[posts - 1]] if len(enough) > posts else None
    level = {place for place in enough if votes[place] == last} if last is not None else set()
    # Level ones are tied only if not all of them find a post.
    if last is not None and votes[enough[posts]] < last:
        level = set()
    first_beaten = set(enough[posts:]) - level

    def fate(place: int) -> Fate:
        if votes[place] < needed:
            return Fate.SHORT
        if place in level:
            return Fate.TIED
        return Fate.BEATEN if place in first_beaten else Fate.ELECTED

    standings = tuple(
        Standing(
            place=place,
            votes=votes[place],
            rank=1 + sum(other > votes[place] for other in votes),
            fate=fate(place),
        )
        for place in order
    )
    return Verdict(base=base, needed=needed, posts=posts, standings=standings)


def needs_a_decision(*, number: int, was_tie_break: bool, following: Next, rounds: int) -> bool:
    """Whether those who elect decide if it goes on at all.

    After `rounds` rounds that left posts open, and after a ballot among level ones that ended level again.
    """
    if following == Next.TIE_BREAK:
        return was_tie_break
    return following == Next.FURTHER and number >= rounds
