"""Sets the minutes: four sections, as Quyết định 45/2018/QĐ-TTg lists what minutes must hold."""

from documents.acts import wording
from documents.acts.composition.setter import Block, Setter
from documents.acts.minutes import Attendance, Minutes, MinutesItem, Person, Questioning, Sitting, Speech, Uncounted


def body(setter: Setter, minutes: Minutes) -> list[Block]:
    """The blocks between title and signatures."""
    blocks = [setter.section("I", "Thời gian, địa điểm"), *_sitting(setter, minutes.sitting)]
    blocks += [setter.section("II", "Thành phần"), *_attendance(setter, minutes.attendance, minutes.address)]
    blocks.append(setter.section("III", "Nội dung, diễn biến"))
    blocks += [setter.paragraph(text) for text in minutes.opening]
    for item in minutes.items:
        blocks += _item(setter, item, minutes.address)
    blocks.append(setter.section("IV", "Kết luận"))
    blocks += [setter.paragraph(text) for text in minutes.conclusion]
    end = f"{minutes.session} kết thúc {_end(minutes.sitting)}."
    blocks.append(setter.paragraph(f"{end} {minutes.sources}".rstrip()))
    return setter.finished(blocks)


def _sitting(setter: Setter, sitting: Sitting) -> list[Block]:
    start = f"khai mạc hồi {wording.clock(sitting.opened_at)}, {wording.long_day(sitting.day)}."
    blocks = [setter.paragraph(start, label="1. Thời gian:"), *setter.labelled("2. Địa điểm:", (sitting.place,))]
    return blocks + (setter.labelled("3. Hình thức họp:", (sitting.mode,)) if sitting.mode else [])


def _end(sitting: Sitting) -> str:
    if sitting.closed_at is None:
        return "hồi … giờ … phút"
    same_day = sitting.closed_on in (None, sitting.day)
    on = "cùng ngày" if same_day or sitting.closed_on is None else f"ngày {wording.short_day(sitting.closed_on)}"
    return f"hồi {wording.clock(sitting.closed_at)} {on}"


def _attendance(setter: Setter, attendance: Attendance, address: str) -> list[Block]:
    came, members = len(attendance.present), attendance.members
    share = f"{came}/{members} {address} ({wording.percent(came, members)} tổng số thành viên)"
    lines = [
        ("Chủ trì:", f"{address} {_person(attendance.chair)}."),
        ("Thành viên có mặt:", f"{share}{_names(attendance.present)}."),
        (
            "Thành viên vắng mặt:",
            f"{len(attendance.absent)} {address}{_names(attendance.absent)}." if attendance.absent else "không.",
        ),
    ]
    lines += [(f"{wording.upper_first(one.label)}:", _apart(one, address)) for one in attendance.uncounted]
    if attendance.invited:
        lines.append(("Đại biểu mời dự:", f"{len(attendance.invited)} {address}{_names(attendance.invited)}."))
    lines.append(("Thư ký:", f"{address} {_person(attendance.secretary)}."))
    return [setter.paragraph(text, label=f"{number}. {label}") for number, (label, text) in enumerate(lines, 1)]


def _apart(group: Uncounted, address: str) -> str:
    """ "2 đồng chí không tính vào tổng số thành viên; có mặt 1, gồm: …; vắng mặt 1, gồm: …." """
    told = [
        f"{word} {len(people)}{_names(people)}"
        for word, people in (("có mặt", group.present), ("vắng mặt", group.absent))
        if people
    ]
    number = len(group.present) + len(group.absent)
    return f"{number} {address} không tính vào tổng số thành viên; {'; '.join(told)}."


def _names(people: tuple[Person, ...]) -> str:
    return ", gồm: " + "; ".join(_person(person) for person in people) if people else ""


def _person(person: Person) -> str:
    office = f", {person.office}" if person.office else ""
    note = f" ({person.note})" if person.note else ""
    return f"{person.name}{office}{note}"


def _speech(speech: Speech, address: str) -> str:
    """ "- Đồng chí …, phát biểu (6 phút): …"; who spoke without an announced subject is named all the same."""
    said = f": {speech.summary}" if speech.summary else ""
    kind = f", {speech.kind}" if speech.kind else ""
    return wording.ended(f"- {wording.upper_first(address)} {_person(speech.speaker)}{kind}{_time(speech)}{said}")


def _time(speech: Speech) -> str:
    return f" ({wording.lasting(speech.seconds)})" if speech.seconds else ""


def _question(asked: Questioning, address: str) -> str:
    """One paragraph: "- Đồng chí … chất vấn … (2 phút): … Đồng chí … trả lời chất vấn (3 phút)." """
    addressee = f"{address} {_person(asked.addressee)}" if asked.addressee.office else asked.addressee.name
    who = f"- {wording.upper_first(address)} {_person(asked.asker)}"
    if not asked.turns:
        return (
            wording.ended(f"{who}, đăng ký chất vấn {addressee}: {asked.subject}")
            + " Câu hỏi chưa được nêu tại phiên họp."
        )
    first, *rest = asked.turns
    opening = wording.ended(f"{who}, chất vấn {addressee}{_time(first)}: {asked.subject}")
    told = [f"{address} {one.speaker.name} {one.kind}{_time(one)}" for one in rest]
    answered = wording.upper_first("; ".join(told)) if told else "Chưa có trả lời tại phiên họp"
    return f"{opening} {answered}."


def _item(setter: Setter, item: MinutesItem, address: str) -> list[Block]:
    blocks = [setter.item(item.number, item.heading, 3)]
    if item.restricted:
        return [*blocks, setter.paragraph(wording.RESTRICTED_LINE)]
    if item.presenter:
        told = f": {item.presentation}" if item.presentation else "."
        blocks.append(setter.paragraph(f"{address} {_person(item.presenter)}{told}", label="Trình bày:"))
    if item.course:
        blocks += setter.labelled("Diễn biến:", item.course)
    if item.speeches:
        blocks.append(setter.paragraph("", label="Ý kiến thảo luận:"))
        blocks += [setter.paragraph(_speech(speech, address)) for speech in item.speeches]
    if item.questions:
        blocks.append(setter.paragraph("", label="Chất vấn và trả lời chất vấn:"))
        blocks += [setter.paragraph(_question(asked, address)) for asked in item.questions]
    if item.explanation:
        blocks += setter.labelled("Giải trình, tiếp thu:", item.explanation)
    blocks += [setter.paragraph(text) for text in item.recused]
    for vote in item.votes:
        first, *rest = wording.vote_sentences(vote)
        blocks.append(setter.paragraph(first, label="Biểu quyết:"))
        blocks += [setter.paragraph(sentence) for sentence in rest]
    for place, text in enumerate(item.elections):
        blocks.append(setter.paragraph(text, label="" if place else "Bỏ phiếu kín trên giấy:"))
    blocks += [setter.paragraph(text, label="Biểu quyết đã hủy:") for text in item.broken_off]
    if item.conclusion or item.tasks:
        blocks.append(setter.paragraph("", label="Kết luận của chủ trì:"))
        blocks += setter.conclusion(item.number, item.conclusion, item.tasks)
    return blocks
