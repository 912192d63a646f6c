"""What the office enters about the members of a body."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from meetings.body_members import Terms, kinds_of
from people.forms import day_field
from people.models import Body, User


def full_member(body: Body) -> Any:
    """What who has no standing is called."""
    return _("đảng viên chính thức") if body.is_cell else _("thành viên chính thức")


class StandingForm(forms.Form):
    """As what somebody stands, from when to when, and by what; the operation judges it."""

    kind = forms.ChoiceField(label=_("Tư cách"), required=False)
    starts = day_field(_("Từ ngày"))
    ends = day_field(
        _("Đến hết ngày"),
        required=False,
        help_text=_("Để trống: từ ngày đó trở đi, thay mọi tư cách đã ghi về sau."),
    )
    decision = forms.CharField(label=_("Số, ngày quyết định"), max_length=120, required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=250, required=False)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", capfirst(full_member(body)))]
        kinds += [(kind.value, capfirst(kind.label)) for kind in kinds_of(body)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def terms(self) -> Terms:
        names = ("kind", "starts", "ends", "decision", "reason")
        return Terms(**{name: self.cleaned_data[name] for name in names})


class SeatForm(StandingForm):
    """Somebody of the organisation who is put on the list."""

    user = forms.ModelChoiceField(queryset=User.objects.none(), label=_("Đồng chí"))
    title = forms.CharField(label=_("Chức vụ trong cơ quan"), max_length=120, required=False)
    field_order = ["user", "title"]

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """The last day of a seat."""

    last = day_field(_("Ngày cuối cùng tham gia"))
    reason = forms.CharField(label=_("Lý do"), max_length=250, required=False)
