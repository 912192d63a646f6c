"""What is entered about a written consultation: by the secretary who asks, by the member who answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.consultations.answering import COMMENT_LENGTH, OpinionPlan
from documents.consultations.opening import QUESTION_LENGTH, REASON_LENGTH, ConsultationPlan
from documents.consultations.replies import REPLY_LENGTH
from documents.consultations.sections import Section
from documents.consultations.subjects import Subject
from documents.models import Comment
from documents.states import Answer, Verdict
from meetings.models import Meeting

MOMENT = "%Y-%m-%dT%H:%M"
SAID: dict[str, "str | Promise"] = {
    Answer.AGREE: _("Thống nhất hoàn toàn"),
    Answer.AGREE_BUT: _("Cơ bản thống nhất nhưng có ý kiến cụ thể"),
    Answer.DISAGREE: _("Không thống nhất (nêu lý do)"),
}


class ConsultationForm(forms.Form):
    """The question, until when, and what kind of matter it is."""

    question = forms.CharField(
        label=_("Nội dung xin ý kiến"), max_length=QUESTION_LENGTH, widget=forms.Textarea(attrs={"rows": 4})
    )
    deadline = forms.DateTimeField(
        label=_("Hạn trả lời"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
    )
    subject = forms.ChoiceField(
        label=_("Nội dung thuộc loại nào"), choices=Subject.choices, initial=Subject.COMMON, widget=forms.RadioSelect
    )

    def plan(self) -> ConsultationPlan:
        """The valid form as a `ConsultationPlan`."""
        return ConsultationPlan(**self.cleaned_data)


class OpinionForm(forms.Form):
    """One of three answers, and words on any section."""

    answer = forms.ChoiceField(label=_("Ý kiến của đồng chí"), choices=list(SAID.items()), widget=forms.RadioSelect)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sections: Sequence[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        for section in sections:
            box = forms.Textarea(attrs={"rows": 3})
            field = forms.CharField(label=section.heading, required=False, max_length=COMMENT_LENGTH, widget=box)
            self.fields[_name(section)] = field

    def boxes(self) -> list[tuple[Section, forms.BoundField]]:
        """Each section with the box for its comment."""
        return [(section, self[_name(section)]) for section in self.sections]

    def plan(self) -> OpinionPlan:
        """The valid form as an `OpinionPlan`."""
        comments = {section.place: self.cleaned_data[_name(section)] for section in self.sections}
        return OpinionPlan(
            answer=self.cleaned_data["answer"], comments=comments, revision=self.cleaned_data["revision"]
        )


def written(comments: Sequence[Comment]) -> dict[str, str]:
    """What was commented before, as the initial values of the boxes."""
    return {f"section-{comment.place}": comment.text for comment in comments}


def _name(section: Section) -> str:
    return f"section-{section.place}"


class ReasonForm(forms.Form):
    """Why a round is broken off."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=REASON_LENGTH)


class ReplyForm(forms.Form):
    """What the office makes of a comment."""

    verdict = forms.ChoiceField(label=_("Xử lý"), choices=[("", _("Chọn cách xử lý")), *Verdict.choices])
    text = forms.CharField(
        label=_("Giải trình, tiếp thu"),
        max_length=REPLY_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ChangesForm(forms.Form):
    """What was changed in the draft."""

    text = forms.CharField(
        label=_("Những nội dung đã chỉnh sửa trong dự thảo"),
        help_text=_("Mỗi dòng một nội dung; được in trong bản tổng hợp ý kiến."),
        max_length=REPLY_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReferralForm(forms.Form):
    """The meeting that goes on with the matter."""

    meeting = forms.ModelChoiceField(
        queryset=Meeting.objects.none(), label=_("Phiên họp"), empty_label=_("Chọn phiên họp sắp tới")
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
