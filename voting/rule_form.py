"""What the office enters of its working rules about votes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.forms import day_field
from voting.models import HouseRule
from voting.rules import Base, Form, Tie

BASES = [
    (Base.MEMBERS.value, _("tổng số thành viên")),
    (Base.SUMMONED.value, _("số đại biểu được triệu tập")),
    (Base.PRESENT.value, _("số thành viên có mặt")),
    (Base.CAST.value, _("số phiếu đã bỏ")),
    (Base.VALID.value, _("số phiếu hợp lệ")),
]
TIES = [
    (Tie.FAILS.value, _("không thông qua")),
    (Tie.REPEAT.value, _("biểu quyết lại")),
    (Tie.CHAIR.value, _("theo bên chủ trì đã biểu quyết")),
]
FORMS = [
    (Form.ANY.value, _("công khai hoặc bỏ phiếu kín")),
    (Form.NAMED.value, _("chỉ biểu quyết công khai")),
    (Form.SECRET.value, _("chỉ bỏ phiếu kín")),
]


class HouseRuleForm(forms.ModelForm[HouseRule]):
    """A rule with its basis and days; the operation judges it."""

    strict = forms.TypedChoiceField(
        label=_("Cần đạt"),
        choices=[("True", _("nhiều hơn (quá)")), ("False", _("ít nhất"))],
        coerce=lambda value: value == "True",
    )
    numerator = forms.IntegerField(label=_("Tử số"), min_value=1, max_value=100, initial=1)
    denominator = forms.IntegerField(label=_("Mẫu số"), min_value=1, max_value=100, initial=2)
    base = forms.ChoiceField(label=_("Tính trên"), choices=BASES)
    tie = forms.ChoiceField(label=_("Khi đúng một nửa (ngang nhau)"), choices=TIES)
    form = forms.ChoiceField(label=_("Hình thức"), choices=FORMS)
    counts_recused = forms.BooleanField(label=_("Người không tham gia nội dung vẫn tính vào mẫu số"), required=False)
    quorum_numerator = forms.IntegerField(
        label=_("Phải có mặt ít nhất: tử số"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("Để trống nếu theo quy định chung của cơ quan về số ủy viên dự họp."),
    )
    quorum_denominator = forms.IntegerField(
        label=_("Phải có mặt ít nhất: mẫu số"), min_value=1, max_value=100, required=False
    )
    starts = day_field(_("Từ ngày"))
    ends = day_field(_("Đến hết ngày"), required=False)

    class Meta:
        model = HouseRule
        fields = [
            *("matter", "strict", "numerator", "denominator", "base", "tie", "form", "counts_recused"),
            *("quorum_numerator", "quorum_denominator", "basis", "starts", "ends"),
        ]
        help_texts = {"basis": _("Số, ngày và điều khoản của quy chế làm việc.")}

    def _post_clean(self) -> None:
        # The operation judges; the instance must not take half-checked values.
        pass


class EndingForm(forms.Form):
    """The last day of a rule."""

    last = day_field(_("Đến hết ngày"))
