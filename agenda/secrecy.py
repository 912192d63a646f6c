"""State secrets never enter the system: what a secret item may hold, and the refusal of all else.

Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5: nothing secret is drafted or kept on a connected computer.
An item with a secrecy level keeps its number, its times, its minutes and the level, nothing more.
"""

from django.utils.translation import gettext as _

from agenda.models import Item
from people.refusals import BadInput


class OnPaperOnly(BadInput):
    """The item is a state secret: nothing that is said or decided on it may be typed here."""


def refuse_secret(item: Item) -> None:
    """Raises `OnPaperOnly` if the item has a secrecy level. Call it before any text about an item is stored."""
    if item.is_secret:
        raise OnPaperOnly(
            _(
                "Mục %(number)s có độ mật “%(level)s”: chỉ làm trên giấy, không nhập nội dung vào hệ thống. "
                "Chưa có gì được lưu."
            )
            % {"number": item.position, "level": item.get_secrecy_display()}
        )


def refuse_details(level: str, *details: object) -> None:
    """Raises `OnPaperOnly` if an item of a secrecy level comes with a title, a kind, an office or a presenter."""
    if level and any(details):
        raise OnPaperOnly(
            _(
                "Nội dung có độ mật chỉ được ghi số phút và độ mật. Xóa tên, loại, cơ quan trình, người trình bày "
                "và khách mời rồi lưu lại. Chưa có gì được lưu."
            )
        )
