"""What the office sends for members without a working tablet: one answer, or hands that were counted."""

from typing import Any

from django import forms

from meetings.models import Attendee
from voting.counts import Count
from voting.forms import MemberChoice
from voting.kinds import Kind
from voting.models import Vote
from voting.models.ballot import LONGEST
from voting.models.hand_count import LONGEST as LONGEST_NAME
from voting.queries import ballot_of
from voting.ways import Way


def members_of(vote: Vote) -> Any:
    """The members of the meeting; who of them may answer is for the operation to judge."""
    return Attendee.objects.filter(meeting=vote.item.meeting_id, is_member=True).select_related("user")


class EntryForm(forms.Form):
    """A member's answer by hand or slip: `revision` is what the page showed as recorded, `key` is the page's own."""

    attendee = forms.ModelChoiceField(Attendee.objects.none())
    choice = forms.CharField(max_length=LONGEST)
    way = forms.ChoiceField(choices=Way.choices)
    key = forms.UUIDField()
    revision = forms.IntegerField(min_value=0)

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attendee"].queryset = members_of(vote)  # type: ignore[attr-defined]


class EntryWithdrawalForm(forms.Form):
    """Which entry is taken back: the one that the page showed."""

    key = forms.UUIDField()
    revision = forms.IntegerField(min_value=1)


class HandCountForm(forms.Form):
    """How many hands for each answer (`hands-<mark>`, empty is none), who counted, and who stood in the group.

    Of a ballot with several lines: how many people answered (`ballots`), and `hands-<line>-<mark>`.
    """

    people = MemberChoice(queryset=Attendee.objects.none(), required=False)
    counted_by = forms.CharField(max_length=LONGEST_NAME, required=False)
    key = forms.UUIDField()

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheet = ballot_of(vote)
        self.size = 0 if sheet.is_single else sheet.size
        self.marks = [value for value, _label in sheet.marks if sheet.kind != Kind.OPTIONS or value == "yes"]
        self.fields["people"].queryset = members_of(vote)  # type: ignore[attr-defined]
        names = [name for line in self._names() for name in line.values()]
        for name in [*names, *(["ballots"] if self.size else [])]:
            self.fields[name] = forms.IntegerField(min_value=0, max_value=100_000, required=False)

    def _names(self) -> list[dict[str, str]]:
        """The names of the fields by mark, line by line."""
        if not self.size:
            return [{mark: f"hands-{mark}" for mark in self.marks}]
        return [{mark: f"hands-{line}-{mark}" for mark in self.marks} for line in range(self.size)]

    def count(self) -> Count:
        """What was counted; of a valid form."""
        sent = self.cleaned_data
        told: dict[str, Any] = {"people": [one.pk for one in sent["people"]], "counted_by": sent["counted_by"]}
        lines = [{mark: sent[name] or 0 for mark, name in names.items()} for names in self._names()]
        if self.size:
            return Count(**told, hands={}, lines=lines, ballots=sent["ballots"] or 0)
        return Count(**told, hands=lines[0])
