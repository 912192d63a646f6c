"""What the office enters of a year before."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from documents.models import Baseline
from documents.statistics.baselines import MONTHS, Entered
from people.forms import day_field

MOST_MEETINGS = 999
MOST = 99_999_999


def _number(label: Any, most: int = MOST, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, **more)


class BaselineForm(forms.Form):
    """One year of a body; twelve months or none."""

    year = forms.IntegerField(label=_("Năm làm mốc"), min_value=2000, max_value=2100)
    since = day_field(
        _("Mọi phiên họp đã có trong hệ thống từ ngày"),
        help_text=_("Tháng nào chưa trọn từ ngày này thì không đem so."),
    )
    meetings = forms.IntegerField(label=_("Số phiên họp cả năm"), min_value=0, max_value=MOST_MEETINGS)
    hours = forms.DecimalField(
        label=_("Tổng số giờ họp"),
        min_value=0,
        max_value=99999,
        decimal_places=1,
        required=False,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=_("Kể cả giải lao."),
    )
    sheets = _number(_("Số tờ giấy đã in cho các phiên họp"))
    sheet_price = _number(_("Giá một tờ đã in (đồng)"), help_text=_("Giấy, mực và công in."))
    documents = _number(_("Số văn bản đi của cả cơ quan trong năm"))
    electronic = _number(_("trong đó phát hành điện tử"))
    source = forms.CharField(
        label=_("Nguồn số liệu, ghi chú"), max_length=300, help_text=_("Ví dụ: Sổ theo dõi họp của văn phòng.")
    )
    counted_on = day_field(_("Ngày lập số liệu"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for month in range(1, MONTHS + 1):
            self.fields[f"month-{month}"] = _number(_("Tháng %s") % month, MOST_MEETINGS)

    def month_fields(self) -> Iterator[BoundField]:
        return (self[f"month-{month}"] for month in range(1, MONTHS + 1))

    def clean(self) -> None:
        given = [self.cleaned_data.get(f"month-{month}") for month in range(1, MONTHS + 1)]
        if any(one is not None for one in given) and None in given:
            text = _("Ghi đủ số phiên của 12 tháng (không họp ghi 0), hoặc để trống cả 12 tháng.")
            raise forms.ValidationError(text)

    def entered(self) -> Entered:
        """The valid form."""
        months = [self.cleaned_data[f"month-{month}"] for month in range(1, MONTHS + 1)]
        facts = {name: value for name, value in self.cleaned_data.items() if not name.startswith("month-")}
        return Entered(**facts, months=tuple(months) if None not in months else ())


def as_entered(kept: Baseline | None) -> dict[str, Any]:
    """What the form begins with: what was entered last."""
    if kept is None:
        return {}
    months = {f"month-{number}": count for number, count in enumerate(kept.months, start=1)}
    names = set(BaselineForm.base_fields)
    return {name: getattr(kept, name) for name in names} | months
