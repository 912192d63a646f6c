import unicodedata

import pytest

from documents.pdf.secrecy import looks_secret, name_looks_secret


@pytest.mark.parametrize(
    "line",
    ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "  MẬT  ", "TỐI   MẬT", "M Ậ T", "T Ố I  M Ậ T", "ĐỘ MẬT: TỐI MẬT", "MẬT."],
)
def test_a_stamp_on_a_line_of_its_own(line: str) -> None:
    assert looks_secret(f"ĐẢNG UỶ PHƯỜNG\n{line}\nKính gửi") is True
    assert looks_secret(unicodedata.normalize("NFD", line)) is True


@pytest.mark.parametrize(
    "line",
    ["BẢO MẬT", "mật", "Mật", "KHÔNG MẬT", "MẬT ONG", "tài liệu MẬT không dùng ở đây", "BÍ MẬT NHÀ NƯỚC", "MẬT ĐỘ", ""],
)
def test_the_word_in_a_sentence_is_no_stamp(line: str) -> None:
    assert looks_secret(f"ĐẢNG UỶ PHƯỜNG\n{line}\nKính gửi") is False


@pytest.mark.parametrize(
    "name",
    [
        "Báo cáo TỐI MẬT.pdf",
        "to-trinh_tuyệt_mật.pdf",
        "bao cao toi mat.pdf",
        "TUYET_MAT.pdf",
        "Danh sách (MẬT).pdf",
        "12-BC_MẬT.pdf",
        "Văn bản độ mật.pdf",
    ],
)
def test_a_name_that_speaks_of_a_level(name: str) -> None:
    assert name_looks_secret(name) is True
    assert name_looks_secret(unicodedata.normalize("NFD", name)) is True


@pytest.mark.parametrize(
    "name",
    [
        "Quy chế BẢO MẬT.pdf",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC.pdf",
        "Mật độ dân số.pdf",
        "MẬT KHẨU.pdf",
        "Đơn báo tôi mất thẻ.pdf",
        "mat tran to quoc.pdf",
        "thân mật.pdf",
    ],
)
def test_other_names_are_free(name: str) -> None:
    assert name_looks_secret(name) is False
