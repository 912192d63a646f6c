"""Hands of people without tablets, counted together: totals without names, reconciled with who is in the room."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from meetings.models import Attendance, Attendee
from meetings.models.attendee import Role
from people.models import User
from people.refusals import Refusal
from voting.access import must_enter
from voting.ballots import announce
from voting.counts import Count, ensure_countable
from voting.entering import ensure_open
from voting.events import HandCountWithdrawn, HandsCounted
from voting.locks import lock
from voting.manifest import rule_of, scale_of
from voting.models import Elector, HandCount, Vote
from voting.queries import Progress, ballot_of, progress
from voting.receipts import KeyReused
from voting.rules import Tie


class TooMany(Refusal):
    """More hands than people who can still answer, or than stand in the group."""


class NotFree(Refusal):
    """Somebody in the group has answered already, or cannot answer."""


class NotCountable(Refusal):
    """Hands that are counted without names do not say how much they weigh."""


@transaction.atomic
def count_hands(*, vote: Vote, count: Count, key: UUID, by: User, at: datetime) -> HandCount:
    """Records how many of a group of electors in the room raised their hands, or handed in slips, for what.

    From then on nobody in the group has a ballot of their own, so nobody counts twice. `key` stands for this one count.
    Raises `TooMany` with the sum shown, `NotFree`, `NotCountable`, `SecretVote`, `VoteNotOpen`, `KeyReused`,
    `BadInput`, `NotAllowed`, `VoteGone`.
    """
    vote = lock(vote.pk)
    must_enter(by, vote.item.meeting)
    known = HandCount.objects.filter(vote=vote, key=key).first()
    if known is not None:
        return _same(known, count)
    ensure_open(vote)
    if scale_of(vote.manifest):
        raise NotCountable(
            _("Số phiếu biểu quyết của các đồng chí không bằng nhau nên phải ghi đích danh, không đếm chung được.")
        )
    ensure_countable(ballot_of(vote), count)
    free = {one.attendee_id: one for one in waiting(vote)}
    _ensure_possible(count, progress(vote), len(free))
    _ensure_free(vote, count, free)
    made = HandCount(
        vote=vote,
        counts=count.to_plain(),
        total=count.total,
        size=len(set(count.people)),
        counted_by=" ".join(count.counted_by.split()),
        entered_by=by,
        key=key,
        at=at,
    )
    made.save()
    Elector.objects.filter(pk__in=[free[one].pk for one in set(count.people)]).update(counted_in=made)
    announce(vote)
    fact = HandsCounted(vote=str(vote.pk), item=str(vote.item_id), people=made.size, total=made.total)
    journal.record(vote.item.meeting, fact, by=by, at=at)
    return made


@transaction.atomic
def withdraw_count(*, count: HandCount, by: User, at: datetime) -> None:
    """Takes a count back: those who stood in the group have not answered. The record of it is kept.

    Again it changes nothing. Raises `VoteNotOpen`, `NotAllowed`, `VoteGone`.
    """
    vote = lock(count.vote_id)
    must_enter(by, vote.item.meeting)
    count = HandCount.objects.get(pk=count.pk)
    if count.withdrawn_at is not None:
        return
    ensure_open(vote)
    count.withdrawn_at, count.withdrawn_by = at, by
    count.save(update_fields=["withdrawn_at", "withdrawn_by"])
    Elector.objects.filter(counted_in=count).update(counted_in=None)
    announce(vote)
    fact = HandCountWithdrawn(vote=str(vote.pk), item=str(vote.item_id), people=count.size, total=count.total)
    journal.record(vote.item.meeting, fact, by=by, at=at)


def waiting(vote: Vote) -> list[Elector]:
    """Who is in the room, may answer and has not, in protocol order."""
    here = Attendance.objects.filter(attendee__meeting=vote.item.meeting_id, out_at=None).values("attendee_id")
    electors = Elector.objects.filter(vote=vote, recused=False, ballot=None, counted_in=None, attendee__in=here)
    return list(electors.select_related("attendee__user").order_by("attendee__position", "attendee__user__name_key"))


def named_only(vote: Vote, attendee: Attendee) -> bool:
    """Whether somebody cannot be counted in a group: the chair, where their own answer settles a tie."""
    return attendee.role == Role.CHAIR and rule_of(vote.manifest).tie == Tie.CHAIR


def is_countable(vote: Vote) -> bool:
    """Whether hands may be counted without names: one weighs as much as any other."""
    return not scale_of(vote.manifest)


def _same(known: HandCount, count: Count) -> HandCount:
    if (known.counts, known.total) != (count.to_plain(), count.total):
        raise KeyReused(_("Yêu cầu bị lặp với số đếm khác. Tải lại trang rồi ghi lại."))
    return known


def _ensure_possible(count: Count, done: Progress, free: int) -> None:
    """No more hands than people: the working is in the sentence."""
    if count.total > free:
        silent = done.eligible - done.cast - free
        said = {"here": done.eligible, "cast": done.cast, "silent": silent, "more": count.total}
        if silent:
            raise TooMany(
                _(
                    "Có mặt %(here)s, đã có %(cast)s phiếu và %(silent)s đồng chí đã được đếm mà không giơ tay; "
                    "không thể thêm %(more)s."
                )
                % said
            )
        raise TooMany(_("Có mặt %(here)s, đã có %(cast)s phiếu; không thể thêm %(more)s.") % said)
    if count.total > len(set(count.people)):
        said = {"size": len(set(count.people)), "more": count.total}
        raise TooMany(_("Nhóm có %(size)s đồng chí; không thể có %(more)s người giơ tay.") % said)


def _ensure_free(vote: Vote, count: Count, free: Mapping[UUID, Elector]) -> None:
    others = [one for one in count.people if one not in free]
    if others:
        names = "; ".join(str(one.user) for one in Attendee.objects.select_related("user").filter(pk__in=others))
        raise NotFree(
            _("Không đếm được: đã có phiếu, không có mặt hoặc không có quyền biểu quyết: %s. Tải lại trang.")
            % (names or len(others))
        )
    for one in set(count.people):
        elector = free[one]
        if named_only(vote, elector.attendee):
            raise NotFree(_("Ngang nhau thì theo bên chủ trì, nên phiếu của chủ trì phải ghi đích danh."))
