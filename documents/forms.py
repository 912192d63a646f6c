"""What the office enters about papers."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from agenda.models import Item
from documents.models.paper import PaperKind
from documents.papers import TITLE_LENGTH, PaperPlan
from meetings.models import Meeting


def open_items(meeting: Meeting) -> Any:
    """The items that may have papers in the system."""
    return Item.objects.filter(meeting=meeting, secrecy="", restricted=False).order_by("position")


class PlaceForm(forms.Form):
    """Where papers are filed, and what they are."""

    item = forms.ModelChoiceField(
        queryset=Item.objects.none(), required=False, label=_("Nội dung họp"), empty_label=_("Tài liệu chung")
    )
    kind = forms.ChoiceField(label=_("Loại tài liệu"), initial=PaperKind.OTHER)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = open_items(meeting)  # type: ignore[attr-defined]
        kinds = [(kind.value, capfirst(kind.label)) for kind in PaperKind]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def plan(self, title: str) -> PaperPlan:
        """The valid form as a `PaperPlan` of this title."""
        return PaperPlan(title=title, kind=self.cleaned_data["kind"], item=self.cleaned_data["item"])


class PaperForm(PlaceForm):
    """A paper's title, place and kind."""

    title = forms.CharField(max_length=TITLE_LENGTH, label=_("Tên tài liệu"))
    field_order = ["title", "item", "kind"]


class ReadingForm(forms.Form):
    """What the reader reports: the open page, and the pages looked at."""

    page = forms.IntegerField(min_value=1, max_value=9999)
    seen = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, pages: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].choices = [(number, number) for number in range(1, pages + 1)]  # type: ignore[attr-defined]
