"""What the office enters about papers."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from agenda.models import Item
from documents.circulation.reading_rule import FIRST_HOUR, LAST_HOUR
from documents.dispatching.recipients import LinePlan
from documents.models import ReadingRule, RecipientLine
from documents.models.paper import PaperKind
from documents.papers import TITLE_LENGTH, PaperPlan
from documents.states import Circulation
from meetings.models import Meeting
from people.models import Body, Office

CIRCULATIONS = [
    (Circulation.OPEN.value, _("Lưu hành thông thường")),
    (Circulation.RETURN.value, _("Thu hồi sau phiên họp")),
    (Circulation.ROOM.value, _("Chỉ đọc trong phòng họp")),
]


def open_items(meeting: Meeting) -> Any:
    """The items that may have papers in the system."""
    return Item.objects.filter(meeting=meeting, secrecy="", restricted=False).order_by("position")


class PlaceForm(forms.Form):
    """Where papers are filed, and what they are."""

    item = forms.ModelChoiceField(
        queryset=Item.objects.none(), required=False, label=_("Nội dung họp"), empty_label=_("Tài liệu chung")
    )
    kind = forms.ChoiceField(label=_("Loại tài liệu"), initial=PaperKind.OTHER)
    circulation = forms.ChoiceField(
        choices=CIRCULATIONS,
        required=False,
        label=_("Cách lưu hành"),
        help_text=_("Tài liệu thu hồi tự đóng khi bế mạc; tài liệu trong phòng chỉ mở khi đang họp, với người có mặt."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = open_items(meeting)  # type: ignore[attr-defined]
        kinds = [(kind.value, capfirst(kind.label)) for kind in PaperKind]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def plan(self, title: str) -> PaperPlan:
        """The valid form as a `PaperPlan` of this title."""
        said = self.cleaned_data
        circulation = Circulation(said["circulation"])
        return PaperPlan(title=title, kind=said["kind"], item=said["item"], circulation=circulation)


class PaperForm(PlaceForm):
    """A paper's title, place and kind."""

    title = forms.CharField(max_length=TITLE_LENGTH, label=_("Tên tài liệu"))
    field_order = ["title", "item", "kind", "circulation"]


class ReadingForm(forms.Form):
    """What the reader reports: the open page, and the pages looked at."""

    page = forms.IntegerField(min_value=1, max_value=9999)
    seen = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, pages: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].choices = [(number, number) for number in range(1, pages + 1)]  # type: ignore[attr-defined]


class ViewForm(forms.Form):
    """What the reader of a paper for the room alone reports: the open page, and whether it is left."""

    page = forms.IntegerField(min_value=1, max_value=9999)
    left = forms.BooleanField(required=False)


class ReadingRuleForm(forms.ModelForm[ReadingRule]):
    """When those who have opened no paper are reminded."""

    hour = forms.TypedChoiceField(
        choices=[(hour, f"{hour:02}:00") for hour in range(FIRST_HOUR, LAST_HOUR + 1)], coerce=int, label=_("Vào lúc")
    )

    class Meta:
        model = ReadingRule
        fields = ["days", "hour", "automatic"]
        labels = {"days": _("Trước phiên họp (ngày làm việc)"), "automatic": _("Tự nhắc vào lúc đó")}


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
