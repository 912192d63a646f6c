"""What is entered of a member who takes no part in an item."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RecusalForm(forms.Form):
    """Who, and why if it is to stand in the minutes."""

    attendee = forms.UUIDField()
    reason = forms.CharField(max_length=250, required=False)


class OwnRecusalForm(forms.Form):
    """Why, as it is to stand in the minutes, of who declares it for themself."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=250, required=False, help_text=_("Lý do được ghi vào biên bản.")
    )
