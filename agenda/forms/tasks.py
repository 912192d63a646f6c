"""What is typed about a task: in the conclusion, in a report, in the filter of the list."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agenda.deadlines import named_day
from agenda.models import Task
from agenda.states import Precision, TaskState
from agenda.tasks import TaskPlan
from people.forms import day_field
from people.models import Office

MONTHS_AHEAD = 24


def month_choices(first: date) -> list[tuple[str, str]]:
    """The months from that of `first` on, as ("2026-12", "12/2026")."""
    numbers = (first.year * 12 + first.month - 1 + ahead for ahead in range(MONTHS_AHEAD))
    pairs = (divmod(number, 12) for number in numbers)
    return [(f"{year}-{month + 1:02d}", f"{month + 1:02d}/{year}") for year, month in pairs]


class TaskForm(forms.ModelForm[Task]):
    """A task in a conclusion; the deadline is given as documents write it ("trước ngày", "trong tháng")."""

    precision = forms.ChoiceField(
        label=_("Thời hạn"),
        choices=[
            (Precision.DAY.value, _("trước ngày")),
            (Precision.MONTH.value, _("trong tháng")),
            (Precision.ONGOING.value, _("thường xuyên")),
        ],
        widget=forms.RadioSelect,
    )
    day = day_field(_("Trước ngày"), required=False)
    month = forms.ChoiceField(label=_("Trong tháng"), required=False)

    class Meta:
        model = Task
        fields = ["action", "lead", "others", "product", "report_to"]
        widgets = {"action": forms.Textarea(attrs={"rows": 2}), "others": forms.CheckboxSelectMultiple}
        help_texts = {
            "action": _("Viết tiếp sau “Giao … chủ trì”, ví dụ: rà soát các nhiệm vụ quá hạn."),
            "product": _("Để theo dõi, không in thêm vào thông báo."),
        }

    def __init__(self, *args: Any, offices: QuerySet[Office], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = offices  # type: ignore[attr-defined]
        self.fields["lead"].empty_label = _("Chọn cơ quan")  # type: ignore[attr-defined]
        self.fields["others"].queryset = offices  # type: ignore[attr-defined]
        task = self.instance
        named = named_day(task.precision, task.due)
        self.fields["month"].choices = month_choices(min(named or today, today))  # type: ignore[attr-defined]
        self.initial.setdefault("precision", task.precision)
        if named and task.precision == Precision.DAY:
            self.initial["day"] = named
        if named and task.precision == Precision.MONTH:
            self.initial["month"] = f"{named:%Y-%m}"

    def plan(self) -> TaskPlan:
        """The valid form as a `TaskPlan`."""
        return self.plan_for(self.cleaned_data["lead"])

    def plan_for(self, lead: Office) -> TaskPlan:
        """The valid form as a `TaskPlan` of one lead office."""
        data = self.cleaned_data
        day = data["day"]
        if data["precision"] == Precision.MONTH:
            day = date.fromisoformat(f"{data['month']}-01") if data["month"] else None
        return TaskPlan(
            action=data["action"],
            lead=lead,
            others=tuple(data["others"]),
            precision=data["precision"],
            day=day,
            product=data["product"],
            report_to=data["report_to"],
        )

    def _post_clean(self) -> None:
        pass


class SpokenForm(TaskForm):
    """A task that was read from a sentence: one for each lead office that is chosen."""

    leads = forms.ModelMultipleChoiceField(
        label=_("Cơ quan chủ trì"), queryset=Office.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offices: QuerySet[Office], today: date, **kwargs: Any) -> None:
        super().__init__(*args, offices=offices, today=today, **kwargs)
        del self.fields["lead"]
        self.fields["leads"].queryset = offices  # type: ignore[attr-defined]

    def plans(self) -> list[TaskPlan]:
        """The valid form, one plan for each lead office."""
        leads = list(self.cleaned_data["leads"])
        plans = [self.plan_for(lead) for lead in leads]
        return [replace(plan, others=tuple(one for one in plan.others if one not in leads)) for plan in plans]


class ReportForm(forms.Form):
    """How far a task is, and what was done."""

    state = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=[
            (TaskState.IN_PROGRESS.value, _("Đang thực hiện")),
            (TaskState.DONE.value, _("Đã hoàn thành")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Nội dung báo cáo"),
        help_text=_("Kết quả, số văn bản, khó khăn nếu có."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, finishes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not finishes:
            del self.fields["state"]


class MoreTimeForm(forms.Form):
    """Until when a lead office asks to have, and why."""

    day = day_field(_("Xin lùi đến trước ngày"))
    reason = forms.CharField(label=_("Lý do xin lùi hạn"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(forms.Form):
    """The words that go with a decision; whether they may be left out is the operation's to say."""

    text = forms.CharField(label=_("Ý kiến"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class TaskFilterForm(forms.Form):
    """Which tasks are shown."""

    SHOW = [
        ("open", _("Chưa xong")),
        ("late", _("Quá hạn")),
        ("waiting", _("Chờ quyết định")),
        ("done", _("Hoàn thành")),
        ("all", _("Tất cả")),
    ]
    show = forms.ChoiceField(choices=SHOW, required=False)
    office = forms.ModelChoiceField(
        queryset=Office.objects.none(), required=False, label=_("Cơ quan"), empty_label=_("Tất cả cơ quan")
    )

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
