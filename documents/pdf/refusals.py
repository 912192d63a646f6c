"""Why a file is not taken in as a paper."""

from django.utils.translation import gettext_lazy as _

from people.refusals import BadInput


class NotPdf(BadInput):
    """The content is something else, whatever the file is called. `kind` is one of `content.KINDS`."""

    def __init__(self, kind: str) -> None:
        from documents.pdf.content import KINDS

        self.kind = kind
        super().__init__(KINDS[kind])


class BrokenPdf(BadInput):
    """The file begins as a PDF but cannot be read to its end, or makes the reader fall over."""

    message = _("Tệp PDF bị hỏng, không đọc được. Đồng chí xuất lại tệp PDF từ bản gốc rồi tải lên.")


class CutOffPdf(BrokenPdf):
    """The end of the file is missing: a copy or a download was interrupted."""

    message = _("Tệp PDF bị thiếu phần cuối, có thể do chép hoặc tải về chưa xong. Đồng chí lấy lại tệp đầy đủ.")


class ForeignContent(BrokenPdf):
    """Something that is not PDF is attached before or behind the PDF (a polyglot)."""

    message = _("Tệp PDF có kèm dữ liệu lạ ở ngoài nội dung. Đồng chí mở tệp, in ra PDF mới rồi tải bản mới lên.")


class EncryptedPdf(BadInput):
    """The file asks for a password, or is locked in a way that cannot be opened here."""

    message = _(
        "Tệp PDF có mật khẩu nên đại biểu không mở được. Đồng chí tải lên bản không đặt mật khẩu, hoặc nhập mật khẩu ở "
        "mục “Tệp có mật khẩu?” rồi gửi lại."
    )


class WrongPassword(EncryptedPdf):
    """The password that came with the file does not open it."""

    message = _("Mật khẩu không mở được tệp PDF. Đồng chí nhập lại, hoặc tải lên bản không đặt mật khẩu.")


class TooLarge(BadInput):
    """More bytes than one file may have."""


class TooManyPages(BadInput):
    """More pages than one paper may have."""


class Timeout(BadInput):
    """Reading the file took more time or memory than one file may take."""

    message = _("Tệp PDF quá nặng, xử lý quá lâu. Đồng chí in tệp ra PDF mới hoặc tách thành các tệp nhỏ hơn.")


class BrokenPicture(BadInput):
    """The file begins as a picture but cannot be read as one."""

    message = _("Tệp ảnh bị hỏng, không đọc được. Đồng chí quét lại hoặc chụp lại rồi tải lên.")


class TooManyPixels(BadInput):
    """A picture is larger than a scanned page needs, or the file holds too many of them."""

    message = _("Ảnh quá lớn. Đồng chí quét lại ở 300 dpi, mỗi tệp không quá 500 trang, rồi tải lên.")


class UnreadablePage(BadInput):
    """One page of an accepted paper cannot be drawn; the others can."""

    message = _("Không hiển thị được trang này. Đồng chí xem bản giấy hoặc báo cho văn phòng thay tệp.")
