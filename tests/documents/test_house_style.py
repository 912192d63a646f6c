"""What an office chooses where the rules leave a choice."""

import io

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from documents import checking, drafts, issuing
from documents.acts import ProfileError
from documents.house_style import CHOICES, set_style, style_of
from meetings.models import Meeting
from tests.documents.factories import conclude
from tests.factories import World, world


@pytest.fixture
def closed(db: None) -> World:
    here = world(state="closed", present=10)
    Meeting.objects.filter(pk=here.meeting.pk).update(closed_at=here.at(200))
    conclude(here)
    return here


def printed(here: World) -> str:
    pdf = drafts.pdf_of(drafts.act_of(here.meeting, "notice"))
    return " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_office_writes_as_it_likes(closed: World) -> None:
    assert "Đảng ủy phường tại phiên họp" in printed(closed)
    set_style(closed.organisation, {"text.tone_style": "uỷ", "text.final_mark": "./."})
    text = printed(closed)
    assert "Đảng uỷ phường tại phiên họp" in text
    assert "biết, thực hiện./." in text
    assert "Tân Hòa Bắc" in text


def test_a_checked_notice_keeps_the_form_in_which_it_was_seen(closed: World) -> None:
    act = checking.check_act(act=drafts.act_of(closed.meeting, "notice"), by=closed.clerk, at=closed.at(210))
    set_style(closed.organisation, {"text.final_mark": "./."})
    assert "thực hiện./." not in printed(closed)
    issuing.issue_act(act=act, revision=act.revision, by=closed.chair, at=closed.at(212))
    assert "thực hiện./." not in printed(closed)


def test_a_returned_draft_takes_the_new_form(closed: World) -> None:
    act = checking.check_act(act=drafts.act_of(closed.meeting, "notice"), by=closed.clerk, at=closed.at(210))
    set_style(closed.organisation, {"text.final_mark": "./."})
    checking.return_act(act=act, by=closed.clerk, at=closed.at(211))
    assert "thực hiện./." in printed(closed)


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"page.left_mm": 25}, "'page.left_mm' is fixed by the rules"),
        ({"number.pattern": "Số: {number}"}, "is fixed by the rules"),
        ({"text.final_mark": "!"}, "text.final_mark"),
        ({"text.line_pitch_pt": 17}, "17.0 is not from 18 to 22"),
        ({"text.line_pitch_pt": 23}, "23.0 is not from 18 to 22"),
    ],
)
def test_the_rules_are_no_matter_of_taste(closed: World, settings: dict[str, object], complaint: str) -> None:
    with pytest.raises(ProfileError) as refused:
        set_style(closed.organisation, settings)
    assert complaint in str(refused.value)
    assert style_of(closed.organisation) == {}


def test_every_choice_is_a_setting_of_every_profile(closed: World) -> None:
    for family in ("party", "state"):
        closed.organisation.profile = family
        values = {"text.tone_style": "as typed", "text.final_mark": ".", "text.line_pitch_pt": 20}
        values |= dict.fromkeys([path for path in CHOICES if path.endswith(("italic", "bold", "dateline"))], True)
        values |= {"text.bases_prefix": "", "kinds.invitation.type": "", "kinds.copied_extract.type": "TS"}
        values |= {"signature.gap_lines": 5}
        values |= {"letterhead.size_pt": 13, "letterhead.shrunk_size_pt": 12}
        assert sorted(values) == sorted(CHOICES)
        assert set_style(closed.organisation, values) == values


def test_the_command(closed: World, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("house_style", closed.organisation.code, "text.tone_style=uỷ", "text.line_pitch_pt=20")
    call_command("house_style", closed.organisation.code, "text.final_mark=./.")
    assert capsys.readouterr().out.splitlines()[-3:] == [
        'text.final_mark="./."',
        "text.line_pitch_pt=20",
        'text.tone_style="uỷ"',
    ]
    call_command("house_style", closed.organisation.code, "--reset")
    assert (capsys.readouterr().out, style_of(closed.organisation)) == ("", {})


@pytest.mark.parametrize("words", [["nobody"], ["tan-hoa-bac", "text.final_mark"], ["tan-hoa-bac", "page.left_mm=20"]])
def test_a_command_that_cannot_be(closed: World, words: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("house_style", *words)
