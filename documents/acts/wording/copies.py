"""What stands on something that is not the original."""


def signed_name(name: str) -> str:
    """The signatory's name on a copy: the original is signed, the copy is not."""
    return f"(Đã ký) {name}"


def word_copy(file_sha256: str = "") -> str:
    """The foot of a Word file; with the SHA-256 of the issued PDF where there is one."""
    said = "Bản Word để soạn thảo, không phải bản gốc đã ký"
    return f"{said}. Bản gốc: tệp PDF có mã SHA-256 {file_sha256}" if file_sha256 else said
