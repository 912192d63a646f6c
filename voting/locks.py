"""The order in which rows are locked: meeting, item, vote; and how casting keeps clear of it."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from agenda.locks import lock as lock_item
from people.refusals import Refusal
from voting.models import Vote


class VoteGone(Refusal):
    """The question was taken back in the meantime."""


def _gone() -> VoteGone:
    return VoteGone(_("Nội dung biểu quyết này đã được rút. Tải lại trang để xem."))


def lock(vote_id: UUID) -> Vote:
    """The vote as it is now, with its meeting's, its item's and its own row locked. Raises `VoteGone`."""
    item_id = Vote.objects.filter(pk=vote_id).values_list("item_id", flat=True).first()
    if item_id is None:
        raise _gone()
    item = lock_item(item_id)
    vote = Vote.objects.select_for_update(of=("self",)).select_related("repeats").filter(pk=vote_id).first()
    if vote is None:
        raise _gone()
    vote.item = item
    return vote


def hold(vote_id: UUID) -> Vote:
    """The vote as it is now, kept from being closed until the transaction ends. Raises `VoteGone`.

    A shared row lock: closing waits for all who cast, and who comes after the closing sees it closed, while
    hundreds who cast do not wait for each other. SQLite has one writer at a time anyway (BEGIN IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM voting_vote WHERE id = %s FOR SHARE", [vote_id])
    vote = Vote.objects.select_related("item__meeting").filter(pk=vote_id).first()
    if vote is None:
        raise _gone()
    return vote
