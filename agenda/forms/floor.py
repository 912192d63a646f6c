"""What is typed at the floor: asking to speak, for how long, a question, and the conclusion."""

from django import forms

from agenda.turns import KINDS


class TurnForm(forms.Form):
    """Asking to speak; `attendee` only when the desk enters somebody else."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in KINDS], required=False)
    subject = forms.CharField(max_length=200, required=False)
    attendee = forms.UUIDField(required=False)


class FloorForm(forms.Form):
    """For how many minutes a speaker is called."""

    minutes = forms.IntegerField(min_value=1, max_value=60, required=False)

    @property
    def seconds(self) -> int | None:
        """The valid form's time in seconds; None for the usual one."""
        minutes = self.cleaned_data["minutes"]
        return minutes * 60 if minutes else None


class ExtensionForm(forms.Form):
    """How many minutes a speaker gets more."""

    minutes = forms.IntegerField(min_value=1, max_value=60)


class InquiryForm(forms.Form):
    """A question of question time; `to` is `attendee:<id>` or `office:<id>`, `asker` only when the desk enters it."""

    subject = forms.CharField(max_length=200)
    to = forms.RegexField(r"^(attendee|office):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
    asker = forms.UUIDField(required=False)


class AnswerForm(FloorForm):
    """Calling an answer: who answers, where several may."""

    attendee = forms.UUIDField(required=False)


class ConclusionForm(forms.Form):
    text = forms.CharField(required=False, max_length=20_000, strip=False)
    revision = forms.IntegerField(min_value=0)
