"""One session of an invented ward, as each kind of document: the worked example the profiles are checked against."""

import dataclasses
import datetime

from documents.acts import (
    Attendance,
    AttendanceCard,
    Choice,
    ConclusionItem,
    ConclusionNotice,
    CountingRecord,
    ExtractItem,
    ExtractTask,
    Invitation,
    Invitee,
    Letterhead,
    Minutes,
    MinutesItem,
    NoticeExtract,
    OfficialLetter,
    OpinionForm,
    OpinionGroup,
    OpinionSummary,
    Person,
    Reference,
    Resolution,
    Signature,
    Sitting,
    Speech,
    SummaryComment,
    SummarySection,
    TaskReport,
    TaskTable,
    VoteResult,
    qr_png,
    wording,
)
from documents.acts.wording import Due, Precision

BODY = "Ban Thường vụ Đảng ủy phường"
DAY = datetime.date(2026, 11, 12)
HEAD = Letterhead(superior="ĐẢNG BỘ TỈNH HÀ LÂM", issuer="ĐẢNG ỦY PHƯỜNG TÂN HÒA BẮC", place="Tân Hòa Bắc", date=DAY)
STATE_HEAD = Letterhead(
    superior="ỦY BAN NHÂN DÂN TỈNH HÀ LÂM", issuer="ỦY BAN NHÂN DÂN PHƯỜNG TÂN HÒA BẮC", place="Tân Hòa Bắc", date=DAY
)
ITEM_1 = "Kết quả thực hiện Chương trình công tác tháng 10 và nhiệm vụ trọng tâm tháng 11/2026"
ITEM_2 = "Dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028"
CONCLUSION_1 = (
    "Ban Thường vụ Đảng ủy phường cơ bản thống nhất với Báo cáo số 142-BC/ĐU, ngày 06/11/2026 của Đảng ủy phường. "
    "Yêu cầu các cơ quan, đơn vị tập trung thực hiện các nội dung sau:"
)
CONCLUSION_2 = (
    "Ban Thường vụ Đảng ủy phường thống nhất chủ trương ban hành Đề án với các chỉ tiêu: giảm ít nhất 20% số cuộc họp "
    "so với năm 2025; từ 99% văn bản không mật trở lên được phát hành điện tử."
)
CONCLUSION_4 = (
    "Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Thông báo này, định kỳ hằng tháng báo cáo Thường trực Đảng ủy."
)
TASKS_1 = (
    wording.task_sentence(
        "Văn phòng Đảng ủy",
        ["Ban Xây dựng Đảng"],
        "Rà soát các nhiệm vụ quá hạn, báo cáo Thường trực Đảng ủy",
        Due(Precision.DAY, datetime.date(2026, 11, 19)),
    ),
    wording.task_sentence(
        "Đảng ủy Ủy ban nhân dân phường",
        [],
        "Lãnh đạo hoàn thành số hóa hồ sơ lưu trữ các năm 2023 - 2025",
        Due(Precision.MONTH, datetime.date(2026, 12, 31)),
    ),
)
TASKS_2 = (
    wording.task_sentence(
        "Văn phòng Đảng ủy",
        [],
        "Tiếp thu ý kiến các đồng chí Ủy viên Ban Thường vụ, hoàn chỉnh Đề án, trình ký ban hành",
        Due(Precision.DAY, datetime.date(2026, 11, 29)),
    ),
)
OPENING = wording.opening(
    body=BODY,
    day=DAY,
    chair="Trần Minh Khôi",
    chair_office="Bí thư Đảng ủy phường",
    ordinal=18,
    khoa="I",
    term="2025 - 2030",
)
RECIPIENTS = (
    "Thường trực Tỉnh ủy (để báo cáo)",
    "Văn phòng Tỉnh ủy",
    "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ phường",
    "Đảng ủy Ủy ban nhân dân phường",
    "Ủy ban MTTQ Việt Nam phường",
    "Ban Xây dựng Đảng, Ủy ban Kiểm tra Đảng ủy phường",
    "Các chi bộ, đảng bộ trực thuộc",
    "Lưu Văn phòng Đảng ủy",
)
NOTICE = ConclusionNotice(
    letterhead=HEAD,
    reference=Reference(number=87, symbol="ĐU"),
    abstract=wording.notice_abstract(BODY, DAY, 18),
    opening=(OPENING,),
    items=(
        ConclusionItem(number=1, heading=wording.heading_of(ITEM_1), paragraphs=(CONCLUSION_1,), tasks=TASKS_1),
        ConclusionItem(number=2, heading=wording.heading_of(ITEM_2), paragraphs=(CONCLUSION_2,), tasks=TASKS_2),
        ConclusionItem(number=3, heading=wording.heading_of("Công tác cán bộ"), paragraphs=(wording.RESTRICTED_LINE,)),
        ConclusionItem(number=4, heading=wording.heading_of("Tổ chức thực hiện"), paragraphs=(CONCLUSION_4,)),
    ),
    closing=(wording.closing(BODY),),
    signature=Signature(authority="T/M BAN THƯỜNG VỤ", title="PHÓ BÍ THƯ", name="Lê Thị Thu Hạnh"),
    recipients=RECIPIENTS,
)
VOTE = VoteResult(
    question="Thống nhất chủ trương ban hành Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028",
    base=11,
    present=10,
    choices=(
        Choice(label="Tán thành", count=9),
        Choice(label="Không tán thành", count=0),
        Choice(label="Ý kiến khác", count=1),
    ),
    passed=True,
    needed=6,
    rule="quá một nửa tổng số thành viên",
    remarks=("Đồng chí Hồ Ngọc Ước có ý kiến khác.",),
)
CHAIR = Person(name="Trần Minh Khôi", office="Bí thư Đảng ủy")
SECRETARY = Person(name="Trịnh Hoài Thương", office="Chánh Văn phòng Đảng ủy")
PRESENT = (
    CHAIR,
    Person(name="Lê Thị Thu Hạnh", office="Phó Bí thư Thường trực Đảng ủy"),
    Person(name="Nguyễn Đức Ân", office="Phó Bí thư, Chủ tịch UBND phường"),
    Person(name="Phạm Quỳnh Giao", office="Chủ tịch UBMTTQ Việt Nam phường"),
    Person(name="Võ Thành Đạt", office="Chủ nhiệm Ủy ban Kiểm tra Đảng ủy"),
    Person(name="Đặng Thị Ánh Nguyệt", office="Trưởng Ban Xây dựng Đảng"),
    Person(name="Huỳnh Quốc Ấn", office="Chỉ huy trưởng Ban Chỉ huy quân sự phường"),
    Person(name="Bùi Khắc Đôn", office="Trưởng Công an phường"),
    Person(name="Hồ Ngọc Ước", office="Phó Chủ tịch HĐND phường"),
    Person(name="Dương Thị Ý Nhi", office="Phó Chủ tịch UBND phường"),
)
MINUTES = Minutes(
    letterhead=HEAD,
    reference=Reference(number=18, symbol="ĐU"),
    abstract=wording.minutes_abstract(BODY, 18),
    sitting=Sitting(
        day=DAY,
        opened_at=datetime.time(8, 0),
        closed_at=datetime.time(11, 20),
        place="Phòng họp số 1, trụ sở Đảng ủy phường",
        mode="trực tiếp",
    ),
    attendance=Attendance(
        chair=CHAIR,
        secretary=SECRETARY,
        members=11,
        present=PRESENT,
        absent=(Person(name="Lý Văn Ơn", office="Phó Ban Xây dựng Đảng", note="đi công tác, có báo cáo"),),
        invited=(
            Person(name="Cao Tiến Lực", office="Phòng Kinh tế, trình bày mục 1"),
            Person(name="Mai Thị Én", office="Bí thư Chi bộ khu phố 3", note="dự thính"),
        ),
    ),
    opening=("Đồng chí chủ trì khai mạc; phiên họp thông qua chương trình gồm 4 nội dung.",),
    items=(
        MinutesItem(
            number=1,
            heading=ITEM_1,
            presenter=Person(name="Cao Tiến Lực", office="Phòng Kinh tế"),
            presentation="trình bày Báo cáo số 142-BC/ĐU, ngày 06/11/2026 của Đảng ủy phường.",
            speeches=(
                Speech(
                    speaker=PRESENT[2], summary="nhất trí với Báo cáo; đề nghị làm rõ nguyên nhân các nhiệm vụ quá hạn."
                ),
                Speech(speaker=PRESENT[5], summary="đề nghị bổ sung số liệu số hóa hồ sơ các năm 2023 - 2025."),
            ),
            explanation=("Văn phòng Đảng ủy tiếp thu, bổ sung số liệu vào Báo cáo.",),
            conclusion=(CONCLUSION_1,),
            tasks=TASKS_1,
        ),
        MinutesItem(
            number=2,
            heading=ITEM_2,
            presenter=SECRETARY,
            presentation="trình bày Tờ trình và dự thảo Đề án.",
            speeches=(Speech(speaker=PRESENT[8], summary="đề nghị cân nhắc lộ trình đối với các chi bộ khu phố."),),
            votes=(VOTE,),
            conclusion=(CONCLUSION_2,),
            tasks=TASKS_2,
        ),
        MinutesItem(number=3, heading="Công tác cán bộ", restricted=True),
    ),
    conclusion=(
        "Đồng chí chủ trì kết luận từng nội dung như trên; giao Văn phòng Đảng ủy ban hành Thông báo kết luận.",
    ),
    secretary=Signature(title="", name="Trịnh Hoài Thương"),
    chair=Signature(title="", name="Trần Minh Khôi"),
)
GENERAL_INVITATION = Invitation(
    letterhead=Letterhead(
        superior=HEAD.superior, issuer=HEAD.issuer, place=HEAD.place, date=datetime.date(2026, 11, 6)
    ),
    reference=Reference(number=24, symbol="ĐU"),
    abstract=wording.invitation_abstract(BODY, 18),
    inviter="Thường trực Đảng ủy phường",
    participants=(
        "Các đồng chí Ủy viên Ban Thường vụ Đảng ủy phường",
        "Mời dự: đại diện Phòng Kinh tế (mục 1); Bí thư Chi bộ khu phố 3 (dự thính)",
    ),
    topics=(ITEM_1, ITEM_2, "Công tác cán bộ"),
    chair="đồng chí Trần Minh Khôi, Bí thư Đảng ủy phường",
    day=DAY,
    at=datetime.time(8, 0),
    place="Phòng họp số 1, trụ sở Đảng ủy phường",
    papers=(
        "gửi trên hệ thống họp không giấy từ ngày 09/11/2026; đại biểu mang theo máy tính bảng, "
        "không phát tài liệu giấy",
    ),
    requests=("Đề nghị đồng chí xác nhận tham dự trước 17 giờ 00 phút, ngày 10/11/2026.",),
    signature=Signature(authority="T/L BAN THƯỜNG VỤ", title="CHÁNH VĂN PHÒNG", name="Trịnh Hoài Thương"),
    recipients=("Như thành phần mời", "Lưu Văn phòng Đảng ủy"),
)
INVITATION = Invitation(
    **{field: getattr(GENERAL_INVITATION, field) for field in GENERAL_INVITATION.__dataclass_fields__}
    | {
        "invitee": Invitee(name="Lê Thị Thu Hạnh", office="Phó Bí thư Thường trực Đảng ủy"),
        "card": AttendanceCard(
            qr_png=qr_png("https://hop.example.vn/diem-danh/7KQ2-M4XD"),
            meeting="Phiên họp thứ 18 của Ban Thường vụ Đảng ủy phường",
            code="7KQ2-M4XD",
            seat="Bàn 1, ghế số 2",
            instructions=(
                "Đưa mã này trước máy quét ở cửa phòng họp, hoặc quét bằng máy tính bảng của đồng chí.",
                "Nếu không quét được, đồng chí đọc dãy chữ số dưới mã cho thư ký phiên họp.",
                "Mã dành riêng cho đồng chí, đề nghị không chuyển cho người khác.",
            ),
        ),
    }
)

SUMMARY = OpinionSummary(
    letterhead=HEAD,
    abstract="ý kiến bằng văn bản của Ban Thường vụ Đảng ủy phường về dự thảo Đề án giảm hội họp",
    request=("Ngày 05/11/2026, gửi phiếu xin ý kiến về Dự thảo Đề án (bản 1).",),
    result=("Gửi phiếu đến 11 đồng chí; trả lời đúng hạn 2, trả lời muộn 1 (không tính), không trả lời 8.",),
    groups=(
        OpinionGroup(answer="Thống nhất hoàn toàn", people=(Person(name="Trần Minh Khôi", office="Bí thư Đảng ủy"),)),
        OpinionGroup(answer="Không thống nhất"),
    ),
    sections=(
        SummarySection(
            heading="II. Mục tiêu",
            comments=(
                SummaryComment(
                    author=Person(name="Đặng Thị Ánh Nguyệt", office="Trưởng Ban Xây dựng Đảng"),
                    text=("Nêu rõ năm gốc.", "Tách riêng họp trực tuyến."),
                    verdict="Tiếp thu một phần",
                    reply=("Đã ghi năm gốc 2025.", "Họp trực tuyến vẫn tính chung."),
                ),
                SummaryComment(author=Person(name="Lý Văn Ơn", note="trả lời muộn, không tính"), text=("Đồng ý.",)),
            ),
        ),
    ),
    disputed=("- II. Mục tiêu: tách riêng họp trực tuyến (Đặng Thị Ánh Nguyệt)",),
    changes=("Ghi rõ năm gốc 2025.",),
    conclusion=("Đưa Dự thảo Đề án ra Phiên họp thứ 19.",),
    signature=Signature(title="CHÁNH VĂN PHÒNG", name="Trịnh Hoài Thương"),
)

RECORD = CountingRecord(
    letterhead=HEAD,
    abstract="kiểm phiếu bầu Ủy ban Kiểm tra Đảng ủy phường, nhiệm kỳ 2025 - 2030 (lần 1)",
    sitting=("Phát phiếu hồi 08 giờ 10 phút, thứ Năm, ngày 12/11/2026.",),
    panel=(
        Person(name="Phạm Quỳnh Giao", office="Trưởng ban"),
        Person(name="Bùi Khắc Đôn", office="Thư ký"),
        Person(name="Dương Thị Ý Nhi", office="Ủy viên"),
    ),
    electors=("Số được triệu tập: 11; số tính tỷ lệ: 11.",),
    papers=("Số phiếu phát ra: 10; thu về: 10; hợp lệ: 9; không hợp lệ: 1 (1 bầu quá số lượng cần bầu).",),
    head=("TT", "Họ và tên", "Số phiếu bầu", "Tỷ lệ trên 11"),
    widths=(2, 12, 5, 6),
    rows=(("1", "Nguyễn Đức Ân", "9", "81,82%"), ("2", "Võ Thành Đạt", "5", "45,45%")),
    result=("1. Nguyễn Đức Ân, cần 6/11; được 9: trúng cử.", "Trúng cử 1/1 đồng chí."),
    closing="Biên bản này lập thành 02 bản.",
    teller=Signature(authority="T/M BAN KIỂM PHIẾU", title="Trưởng ban", name="Phạm Quỳnh Giao"),
    chair=Signature(title="Bí thư Đảng ủy", name="Trần Minh Khôi"),
)

TASKS = TaskReport(
    letterhead=HEAD,
    abstract="tình hình thực hiện nhiệm vụ do Ban Thường vụ Đảng ủy phường giao, quý IV/2026",
    sections=(
        TaskTable(
            title="Số liệu",
            said=("Hoàn thành: 1/2 = 50,00%.",),
            head=("TT", "Cơ quan chủ trì", "Giao"),
            widths=(2, 10, 3),
            rows=(("1", "Văn phòng Đảng ủy", "2"), ("", "Cộng", "2")),
        ),
        TaskTable(title="Danh mục nhiệm vụ", said=("Không có nhiệm vụ nào.",)),
    ),
    closing="Số liệu tính đến hết ngày 12/11/2026.",
    signature=Signature(title="CHÁNH VĂN PHÒNG", name="Trịnh Hoài Thương"),
)

EXTRACT = NoticeExtract(
    letterhead=HEAD,
    reference=NOTICE.reference,
    abstract=NOTICE.abstract,
    opening=NOTICE.opening,
    items=(
        ExtractItem(
            number=1,
            heading=NOTICE.items[0].heading,
            paragraphs=NOTICE.items[0].paragraphs,
            tasks=(ExtractTask(number=2, text=TASKS_1[1]),),
            of=len(TASKS_1),
        ),
    ),
    total=4,
    note="Bản trích này gồm các nội dung, nhiệm vụ liên quan đến Đảng ủy Ủy ban nhân dân phường, trích nguyên văn từ "
    "Thông báo số 87-TB/ĐU, ngày 12/11/2026.",
    signature=Signature(authority="T/M BAN THƯỜNG VỤ", title="PHÓ BÍ THƯ", name="(Đã ký) Lê Thị Thu Hạnh"),
    recipients=("Đảng ủy Ủy ban nhân dân phường", "Lưu Văn phòng Đảng ủy"),
)

RESOLUTION = Resolution(
    letterhead=HEAD,
    reference=Reference(number=5, symbol="ĐU"),
    abstract="về giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028",
    bases=(
        "Điều lệ Đảng Cộng sản Việt Nam",
        "Quy chế làm việc của Ban Chấp hành Đảng bộ phường Tân Hòa Bắc khóa I, nhiệm kỳ 2025 - 2030",
    ),
    opening=(
        "Ngày 12/11/2026, Ban Thường vụ Đảng ủy phường họp phiên thứ 18; 9/11 đồng chí tán thành (81,82% tổng số "
        "thành viên), thống nhất ban hành Nghị quyết với những nội dung sau:",
    ),
    text=(
        "I. Tình hình",
        CONCLUSION_1,
        "II. Mục tiêu",
        CONCLUSION_2,
        "III. Nhiệm vụ, giải pháp",
        "1. Đối với Văn phòng Đảng ủy",
        TASKS_2[0],
        "2. Đối với các chi bộ, đảng bộ trực thuộc",
        "- Lồng ghép các cuộc họp cùng nội dung.",
        "- Gửi tài liệu trước ít nhất 3 ngày làm việc.",
        "IV. Tổ chức thực hiện",
        CONCLUSION_4,
    ),
    signature=Signature(authority="T/M BAN THƯỜNG VỤ", title="BÍ THƯ", name="Trần Minh Khôi"),
    recipients=RECIPIENTS,
)
STATE_RESOLUTION = dataclasses.replace(
    RESOLUTION,
    letterhead=STATE_HEAD,
    reference=Reference(number=5, symbol="UBND"),
    opening=("Ủy ban nhân dân phường Tân Hòa Bắc họp phiên thứ 18, có 9/11 thành viên tán thành.",),
    text=(
        f"Điều 1. {CONCLUSION_2}",
        "Điều 2. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường chịu trách nhiệm thi hành Nghị quyết này.",
    ),
    signature=Signature(authority="TM. ỦY BAN NHÂN DÂN", title="CHỦ TỊCH", name="Nguyễn Đức Ân"),
)
LETTER = OfficialLetter(
    letterhead=HEAD,
    reference=Reference(number=125, symbol="ĐU"),
    abstract="đôn đốc thực hiện nhiệm vụ tại Thông báo số 87-TB/ĐU, ngày 12/11/2026",
    addressees=("Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Đảng ủy Ủy ban nhân dân phường"),
    text=(
        "Ban Thường vụ Đảng ủy phường đã ban hành Thông báo số 87-TB/ĐU, ngày 12/11/2026. Đến ngày 25/11/2026, các "
        "nhiệm vụ sau đã quá hạn mà chưa hoàn thành:",
        TASKS_1[0],
        "Đề nghị các cơ quan khẩn trương thực hiện, báo cáo kết quả và nguyên nhân chậm trước ngày 30/11/2026.",
    ),
    signature=Signature(authority="T/L BAN THƯỜNG VỤ", title="CHÁNH VĂN PHÒNG", name="Trịnh Hoài Thương"),
    recipients=("Như trên", "Thường trực Đảng ủy (để báo cáo)", "Lưu Văn phòng Đảng ủy"),
)
FORM = OpinionForm(
    letterhead=HEAD,
    abstract="về dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028",
    member=Person(name="Lê Thị Thu Hạnh", office="Phó Bí thư Thường trực Đảng ủy"),
    request=(
        "Thường trực Đảng ủy phường xin ý kiến đồng chí về Dự thảo Đề án (bản 1); đề nghị đồng chí trả lời trước "
        "17 giờ 00 phút, ngày 12/11/2026.",
    ),
    answers=(
        "Thống nhất hoàn toàn",
        "Cơ bản thống nhất nhưng có ý kiến cụ thể",
        "Không thống nhất (nêu lý do)",
    ),
    sections=("I. Sự cần thiết", "II. Mục tiêu", "III. Tổ chức thực hiện"),
    closing=("Phiếu gửi về Văn phòng Đảng ủy.",),
    signature=Signature(authority="NGƯỜI CHO Ý KIẾN", title="", name="Lê Thị Thu Hạnh"),
)
