"""What the notice of the demo's meeting must say, word for word: the office's own example, not the product's."""

from typing import Final

HEAD: Final = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "ĐẢNG BỘ TỈNH HÀ LÂM",
    "ĐẢNG ỦY PHƯỜNG TÂN HÒA BẮC",
    "Số 87-TB/ĐU",
    "Tân Hòa Bắc, ngày 12 tháng 11 năm 2026",
    "THÔNG BÁO",
    "kết luận của Ban Thường vụ Đảng ủy phường tại phiên họp thứ 18, ngày 12/11/2026",
    "-----",
)
BODY: Final = (
    "Ngày 12/11/2026, Ban Thường vụ Đảng ủy phường họp phiên thứ 18 (khóa I, nhiệm kỳ 2025 - 2030) dưới sự chủ trì "
    "của đồng chí Trần Minh Khôi, Bí thư Đảng ủy phường. Sau khi nghe các cơ quan trình bày và ý kiến thảo luận của "
    "các đồng chí dự họp, Ban Thường vụ Đảng ủy phường kết luận như sau:",
    "1. Về kết quả thực hiện Chương trình công tác tháng 10 và nhiệm vụ trọng tâm tháng 11/2026",
    "Ban Thường vụ Đảng ủy phường cơ bản thống nhất với Báo cáo số 142-BC/ĐU, ngày 06/11/2026 của Đảng ủy phường. "
    "Yêu cầu các cơ quan, đơn vị tập trung thực hiện các nội dung sau:",
    "1.1. Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng rà soát các nhiệm vụ quá hạn, báo cáo "
    "Thường trực Đảng ủy trước ngày 20/11/2026.",
    "1.2. Giao Đảng ủy Ủy ban nhân dân phường lãnh đạo hoàn thành số hóa hồ sơ lưu trữ các năm 2023 - 2025 trong "
    "tháng 12/2026.",
    "2. Về dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028",
    "Ban Thường vụ Đảng ủy phường thống nhất chủ trương ban hành Đề án với các chỉ tiêu: giảm ít nhất 20% số cuộc "
    "họp so với năm 2025; từ 99% văn bản không mật trở lên được phát hành điện tử. Giao Văn phòng Đảng ủy tiếp thu ý "
    "kiến các đồng chí Ủy viên Ban Thường vụ, hoàn chỉnh Đề án, trình ký ban hành trước ngày 30/11/2026.",
    "3. Về công tác cán bộ",
    "Nội dung này thực hiện theo tài liệu riêng.",
    "4. Tổ chức thực hiện",
    "Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Thông báo này, định kỳ hằng tháng báo cáo Thường trực Đảng ủy.",
    "Ban Thường vụ Đảng ủy phường thông báo để các tổ chức đảng, cơ quan, đơn vị biết, thực hiện.",
)
FOOT: Final = (
    "T/M BAN THƯỜNG VỤ",
    "PHÓ BÍ THƯ",
    "Lê Thị Thu Hạnh",
    "Nơi nhận:",
    "- Thường trực Tỉnh ủy (để báo cáo);",
    "- Văn phòng Tỉnh ủy;",
    "- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ phường;",
    "- Đảng ủy Ủy ban nhân dân phường;",
    "- Ủy ban MTTQ Việt Nam phường;",
    "- Ban Xây dựng Đảng, Ủy ban Kiểm tra Đảng ủy phường;",
    "- Các chi bộ, đảng bộ trực thuộc;",
    "- Lưu Văn phòng Đảng ủy.",
)
FORBIDDEN: Final = (r"Số\s*:", r"CỘNG HÒA XÃ HỘI", r"TM\.", r"DỰ THẢO", r"\./\.")

MEETING: Final = "Phiên họp thứ 18 của Ban Thường vụ Đảng ủy phường"
NUMBER: Final = "87-TB/ĐU"
ITEMS: Final = (
    "Kết quả thực hiện Chương trình công tác tháng 10 và nhiệm vụ trọng tâm tháng 11/2026",
    "Dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028",
    "Công tác cán bộ",
    "Tổ chức thực hiện",
)
QUESTION: Final = "Thống nhất chủ trương ban hành Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028"
RESULT: Final = (
    "Thông qua",
    "Tán thành 9 81,82%",
    "Ý kiến khác 1",
    "Cần 6/11 thành viên tán thành; có 9. 81,82% tổng số thành viên; 90,00% số có mặt.",
)
SENTENCE: Final = (
    "Ban Thường vụ Đảng ủy phường biểu quyết: 9/11 đồng chí tán thành (81,82%), 0 không tán thành, 1 ý kiến khác."
)
CONCLUSION: Final = (
    "Ban Thường vụ Đảng ủy phường cơ bản thống nhất với Báo cáo số 142-BC/ĐU, ngày 06/11/2026 của Đảng ủy phường. "
    "Yêu cầu các cơ quan, đơn vị tập trung thực hiện các nội dung sau:"
)
ACTION: Final = "lãnh đạo hoàn thành số hóa hồ sơ lưu trữ các năm 2023 - 2025"

INVITATION: Final = (
    "GIẤY MỜI",
    "họp Ban Thường vụ Đảng ủy phường phiên thứ 18",
    "trân trọng kính mời",
    "08 giờ 00 phút, thứ Năm, ngày 12/11/2026",
    "Phòng họp số 1, trụ sở Đảng ủy phường",
    "xác nhận tham dự trên hệ thống trước ngày 12/11/2026",
    "T/L BAN THƯỜNG VỤ",
    "CHÁNH VĂN PHÒNG",
    "PHIẾU THAM DỰ",
)
MINUTES: Final = (
    "BIÊN BẢN",
    "phiên họp thứ 18",
    "I- Thời gian, địa điểm",
    "II- Thành phần",
    "đồng chí Trần Minh Khôi",
    "10/11 đồng chí (90,91% tổng số thành viên)",
    "Lý Văn Ơn",
    "đi công tác, có báo cáo",
    "III- Nội dung, diễn biến",
    "Phạm Quỳnh Giao",
    "tiến độ số hóa hồ sơ",
    QUESTION,
    "81,82%",
    CONCLUSION,
    ACTION,
    "IV- Kết luận",
    "NGƯỜI GHI BIÊN BẢN",
    "CHỦ TRÌ HỘI NGHỊ",
    "Trịnh Hoài Thương",
    "Trần Minh Khôi",
)
