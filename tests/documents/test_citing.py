"""A vote, a conclusion, its notice and the minutes name the versions before the meeting, whatever comes later."""

from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from pytest_django import Settings

from agenda.cited import shown
from agenda.conclusions import approve_conclusion, reopen_conclusion, save_conclusion
from agenda.drafting import seen
from agenda.models import Conclusion
from documents import checking, drafts, issuing, quoting
from documents.citing import papers_behind
from documents.composition import compose_minutes
from documents.models import Act, Signatory
from documents.papers import replace_paper
from meetings.models import Meeting
from tests.agenda.factories import make_current
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World
from voting.cited import cited_in
from voting.manifest import is_intact
from voting.models import Vote
from voting.questions import put_question
from voting.votes import close_vote, open_vote

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def replaced(here: World, minute: float) -> None:
    paper = here.items[1].papers.get()
    replace_paper(paper=paper, upload=upload(samples.text_pdf(3)), reason="Sửa", by=here.clerk, at=here.at(minute))


def opened(here: World, secret: bool = False) -> Vote:
    add(here, item=1)
    make_current(here, 2)
    vote = put_question(
        item=here.items[1], question="Thông qua dự thảo?", secret=secret, by=here.secretary, at=here.at(20)
    )
    return open_vote(vote=vote, by=here.chair, at=here.at(21))


def test_a_vote_keeps_the_version_it_was_opened_on(running: World) -> None:
    vote = opened(running)
    before = cited_in(vote.manifest)
    replaced(running, 22)
    vote.refresh_from_db()
    assert cited_in(vote.manifest) == before
    assert [(one.title, one.number) for one in before] == [("Tờ trình", 1)]
    assert is_intact(vote.manifest)
    again = put_question(item=running.items[1], question="Lần hai?", by=running.secretary, at=running.at(23))
    close_vote(vote=vote, by=running.chair, at=running.at(24))
    assert [one.number for one in cited_in(open_vote(vote=again, by=running.chair, at=running.at(25)).manifest)] == [2]


def test_another_digest_would_not_be_the_same_terms(running: World) -> None:
    manifest = dict(opened(running).manifest)
    manifest["papers"] = [{**manifest["papers"][0], "sha256": "0" * 64}]
    assert not is_intact(manifest)


def test_a_vote_without_papers_says_nothing_of_them(running: World) -> None:
    make_current(running, 1)
    vote = put_question(item=running.items[0], question="Có đồng ý?", by=running.secretary, at=running.at(5))
    assert "papers" not in open_vote(vote=vote, by=running.chair, at=running.at(6)).manifest


def test_the_minutes_name_what_was_voted_on_and_what_lay_there_at_the_end_of_the_item(running: World) -> None:
    vote = opened(running)
    first = quoting.papers_of(running.items[1])[0]
    close_vote(vote=vote, by=running.chair, at=running.at(22))
    replaced(running, 23)
    item = running.items[1]
    type(item).objects.filter(pk=item.pk).update(ended_at=running.at(24), presenter="Lê Thị Thu Hạnh")
    second = quoting.papers_of(item)[0]
    said = compose_minutes(running.meeting).items[1]
    assert said.votes[0].remarks[0] == f"Biểu quyết về tài liệu: {first}."
    assert said.presentation == f"tài liệu {second}."
    assert (first.number, second.number) == (1, 2)


def test_the_version_at_a_moment(running: World) -> None:
    add(running, item=1)
    replaced(running, 30)
    item = running.items[1]
    numbers = [[one.number for one in quoting.papers_of(item, running.at(minute))] for minute in (-9001, 0, 30)]
    assert numbers == [[], [1], [2]]


def concluded(here: World) -> Conclusion:
    """The conclusion on item 2, whose paper is in its first version, approved."""
    add(here, item=1)
    make_current(here, 2)
    save_conclusion(item=here.items[1], text="Thống nhất.", revision=0, by=here.secretary, at=here.at(20))
    return approve(here, 21)


def approve(here: World, minute: float) -> Conclusion:
    conclusion = Conclusion.objects.get(item=here.items[1])
    seen_as = seen(here.items[1], conclusion)
    return approve_conclusion(item=here.items[1], seen_as=seen_as, by=here.chair, at=here.at(minute))


def test_a_conclusion_keeps_the_version_it_was_approved_on(running: World) -> None:
    concluded(running)
    replaced(running, 22)
    kept = Conclusion.objects.get(item=running.items[1])
    assert [(one.title, one.number) for one in shown(kept.cited)] == [("Tờ trình", 1)]
    reopen_conclusion(item=running.items[1], by=running.secretary, at=running.at(23))
    assert Conclusion.objects.get(item=running.items[1]).cited == []
    assert [one.number for one in shown(approve(running, 24).cited)] == [2]


def test_a_notice_keeps_what_lay_before_the_meeting_and_is_locked(running: World) -> None:
    concluded(running)
    replaced(running, 22)
    add(running, item=0)  # nothing was concluded on it
    Meeting.objects.filter(pk=running.meeting.pk).update(state="closed", closed_at=running.at(30))
    Signatory.objects.create(
        body=running.body, user=running.users["hanh"], kind="notice", title="PHÓ BÍ THƯ", starts=date(2025, 8, 1)
    )
    act = checking.check_act(act=drafts.act_of(running.meeting, "notice"), by=running.clerk, at=running.at(31))
    (one,) = act.cited
    assert (one["item"], one["title"], one["number"], len(one["sha256"])) == (2, "Tờ trình", 1, 64)
    assert checking.return_act(act=act, by=running.clerk, at=running.at(32)).cited == []
    act = checking.check_act(act=act, by=running.clerk, at=running.at(33))
    act = issuing.issue_act(act=act, revision=act.revision, by=running.chair, at=running.at(34))
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Act.objects.filter(pk=act.pk).update(cited=[])
    assert Act.objects.get(pk=act.pk).cited == [one]


def test_a_conclusion_of_before_versions_were_kept_is_quoted_as_of_its_approval(running: World) -> None:
    concluded(running)
    replaced(running, 22)
    Conclusion.objects.update(cited=[])
    act = drafts.act_of(running.meeting, "notice")
    assert [(one["item"], one["number"]) for one in papers_behind(act)] == [(2, 1)]


def test_a_resolution_names_what_its_vote_was_on(running: World) -> None:
    vote = opened(running)
    replaced(running, 22)
    act = Act(meeting=running.meeting, kind="resolution", vote=vote)
    assert [(one["item"], one["title"], one["number"]) for one in papers_behind(act)] == [(2, "Tờ trình", 1)]
