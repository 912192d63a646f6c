"""Lines under "Nơi nhận"."""


def stays_in_archive(line: str) -> bool:
    """Whether a line is the copy that goes nowhere: "Lưu Văn phòng Đảng ủy", "Lưu: VT, TH"."""
    return line.strip(" -").casefold().startswith("lưu")
