"""What the tests of acts build on the fixture world: conclusions, tasks, a vote's outcome, recipients, a signatory."""

from datetime import date

from agenda.models import Conclusion, Task
from documents import register
from documents.models import RecipientLine, Signatory
from tests.factories import World

CONCLUSIONS = [
    "Ban Thường vụ Đảng ủy phường cơ bản thống nhất với Báo cáo số 142-BC/ĐU, ngày 06/11/2026 của Đảng ủy phường. "
    "Yêu cầu các cơ quan, đơn vị tập trung thực hiện các nội dung sau:",
    "Ban Thường vụ Đảng ủy phường thống nhất chủ trương ban hành Đề án với các chỉ tiêu: giảm ít nhất 20% số cuộc họp "
    "so với năm 2025; từ 99% văn bản không mật trở lên được phát hành điện tử.",
    "Nội dung này thực hiện theo tài liệu riêng.",
    "Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Thông báo này, định kỳ hằng tháng báo cáo Thường trực Đảng ủy.",
]
TASKS = [
    (0, "rà soát các nhiệm vụ quá hạn, báo cáo Thường trực Đảng ủy", 0, [1], "day", date(2026, 11, 19)),
    (0, "lãnh đạo hoàn thành số hóa hồ sơ lưu trữ các năm 2023 - 2025", 2, [], "month", date(2026, 12, 31)),
    (
        1,
        "tiếp thu ý kiến các đồng chí Ủy viên Ban Thường vụ, hoàn chỉnh Đề án, trình ký ban hành",
        0,
        [],
        "day",
        date(2026, 11, 29),
    ),
]
RECIPIENTS = [
    "Thường trực Tỉnh ủy (để báo cáo)",
    "Văn phòng Tỉnh ủy",
    "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ phường",
    "Đảng ủy Ủy ban nhân dân phường",
    "Ủy ban MTTQ Việt Nam phường",
    "Ban Xây dựng Đảng, Ủy ban Kiểm tra Đảng ủy phường",
    "Các chi bộ, đảng bộ trực thuộc",
    "Lưu Văn phòng Đảng ủy",
]

# A vote that was carried, 9 of 11.
OUTCOME = {
    "passed": True,
    "base": 11,
    "present": 10,
    "yes": 9,
    "no": 0,
    "other": 1,
    "blank": 0,
    "invalid": 0,
    "threshold": 6,
    "short": 0,
    "silent": 0,
    "percent_of_base": "81.82",
    "percent_of_present": "90.00",
}
RULE = {
    "key": "ordinary",
    "base": "members",
    "numerator": 1,
    "denominator": 2,
    "strict": True,
    "basis": "Điều lệ Đảng, Điều 9",
}


def conclude(here: World, approved: bool = True) -> None:
    """Writes the fixture's conclusions, tasks, recipients, signatory and register into the world."""
    offices = list(here.offices.values())
    for item, text in zip(here.items, CONCLUSIONS, strict=True):
        Conclusion.objects.create(
            item=item,
            text=text,
            state="approved" if approved else "draft",
            revision=1,
            saved_by=here.secretary,
            saved_at=here.at(60),
            approved_by=here.chair if approved else None,
            approved_at=here.at(61) if approved else None,
        )
    for place, (index, action, lead, others, precision, due) in enumerate(TASKS, start=1):
        task = Task.objects.create(
            item=here.items[index], position=place, action=action, lead=offices[lead], precision=precision, due=due
        )
        task.others.set([offices[other] for other in others])
    for place, text in enumerate(RECIPIENTS, start=1):
        RecipientLine.objects.create(meeting=here.meeting, position=place, text=text)
    Signatory.objects.create(
        body=here.body,
        user=here.users["hanh"],
        kind="notice",
        authority="T/M BAN THƯỜNG VỤ",
        title="PHÓ BÍ THƯ",
        starts=date(2025, 8, 1),
    )
    register.carry_over(organisation=here.organisation, type="TB", period="2025-2030", number=86)
