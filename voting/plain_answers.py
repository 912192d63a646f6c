"""The answer that a form without script sends: the marks of a ballot with several lines become one word."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from people.refusals import BadInput
from voting.kinds import BETWEEN, Kind, Sheet


def with_choice(sent: QueryDict, ballot: Sheet) -> QueryDict:
    """What was sent, with its whole answer in `choice`. Raises `BadInput` for a ballot with gaps."""
    answered = sent.copy()
    if ballot.is_single or sent.get("choice"):
        return answered
    if ballot.kind == Kind.OPTIONS:
        chosen = set(sent.getlist("line"))
        marks = ["yes" if str(place) in chosen else "no" for place in range(ballot.size)]
    else:
        marks = [sent.get(f"line-{place}", "") for place in range(ballot.size)]
    if "" in marks:
        raise BadInput(_("Phiếu chưa đủ: chọn một mức cho từng người, hoặc “Không đánh dấu”."))
    answered["choice"] = BETWEEN.join(marks)
    return answered
