"""What is typed about a question and what is sent with a ballot."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models import Attendee
from people.models import Body
from voting.house_rules import matters_of
from voting.kinds import MOST_LINES, Kind
from voting.matters import Matter
from voting.models import Teller, Vote
from voting.models.ballot import LONGEST
from voting.sealed import envelope, keys, wrap
from voting.states import Display


class QuestionForm(forms.ModelForm[Vote]):
    """The question, the rule it is decided by and what the room sees; fixed at the opening."""

    matter = forms.ChoiceField(
        label=_("Loại nội dung"),
        initial=Matter.ORDINARY,
        help_text=_("Loại nội dung quyết định tỷ lệ cần đạt; quy tắc được chốt khi mở biểu quyết."),
    )
    display = forms.ChoiceField(
        label=_("Phòng họp nhìn thấy"),
        choices=[
            (Display.TOTALS.value, _("Số phiếu, ngay khi đang biểu quyết")),
            (Display.NAMES.value, _("Số phiếu và tên từng đồng chí, ngay khi đang biểu quyết")),
            (Display.AFTER.value, _("Số phiếu, chỉ sau khi đóng biểu quyết")),
        ],
        initial=Display.TOTALS,
        widget=forms.RadioSelect,
        help_text=_("Khi biểu quyết công khai, chủ trì và thư ký luôn thấy tên. Không đổi được sau khi mở."),
    )

    kind = forms.ChoiceField(
        label=_("Loại phiếu"), choices=Kind.choices, initial=Kind.QUESTION, required=False, widget=forms.RadioSelect
    )
    lines = forms.CharField(
        label=_("Các mức, phương án hoặc người được lấy phiếu"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "data-when": "kind rating options levels trust"}),
        help_text=_(
            "Mỗi dòng một mức, phương án hoặc người (họ tên, dấu phẩy, chức vụ). Người được xếp theo tên. "
            "Một câu hỏi thì để trống."
        ),
    )
    least = forms.IntegerField(
        label=_("Chọn ít nhất"),
        min_value=0,
        max_value=MOST_LINES,
        required=False,
        widget=forms.NumberInput(attrs={"data-when": "kind options"}),
        help_text=_("Chỉ dùng khi có nhiều phương án; để trống là 0."),
    )
    most = forms.IntegerField(
        label=_("Chọn nhiều nhất"),
        min_value=1,
        max_value=MOST_LINES,
        required=False,
        widget=forms.NumberInput(attrs={"data-when": "kind options"}),
        help_text=_("Chỉ dùng khi có nhiều phương án; để trống là 1."),
    )
    secret = forms.BooleanField(
        label=_("Bỏ phiếu kín"),
        required=False,
        help_text=_("Phiếu niêm phong trên máy từng đồng chí. Chỉ có kết quả chung, sau khi mở hòm phiếu."),
    )

    class Meta:
        model = Vote
        fields = ["question", "kind", "lines", "least", "most", "matter", "secret", "display"]
        widgets = {"question": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["lines"] = "\n".join(self.initial.get("lines") or [])
        for name in ("least", "most"):  # of a ballot without options they are nothing
            self.initial[name] = self.initial.get(name) or None
        self.fields["matter"].choices = [  # type: ignore[attr-defined]
            (one.matter, f"{one.label}: {one.words}") for one in matters_of(body, timezone.localdate())
        ]

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Kind.QUESTION

    def clean_lines(self) -> list[str]:
        return [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]

    def clean_least(self) -> int:
        return self.cleaned_data["least"] or 0

    def clean_most(self) -> int:
        return self.cleaned_data["most"] or 1

    def _post_clean(self) -> None:
        # The operation judges; the instance must not take half-checked values.
        pass


class BallotForm(forms.Form):
    """One intended answer. Script sends its own `key`; a plain form has none."""

    choice = forms.CharField(max_length=LONGEST)
    key = forms.UUIDField(required=False)
    revision = forms.IntegerField(min_value=0, required=False)


class EnvelopeForm(forms.Form):
    """A sealed ballot: its random key, and its bytes in hexadecimal, so that every one has the same length."""

    id = forms.UUIDField()
    sealed = forms.RegexField(r"\A[0-9a-f]+\Z", max_length=2 * envelope.SIZE, min_length=2 * envelope.SIZE)


def _bytes(size: int) -> forms.RegexField:
    """So many bytes in hexadecimal."""
    return forms.RegexField(r"\A[0-9a-f]+\Z", max_length=2 * size, min_length=2 * size)


class KeyForm(forms.Form):
    """The public key of a teller's tablet."""

    public = _bytes(keys.POINT)


class ProofForm(forms.Form):
    """That a tablet holds its share."""

    proof = _bytes(32)


class ShareForm(forms.Form):
    """A share, wrapped for the opening."""

    wrapped = _bytes(wrap.SIZE)


class MemberChoice(forms.ModelMultipleChoiceField[Attendee]):
    def label_from_instance(self, obj: Attendee) -> str:
        return f"{obj.user}, {obj.title}" if obj.title else str(obj.user)


class PanelForm(forms.Form):
    """Who sits in the counting panel: three, five, or nobody."""

    members = MemberChoice(
        queryset=Attendee.objects.none(),
        required=False,
        label=_("Chọn 3 hoặc 5 đồng chí"),
        help_text=_("Thường là ba đồng chí, hoặc hai đồng chí và chủ trì. Không chọn ai thì máy chủ giữ khóa."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Attendee.objects.filter(meeting=vote.item.meeting, is_member=True).select_related("user")
        self.fields["members"].queryset = members.order_by("position", "user__name_key")  # type: ignore[attr-defined]
        self.initial["members"] = list(Teller.objects.filter(vote=vote).values_list("attendee_id", flat=True))


class VerificationForm(forms.Form):
    """What a tablet found in the published result."""

    well = forms.BooleanField(required=False)


class CancellationForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do hủy"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Lý do được lưu cùng biên bản; các câu trả lời đã gửi không được tính."),
    )


class ReservedForm(forms.Form):
    """An opinion to be kept on record; empty takes it back."""

    text = forms.CharField(required=False, strip=False)
