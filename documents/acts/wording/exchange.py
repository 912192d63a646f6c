"""Words that messages between document systems use (QCVN 102:2016/BTTTT)."""

from typing import Final

NOTICE: Final = "Thông báo"
RESOLUTION: Final = "Nghị quyết"
LETTER: Final = "Công văn"
INVITATION: Final = "Giấy mời"
URGENCIES: Final = {"KHẨN": "1", "THƯỢNG KHẨN": "2", "HỎA TỐC": "3"}  # 0: ordinary
