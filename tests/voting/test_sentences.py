"""The outcomes of votes as offers for a conclusion."""

from typing import Any

from agenda.sentences import offered
from tests.factories import World
from tests.voting.factories import cast, make_closed, make_open, make_vote
from voting.questions import put_question
from voting.repeating import agree_to_repeat
from voting.votes import close_vote, open_vote


def said(here: World) -> list[str]:
    return [one.text for one in offered(here.items[1]) if one.kind == "vote"]


def test_a_closed_vote_is_offered(running: World) -> None:
    make_closed(running)
    assert said(running) == [
        "Ban Thường vụ Đảng ủy phường biểu quyết: 9/11 đồng chí tán thành (81,82%), 0 không tán thành, 1 ý kiến khác."
    ]


def test_what_is_not_decided_is_not_offered(running: World) -> None:
    make_vote(running)
    make_open(running)
    assert said(running) == []


def test_a_vote_that_was_repeated_gives_way_to_the_new_one(running: World) -> None:
    old = make_closed(running)
    told: Any = {"question": "Lần hai", "repeats": old, "reason": "Bấm nhầm"}
    again = put_question(item=running.items[1], by=running.secretary, at=running.at(56), **told)
    assert len(said(running)) == 1
    mark = [one.mark for one in offered(running.items[1]) if one.kind == "vote"]
    agree_to_repeat(vote=again, by=running.chair, at=running.at(57))
    open_vote(vote=again, by=running.chair, at=running.at(57))
    cast(running, again, "hanh", "no", minute=58)
    close_vote(vote=again, by=running.chair, at=running.at(59))
    assert said(running) == [
        "Ban Thường vụ Đảng ủy phường biểu quyết: 0/11 đồng chí tán thành (0,00%), "
        "1 không tán thành, 0 ý kiến khác, 9 có mặt nhưng không biểu quyết. "
        "Nội dung không được thông qua (cần ít nhất 6)."
    ]
    assert [one.mark for one in offered(running.items[1]) if one.kind == "vote"] == mark == [f"vote:{old.pk}"]
