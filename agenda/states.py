"""The states of an agenda item, a speaking turn, a conclusion and a task."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemState(models.TextChoices):
    PLANNED = "planned", _("chưa đến")
    CURRENT = "current", _("đang bàn")
    DONE = "done", _("đã xong")


class TurnState(models.TextChoices):
    WAITING = "waiting", _("đang chờ")
    SPEAKING = "speaking", _("đang phát biểu")
    DONE = "done", _("đã phát biểu")
    WITHDRAWN = "withdrawn", _("đã rút")


class TurnKind(models.TextChoices):
    """What somebody takes the floor for; the last three belong to question time."""

    SPEECH = "speech", _("phát biểu")
    PRO = "pro", _("ủng hộ")
    CONTRA = "contra", _("phản biện")
    ORDER = "order", _("ý kiến về thủ tục")
    QUESTION = "question", _("chất vấn")
    ANSWER = "answer", _("trả lời chất vấn")
    FOLLOW_UP = "follow_up", _("chất vấn lại")


class InquiryState(models.TextChoices):
    """How far a question of question time is; in `FOLLOWING` the asker has come back to it."""

    WAITING = "waiting", _("đang chờ")
    ASKING = "asking", _("đang nêu câu hỏi")
    ANSWERING = "answering", _("đang trả lời")
    FOLLOWING = "following", _("đang chất vấn lại")
    DONE = "done", _("đã chất vấn")
    WITHDRAWN = "withdrawn", _("đã rút")


class ConclusionState(models.TextChoices):
    DRAFT = "draft", _("đang soạn")
    APPROVED = "approved", _("đã duyệt")


class TaskState(models.TextChoices):
    """What has been said of a task; whether it is late follows from its date, see `agenda.deadlines`.

    `REPORTED`: its lead office says that it is done, and the office that follows it has not confirmed that yet.
    """

    DRAFT = "draft", _("dự kiến giao")
    ASSIGNED = "assigned", _("chưa thực hiện")
    IN_PROGRESS = "in_progress", _("đang thực hiện")
    REPORTED = "reported", _("chờ xác nhận")
    DONE = "done", _("đã hoàn thành")
    STOPPED = "stopped", _("đã dừng")


UNFINISHED = (TaskState.ASSIGNED, TaskState.IN_PROGRESS)  # somebody still has to work on it


class NoteKind(models.TextChoices):
    """What an entry in the history of a task tells."""

    ASSIGNMENT = "assignment", _("giao nhiệm vụ")
    PROGRESS = "progress", _("báo cáo tiến độ")
    COMPLETION = "completion", _("báo cáo hoàn thành")
    CONFIRMATION = "confirmation", _("xác nhận hoàn thành")
    RETURN = "return", _("trả lại, làm tiếp")
    MORE_TIME = "more_time", _("xin lùi hạn")
    GRANT = "grant", _("đồng ý lùi hạn")
    REFUSAL = "refusal", _("không đồng ý lùi hạn")
    URGING = "urging", _("đôn đốc")
    RECEIPT = "receipt", _("đã nhận nhắc việc")
    STOP = "stop", _("dừng thực hiện")


class ExtensionState(models.TextChoices):
    """What became of a request for more time."""

    PENDING = "pending", _("chờ quyết định")
    GRANTED = "granted", _("đồng ý")
    REFUSED = "refused", _("không đồng ý")


class Secrecy(models.TextChoices):
    """State-secret levels (Luật Bảo vệ bí mật nhà nước 117/2025/QH15)."""

    NONE = "", _("Không")
    CONFIDENTIAL = "mat", _("Mật")
    SECRET = "toi_mat", _("Tối mật")
    TOP_SECRET = "tuyet_mat", _("Tuyệt mật")


class Precision(models.TextChoices):
    DAY = "day", _("đến ngày")
    MONTH = "month", _("trong tháng")
    ONGOING = "ongoing", _("thường xuyên")
