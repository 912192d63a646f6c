"""Who gets an issued act how, and who confirms it."""

import pytest
from django.core import mail
from pytest_django import Settings

from agenda.models import Item
from documents.dispatching import overview, rows
from documents.models import Act, Delivery, Dispatch, Letter, RecipientLine
from meetings.models import Event
from people.models import StaffRole
from people.refusals import BadInput, NotAllowed
from tests.documents.dispatching.conftest import issue
from tests.factories import World, make_body, make_user


def line(here: World, position: int) -> RecipientLine:
    return RecipientLine.objects.get(meeting=here.meeting, position=position)


def with_ways(here: World) -> None:
    """Line 1 on paper and by e-mail, line 2 by e-mail, line 5 to a body with a clerk."""
    RecipientLine.objects.filter(pk=line(here, 1).pk).update(email="tinhuy@tinh.example", paper_reason="để trình ký")
    RecipientLine.objects.filter(pk=line(here, 2).pk).update(email="vp@tinh.example")
    front = make_body(here.organisation, "mttq")
    here.users["thu"] = make_user("thu", "Văn Thị Thư")
    StaffRole.objects.create(body=front, user=here.users["thu"], role="clerk")
    line(here, 5).bodies.add(front)


def test_each_line_goes_its_ways_when_the_act_is_issued(closed: World) -> None:
    with_ways(closed)
    act = issue(closed)
    made = [(row.name, row.way, row.email, row.sent_at is not None) for row in Dispatch.objects.filter(act=act)]
    assert sorted(made) == [
        ("Thường trực Tỉnh ủy (để báo cáo)", "email", "tinhuy@tinh.example", False),
        ("Thường trực Tỉnh ủy (để báo cáo)", "paper", "", False),
        ("Văn phòng Tỉnh ủy", "email", "vp@tinh.example", False),
        ("Ủy ban MTTQ Việt Nam phường", "tray", "", True),
    ]
    assert Letter.objects.count() == 2
    assert [one.line.position for one in overview.owed(act)] == [3, 4, 6, 7]


def test_paper_and_mail_to_the_same_recipient_count_as_paper(closed: World) -> None:
    with_ways(closed)
    found = overview.tally(issue(closed))
    people = Delivery.objects.count()
    assert (found.electronic, found.paper, found.doubled, found.owed) == (people + 2, 1, 1, 4)
    assert found.rate == pytest.approx(100 * (people + 2) / (people + 3))


def test_an_address_under_two_lines_gets_one_letter(closed: World) -> None:
    RecipientLine.objects.filter(meeting=closed.meeting, position=1).update(email="vp@tinh.example")
    RecipientLine.objects.filter(meeting=closed.meeting, position=2).update(email="VP@tinh.example")
    issue(closed)
    assert list(Dispatch.objects.values_list("line__position", "email")) == [(1, "vp@tinh.example")]


def test_what_is_confidential_is_never_mailed(closed: World) -> None:
    with_ways(closed)
    Item.objects.filter(position=3).update(restricted=True)
    act = issue(closed)
    assert (Letter.objects.count(), len(mail.outbox)) == (0, 0)
    assert [(one.line.position, bool(one.why)) for one in overview.owed(act)][:2] == [(2, True), (3, False)]
    with pytest.raises(rows.NotSendable, match="nội dung hạn chế"):
        rows.add_dispatch(act=act, name="Sở Nội vụ", email="a@b.example", by=closed.clerk, at=closed.at(220))


def test_without_a_mail_server_the_lines_wait_and_the_refusal_says_so(closed: World, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    with_ways(closed)
    act = issue(closed)
    assert (Letter.objects.count(), overview.owed(act)[0].why != "") == (0, True)
    with pytest.raises(rows.NotSendable, match="chưa nối máy chủ thư"):
        rows.add_dispatch(act=act, name="Sở Nội vụ", email="a@b.example", by=closed.clerk, at=closed.at(220))


def test_without_a_public_address_nothing_is_mailed(closed: World, settings: Settings) -> None:
    settings.PUBLIC_URL = ""
    with_ways(closed)
    issue(closed)
    assert Letter.objects.count() == 0


def test_the_office_serves_a_line_that_was_left(closed: World) -> None:
    act = issue(closed)
    left = line(closed, 7)
    row = rows.add_dispatch(
        act=act, name=left.text, reason="chưa có hộp thư", line=left, by=closed.clerk, at=closed.at(220)
    )
    assert (row.way, row.sent_at, 7 in [one.line.position for one in overview.owed(act)]) == (
        "paper",
        closed.at(220),
        False,
    )
    assert Event.objects.filter(kind="ActDispatched", payload__way="paper").count() == 1
    with pytest.raises(rows.SentBefore):
        rows.add_dispatch(act=act, name=left.text, reason="gửi lại", line=left, by=closed.clerk, at=closed.at(221))


@pytest.mark.parametrize(
    ("name", "email", "reason"),
    [
        ("", "a@b.example", ""),
        ("Sở Nội vụ", "", ""),
        ("Sở Nội vụ", "a@b.example", "cần bản giấy"),
        ("Sở Nội vụ", "a@b", ""),
        ("Sở Nội vụ", "", "ok"),
    ],
)
def test_what_is_no_recipient_is_refused(closed: World, name: str, email: str, reason: str) -> None:
    act = issue(closed)
    with pytest.raises(BadInput):
        rows.add_dispatch(act=act, name=name, email=email, reason=reason, by=closed.clerk, at=closed.at(220))
    assert Dispatch.objects.count() == 0


def test_the_bodys_clerk_confirms_once_and_nobody_else(closed: World) -> None:
    with_ways(closed)
    issue(closed)
    tray = Dispatch.objects.get(way="tray")
    with pytest.raises(NotAllowed):
        rows.confirm(dispatch=tray, by=closed.clerk, at=closed.at(220))
    for minute in (221, 222):
        rows.confirm(dispatch=tray, by=closed.users["thu"], at=closed.at(minute))
    tray.refresh_from_db()
    assert (tray.acknowledged_at, tray.acknowledged_by) == (closed.at(221), closed.users["thu"])
    assert Event.objects.filter(kind="DispatchConfirmed").count() == 1


def test_paper_is_handed_over_then_signed_for(closed: World) -> None:
    with_ways(closed)
    issue(closed)
    paper = Dispatch.objects.get(way="paper")
    rows.hand_over(dispatch=paper, by=closed.clerk, at=closed.at(220))
    rows.hand_over(dispatch=paper, by=closed.clerk, at=closed.at(230))
    rows.confirm(dispatch=paper, by=closed.clerk, at=closed.at(240))
    paper.refresh_from_db()
    assert (paper.sent_at, paper.acknowledged_at) == (closed.at(220), closed.at(240))
    with pytest.raises(rows.NotSendable):
        rows.hand_over(dispatch=Dispatch.objects.get(way="tray"), by=closed.clerk, at=closed.at(220))


def test_nobody_but_the_office_sends_on(closed: World) -> None:
    act = issue(closed)
    with pytest.raises(NotAllowed):
        rows.add_dispatch(act=act, name="Sở", reason="cần giấy", by=closed.users["hanh"], at=closed.at(220))


def test_a_draft_goes_nowhere(closed: World) -> None:
    act = Act.objects.create(meeting=closed.meeting, kind="minutes", profile="party-05hd-2026")
    with pytest.raises(rows.NotSendable, match="chưa ban hành"):
        rows.add_dispatch(act=act, name="Sở Nội vụ", reason="cần giấy", by=closed.clerk, at=closed.at(220))
