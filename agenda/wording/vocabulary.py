"""The words by which a sentence of a conclusion is taken apart, in plain letters (`letters.plain`)."""

import re


def _any(words: str) -> str:
    """A pattern for any of the words, which commas part; a blank in a word is one or more."""
    found = sorted((word.strip().replace(" ", r"\s+") for word in words.split(",")), key=len, reverse=True)
    return f"(?:{'|'.join(found)})"


_START, _END = r"(?<!\w)", r"(?!\w)"
GIVES = re.compile(rf"{_START}{_any('giao, phan cong, giao nhiem vu cho, yeu cau, de nghi')}\s+(?:cho\s+)?")
NOT_GIVING = re.compile(
    rf"{_any('ban, chuyen, duoc, da, khi, viec, mat, quyen')}\s+giao\s"
    rf"|giao\s+{_any('thong, duc, nhan, luu, dich, duoc')}{_END}"
    rf"|{_any('theo, dap ung, co, moi, nhung, cac, mot so, tat ca, tiep thu')}\s+(?:yeu cau|de nghi)\s"
)
LEADS = re.compile(
    rf"{_START}(?:la\s+(?:co\s+quan\s+|don\s+vi\s+)?|lam\s+(?:dau\s+moi\s+)?)?chu\s+tri(?!\s+hop)\b\s*[,:]?\s*"
)
HELPS = re.compile(
    rf"{_START}(?:(?:va\s+)?(?:chu\s+dong\s+)?phoi\s+hop\s+(?:chat\s+che\s+)?(?:(?:voi|cung)\s+)?|cung\s+(?:voi\s+)?)"
)
LATER = re.compile(rf"{_START}phoi\s+hop\s+(?:chat\s+che\s+)?(?:voi|cung)\s+")
_DUTY = r"(?:(?:can\s+)?phai|co\s+(?:trach\s+)?nhiem(?:\s+vu)?|chiu\s+trach\s+nhiem)"
MUST = re.compile(rf"{_START}{_DUTY}\s+")
FILLERS = re.compile(rf"^[\s,:;]*(?:{_DUTY}|de|thuc\s+hien\s+viec)\s+")
SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:va\s+)?|va\s+|cung\s+(?:voi\s+)?|voi\s+)")
_HEAD = _any("co quan, don vi, dau moi, dang bo, chi bo, ban, phong, to chuc, doan the, dia phuong, nganh, khu pho")
_TAIL = (
    r"(?:cac\s+co\s+quan\s+dang|truc\s+thuoc(?:\s+(?:dang\s+bo|dang\s+uy)(?:\s+(?:phuong|xa))?)?"
    r"|tham\s+muu(?:,\s*giup\s+viec)?|giup\s+viec|xay\s+dung\s+dang|cua\s+(?:dang\s+uy|phuong)|(?:co\s+)?lien\s+quan"
    r"|dang|(?:dang\s+uy\s+)?phuong)"
)
GROUP = re.compile(
    rf"(?:(?:tat\s+ca|toan\s+bo)\s+)?(?:(?P<n>\d{{1,3}})|cac)\s+"
    rf"(?P<heads>{_HEAD}(?:(?:\s*,\s*|\s+va\s+)(?:cac\s+)?{_HEAD})*)\b(?P<tail>(?:,?\s*{_TAIL})*)"
    r"(?P<if>\s+(?:chua|con|cham|dang\s+con|duoc\s+giao|co\s+ten)\s)?"
)
# In the letters of the text: "trừ", not "trữ" or "trú".
EXCEPT = re.compile(r"(?<!\w)(?:(?:ngo\u1ea1i|ngo\u00e0i)\s+)?tr\u1eeb\s+[^,;]+", re.IGNORECASE)
VERBS = re.compile(
    _START
    + _any(
        "xay dung, ra soat, hoan thanh, hoan chinh, hoan thien, tham muu, to chuc, trien khai, bao cao, "
        "trinh, lanh dao, chi dao, ban hanh, kiem tra, don doc, theo doi, tiep thu, chuan bi, thuc hien, danh "
        "gia, tong hop, cap nhat, bo tri, phe duyet, quan triet, tuyen truyen, khan truong, chu dong, tap "
        "trung, giai quyet, xu ly, ket luan, thong nhat, cung cap, soan thao, du thao, lap, gui, phan cong, "
        "so hoa, nghien cuu, de xuat, thanh lap, kien toan, thuong xuyen, dinh ky, day nhanh, tham dinh, "
        "huong dan, giam sat, tang cuong, khac phuc, bao dam, dam bao, cong bo, niem yet, van hanh, mua sam, "
        "lap dat, ban giao, tiep nhan, quan ly, phoi hop, ky, thong ke, so ket, tong ket, chuyen, giam, sua "
        "doi, bo sung, doi chieu, van dong, ke khai, duy tri"
    )
    + _END
)
_PAPERS = _any(
    "ke hoach, de an, bao cao, chuong trinh, nghi quyet, quy che, quy dinh, lo trinh, phuong an, quyet dinh, to trinh,"
    "danh muc, bo thu tuc, du toan, thong bao, van ban, huong dan, danh sach, ho so, du an, ket luan"
)
_MAKES = _any("xay dung, ban hanh, hoan chinh, hoan thien, soan thao, du thao, trinh, lap")
PRODUCT = re.compile(
    rf"{_START}(?:san\s+pham(?:\s+la)?\s*:?\s*|{_MAKES}\s+(?:xong\s+)?)"
    rf"(?P<what>(?:du\s+thao\s+)?{_PAPERS}{_END}[^,;.]*)"
)
_AUTHORITY = _any(
    "thuong truc, ban thuong vu, btv, ban chap hanh, bch, dang uy, van phong, bi thu, pho bi thu, dong chi, chu tich,"
    "tinh uy, thanh uy, hoi dong nhan dan, hdnd, tap the"
)
PRODUCT_ENDS = re.compile(
    rf"\s+(?:va\s+{_any('bao cao, trinh, to chuc, trien khai, ban hanh, gui')}"
    rf"|trinh\s+{_AUTHORITY}|bao\s+cao\s+(?:ket\s+qua|ve)|phoi\s+hop)\s"
)
TOLD = re.compile(
    rf"{_START}(?:bao\s+cao|trinh)\s+(?:(?:ket\s+qua|tien\s+do|tinh\s+hinh)\s+)?(?:thuc\s+hien\s+)?"
    rf"(?:(?:ve|cho|voi|len|de)\s+)?(?P<who>(?:cac\s+)?{_AUTHORITY}{_END}[^,;.]*)"
)
TOLD_ENDS = re.compile(
    r"\s+(?:truoc|trong|cham\s+nhat|den|de|xem\s+xet|cho\s+y\s+kien|ky|ban\s+hanh|quyet\s+dinh|phe\s+duyet|thong\s+qua"
    r"|theo|va\s+\w+|tai|vao|ve|dinh\s+ky|hang)\s"
)
