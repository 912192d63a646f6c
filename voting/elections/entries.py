"""Two tellers enter what they counted, apart; only what agrees is accepted, and only what can have happened."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from people.models import User
from people.refusals import NotAllowed, Stale
from voting.elections.access import may_accept, teller_of
from voting.elections.locks import lock_round
from voting.elections.records import count_from_plain, count_to_plain
from voting.elections.refusals import CountsDiffer, Impossible, NotATeller
from voting.elections.rounds import ensure_step
from voting.elections.rules.counts import Count, Field, Found, Style, differences, faults, style_of
from voting.elections.states import Kind, RoundState
from voting.elections.wording import found_words
from voting.events import CountAccepted, CountEntered
from voting.models import Entry, Round

TELLERS = 2


def style(round_: Round) -> Style:
    """How the ballots of a round are filled in: questions always have two columns."""
    if round_.election.kind == Kind.QUESTION:
        return Style.TICK
    return style_of(listed=round_.lines.count(), posts=round_.posts)


def faults_of(round_: Round, count: Count) -> list[Found]:
    """What is impossible about a count of this round."""
    listed = round_.lines.count()
    return faults(count, style=style(round_), listed=listed, posts=round_.posts, present=round_.present)


@transaction.atomic
def enter_count(*, round_: Round, count: Count, revision: int, by: User, at: datetime) -> Entry:
    """Keeps what a teller counted in place of what they had entered; `revision` is the one they looked at, 0 for none.

    The first two of the panel who enter are the two tellers of the round. Raises `NotATeller`, `Impossible`, `Stale`,
    `WrongStep`.
    """
    round_ = lock_round(round_.pk)
    teller = teller_of(by, round_.election)
    if teller is None:
        raise NotATeller(_("Chỉ thành viên ban kiểm phiếu nhập kết quả kiểm phiếu."))
    ensure_step(round_, RoundState.COUNTED)
    found = faults_of(round_, count)
    if found:
        raise Impossible(" ".join(found_words(round_, found)))
    own = Entry.objects.filter(round=round_, teller=teller).first()
    if own is None and Entry.objects.filter(round=round_).count() >= TELLERS:
        raise NotATeller(_("Hai đồng chí khác trong ban kiểm phiếu đã nhập kết quả của vòng này."))
    if (own.revision if own else 0) != revision:
        raise Stale(_("Số liệu của đồng chí đã được lưu ở cửa sổ khác. Tải lại trang để xem rồi sửa."))
    if own is None:
        own = Entry(round=round_, teller=teller, revision=0)
    own.count, own.at, own.revision = count_to_plain(count), at, own.revision + 1
    own.save()
    fact = CountEntered(
        election=str(round_.election_id),
        item=str(round_.election.item_id),
        number=round_.number,
        entries=round_.entries.count(),
    )
    journal.record(round_.election.item.meeting, fact, by=by, at=at)
    return own


def compared(round_: Round) -> list[tuple[Field, int, int]] | None:
    """Where the two counts differ; None while there are not two."""
    entries = list(round_.entries.order_by("at"))
    if len(entries) < TELLERS:
        return None
    return differences(count_from_plain(entries[0].count), count_from_plain(entries[1].count))


@transaction.atomic
def accept_count(*, round_: Round, by: User, at: datetime) -> Round:
    """The head of the panel accepts what both counted alike. Raises `CountsDiffer`, `WrongStep`, `NotAllowed`."""
    round_ = lock_round(round_.pk)
    if not may_accept(by, round_):
        raise NotAllowed(_("Trưởng ban kiểm phiếu xác nhận kết quả kiểm phiếu."))
    ensure_step(round_, RoundState.COUNTED)
    found = compared(round_)
    if found is None:
        raise CountsDiffer(_("Cần hai đồng chí nhập riêng kết quả kiểm phiếu rồi mới xác nhận được."))
    if found:
        raise CountsDiffer(_("Hai bản nhập còn %s chỗ khác nhau. Kiểm lại và sửa trước khi xác nhận.") % len(found))
    entry = round_.entries.order_by("at")[0]
    if faults_of(round_, count_from_plain(entry.count)):
        raise Impossible(_("Số liệu kiểm phiếu không khớp. Kiểm lại rồi nhập lại."))
    round_.state, round_.count, round_.counted_at = RoundState.COUNTED, entry.count, at
    round_.save(update_fields=["state", "count", "counted_at"])
    fact = CountAccepted(election=str(round_.election_id), item=str(round_.election.item_id), number=round_.number)
    journal.record(round_.election.item.meeting, fact, by=by, at=at)
    return round_
