"""What is typed about a paper ballot and what tellers enter."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models import Attendee, Meeting
from people.models import Body
from voting.elections.candidates import CandidatePlan
from voting.elections.entries import style
from voting.elections.preparing import MATTERS, ElectionPlan
from voting.elections.rules.counts import Count, Invalid, LineCount, Style, reasons_for
from voting.elections.states import Kind, Seat, Source
from voting.elections.wording import INVALID, columns
from voting.house_rules import matters_of
from voting.matters import Matter
from voting.models import Election, Round

MEMBERS = 5  # of the panel beside its head and secretary


def members_of(meeting: Meeting) -> QuerySet[Attendee]:
    """The members at the table, as forms offer them: by given name."""
    return Attendee.objects.filter(meeting=meeting, is_member=True).select_related("user").order_by("user__name_key")


class Member(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One member of the meeting."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.user.full_name} – {obj.title}" if obj.title else str(obj.user.full_name)


class ElectionForm(forms.Form):
    title = forms.CharField(
        label=_("Nội dung bỏ phiếu"),
        max_length=300,
        help_text=_("In trên phiếu, ví dụ: Ban Thường vụ Đảng ủy phường, nhiệm kỳ 2025 - 2030."),
    )
    kind = forms.ChoiceField(
        label=_("Hình thức"),
        choices=[
            (Kind.ELECTION.value, _("Bầu cử: bầu người vào số lượng đã định")),
            (Kind.QUESTION.value, _("Hai phương án: đồng ý hoặc không đồng ý từng dòng")),
        ],
        initial=Kind.ELECTION,
        widget=forms.RadioSelect,
    )
    matter = forms.ChoiceField(
        label=_("Loại nội dung"),
        initial=Matter.ELECTION,
        help_text=_("Loại nội dung quyết định tỷ lệ cần đạt; quy tắc được chốt khi bắt đầu phát phiếu."),
    )
    posts = forms.IntegerField(label=_("Số lượng cần bầu"), min_value=1, initial=1)
    needs_surplus = forms.BooleanField(
        label=_("Danh sách phải có số dư"),
        required=False,
        help_text=_("Bắt buộc khi bầu cấp ủy và ban thường vụ."),
    )
    most_listed = forms.IntegerField(
        label=_("Số người tối đa trong danh sách"),
        required=False,
        min_value=1,
        help_text=_("Để trống: theo quy định (số dư không quá 30%)."),
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ruled = {one.matter for one in matters_of(body, timezone.localdate())}
        offered = [(one.value, one.label) for one in MATTERS if one in ruled]
        self.fields["matter"].choices = offered  # type: ignore[attr-defined]

    def plan(self) -> ElectionPlan:
        return ElectionPlan(**self.cleaned_data)


class CandidateForm(forms.Form):
    """A candidate; of somebody at the table the name and the office are taken from the roll if they are left empty."""

    attendee = Member(queryset=Attendee.objects.none(), label=_("Chọn trong danh sách dự họp"), required=False)
    name = forms.CharField(label=_("Họ và tên"), max_length=300, required=False)
    born = forms.CharField(label=_("Ngày, tháng, năm sinh"), max_length=20, required=False)
    office = forms.CharField(label=_("Chức vụ, đơn vị công tác"), max_length=250, required=False)
    source = forms.ChoiceField(
        label=_("Nguồn giới thiệu"),
        choices=Source.choices,
        initial=Source.PREPARED,
        help_text=_("Người được đề cử, ứng cử cần trên 30% đại biểu có mặt đồng ý mới vào danh sách."),
    )

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if election.kind == Kind.QUESTION:
            for name in ("attendee", "born", "office", "source"):
                del self.fields[name]
            self.fields["name"].label = _("Nội dung bỏ phiếu (một dòng trên phiếu)")
        else:
            self.fields["attendee"].queryset = members_of(election.item.meeting)  # type: ignore[attr-defined]

    def plan(self) -> CandidatePlan:
        said = dict(self.cleaned_data)
        attendee = said.get("attendee")
        if attendee is not None:
            said["name"] = said["name"] or attendee.user.full_name
            said["office"] = said["office"] or attendee.title
        return CandidatePlan(**said)


class HandsForm(forms.Form):
    """A show of hands."""

    agree = forms.IntegerField(label=_("Số người đồng ý"), min_value=0)
    attending = forms.IntegerField(label=_("Số người có mặt"), min_value=1)


class PanelForm(HandsForm):
    head = Member(queryset=Attendee.objects.none(), label=_("Trưởng ban kiểm phiếu"))
    secretary = Member(queryset=Attendee.objects.none(), label=_("Thư ký ban kiểm phiếu"))
    field_order = ["head", "secretary"]

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = members_of(election.item.meeting)
        for name in ("head", "secretary"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]
        for number in range(1, MEMBERS + 1):
            label = _("Ủy viên %s") % number
            self.fields[f"member-{number}"] = Member(queryset=people, label=label, required=number == 1)
        self.order_fields(["head", "secretary", *(f"member-{n}" for n in range(1, MEMBERS + 1)), "agree", "attending"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        people = [said[name] for name in self._places() if said.get(name)]
        if len(set(people)) < len(people):
            raise forms.ValidationError(_("Một người chỉ giữ một vị trí trong ban kiểm phiếu."))
        return said

    def _places(self) -> list[str]:
        return ["head", "secretary", *(f"member-{n}" for n in range(1, MEMBERS + 1))]

    def seats(self) -> dict[Any, str]:
        """The attendees with their seats."""
        named = {"head": Seat.HEAD.value, "secretary": Seat.SECRETARY.value}
        found = ((self.cleaned_data.get(name), named.get(name, Seat.MEMBER.value)) for name in self._places())
        return {attendee.pk: seat for attendee, seat in found if attendee is not None}


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class DecisionForm(forms.Form):
    decision = forms.CharField(
        label=_("Quyết định của hội nghị"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def _number(label: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "min": 0})
    return forms.IntegerField(label=label, min_value=0, widget=widget)


class CountForm(forms.Form):
    """What a teller counted: papers, invalid ones by reason, then every line of the ballot."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(round_.lines.all())
        self.style = style(round_)
        self.reasons = reasons_for(self.style, len(self.lines))
        yes, no = columns(round_.election)
        self.fields["issued"] = _number(_("Phiếu phát ra"))
        self.fields["collected"] = _number(_("Phiếu thu về"))
        self.fields["valid"] = _number(_("Phiếu hợp lệ"))
        for reason in self.reasons:
            self.fields[f"invalid-{reason}"] = _number(INVALID[reason])
            self.fields[f"invalid-{reason}"].initial = 0
        for line in self.lines:
            if self.style == Style.STRIKE:
                self.fields[f"yes-{line.place}"] = _number(_("Số phiếu bầu"))
                continue
            self.fields[f"yes-{line.place}"] = _number(yes)
            self.fields[f"no-{line.place}"] = _number(no)
            if len(self.lines) > 1:
                self.fields[f"void-{line.place}"] = _number(_("Dòng không tính"))

    def papers(self) -> list[forms.BoundField]:
        return [self[name] for name in ("issued", "collected", "valid")]

    def invalid(self) -> list[forms.BoundField]:
        return [self[f"invalid-{reason}"] for reason in self.reasons]

    def rows(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Each line with its fields."""
        return [
            (
                line,
                [
                    self[f"{part}-{line.place}"]
                    for part in ("yes", "no", "void")
                    if f"{part}-{line.place}" in self.fields
                ],
            )
            for line in self.lines
        ]

    def count(self) -> Count:
        said = self.cleaned_data
        return Count(
            issued=said["issued"],
            collected=said["collected"],
            valid=said["valid"],
            invalid={reason: said[f"invalid-{reason}"] for reason in self.reasons},
            lines=tuple(
                LineCount(
                    yes=said[f"yes-{line.place}"],
                    no=said.get(f"no-{line.place}") or 0,
                    void=said.get(f"void-{line.place}") or 0,
                )
                for line in self.lines
            ),
        )


def written(count: Count, revision: int) -> dict[str, int]:
    """What was entered, as the form's initial values."""
    said = {"revision": revision, "issued": count.issued, "collected": count.collected, "valid": count.valid}
    said |= {f"invalid-{Invalid(reason)}": number for reason, number in count.invalid.items()}
    for place, line in enumerate(count.lines):
        said |= {f"yes-{place}": line.yes, f"no-{place}": line.no, f"void-{place}": line.void}
    return said
