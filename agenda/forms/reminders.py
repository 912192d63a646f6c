"""What is typed when offices are reminded: the words of an urging, the rule of a body."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from agenda.models import ReminderRule


class UrgingForm(forms.Form):
    """Which tasks are urged, and the words."""

    text = forms.CharField(label=_("Nội dung đôn đốc"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("text", _("Đề nghị báo cáo tiến độ và cam kết thời điểm hoàn thành."))


class ReminderRuleForm(forms.Form):
    """Working days before the deadline, as "7, 2, 0", and how often afterwards."""

    before = forms.CharField(
        label=_("Nhắc trước hạn (ngày làm việc)"),
        help_text=_("Các số cách nhau bằng dấu phẩy; 0 là ngày cuối cùng còn trong hạn. Ví dụ: 7, 2, 0."),
        max_length=60,
    )
    late = forms.IntegerField(label=_("Quá hạn thì nhắc lại sau mỗi (ngày làm việc)"), min_value=1, max_value=60)

    @classmethod
    def of(cls, rule: ReminderRule) -> "ReminderRuleForm":
        """The form as the rule stands."""
        return cls(initial={"before": ", ".join(map(str, rule.before)), "late": rule.late})

    def clean_before(self) -> list[int]:
        parts = [part.strip() for part in self.cleaned_data["before"].replace(";", ",").split(",") if part.strip()]
        if not parts or any(not (part.isascii() and part.isdigit() and len(part) < 4) for part in parts):
            raise forms.ValidationError(_("Ghi các số ngày cách nhau bằng dấu phẩy, ví dụ: 7, 2, 0."))
        return [int(part) for part in parts]


def task_ids(sent: list[str]) -> set[UUID]:
    """The tasks that were ticked; what is no id is left out."""
    found = set()
    for one in sent:
        try:
            found.add(UUID(one))
        except ValueError:
            continue
    return found
