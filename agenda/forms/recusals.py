"""What is entered of a member who takes no part in an item."""

from django import forms


class RecusalForm(forms.Form):
    """Who, and why if it is to stand in the minutes."""

    attendee = forms.UUIDField()
    reason = forms.CharField(max_length=250, required=False)
