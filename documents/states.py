"""The states of a paper version, of an official document, of a written consultation and its answers."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperState(models.TextChoices):
    READY = "ready", _("đã tải lên")
    CIRCULATED = "circulated", _("đã gửi đại biểu")
    WITHDRAWN = "withdrawn", _("đã rút")


class Circulation(models.TextChoices):
    """Who keeps a paper for how long (chỉ dẫn phạm vi lưu hành)."""

    OPEN = "", _("lưu hành thông thường")
    RETURN = "return", _("thu hồi sau phiên họp")
    ROOM = "room", _("chỉ đọc trong phòng họp")


class PagesState(models.TextChoices):
    """How far the page images of a version are; a missing page is made when somebody asks for it."""

    WAITING = "waiting", _("chờ xử lý trang")
    WORKING = "working", _("đang xử lý trang")
    READY = "ready", _("đã xử lý xong")
    FAILED = "failed", _("không xử lý được")


class BookState(models.TextChoices):
    """How far the bound papers of a person are; of one that is gone the file was thrown away."""

    WAITING = "waiting", _("chờ lập")
    WORKING = "working", _("đang lập")
    READY = "ready", _("đã lập xong")
    FAILED = "failed", _("không lập được")
    GONE = "gone", _("không còn giữ")


class ActKind(models.TextChoices):
    CONCLUSION_NOTICE = "notice", _("thông báo kết luận")
    MINUTES = "minutes", _("biên bản")
    INVITATION = "invitation", _("giấy mời")
    CORRECTION = "correction", _("thông báo đính chính")
    RECALL = "recall", _("thông báo thu hồi")
    REPLACEMENT = "replacing", _("thông báo thay thế")
    SUPPLEMENT = "supplement", _("biên bản bổ sung")
    RESOLUTION = "resolution", _("nghị quyết")
    LETTER = "letter", _("công văn")
    ERRATUM = "erratum", _("công văn đính chính")
    COUNTING = "counting", _("biên bản kiểm phiếu")
    RETRACTION = "retraction", _("công văn thu hồi")
    RENEWAL = "renewal", _("công văn thay thế")


EXTRACT: Final = "extract"  # what the register calls a copied part of a notice, which is no act of its own
REGISTERED: Final = [*ActKind.choices, (EXTRACT, _("trích sao"))]

# Printed as a notice; numbered in the register and sent out; signed by two side by side; said about an earlier act,
# which stays as it is; written by hand, begun and given up as often as one likes. Letters are about a letter or an
# erratum of anything; what ends an act leaves it without force.
NOTICES: Final = frozenset({ActKind.CONCLUSION_NOTICE, ActKind.CORRECTION, ActKind.RECALL, ActKind.REPLACEMENT})
LETTERS: Final = frozenset({ActKind.LETTER, ActKind.ERRATUM, ActKind.RETRACTION, ActKind.RENEWAL})
NUMBERED: Final = NOTICES | LETTERS | {ActKind.RESOLUTION, ActKind.INVITATION}
RECORDS: Final = frozenset({ActKind.MINUTES, ActKind.SUPPLEMENT, ActKind.COUNTING})
RECALLING: Final = frozenset({ActKind.RECALL, ActKind.RETRACTION})
REPLACING: Final = frozenset({ActKind.REPLACEMENT, ActKind.RENEWAL})
MENDING: Final = frozenset({ActKind.CORRECTION, ActKind.ERRATUM})
FOLLOW_UPS: Final = RECALLING | REPLACING | MENDING | {ActKind.SUPPLEMENT}
ADDRESSED: Final = frozenset({ActKind.LETTER, ActKind.RENEWAL})  # whose addressees are typed with the text
WRITTEN: Final = FOLLOW_UPS | {ActKind.RESOLUTION, ActKind.LETTER}


class ActState(models.TextChoices):
    DRAFT = "draft", _("dự thảo")
    CHECKED = "checked", _("văn phòng đã kiểm tra")
    SIGNING = "signing", _("chủ trì đã duyệt, chờ ký số")
    ISSUED = "issued", _("đã ban hành")


STEPS: dict[str, frozenset[str]] = {
    ActState.DRAFT: frozenset({ActState.CHECKED}),
    ActState.CHECKED: frozenset({ActState.DRAFT, ActState.SIGNING, ActState.ISSUED}),
    ActState.SIGNING: frozenset({ActState.DRAFT, ActState.ISSUED}),
    ActState.ISSUED: frozenset(),
}


class SignatureRole(models.TextChoices):
    """Whose signature it is.

    On a notice the person's who signs for the body, and the organisation's own in place of its seal; on minutes the
    secretary's who took them, on a record of counting that of the panel's head, and the chair's.
    """

    PERSONAL = "personal", _("chữ ký số của người ký")
    SEAL = "seal", _("chữ ký số của cơ quan")
    RECORDER = "recorder", _("chữ ký số của người ghi biên bản")
    CHAIR = "chair", _("chữ ký số của chủ trì")
    TELLER = "teller", _("chữ ký số của ban kiểm phiếu")


class SignatureMethod(models.TextChoices):
    """How the key was reached."""

    FILE = "file", _("tệp khóa ký")
    TOKEN = "token", _("thiết bị ký trên máy chủ")
    DEFERRED = "deferred", _("ký trên máy khác")


class Promptness(models.TextChoices):
    """How soon a notice came out after its meeting had closed."""

    SAME_DAY = "same_day", _("trong ngày")
    WITHIN_A_DAY = "within_a_day", _("trong 24 giờ")
    SLOW = "slow", _("quá 24 giờ")
    BREACH = "breach", _("quá 5 ngày làm việc")


class Channel(models.TextChoices):
    ELECTRONIC = "electronic", _("điện tử")
    PAPER = "paper", _("giấy")


class Way(models.TextChoices):
    """How an act goes to a recipient who is no person with an account."""

    TRAY = "tray", _("vào sổ của cơ quan")
    EMAIL = "email", _("thư điện tử")
    PAPER = "paper", _("bản giấy")


class MailForm(models.TextChoices):
    """What an e-mail about an act carries."""

    LINK = "link", _("chỉ đường dẫn")
    FILE = "file", _("đường dẫn và tệp PDF")


class LetterKind(models.TextChoices):
    NOTICE = "notice", _("gửi văn bản")
    REMINDER = "reminder", _("nhắc lại")


class MailProblem(models.TextChoices):
    """Why an e-mail was not taken, as the office reads it."""

    OFFLINE = "offline", _("không kết nối được máy chủ thư")
    REFUSED = "refused", _("máy chủ thư không nhận địa chỉ này")
    SIGN_IN = "sign_in", _("máy chủ thư không nhận tài khoản gửi")
    REJECTED = "rejected", _("máy chủ thư từ chối thư")
    CLOSED = "closed", _("văn bản có nội dung hạn chế, không gửi thư điện tử")
    NEEDLESS = "needless", _("không còn cần nhắc")


class ConsultationState(models.TextChoices):
    OPEN = "open", _("đang lấy ý kiến")
    CLOSED = "closed", _("đã đóng, đang tổng hợp")
    SETTLED = "settled", _("đã quyết định bằng văn bản")
    REFERRED = "referred", _("đưa ra phiên họp")
    CANCELLED = "cancelled", _("đã hủy")


class Answer(models.TextChoices):
    """The three boxes of an opinion form; the first two agree."""

    AGREE = "agree", _("Thống nhất hoàn toàn")
    AGREE_BUT = "agree_but", _("Cơ bản thống nhất, có ý kiến cụ thể")
    DISAGREE = "disagree", _("Không thống nhất")


class Verdict(models.TextChoices):
    """What the office makes of a comment."""

    ACCEPTED = "accepted", _("Tiếp thu")
    PARTLY = "partly", _("Tiếp thu một phần")
    EXPLAINED = "explained", _("Giải trình, giữ nguyên dự thảo")


def may_step(current: str, following: str) -> bool:
    """Whether an official document in state `current` may go to `following`."""
    return following in STEPS.get(current, frozenset())
