"""A vote as the minutes report it: figures that were settled elsewhere, none is decided here."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Choice:
    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class BallotPapers:
    """Papers of a ballot: handed out, collected, valid, invalid."""

    issued: int
    collected: int
    valid: int
    invalid: int


@dataclass(frozen=True, kw_only=True)
class VoteResult:
    """One vote. `choices` come in the order shown, the approving one first; `base` is the denominator that decides.

    `needed` is the least number of approving votes and `rule` says why in words ("quá một nửa tổng số thành viên");
    `whole` names the base, which is people unless `of_ballots`; `reason` is the sentence that explains the outcome;
    `sums` says base and those present where persons have weights, in votes and in people, instead of the two numbers;
    `rows` are the results of several answers, each a sentence, and `result` what they decide (there are no `choices`
    then); `origins` are whole sentences on how the answers came where not all came from tablets;
    `remarks` are whole sentences, e.g. who kept an opinion.
    """

    question: str
    base: int
    present: int
    choices: tuple[Choice, ...]
    passed: bool
    needed: int | None = None
    rule: str = ""
    whole: str = "tổng số thành viên"
    of_ballots: bool = False
    reason: str = ""
    secret: bool = False
    papers: BallotPapers | None = None
    origins: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    sums: str = ""
    rows: tuple[str, ...] = ()
    result: str = ""

    def __post_init__(self) -> None:
        if self.rows:
            return
        if self.base < (0 if self.of_ballots else 1) or not self.choices:
            raise ValueError("a vote needs a denominator and choices")
        most = self.present if self.of_ballots else min(self.present, self.base)
        if self.present > most or sum(choice.count for choice in self.choices) > most:
            raise ValueError("more votes than people")
