"""What a reader of a sentence was not sure of."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Question(StrEnum):
    """What has to be chosen (it stops a proposal), or what was understood from little (it is told beside it)."""

    NO_LEAD = "no_lead"
    UNKNOWN_BODY = "unknown_body"
    SOME_BODIES = "some_bodies"
    COUNT = "count"
    EXCEPT = "except"
    NO_DEADLINE = "no_deadline"
    TWO_DEADLINES = "two_deadlines"
    VAGUE = "vague"
    NO_SUCH_DAY = "no_such_day"
    PAST = "past"
    NO_ACTION = "no_action"
    YEAR = "year"
    LAST_DAY = "last_day"
    PERIOD = "period"
    SHORT_NAME = "short_name"
    GROUP = "group"
    OTHERS_UNNAMED = "others_unnamed"
    UNKNOWN_OTHER = "unknown_other"

    @property
    def stops(self) -> bool:
        """Whether somebody has to choose before a task can be made."""
        return self in STOPPING


STOPPING = frozenset(
    {
        Question.NO_LEAD,
        Question.UNKNOWN_BODY,
        Question.SOME_BODIES,
        Question.COUNT,
        Question.EXCEPT,
        Question.NO_DEADLINE,
        Question.TWO_DEADLINES,
        Question.VAGUE,
        Question.NO_SUCH_DAY,
        Question.PAST,
        Question.NO_ACTION,
        Question.UNKNOWN_OTHER,
    }
)
TOLD: dict[Question, Promise] = {
    Question.NO_LEAD: _("Câu không nêu rõ cơ quan chủ trì. Chọn cơ quan."),
    Question.UNKNOWN_BODY: _("“%s” không có trong danh sách cơ quan. Chọn cơ quan chủ trì."),
    Question.SOME_BODIES: _("“%s” là những cơ quan theo điều kiện. Chọn từng cơ quan."),
    Question.COUNT: _("%s: số cơ quan trong câu khác với danh sách. Chọn từng cơ quan."),
    Question.EXCEPT: _("Câu có trường hợp ngoại trừ (“%s”). Kiểm tra các cơ quan được chọn."),
    Question.NO_DEADLINE: _("Câu không nêu thời hạn. Chọn thời hạn."),
    Question.TWO_DEADLINES: _("Câu có nhiều thời hạn: %s. Chọn một."),
    Question.VAGUE: _("“%s” chưa rõ đến ngày nào. Chọn thời hạn."),
    Question.NO_SUCH_DAY: _("“%s” không có trong lịch. Chọn thời hạn."),
    Question.PAST: _("“%s” đã qua. Chọn thời hạn."),
    Question.NO_ACTION: _("Câu chưa nêu việc phải làm."),
    Question.YEAR: _("“%s” không ghi năm: hiểu là năm gần nhất sắp đến."),
    Question.LAST_DAY: _("“%s” tính cả ngày đó."),
    Question.PERIOD: _("“%s”: hiểu là đến hết tháng cuối của thời gian ấy."),
    Question.SHORT_NAME: _("Hiểu theo tên gọi tắt: %s."),
    Question.GROUP: _("%s: kiểm tra danh sách."),
    Question.OTHERS_UNNAMED: _("“%s” không nêu tên: chưa ghi cơ quan phối hợp nào."),
    Question.UNKNOWN_OTHER: _("“%s” không có trong danh sách cơ quan. Chọn cơ quan phối hợp, nếu có."),
}


@dataclass(frozen=True)
class Doubt:
    """One question about a sentence, and the words of the sentence that it is about."""

    question: Question
    words: str = ""

    @property
    def stops(self) -> bool:
        return self.question.stops

    def __str__(self) -> str:
        told = str(TOLD[self.question])
        return told % self.words if "%s" in told else told
