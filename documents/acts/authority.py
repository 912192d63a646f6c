"""The forms of signing (T/M, K/T, T/L) and for whom each is in order."""

import re

_HEADS_AND_COLLECTIVES = (
    "BÍ THƯ",
    "CHỦ NHIỆM",
    "BAN THƯỜNG VỤ",
    "BAN CHẤP HÀNH",
    "THƯỜNG TRỰC",
    "ỦY BAN KIỂM TRA",
    "UỶ BAN KIỂM TRA",
    "ĐẢNG ỦY",
    "ĐẢNG UỶ",
    "TỈNH ỦY",
    "TỈNH UỶ",
    "THÀNH ỦY",
    "THÀNH UỶ",
    "CHI BỘ",
    "ĐẢNG BỘ",
    "ĐẠI HỘI",
    "HỘI ĐỒNG",
)
_IN_PLACE_OF = re.compile(rf"^K/?T\b\.?\s*(?:{'|'.join(_HEADS_AND_COLLECTIVES)})\b", re.IGNORECASE)


def stands_in_for_a_collective(authority: str) -> bool:
    """Whether a signing authority says K/T of a Party body that decides together, or of its head.

    A deputy signs T/M for such a body, never K/T (36-HD/VPTW 1.7, 05-HD/VPTW); "K/T CHÁNH VĂN PHÒNG" is in order.
    """
    return bool(_IN_PLACE_OF.match(authority.strip()))
