"""The lines under "Nơi nhận", changed by the office until the notice is checked."""

import pytest

from documents import checking, drafts
from documents.acts import ConclusionNotice
from documents.dispatching import recipients
from documents.dispatching.recipients import LinePlan
from documents.models import RecipientLine
from people.refusals import NotAllowed
from tests.factories import World


def texts(here: World) -> list[str]:
    return list(RecipientLine.objects.filter(meeting=here.meeting).values_list("text", flat=True))


def test_a_new_line_stands_before_the_archives_own_and_is_printed(closed: World) -> None:
    office = closed.offices["Ban Xây dựng Đảng"]
    plan = LinePlan("Sở Nội vụ", offices=[office], email="snv@tinh.example", paper_reason="để lưu")
    line = recipients.add_line(meeting=closed.meeting, plan=plan, by=closed.clerk)
    assert texts(closed)[-2:] == ["Sở Nội vụ", "Lưu Văn phòng Đảng ủy"]
    assert list(line.offices.all()) == [office]
    content = drafts.content_of(drafts.act_of(closed.meeting, "notice"))
    assert isinstance(content, ConclusionNotice)
    assert list(content.recipients) == texts(closed)


def test_lines_change_rise_and_go(closed: World) -> None:
    first, second = RecipientLine.objects.filter(meeting=closed.meeting)[:2]
    recipients.raise_line(line=first, by=closed.clerk)
    recipients.raise_line(line=second, by=closed.clerk)
    assert texts(closed)[:2] == [second.text, first.text]
    recipients.change_line(line=second, plan=LinePlan("Tỉnh ủy"), by=closed.clerk)
    for _again in range(2):
        recipients.remove_line(line=first, by=closed.clerk)
    assert (texts(closed)[0], first.text in texts(closed)) == ("Tỉnh ủy", False)
    with pytest.raises(recipients.LineGone):
        recipients.change_line(line=first, plan=LinePlan("Tỉnh ủy"), by=closed.clerk)


def test_after_the_check_the_list_stands(closed: World) -> None:
    checking.check_act(act=drafts.act_of(closed.meeting, "notice"), by=closed.clerk, at=closed.at(210))
    with pytest.raises(recipients.ListFrozen):
        recipients.add_line(meeting=closed.meeting, plan=LinePlan("Sở Nội vụ"), by=closed.clerk)
    assert "Sở Nội vụ" not in texts(closed)


def test_only_the_office_changes_it(closed: World) -> None:
    with pytest.raises(NotAllowed):
        recipients.add_line(meeting=closed.meeting, plan=LinePlan("Sở Nội vụ"), by=closed.chair)
