"""Why an Office file is not taken in."""

from django.utils.translation import gettext_lazy as _

from people.refusals import BadInput


class HasMacros(BadInput):
    """The file brings programs along."""

    message = _(
        "Tệp có macro (mã chạy) nên không nhận. Đồng chí lưu thành tệp không có macro, hoặc thành PDF, rồi gửi."
    )


class ReachesOut(BadInput):
    """The file would fetch something from another place when it is opened, or carries other files."""

    message = _(
        "Tệp lấy nội dung từ nơi khác hoặc mang tệp khác bên trong nên không nhận. Đồng chí lưu thành PDF rồi gửi."
    )


class BrokenOffice(BadInput):
    """The file cannot be read, or LibreOffice makes nothing of it."""

    message = _("Không chuyển được tệp này sang PDF. Đồng chí mở tệp, chọn “Lưu thành PDF” rồi tải bản PDF lên.")


class HeavyOffice(BadInput):
    """Converting takes more time, memory or room than one file may."""

    message = _("Tệp quá nặng, chuyển sang PDF quá lâu. Đồng chí mở tệp, chọn “Lưu thành PDF” rồi tải bản PDF lên.")


FAULTS = {
    "large": HeavyOffice,
    "macros": HasMacros,
    "nested": ReachesOut,
    "outside": ReachesOut,
}
