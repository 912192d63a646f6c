"""The kinds of question that are decided by rules of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Matter(models.TextChoices):
    """What a question is about; the secretary chooses it when the vote is prepared."""

    ORDINARY = "ordinary", _("nghị quyết, chủ trương, việc thường kỳ")
    PROCEDURE = "procedure", _("thủ tục phiên họp, danh sách và số lượng bầu cử")
    REGULATION = "regulation", _("ban hành, sửa đổi quy chế làm việc")
    PERSONNEL = "personnel", _("công tác cán bộ, giới thiệu nhân sự")
    DISCIPLINE = "discipline", _("thi hành kỷ luật")
    ADMISSION = "admission", _("kết nạp đảng viên, công nhận đảng viên chính thức")
    EXPULSION = "expulsion", _("khai trừ đảng viên")
    ELECTION = "election", _("bầu cử")
    CONFIDENCE = "confidence", _("bỏ phiếu tín nhiệm")
