"""What the office enters about papers."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from agenda.models import Item
from documents.dispatching.recipients import LinePlan
from documents.models import RecipientLine
from documents.models.paper import PaperKind
from documents.papers import TITLE_LENGTH, PaperPlan
from meetings.models import Meeting
from people.models import Body, Office


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


class RecipientForm(forms.Form):
    """A line under "Nơi nhận": what is printed, and whom it serves how."""

    text = forms.CharField(max_length=250, label=_("Nơi nhận, như in trên văn bản"))
    offices = forms.ModelMultipleChoiceField(
        queryset=Office.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Gửi trên hệ thống đến người của đơn vị"),
    )
    bodies = forms.ModelMultipleChoiceField(
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Gửi trên hệ thống đến thành viên và văn thư của cơ quan"),
    )
    email = forms.EmailField(
        required=False,
        label=_("Địa chỉ thư điện tử"),
        help_text=_("Nơi nhận chưa dùng hệ thống này. Văn bản có nội dung hạn chế không gửi thư điện tử."),
    )
    paper_reason = forms.CharField(
        required=False,
        min_length=3,
        max_length=200,
        label=_("Lý do gửi bản giấy"),
        help_text=_("Để trống nếu không gửi giấy. Nơi nhận vừa có bản điện tử vừa có bản giấy được tính là gửi giấy."),
    )

    def __init__(self, *args: Any, meeting: Meeting, line: RecipientLine | None = None, **kwargs: Any) -> None:
        if line is not None:
            said = {name: getattr(line, name) for name in ("text", "email", "paper_reason")}
            kwargs["initial"] = {**said, "offices": line.offices.all(), "bodies": line.bodies.all()}
        super().__init__(*args, **kwargs)
        for name, rows in (("offices", Office.objects), ("bodies", Body.objects)):
            found = rows.filter(organisation=meeting.body.organisation)
            self.fields[name].queryset = found  # type: ignore[attr-defined]
            if not found.exists():
                del self.fields[name]

    def plan(self) -> LinePlan:
        """The valid form as a `LinePlan`."""
        return LinePlan(**self.cleaned_data)
