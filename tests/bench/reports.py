"""Papers for the bench: reports as offices write them, born digital, with headings, running text and tables."""

import random

import typst

WORDS = [
    "tiếp",
    "tục",
    "đẩy",
    "mạnh",
    "thực",
    "hiện",
    "nhiệm",
    "vụ",
    "phát",
    "triển",
    "kinh",
    "tế",
    "xã",
    "hội",
    "bảo",
    "đảm",
    "quốc",
    "phòng",
    "an",
    "ninh",
    "trên",
    "địa",
    "bàn",
    "phường",
    "nâng",
    "cao",
    "chất",
    "lượng",
    "hoạt",
    "động",
    "của",
    "cấp",
    "ủy",
    "chính",
    "quyền",
    "mặt",
    "trận",
    "và",
    "các",
    "đoàn",
    "thể",
    "rà",
    "soát",
    "chỉ",
    "tiêu",
    "kế",
    "hoạch",
    "năm",
    "dự",
    "toán",
    "ngân",
    "sách",
    "thu",
    "chi",
    "đầu",
    "tư",
    "công",
    "giải",
    "ngân",
    "tiến",
    "độ",
    "công",
    "trình",
    "trọng",
    "điểm",
    "cải",
    "cách",
    "hành",
    "chính",
    "chuyển",
    "đổi",
    "số",
    "cơ",
    "sở",
    "dữ",
    "liệu",
    "hồ",
    "sơ",
    "lưu",
    "trữ",
    "kiểm",
    "tra",
    "giám",
    "sát",
    "kỷ",
    "luật",
    "đảng",
    "viên",
    "chi",
    "bộ",
    "trực",
    "thuộc",
    "báo",
    "cáo",
    "đề",
    "án",
    "chủ",
    "trương",
    "nghị",
    "quyết",
]
HEAD = """#set page("a4", margin: (left: 30mm, right: 20mm, y: 20mm), numbering: "1")
#set text(font: "Libertinus Serif", size: 14pt, lang: "vi")
#set par(justify: true, first-line-indent: 10mm)
#set table(inset: 5pt)
"""


def report(pages: int, seed: int = 0) -> bytes:
    """A PDF of so many pages: an outline, about 320 words on a page of text, and a table on every fifth page."""
    chance = random.Random(seed)
    body = "\n#pagebreak()\n".join(_page(number, chance) for number in range(1, pages + 1))
    made = typst.compile((f'{HEAD}#set document(title: "Báo cáo {seed}")\n{body}').encode())
    assert isinstance(made, bytes)
    return made


def _page(number: int, chance: random.Random) -> str:
    head = f"= Phần {number // 10 + 1}\n" if number % 10 == 1 else f"== Mục {number}\n"
    if number % 5:
        return head + "\n\n".join(_text(chance, 80) for _ in range(4))
    cells = ", ".join(f"[{_text(chance, 3)}], [{chance.randint(10, 9999)}], [{chance.random():.2f}]" for _ in range(18))
    return f"{head}{_text(chance, 60)}\n#table(columns: (1fr, auto, auto), {cells})"


def _text(chance: random.Random, words: int) -> str:
    return f"{' '.join(chance.choices(WORDS, k=words)).capitalize()}."
