"""Questions prepared for the vote."""

from datetime import timedelta

from django.utils.translation import gettext as _

from agenda.models import Item
from documents.dossier import contents
from documents.dossier.contents import chosen, word
from documents.dossier.importing.writer import Writer
from voting import questions
from voting.models import Vote
from voting.states import Display, VoteState


def votes(part: contents.Item, item: Item, write: Writer) -> None:
    """Makes the prepared questions of an item those of the dossier, one by one in order."""
    if part.votes is None:
        return
    before = put(item)
    for index, wanted in enumerate(part.votes):
        field, name = f"{part.path}.votes[{index}]", _("biểu quyết: %s") % wanted.question
        values = {
            "question": wanted.question,
            "display": chosen(Display, wanted.display).value,
            "secret": wanted.secret,
            "matter": wanted.matter,
            "kind": wanted.kind,
            "lines": wanted.lines,
            "least": wanted.least,
            "most": wanted.most,
        }
        if index >= len(before):
            # Questions are ordered by the moment they were put: one import puts them one microsecond apart.
            at = write.at + timedelta(microseconds=index)
            write.operate(field, "+", name, questions.put_question, item=item, at=at, **values)
        elif spoken(before[index]) != wanted:
            write.operate(field, "~", name, questions.change_question, vote=before[index], **values)
    for vote in before[len(part.votes) :]:
        name = _("biểu quyết: %s") % vote.question
        write.operate(f"{part.path}.votes", "-", name, questions.withdraw_question, vote=vote)


def put(item: Item) -> list[Vote]:
    """The questions put on an item, apart from those broken off and those that repeat another."""
    return list(Vote.objects.filter(item=item, repeats=None).exclude(state=VoteState.CANCELLED).order_by("created_at"))


def spoken(vote: Vote) -> contents.Vote:
    """A question of the database as a dossier speaks of it."""
    return contents.Vote(
        question=vote.question,
        display=word(Display(vote.display)),
        secret=vote.secret,
        matter=vote.matter,
        kind=vote.kind,
        lines=tuple(vote.lines),
        least=vote.least,
        most=vote.most,
    )
