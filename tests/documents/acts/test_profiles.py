"""The profiles shipped, the one in force on a day, an office's own settings, and what a wrong file is told."""

import copy
import datetime
import tomllib
from typing import Any

import pytest

from documents.acts import ProfileError, Reference, dateline, number_line, profiles
from documents.acts.composition.frame import authority_line
from documents.acts.parts import Letterhead
from documents.acts.profiles import FOLDER

ALL = ("party-05hd-2026", "party-36hd-2018", "state-nd30-2020")


def test_codes() -> None:
    assert profiles.codes() == ALL
    assert profiles.load().code == "party-05hd-2026"


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(ProfileError, match="no profile 'nd30'; there are party-05hd-2026"):
        profiles.load("nd30")


@pytest.mark.parametrize("code", ALL)
def test_the_law_on_the_page(code: str) -> None:
    profile = profiles.load(code)
    page = profile.page
    assert (page.width_mm, page.height_mm) == (210, 297)
    assert (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm) == (20, 20, 30, 15)
    assert 18 <= profile.text.line_pitch_pt <= 22
    assert profile.text.paragraph_gap_pt >= 6
    assert profile.letterhead.left_mm + profile.letterhead.right_mm == 165


@pytest.mark.parametrize(
    ("asked", "day", "code"),
    [
        ("party", "2026-11-12", "party-05hd-2026"),
        ("party", "2026-05-27", "party-05hd-2026"),
        ("party", "2026-05-26", "party-36hd-2018"),
        ("party", "2018-04-03", "party-36hd-2018"),
        ("party-05hd-2026", "2025-01-10", "party-36hd-2018"),
        ("party-36hd-2018", "2026-11-12", "party-05hd-2026"),
        ("state", "2026-11-12", "state-nd30-2020"),
        ("state-nd30-2020", "2026-11-12", "state-nd30-2020"),
    ],
)
def test_valid_on(asked: str, day: str, code: str) -> None:
    assert profiles.valid_on(asked, datetime.date.fromisoformat(day)).code == code


def test_nothing_in_force() -> None:
    with pytest.raises(ProfileError, match="in force on 2018-04-02"):
        profiles.valid_on("party", datetime.date(2018, 4, 2))
    with pytest.raises(ProfileError, match="no profile or family 'union'"):
        profiles.valid_on("union", datetime.date(2026, 1, 1))


def test_own_settings() -> None:
    settings: dict[str, object] = {
        "text.line_pitch_pt": 20,
        "text.final_mark": "./.",
        "text.tone_style": "uỷ",
        "text.bases_italic": True,
        "letterhead.star_bold": True,
        "letterhead.size_pt": 13,
        "signature.gap_lines": 5,
        "kinds.invitation.type": "",
    }
    own = profiles.adjusted(profiles.load(), settings)
    assert (own.text.line_pitch_pt, own.text.final_mark, own.signature.gap_lines) == (20.0, "./.", 5.0)
    assert number_line(own, "invitation", Reference(number=3, symbol="ĐU")) == "Số 03/ĐU"
    assert profiles.load().text.line_pitch_pt == 18


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"text.colour": "red"}, "no setting 'text.colour'"),
        ({"tetx.size_pt": 14}, "no setting 'tetx.size_pt'"),
        ({"text.line_pitch_pt": "wide"}, "text.line_pitch_pt: expected float"),
        ({"text.line_pitch_pt": 12}, "text: the line pitch is too tight"),
        ({"text.final_mark": "!"}, "text.final_mark: '!' is not one of"),
        ({"page.left_mm": -1}, "page: margins cannot be negative"),
        ({"letterhead.left_mm": 90}, "columns are wider"),
        ({"number.pattern": "Số 1"}, "lacks {number}"),
        ({"page.two_sided": True, "page.verso_left_mm": 20}, "verso margins must mirror"),
    ],
)
def test_wrong_settings(settings: dict[str, object], complaint: str) -> None:
    with pytest.raises(ProfileError) as refusal:
        profiles.adjusted(profiles.load(), settings)
    assert complaint in str(refusal.value)


def table() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "party-05hd-2026.toml").read_text(encoding="utf-8"))


def wrong(path: str, value: object) -> dict[str, Any]:
    data = copy.deepcopy(table())
    *parents, name = path.split(".")
    inner = data
    for parent in parents:
        inner = inner[parent]
    if value is None:
        del inner[name]
    else:
        inner[name] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("legal_basis", None, "profile party-05hd-2026: legal_basis: missing"),
        ("page.gutter_mm", 5, "profile party-05hd-2026: page.gutter_mm: unknown key"),
        ("valid_from", "last year", "valid_from: "),
        ("valid_to", datetime.date(2020, 1, 1), "valid_to is before valid_from"),
        ("page", 3, "page: expected a table"),
        ("text.families", "Times", "text.families: expected a list"),
        ("letterhead.star_bold", 1, "letterhead.star_bold: expected bool"),
        ("page_number.size_pt", True, "page_number.size_pt: expected float"),
        ("code", "party-2026", "code says 'party-2026'"),
    ],
)
def test_a_wrong_file_is_told_where(path: str, value: object, complaint: str) -> None:
    with pytest.raises(ProfileError) as refusal:
        profiles.parse(wrong(path, value), "party-05hd-2026")
    assert complaint in str(refusal.value)


@pytest.mark.parametrize(
    ("code", "number", "line"),
    [
        ("party-05hd-2026", 87, "Số 87-TB/ĐU"),
        ("party-05hd-2026", 5, "Số 05-TB/ĐU"),
        ("party-05hd-2026", 1234, "Số 1234-TB/ĐU"),
        ("party-05hd-2026", None, "Số      -TB/ĐU"),
        ("state-nd30-2020", 87, "Số: 87/TB-ĐU"),
        ("state-nd30-2020", 5, "Số: 05/TB-ĐU"),
    ],
)
def test_number_line(code: str, number: int | None, line: str) -> None:
    written = number_line(profiles.load(code), "conclusion_notice", Reference(number=number, symbol="ĐU"))
    assert written == line


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2026-11-12", "Tân Hòa Bắc, ngày 12 tháng 11 năm 2026"),
        ("2026-02-05", "Tân Hòa Bắc, ngày 05 tháng 02 năm 2026"),
        ("2026-01-10", "Tân Hòa Bắc, ngày 10 tháng 01 năm 2026"),
        ("2026-05-27", "Tân Hòa Bắc, ngày 27 tháng 5 năm 2026"),
        ("2026-03-09", "Tân Hòa Bắc, ngày 09 tháng 3 năm 2026"),
    ],
)
def test_dateline(day: str, line: str) -> None:
    head = Letterhead(issuer="ĐẢNG ỦY", place="Tân Hòa Bắc", date=datetime.date.fromisoformat(day))
    assert dateline(profiles.load(), head) == line


@pytest.mark.parametrize(
    ("written", "party", "state"),
    [
        ("T/M Ban Thường vụ", "T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ"),
        ("TM. ỦY BAN NHÂN DÂN", "T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("K/T CHÁNH VĂN PHÒNG", "K/T CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG"),
        ("TL. CHỦ TỊCH", "T/L CHỦ TỊCH", "TL. CHỦ TỊCH"),
        ("Q. CHÁNH VĂN PHÒNG", "Q. CHÁNH VĂN PHÒNG", "Q. CHÁNH VĂN PHÒNG"),
        ("TMV", "TMV", "TMV"),
    ],
)
def test_authority_is_spelled_by_the_profile(written: str, party: str, state: str) -> None:
    assert authority_line(profiles.load(), written) == party
    assert authority_line(profiles.load("state-nd30-2020"), written) == state
