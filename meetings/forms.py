"""What the office enters about a meeting, and what an attendee answers."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from meetings.floor_times import LONGEST, Times
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from meetings.models.seat import MOST
from meetings.orders import ORDERS, Place
from meetings.planning import Plan
from meetings.weights import MOST as MOST_WEIGHT
from meetings.weights import PLACES
from people.models import User

FIRST_YEAR, LAST_YEAR = 2000, 2100


class MeetingForm(forms.ModelForm[Meeting]):
    """A meeting's number, name, time, place, mode and note."""

    starts_at = forms.DateTimeField(
        label=_("Thời gian bắt đầu"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )

    ordinal = forms.IntegerField(label=_("Phiên thứ"), min_value=1, max_value=9999)
    note = forms.CharField(
        label=_("Yêu cầu chuẩn bị"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    class Meta:
        model = Meeting
        fields = ["ordinal", "title", "starts_at", "place", "mode", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        modes = [(mode.value, capfirst(mode.label)) for mode in Meeting.Mode]
        self.fields["mode"].choices = modes  # type: ignore[attr-defined]

    def clean_starts_at(self) -> datetime:
        """A year that a slip of the finger makes is not kept."""
        starts_at: datetime = self.cleaned_data["starts_at"]
        if not FIRST_YEAR <= starts_at.year <= LAST_YEAR:
            raise forms.ValidationError(_("Năm họp không đúng. Kiểm tra lại ngày họp."))
        return starts_at

    def plan(self) -> Plan:
        """The valid form as a `Plan`."""
        return Plan(**self.cleaned_data)

    def validate_unique(self) -> None:
        """The operation answers a number that is taken; asking twice would give two texts."""


class AnswerForm(forms.Form):
    """Coming or not, and why not."""

    reply = forms.ChoiceField(choices=[(choice.value, choice.label) for choice in list(Attendee.Reply)[1:]])
    reason = forms.CharField(max_length=250, required=False)


class PresenceForm(forms.Form):
    """The desk's tick: in, out, or absent with a reason."""

    here = forms.ChoiceField(choices=[("in", "in"), ("out", "out"), ("excused", "excused"), ("unexcused", "unexcused")])
    reason = forms.CharField(max_length=250, required=False, label=_("Lý do"))


class GuestForm(forms.Form):
    """One more person to ask."""

    user = forms.ModelChoiceField(
        queryset=User.objects.none(), label=_("Người được mời"), empty_label=_("Chọn trong danh sách")
    )
    role = forms.ChoiceField(label=_("Vai trò"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        roles = [(role.value, capfirst(role.label)) for role in (Role.INVITED, Role.OBSERVER)]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]


class WeightsForm(forms.Form):
    """How many votes each member has (`weight-<attendee>`), with a comma or a point."""

    def __init__(self, *args: Any, members: list[Attendee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in members:
            self.fields[f"weight-{one.pk}"] = forms.DecimalField(
                label=str(one.user),
                help_text=one.title,
                initial=one.weight.normalize(),
                min_value=Decimal(0),
                max_value=MOST_WEIGHT,
                decimal_places=PLACES,
                localize=True,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )

    def weights(self) -> dict[UUID, Decimal]:
        """The valid form by attendee."""
        return {UUID(name.removeprefix("weight-")): value for name, value in self.cleaned_data.items()}


class TimesForm(forms.Form):
    """Minutes of a speech, and of question, answer and follow-up in question time."""

    speech = forms.IntegerField(label=_("Phát biểu (phút)"), min_value=1, max_value=LONGEST)
    question = forms.IntegerField(label=_("Nêu câu hỏi chất vấn (phút)"), min_value=1, max_value=LONGEST)
    answer = forms.IntegerField(label=_("Trả lời chất vấn (phút)"), min_value=1, max_value=LONGEST)
    follow_up = forms.IntegerField(label=_("Chất vấn lại (phút)"), min_value=1, max_value=LONGEST)

    def times(self) -> Times:
        """The valid form as `Times`."""
        return Times(**self.cleaned_data)


class RoomForm(forms.Form):
    """The size of the room, and which plan the person had before them."""

    rows = forms.IntegerField(label=_("Số hàng"), min_value=1, max_value=MOST)
    columns = forms.IntegerField(label=_("Số ghế mỗi hàng"), min_value=1, max_value=MOST)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class OrderForm(forms.Form):
    """How the seats are filled; `none` takes everybody's seat away."""

    order = forms.ChoiceField(choices=[(name, name) for name in (*ORDERS, "none")])
    revision = forms.IntegerField(min_value=0)


class PlaceField(forms.RegexField):
    """A seat as "row-column"; nothing for no seat."""

    def __init__(self) -> None:
        super().__init__(r"^\d{1,2}-\d{1,2}\Z", required=False)

    def clean(self, value: object) -> Place | None:
        """The seat as two numbers."""
        text: str = super().clean(value)
        row, _dash, column = text.partition("-")
        return (int(row), int(column)) if text else None


class NumberForm(forms.Form):
    """Who is to sit in which row on which seat; without both numbers on none."""

    attendee = forms.UUIDField()
    row = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    column = forms.IntegerField(min_value=1, max_value=MOST, required=False)
    revision = forms.IntegerField(min_value=0)

    def clean(self) -> None:
        """A row without a seat is no place, nor is a seat without a row."""
        if (self.cleaned_data.get("row") is None) != (self.cleaned_data.get("column") is None):
            raise forms.ValidationError("half a place")

    @property
    def place(self) -> Place | None:
        """The valid form's seat."""
        row, column = self.cleaned_data["row"], self.cleaned_data["column"]
        return None if row is None else (row, column)


class SeatForm(forms.Form):
    """Where somebody is to sit, where they sat, and who sat there."""

    place = PlaceField()
    start = PlaceField()
    occupant = forms.UUIDField(required=False)
