"""The chair declares what the panel counted."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from people.models import User
from voting.elections.access import must_declare
from voting.elections.locks import lock_round
from voting.elections.records import count_from_plain, verdict_to_plain
from voting.elections.refusals import WrongStep
from voting.elections.rounds import ensure_step
from voting.elections.rules.counts import Count
from voting.elections.rules.verdict import Fate, Next, Verdict, decide
from voting.elections.states import Kind, RoundState, Stage
from voting.events import ResultDeclared
from voting.manifest import rule_of
from voting.models import Round
from voting.rules import Base


def verdict_on(round_: Round, count: Count) -> Verdict:
    """The result of a count by the rule that was frozen when the papers went out."""
    rule = rule_of(round_.manifest)
    bases = {Base.PRESENT: round_.present, Base.CAST: count.collected, Base.VALID: count.valid}
    base = bases.get(rule.base, round_.manifest["base"])
    needed = 1 if round_.tie_break else rule.least(base) if base else 1
    return decide([line.yes for line in count.lines], posts=round_.posts, base=base, needed=needed)


@transaction.atomic
def declare_result(*, round_: Round, by: User, at: datetime) -> Round:
    """Freezes the result and shows it to everybody. Raises `WrongStep`, `NotAllowed`."""
    round_ = lock_round(round_.pk)
    election = round_.election
    must_declare(by, election.item.meeting)
    ensure_step(round_, RoundState.DECLARED)
    if round_.asked:
        raise WrongStep(_("Đang có đề nghị về vòng bỏ phiếu này. Đồng ý hoặc bỏ đề nghị đó rồi mới công bố."))
    verdict = verdict_on(round_, count_from_plain(round_.count))
    round_.state, round_.ended_at, round_.outcome = RoundState.DECLARED, at, verdict_to_plain(verdict)
    round_.save(update_fields=["state", "ended_at", "outcome"])
    if verdict.next == Next.DONE or election.kind == Kind.QUESTION:
        election.stage = Stage.OVER
        election.save(update_fields=["stage"])
    fact = ResultDeclared(
        election=str(election.pk),
        item=str(election.item_id),
        number=round_.number,
        elected=len(verdict.of(Fate.ELECTED)),
        left=verdict.open_posts,
    )
    journal.record(election.item.meeting, fact, by=by, at=at)
    return round_
