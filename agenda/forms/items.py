"""What is typed about an item and its place."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from agenda.items import ItemPlan
from agenda.models import Item
from agenda.models.item import ItemKind
from agenda.states import Secrecy
from meetings.access import GUESTS
from meetings.models import Attendee, Meeting
from people.models import Office


class GuestChoice(forms.ModelMultipleChoiceField[Attendee]):
    def label_from_instance(self, obj: Attendee) -> str:
        return f"{obj.user}, {obj.title}" if obj.title else str(obj.user)


class ItemForm(forms.ModelForm[Item]):
    """An item as the office plans it; `plan()` turns the valid form into an `ItemPlan`."""

    guests = GuestChoice(
        queryset=Attendee.objects.none(),
        required=False,
        label=_("Đại biểu mời dự mục này"),
        help_text=_("Đại biểu mời và dự thính chỉ thấy những mục được mời."),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Item
        fields = ["title", "kind", "office", "presenter", "minutes", "restricted", "secrecy"]
        widgets = {"title": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "restricted": _("Tên mục vẫn hiện; tài liệu phát giấy và thu hồi, không đưa lên hệ thống."),
            "secrecy": _("Mục có độ mật không ghi tên, người trình bày hay nội dung nào; hệ thống chỉ giữ chỗ."),
        }

    use_required_attribute = False  # a secret item goes without a title

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["kind"].required = True
        self._word("kind", ItemKind.choices)
        self._word("secrecy", Secrecy.choices)
        offices = Office.objects.filter(organisation=meeting.body.organisation)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        self.fields["office"].empty_label = _("Không có")  # type: ignore[attr-defined]
        guests = Attendee.objects.filter(meeting=meeting, role__in=GUESTS).select_related("user")
        self.fields["guests"].queryset = guests  # type: ignore[attr-defined]
        if not guests:
            del self.fields["guests"]
        elif not self.instance._state.adding:
            self.initial["guests"] = [guest.attendee_id for guest in self.instance.guests.all()]

    def plan(self) -> ItemPlan:
        """The valid form as an `ItemPlan`; the kind of a secret item is dropped, everything else is judged there."""
        data = dict(self.cleaned_data)
        guests = frozenset(guest.pk for guest in data.pop("guests", ()))
        if data["secrecy"]:
            data["kind"] = ""
        return ItemPlan(**data, guests=guests)

    def _post_clean(self) -> None:
        # The operation judges the whole; the instance must not take half-checked values.
        pass

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("secrecy") and not self.cleaned_data.get("title"):
            self.errors.pop("title", None)
            self.cleaned_data["title"] = ""
        return self.cleaned_data

    def _word(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = [(value, capfirst(label)) for value, label in choices]  # type: ignore[attr-defined]


class PositionForm(forms.Form):
    position = forms.IntegerField(min_value=1, max_value=1000)
