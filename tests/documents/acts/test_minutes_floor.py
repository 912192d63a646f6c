"""Who spoke, as what and for how long, and question time, as the minutes print it; where the pages end."""

import dataclasses

from documents.acts import MinutesItem, Person, Questioning, Speech
from tests.documents.acts import contents, inspection
from tests.documents.acts.conftest import Print

AN, NGUYET, UOC = contents.PRESENT[2], contents.PRESENT[5], contents.PRESENT[8]
LINE = 18 / inspection.MM  # the pitch of the profile, in millimetres
SIGNATURES = 7 * LINE
FOOT = 297 - 20.0  # where the text of a page ends
SOURCES = "Biên bản này lập từ nhật ký phiên họp, kết quả điểm danh, phát biểu, biểu quyết và các kết luận của chủ trì."


def read(printed: Print, **parts: object) -> str:
    item = dataclasses.replace(MinutesItem(number=1, heading="Về đề án"), **parts)  # type: ignore[arg-type]
    made = dataclasses.replace(contents.MINUTES, items=(item,))
    first, *others = inspection.texts(printed(made, "party-05hd-2026").pdf)
    return inspection.flat("\n".join([first, *(page.partition("\n")[2] for page in others)]))  # without page numbers


def test_each_speaker_with_kind_and_time(printed: Print) -> None:
    speeches = (
        Speech(speaker=AN, summary="", kind="phát biểu", seconds=360),
        Speech(speaker=NGUYET, summary="lộ trình", kind="phát biểu ủng hộ", seconds=270),
        Speech(speaker=UOC, summary="", kind="nêu ý kiến về thủ tục", seconds=45),
        Speech(speaker=UOC, summary="", kind="phát biểu phản biện"),
    )
    assert (
        "Ý kiến thảo luận: - Đồng chí Nguyễn Đức Ân, Phó Bí thư, Chủ tịch UBND phường, phát biểu (6 phút). "
        "- Đồng chí Đặng Thị Ánh Nguyệt, Trưởng Ban Xây dựng Đảng, phát biểu ủng hộ (4 phút 30 giây): lộ trình. "
        "- Đồng chí Hồ Ngọc Ước, Phó Chủ tịch HĐND phường, nêu ý kiến về thủ tục (45 giây). "
        "- Đồng chí Hồ Ngọc Ước, Phó Chủ tịch HĐND phường, phát biểu phản biện. IV- Kết luận"
    ) in read(printed, speeches=speeches)


def test_a_question_with_answer_and_follow_up(printed: Print) -> None:
    question = Questioning(
        asker=NGUYET,
        addressee=AN,
        subject="Vì sao 14 nhiệm vụ quá hạn?",
        turns=(
            Speech(speaker=NGUYET, summary="", kind="chất vấn", seconds=100),
            Speech(speaker=AN, summary="", kind="trả lời chất vấn", seconds=175),
            Speech(speaker=NGUYET, summary="", kind="chất vấn lại", seconds=60),
            Speech(speaker=AN, summary="", kind="trả lời chất vấn", seconds=95),
        ),
    )
    assert (
        "Chất vấn và trả lời chất vấn: - Đồng chí Đặng Thị Ánh Nguyệt, Trưởng Ban Xây dựng Đảng, chất vấn "
        "đồng chí Nguyễn Đức Ân, Phó Bí thư, Chủ tịch UBND phường (1 phút 40 giây): Vì sao 14 nhiệm vụ quá hạn? "
        "Đồng chí Nguyễn Đức Ân trả lời chất vấn (2 phút 55 giây); đồng chí Đặng Thị Ánh Nguyệt chất vấn lại (1 phút); "
        "đồng chí Nguyễn Đức Ân trả lời chất vấn (1 phút 35 giây)."
    ) in read(printed, questions=(question,))


def test_questions_that_were_not_answered_or_not_put(printed: Print) -> None:
    office = Person(name="Ủy ban Kiểm tra Đảng ủy")
    asked = (Speech(speaker=UOC, summary="", kind="chất vấn", seconds=60),)
    questions = (
        Questioning(asker=UOC, addressee=office, subject="Kế hoạch kiểm tra", turns=asked),
        Questioning(asker=AN, addressee=office, subject="Kết quả quý III"),
    )
    said = read(printed, questions=questions)
    assert (
        "- Đồng chí Hồ Ngọc Ước, Phó Chủ tịch HĐND phường, chất vấn Ủy ban Kiểm tra Đảng ủy (1 phút): "
        "Kế hoạch kiểm tra. Chưa có trả lời tại phiên họp."
    ) in said
    assert (
        "- Đồng chí Nguyễn Đức Ân, Phó Bí thư, Chủ tịch UBND phường, đăng ký chất vấn Ủy ban Kiểm tra Đảng ủy: "
        "Kết quả quý III. Câu hỏi chưa được nêu tại phiên họp."
    ) in said


def test_no_more_than_two_lines_follow_the_signatures_to_their_page(printed: Print) -> None:
    """Wherever the page ends: section IV stays on the page before as far as it fits."""
    first, *others = contents.MINUTES.items
    short = ("Chủ trì đã kết luận từng nội dung như nêu tại phần III.",)
    gaps, alone = [], 0
    for speeches in range(14):
        said = (Speech(speaker=AN, summary="nhất trí."),) * speeches
        items = (dataclasses.replace(first, speeches=said), *others)
        made = dataclasses.replace(contents.MINUTES, items=items, conclusion=short, sources=SOURCES)
        done = printed(made, "party-05hd-2026")
        last = inspection.flat(inspection.texts(done.pdf)[-1])
        alone += last.startswith(f"{done.pages} Phiên họp kết thúc hồi 11 giờ 20 phút cùng ngày. Biên bản này lập từ")
        gaps.append(FOOT - max(glyph.baseline for glyph in inspection.glyphs(done.pdf, done.pages - 2)))
    assert alone > 0
    assert gaps[0] < 3 * LINE  # the heading of section IV and its first line fit there
    assert max(gaps) < SIGNATURES + 3 * LINE
