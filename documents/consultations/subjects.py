"""What may not be asked in writing: personnel, discipline, state secrets."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.secrecy import refuse_secret
from documents.models import Paper
from people.refusals import BadInput
from people.text import fold
from voting.matters import Matter

# Words in a title that speak of a person's post or punishment; written as `people.text.fold` writes them.
PERSONNEL = (
    "nhan su",
    "bo nhiem",
    "mien nhiem",
    "quy hoach can bo",
    "luan chuyen can bo",
    "dieu dong can bo",
    "gioi thieu ung cu",
    "phieu tin nhiem",
    "cong tac can bo",
)
DISCIPLINE = ("thi hanh ky luat", "xu ly ky luat", "hinh thuc ky luat", "khai tru", "khien trach", "canh cao dang vien")


class Subject(models.TextChoices):
    """What the secretary says the paper is about."""

    COMMON = "common", gettext_lazy("Công việc chung (nghị quyết, chương trình, kế hoạch, báo cáo, quy định)")
    REGULATION = "regulation", gettext_lazy("Ban hành, sửa đổi quy chế làm việc")
    PERSONNEL = "personnel", gettext_lazy("Nhân sự, công tác cán bộ")
    DISCIPLINE = "discipline", gettext_lazy("Thi hành kỷ luật")
    SECRET = "secret", gettext_lazy("Bí mật nhà nước")


# By what kind of question the rule is found.
MATTERS = {Subject.COMMON: Matter.ORDINARY, Subject.REGULATION: Matter.REGULATION}


class NotInWriting(BadInput):
    """This is decided at a meeting, never by asking for written opinions."""


def refuse_subject(paper: Paper, subject: str) -> None:
    """Raises `NotInWriting` for personnel, discipline and secrets: as declared, as filed, or as the titles say."""
    if paper.item is not None:
        refuse_secret(paper.item)
    filed = paper.circulation or (paper.item is not None and paper.item.restricted)
    titles = fold(f"{paper.title} {paper.item.title if paper.item else ''}")
    if subject == Subject.SECRET or filed:
        raise NotInWriting(
            _("Nội dung mật hoặc tài liệu thu hồi không lấy ý kiến trên hệ thống; chỉ làm trên giấy, tại phiên họp.")
        )
    if subject == Subject.PERSONNEL or any(word in titles for word in PERSONNEL):
        raise NotInWriting(
            _("Nội dung về nhân sự không lấy ý kiến bằng văn bản. Đưa ra phiên họp và bỏ phiếu theo quy định.")
        )
    if subject == Subject.DISCIPLINE or any(word in titles for word in DISCIPLINE):
        raise NotInWriting(
            _("Nội dung về kỷ luật không lấy ý kiến bằng văn bản. Đưa ra phiên họp và bỏ phiếu kín theo quy định.")
        )
