"""Who may call the addresses of documents."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from agenda.figures import period_of
from agenda.models import Item
from documents import checking, drafts, follow_ups, issuing, papers, reviewing, written_acts
from documents.books import files, making
from documents.circulation import tracing
from documents.demo.authority import make_authority
from documents.dispatching import rows
from documents.evidence import report_with_evidence
from documents.models import (
    Act,
    Book,
    Comment,
    Dispatch,
    Evidence,
    Extract,
    Letter,
    MattersArising,
    Paper,
    PaperVersion,
    ReadingReminder,
    RecipientLine,
    Series,
    SigningRule,
    Trace,
)
from documents.models.trace import TraceKind
from documents.offline import leases
from documents.task_reports import keep_report
from meetings.models import Meeting
from people.models import User
from tests.access.matrix import ROLES, Entry, everybody_in, only
from tests.agenda.factories import make_current, make_secret, make_task
from tests.documents import chancery
from tests.documents.circulation.factories import make_paper as circulating
from tests.documents.consultations.factories import make_closed, make_next, make_paper, make_round
from tests.documents.factories import OUTCOME, RULE, conclude
from tests.documents.pdf import samples
from tests.documents.presenting.factories import make_presentation
from tests.documents.signing.factories import PASSWORD
from tests.documents.test_task_reports import make_earlier
from tests.documents.uploads import add, upload
from tests.factories import World, make_user
from tests.voting import access as secret
from tests.voting.elections import factories as elections
from tests.voting.factories import QUESTION
from voting.models import Vote
from voting.questions import put_question

STAFF = ("secretary", "clerk")
ANYBODY_SIGNED_IN = {**dict.fromkeys(ROLES, 200), "anonymous": 302}


def before(world: World) -> dict[str, Any]:
    """The figures of the year before the product."""
    days = {"since": "2026-08-01", "counted_on": "2026-01-02"}
    return {"year": "2025", "meetings": "40", "source": "Sổ theo dõi họp", **days}


def slips(world: World) -> dict[str, Any]:
    """A vote by name that is prepared."""
    vote = put_question(item=world.items[1], question=QUESTION, by=world.secretary, at=world.at(1))
    return {"vote_id": vote.pk}


def ballots(world: World) -> dict[str, Any]:
    return {"round_id": elections.make_round(world, number=1).pk}


def counted_papers(world: World) -> dict[str, Any]:
    return {"round_id": elections.make_counted(world, 9, 8, 3, 6, number=1).pk}


def declared_papers(world: World) -> dict[str, Any]:
    return {"round_id": elections.make_declared(world, 9, 8, 3, 6, number=1).pk}


def of_meeting(world: World) -> dict[str, Any]:
    return {"meeting_id": world.meeting.pk}


def draft(world: World) -> dict[str, Any]:
    if not world.meeting.recipient_lines.exists():
        conclude(world)
        Meeting.objects.filter(pk=world.meeting.pk).update(closed_at=world.at(200))
    return {"act_id": drafts.act_of(world.meeting, "notice").pk}


def checked(world: World) -> dict[str, Any]:
    key = draft(world)
    act = Act.objects.get(pk=key["act_id"])
    if act.state == "draft":
        checking.check_act(act=act, by=world.clerk, at=world.at(210))
    return key


def issued(world: World) -> dict[str, Any]:
    key = checked(world)
    act = Act.objects.get(pk=key["act_id"])
    if act.state == "checked":
        issuing.issue_act(act=act, revision=act.revision, by=world.chair, at=world.at(215))
    return key


def checked_minutes(world: World) -> dict[str, Any]:
    draft(world)
    act = drafts.act_of(world.meeting, "minutes")
    if act.state == "draft":
        checking.check_act(act=act, by=world.clerk, at=world.at(210))
    return {"act_id": act.pk}


def shown_minutes(world: World) -> dict[str, Any]:
    key = checked_minutes(world)
    reviewing.show_minutes(act=Act.objects.get(pk=key["act_id"]), by=world.clerk, at=world.at(211))
    return key


def followed(world: World) -> dict[str, Any]:
    """The draft of a correction."""
    about = Act.objects.get(pk=issued(world)["act_id"])
    made = Act.objects.filter(about=about).first()
    return {"act_id": (made or follow_ups.begin(act=about, kind="correction", by=world.clerk, at=world.at(230))).pk}


def with_secret(world: World) -> dict[str, Any]:
    """The draft of a notice of a meeting with a secret item."""
    if not Item.objects.exclude(secrecy="").exists():
        make_secret(world)
    return draft(world)


def copied(world: World) -> dict[str, Any]:
    """An issued notice of which an office that has but a task got an extract."""
    if not Act.objects.filter(state="issued").exists():
        make_user("board", "Hoàng Xây Dựng", office=world.offices["Ban Xây dựng Đảng"])
        issued(world)
    return {"act_id": Act.objects.get(state="issued", kind="notice").pk}


def lettered(world: World) -> dict[str, Any]:
    """The draft of a letter."""
    made = Act.objects.first() or written_acts.begin_letter(meeting=world.meeting, by=world.clerk, at=world.at(230))
    return {"act_id": made.pk}


def with_leaders(world: World) -> dict[str, Any]:
    """The chair may sign the body's letters."""
    chancery.may_sign(world, "khoi", "notice", "T/M BAN THƯỜNG VỤ", "BÍ THƯ")
    return {"body_id": world.body.pk}


def body_letter(world: World) -> dict[str, Any]:
    """An issued letter of no meeting, sent to the office of the one who is invited."""
    with_leaders(world)
    User.objects.filter(pk=world.users["luc"].pk).update(office=world.offices["Ban Xây dựng Đảng"])
    return {"act_id": chancery.issued(world, chancery.begun(world)).pk}


def carried(world: World) -> dict[str, Any]:
    """A vote that was carried."""
    facts = {"state": "closed", "outcome": OUTCOME, "manifest": {"rule": RULE}, "created_at": world.at(10)}
    return {"vote_id": Vote.objects.create(item=world.items[1], question="A", closed_at=world.at(15), **facts).pk}


def on_paper(world: World) -> dict[str, Any]:
    """The notice goes to somebody on paper."""
    act = Act.objects.get(pk=issued(world)["act_id"])
    row = Dispatch.objects.first() or rows.add_dispatch(
        act=act, name="Sở Nội vụ", reason="chưa có hộp thư", by=world.clerk, at=world.at(220)
    )
    return {"dispatch_id": row.pk}


def mailed(world: World) -> dict[str, Any]:
    """An e-mail to an outside recipient waits in the outbox; nothing of the meeting is confidential."""
    Item.objects.update(restricted=False)
    act = Act.objects.get(pk=issued(world)["act_id"])
    row = Dispatch.objects.first()
    if row is None:
        plain = {"way": "email", "email": "vp@tinh.example", "name": "Văn phòng Tỉnh ủy", "mail_form": "link"}
        row = Dispatch.objects.create(act=act, made_at=world.at(220), made_by=world.clerk, **plain)
        Letter.objects.create(dispatch=row, made_at=world.at(220), next_at=world.at(220))
    return {"dispatch_id": row.pk}


def open_notice(world: World) -> dict[str, Any]:
    """An issued notice of a meeting without restricted items."""
    Item.objects.update(restricted=False)
    return issued(world)


def part(world: World) -> dict[str, Any]:
    """What an office that only has a task got: nobody of those who try is of it."""
    if not User.objects.filter(username="board").exists():
        make_user("board", "Hoàng Xây Dựng", office=world.offices["Ban Xây dựng Đảng"])
    issued(world)
    return {"extract_id": Extract.objects.get().pk}


def outside(world: World) -> dict[str, Any]:
    return {"token": Dispatch.objects.get(pk=mailed(world)["dispatch_id"]).token}


def line(world: World) -> dict[str, Any]:
    """A line under "Nơi nhận"; another one for each who tries, as one may take it away."""
    place = RecipientLine.objects.count() + 1
    return {"line_id": RecipientLine.objects.create(meeting=world.meeting, position=place, text="Sở Nội vụ").pk}


def approved(world: World) -> dict[str, Any]:
    """A notice that waits for the signature of Lê Thị Thu Hạnh, who is a member."""
    key = draft(world)
    SigningRule.objects.get_or_create(organisation=world.organisation, personal=True, seal=True)
    act = Act.objects.get(pk=key["act_id"])
    if act.state == "draft":
        act = checking.check_act(act=act, by=world.clerk, at=world.at(210))
        issuing.issue_act(act=act, revision=act.revision, by=world.chair, at=world.at(215))
    return key


def of_organisation(world: World) -> dict[str, Any]:
    return {"organisation_id": world.organisation.pk}


def personal(world: World) -> dict[str, Any]:
    return {"role": "personal"}


def key_file(world: World) -> dict[str, Any]:
    """A key of today: a signature by hand is dated by the clock."""
    data = make_authority(timezone.now()).pkcs12("Lê Thị Thu Hạnh", PASSWORD, timezone.now())
    return {**personal(world), "password": PASSWORD, "key": SimpleUploadedFile("hanh.p12", data)}


def signatory(world: World) -> dict[str, Any]:
    return {"signatory": str(world.body.signatories.get().pk)}


def book(world: World) -> dict[str, Any]:
    series, _made = Series.objects.get_or_create(organisation=world.organisation, type="TB", period="2025-2030")
    return {"series_id": series.pk}


def paper(world: World) -> dict[str, Any]:
    """A paper of the first item, which everybody at the table and both guests may see."""
    return {"paper_id": (Paper.objects.first() or add(world)).pk}


def version(world: World) -> dict[str, Any]:
    return {**paper(world), "number": 1}


def with_original(world: World) -> dict[str, Any]:
    """A version beside which what was sent is kept."""
    key = version(world)
    kept = PaperVersion.objects.get(**key)
    PaperVersion.objects.filter(pk=kept.pk).update(original_sha256=kept.sha256, original_name="Tờ trình.docx")
    return key


def second(world: World) -> dict[str, Any]:
    """The second version of the paper."""
    found = Paper.objects.first() or add(world)
    if found.versions.count() == 1:
        new = upload(samples.text_pdf(3))
        papers.replace_paper(paper=found, upload=new, reason="Sửa số liệu", by=world.clerk, at=world.at(-8000))
    return {"paper_id": found.pk, "number": 2}


def page(world: World) -> dict[str, Any]:
    return {**version(world), "page": 1}


def room_paper(world: World) -> dict[str, Any]:
    """A paper of the first item that is read in the room alone."""
    found = Paper.objects.filter(circulation="room").first() or circulating(world, "room")
    return {"paper_id": found.pk}


def for_the_room(world: World) -> dict[str, Any]:
    return {**room_paper(world), "number": 1}


def room_readers(ok: int, others: int = 404) -> dict[str, int]:
    """The office, and those who are in the room."""
    return only(*STAFF, "chair", "member", ok=ok, others=others)


def returned(world: World) -> dict[str, Any]:
    """A paper of a closed meeting that was to be returned."""
    found = Paper.objects.filter(circulation="return").first()
    if found is None:
        Meeting.objects.filter(pk=world.meeting.pk).update(state="running")
        found = circulating(world, "return")
        Meeting.objects.filter(pk=world.meeting.pk).update(state="closed", closed_at=world.at(130))
    return {"paper_id": found.pk}


def traced(world: World) -> Trace:
    """A member has opened the paper."""
    opened = Paper.objects.get(pk=paper(world)["paper_id"]).versions.get(number=1)
    return tracing.open_trace(version=opened, by=world.users["hanh"], at=timezone.now())


def version_of_current(world: World) -> dict[str, Any]:
    """The paper's first version while the second item is discussed."""
    make_current(world, 2)
    return version(world)


def kept_device(world: World) -> dict[str, Any]:
    """A member's device that keeps papers."""
    device = leases.enrol(label="iPad", by=world.users["hanh"], at=timezone.now())
    return {**of_meeting(world), "device_id": device.pk}


def begun(world: World) -> dict[str, Any]:
    """Everybody has begun to take the paper along."""
    key = page(world)
    taken = Paper.objects.get(pk=key["paper_id"]).versions.get(number=1)
    for user in world.users.values():
        tracing.trace_copy(version=taken, kind=TraceKind.OFFLINE, by=user, at=timezone.now())
    return key


def presented(world: World) -> dict[str, Any]:
    """The chair presents a paper of the second item."""
    make_current(world, 2)
    return {"presentation_id": make_presentation(world).pk}


def with_paper(world: World) -> dict[str, Any]:
    paper(world)
    return of_meeting(world)


def unread(world: World) -> dict[str, Any]:
    """Nobody has opened the paper, nor was reminded yet."""
    ReadingReminder.objects.all().delete()
    return with_paper(world)


def bound(world: World) -> dict[str, Any]:
    """A member's papers are bound; the file is not looked into here."""
    paper(world)
    book = making.ask(meeting=world.meeting, by=world.users["hanh"], at=world.at(1))
    Book.objects.filter(pk=book.pk).update(state="ready", pages=3)
    (files.folder() / f"{book.pk}.pdf").write_bytes(b"%PDF-1.7")
    return {"book_id": book.pk}


def second_item(world: World) -> dict[str, Any]:
    return {"item_id": world.items[1].pk}


def on_page(world: World) -> dict[str, Any]:
    return {"page": 1}


def stamped(world: World) -> dict[str, Any]:
    return {**version(world), "code": traced(world).code}


def coded(world: World) -> dict[str, Any]:
    return {"code": traced(world).code}


def looked_up(world: World) -> dict[str, Any]:
    """What the clerk looked up."""
    return {"lookup_id": tracing.look_up(typed=traced(world).code, by=world.clerk, at=timezone.now()).pk}


def file(world: World) -> dict[str, Any]:
    sent = SimpleUploadedFile("to-trinh.pdf", samples.text_pdf(3), content_type="application/pdf")
    return {"kind": "report", "declared": "1", "reason": "Sửa số liệu", "file": sent}


def assigned(world: World) -> dict[str, Any]:
    return {"task_id": make_task(world, world.items[0], state="assigned").pk}


def of_body(world: World) -> dict[str, Any]:
    return {"body_id": world.body.pk}


def kept_report(world: World) -> dict[str, Any]:
    period = period_of("2026-11")
    assert period is not None
    return {"report_id": keep_report(body=world.body, period=period, by=world.clerk, at=world.at(60)).pk}


def arising(world: World) -> dict[str, Any]:
    """The next meeting of the same people, while a task of this one is open."""
    if not MattersArising.objects.exists():
        make_task(world, make_earlier(world), state="assigned")
    return {"meeting_id": world.meeting.pk}


def report(world: World) -> dict[str, Any]:
    return {**file(world), "state": "done", "text": "Đã xong"}


def shown(world: World) -> dict[str, Any]:
    """A file that came with a report."""
    task = make_task(world, world.items[0], state="assigned")
    report_with_evidence(task=task, state="done", text="Đã xong", uploads=[upload()], by=world.clerk, at=world.at(60))
    return {"task_id": task.pk, "evidence_id": Evidence.objects.get().pk}


def changed(world: World) -> dict[str, Any]:
    return {"title": "Tờ trình đã sửa", "kind": "report", "item": str(world.items[0].pk)}


def asked(world: World) -> dict[str, Any]:
    """A round on a paper of the second item, its deadline the day before the meeting."""
    return {"consultation_id": make_round(world).pk}


def form_of_member(world: World) -> dict[str, Any]:
    return {"opinion_id": make_round(world).opinions.get(user=world.users["hanh"]).pk}


def counted(world: World) -> dict[str, Any]:
    """A closed round that carries without comments."""
    return {"consultation_id": make_closed(world, 7, 0, 0).pk}


def commented(world: World) -> dict[str, Any]:
    make_closed(world)
    return {"comment_id": Comment.objects.all()[0].pk}


def request_form(world: World) -> dict[str, Any]:
    return {
        "question": "Xin ý kiến",
        "deadline": f"{timezone.localdate() + timedelta(days=9)}T17:00",
        "subject": "common",
    }


def next_meeting(world: World) -> dict[str, Any]:
    return {"meeting": str(make_next(world).pk)}


ASKED = ("chair", "member")
OF_ROUND = (*STAFF, *ASKED)
NOT_THEIRS = {"clerk": 403, "chair": 403, "member": 403}

ENTRIES = [
    Entry(
        "documents:course-text",
        only("secretary", "clerk"),
        method="post",
        kwargs=lambda world: {"item_id": world.items[0].pk},
        data=lambda world: {"text": "Thảo luận.", "revision": "0"},
    ),
    Entry("documents:home", ANYBODY_SIGNED_IN),
    Entry("documents:ballot-papers", only("secretary", "clerk", "chair"), kwargs=ballots),
    Entry("documents:ballots-word", only("secretary", "clerk", "chair"), kwargs=ballots),
    Entry("documents:voting-slips", only("secretary", "clerk", "chair", others=404), kwargs=slips, state="running"),
    Entry("documents:slips-word", only("secretary", "clerk", "chair", others=404), kwargs=slips, state="running"),
    Entry("documents:counting-record", only("secretary", "clerk", "chair"), kwargs=counted_papers),
    Entry("documents:record-word", only("secretary", "clerk", "chair"), kwargs=counted_papers),
    Entry("documents:round-record", only("secretary", "clerk", "chair"), kwargs=declared_papers),
    Entry("documents:round-record", only(others=404), kwargs=counted_papers),
    Entry("documents:vote-record", only("secretary", "clerk", "chair"), kwargs=secret.counted),
    Entry("documents:box-record", everybody_in(), kwargs=secret.counted),
    Entry("documents:box-record", only(others=404), kwargs=secret.sealed),
    Entry("documents:meeting", everybody_in(), kwargs=of_meeting),
    Entry("documents:meeting", only(*STAFF, others=404), kwargs=of_meeting, state="draft"),
    Entry("documents:invitation-file", everybody_in(), kwargs=of_meeting),
    Entry("documents:invitation-act", only(*STAFF, "chair"), kwargs=of_meeting),
    Entry("documents:notice", everybody_in(), kwargs=of_meeting, state="closed"),
    Entry("documents:minutes", everybody_in(), kwargs=of_meeting, state="closed"),
    Entry("documents:act", only(*STAFF, "chair", "member", others=404), kwargs=issued, state="closed"),
    Entry("documents:act-file", only(*STAFF, "chair", others=404), kwargs=draft, state="closed"),
    Entry("documents:act-word", only(*STAFF, "chair", others=404), kwargs=draft, state="closed"),
    Entry("documents:act-word", only(*STAFF, "chair", others=404), kwargs=issued, state="closed"),
    Entry("documents:act-file", only(*STAFF, "chair", "member", others=404), kwargs=issued, state="closed"),
    Entry(
        "documents:act-sheet",
        only(*STAFF, "chair", "member", others=404),
        kwargs=lambda world: {**issued(world), "page": 1},
        state="closed",
    ),
    Entry("documents:check", only(*STAFF, others=404, chair=403), method="post", kwargs=draft, state="closed"),
    Entry("documents:return", only(*STAFF, "chair", others=404), method="post", kwargs=checked, state="closed"),
    Entry(
        "documents:signatory",
        only(*STAFF, others=404, chair=403),
        method="post",
        kwargs=draft,
        data=signatory,
        state="closed",
    ),
    Entry(
        "documents:issue",
        only("chair", others=404, secretary=403, clerk=403),
        method="post",
        kwargs=checked,
        data=lambda world: {"revision": Act.objects.get(meeting=world.meeting, kind="notice").revision},
        state="closed",
    ),
    Entry(
        "documents:acknowledgement",
        only(*STAFF, "chair", "member", others=404),
        method="post",
        kwargs=issued,
        state="closed",
    ),
    Entry("documents:dispatch", only(*STAFF, "chair", others=404), kwargs=issued, state="closed"),
    Entry(
        "documents:dispatches",
        only(*STAFF, others=404, chair=403),
        method="post",
        kwargs=issued,
        data=lambda world: {"name": "Sở Nội vụ", "reason": "chưa có hộp thư"},
        state="closed",
    ),
    Entry("documents:reminders", only(*STAFF, others=404, chair=403), method="post", kwargs=issued, state="closed"),
    Entry("documents:exchange", only(*STAFF, others=404), kwargs=issued, state="closed"),
    Entry("documents:package", only(*STAFF, others=404), kwargs=issued, state="closed"),
    Entry(
        "documents:edxml",
        only(*STAFF, ok=200, others=404),
        method="post",
        kwargs=open_notice,
        data=lambda world: {"code": "H53.15", "receivers": "H53.07 Sở Nội vụ"},
        state="closed",
    ),
    Entry("documents:extracts", only(*STAFF, "chair", others=404), kwargs=copied, state="closed"),
    Entry(
        "documents:extract-signatures",
        only(*STAFF, ok=422, others=404, chair=403),
        method="post",
        kwargs=copied,
        data=lambda _world: {"method": "file"},
        state="closed",
    ),
    Entry(
        "documents:extract-request", only(*STAFF, others=404, chair=403), method="post", kwargs=copied, state="closed"
    ),
    Entry(
        "documents:extract-answer",
        only(*STAFF, ok=422, others=404, chair=422),
        method="post",
        kwargs=copied,
        state="closed",
    ),
    Entry("documents:extract", only(*STAFF, "chair", others=404), kwargs=part, state="closed"),
    Entry("documents:extract-file", only(*STAFF, "chair", others=404), kwargs=part, state="closed"),
    Entry(
        "documents:extract-sheet",
        only(*STAFF, "chair", others=404),
        kwargs=lambda world: {**part(world), "page": 1},
        state="closed",
    ),
    Entry("documents:letters", only(*STAFF, others=404, chair=403), method="post", kwargs=mailed, state="closed"),
    Entry("documents:handover", only(*STAFF, others=404, chair=403), method="post", kwargs=on_paper, state="closed"),
    Entry(
        "documents:confirmation", only(*STAFF, others=404, chair=403), method="post", kwargs=on_paper, state="closed"
    ),
    Entry("documents:received", dict.fromkeys(ROLES, 200), kwargs=outside, state="closed"),
    Entry("documents:received", dict.fromkeys(ROLES, 200), method="post", kwargs=outside, state="closed"),
    Entry("documents:received-file", dict.fromkeys(ROLES, 200), kwargs=outside, state="closed"),
    Entry("documents:recipients", only(*STAFF), kwargs=of_meeting),
    Entry("documents:recipients", only(*STAFF), method="post", kwargs=of_meeting, data=lambda world: {"text": "Sở"}),
    Entry("documents:recipient", only(*STAFF), kwargs=line),
    Entry("documents:recipient", only(*STAFF), method="post", kwargs=line, data=lambda world: {"text": "Sở"}),
    Entry("documents:recipient-removal", only(*STAFF), method="post", kwargs=line),
    Entry("documents:recipient-rise", only(*STAFF), method="post", kwargs=line),
    Entry(
        "documents:dispatch-rule",
        only(*STAFF, others=403, unseen=403),
        method="post",
        kwargs=of_body,
        data=lambda world: {"mail_form": "link", "remind_after": "24"},
    ),
    Entry("documents:signing", only(*STAFF, "chair", "member", others=404), kwargs=approved, state="closed"),
    Entry(
        "documents:signature",
        only("member", others=404, secretary=403, clerk=403, chair=403),
        method="post",
        kwargs=approved,
        data=key_file,
        state="closed",
    ),
    Entry(
        "documents:signing-request",
        only("member", others=404, secretary=403, clerk=403, chair=403),
        method="post",
        kwargs=approved,
        data=personal,
        state="closed",
    ),
    Entry(
        "documents:signing-answer",
        only("member", ok=422, others=404, secretary=422, clerk=422, chair=422),
        method="post",
        kwargs=approved,
        data=personal,
        state="closed",
    ),
    Entry(
        "documents:showing",
        only(*STAFF, others=404, chair=403),
        method="post",
        kwargs=checked_minutes,
        state="closed",
    ),
    Entry(
        "documents:remarks",
        only("member", others=403),
        method="post",
        kwargs=shown_minutes,
        data=lambda world: {"answer": "agree", "revision": Act.objects.get(kind="minutes").revision},
        state="closed",
    ),
    Entry(
        "documents:follow-ups",
        only(*STAFF, others=404, chair=403, member=403),
        method="post",
        kwargs=issued,
        data=lambda world: {"kind": "recall"},
        state="closed",
    ),
    Entry("documents:follow-up", only(*STAFF, "chair", others=404), kwargs=followed, state="closed"),
    Entry(
        "documents:follow-up",
        only(*STAFF, others=404, chair=403),
        method="post",
        kwargs=followed,
        data=lambda world: {"text": "Sửa", "seen": follow_ups.mark(Act.objects.get(kind="correction"))},
        state="closed",
    ),
    Entry(
        "documents:silence",
        only(*STAFF, "chair", others=404),
        method="post",
        kwargs=with_secret,
        data=lambda world: {"item": Item.objects.exclude(secrecy="").get().pk, "out": "1"},
        state="closed",
    ),
    Entry(
        "documents:paper-number",
        only(*STAFF, others=404, chair=403),
        method="post",
        kwargs=with_secret,
        state="closed",
    ),
    Entry("documents:acts", only(*STAFF, "chair"), kwargs=of_meeting, state="closed"),
    Entry("documents:letters-new", only(*STAFF), method="post", kwargs=of_meeting, state="closed"),
    Entry("documents:body-letters", only(*STAFF, "chair", others=404), kwargs=with_leaders),
    Entry("documents:body-letters", only(*STAFF, others=404, chair=403), method="post", kwargs=with_leaders),
    Entry("documents:act", only(*STAFF, "chair", "invited", others=404), kwargs=body_letter),
    Entry("documents:resolutions", only(*STAFF), method="post", kwargs=carried, state="closed"),
    Entry("documents:written-act", only(*STAFF, "chair", others=404), kwargs=lettered, state="closed"),
    Entry(
        "documents:written-act",
        only(*STAFF, others=404, chair=403),
        method="post",
        kwargs=lettered,
        data=lambda world: {"subject": "A", "to": "B", "text": "C", "seen": follow_ups.mark(Act.objects.get())},
        state="closed",
    ),
    Entry("documents:dropping", only(*STAFF, others=404, chair=403), method="post", kwargs=followed, state="closed"),
    Entry("documents:signing-rule", {**only(*STAFF, others=403, unseen=403), "foreign": 404}, kwargs=of_organisation),
    Entry(
        "documents:signing-rule",
        {**only(*STAFF, others=403, unseen=403), "foreign": 404},
        method="post",
        kwargs=of_organisation,
        data=lambda world: {"signatures": "seal"},
    ),
    Entry("documents:verification-sheet", only(*STAFF, "chair", "member", others=404), kwargs=issued, state="closed"),
    Entry("documents:verify", dict.fromkeys(ROLES, 200)),
    Entry("documents:notices", ANYBODY_SIGNED_IN),
    Entry("documents:search", ANYBODY_SIGNED_IN),
    Entry(
        "documents:sheet-found",
        only(*STAFF, "chair", "member", others=404),
        kwargs=lambda world: {**issued(world), "page": 1},
        state="closed",
    ),
    Entry("documents:register", {**only(*STAFF, others=403, unseen=403), "foreign": 200}),
    Entry("documents:reservation", only(*STAFF, others=404), method="post", kwargs=book),
    Entry("documents:task-report", only(*STAFF, "chair", others=404), kwargs=of_body),
    Entry("documents:task-sheet", only(*STAFF, "chair", others=404), kwargs=of_body),
    Entry("documents:statistics", only(*STAFF, "chair", others=404), kwargs=of_organisation),
    Entry("documents:statistics-file", only(*STAFF, "chair", others=404), kwargs=of_organisation),
    Entry("documents:baseline", only(*STAFF, others=404), kwargs=of_body),
    Entry("documents:baseline", only(*STAFF, others=404), method="post", kwargs=of_body, data=before),
    Entry(
        "documents:task-reports",
        only(*STAFF, "chair", others=404),
        method="post",
        kwargs=of_body,
        data=lambda world: {"period": "2026-11"},
    ),
    Entry("documents:task-report-file", only(*STAFF, "chair", others=404), kwargs=kept_report),
    Entry("documents:matters", only(*STAFF, others=404), method="post", kwargs=arising, state="draft", present=0),
    Entry("documents:task", only(*STAFF, "chair", others=404), kwargs=assigned),
    Entry("documents:task-notes", only(*STAFF, chair=403, others=404), method="post", kwargs=assigned, data=report),
    Entry("documents:task-evidence", only(*STAFF, "chair", others=404), kwargs=shown),
    Entry("documents:paper-add", only(*STAFF), kwargs=of_meeting),
    Entry("documents:paper-add", only(*STAFF, ok=201), method="post", kwargs=of_meeting, data=file),
    Entry("documents:paper", everybody_in(), kwargs=paper),
    Entry("documents:paper", only(*STAFF, others=404), kwargs=paper, state="draft"),
    Entry("documents:paper", everybody_in(invited=404), kwargs=lambda world: {"paper_id": add(world, item=1).pk}),
    Entry("documents:paper-version", everybody_in(), kwargs=version),
    Entry("documents:book", everybody_in(), kwargs=of_meeting),
    Entry("documents:book", everybody_in(), method="post", kwargs=with_paper),
    Entry("documents:book-file", only("member", others=404), method="post", kwargs=bound),
    Entry("documents:offline", dict.fromkeys(ROLES, 200)),
    Entry("documents:offline-worker", dict.fromkeys(ROLES, 200)),
    Entry("documents:offline-device", ANYBODY_SIGNED_IN, method="post"),
    Entry("documents:paper-keeping", everybody_in(), method="post", kwargs=version),
    Entry("documents:paper-leaf", everybody_in(), kwargs=begun),
    Entry("documents:paper-copies", everybody_in(ok=422), method="post", kwargs=version),
    Entry("documents:copies", only(*STAFF), kwargs=of_meeting),
    Entry("documents:device-lock", only(*STAFF), method="post", kwargs=kept_device),
    Entry("documents:page-image", everybody_in(), kwargs=page),
    Entry("documents:page-lines", everybody_in(), kwargs=page),
    Entry("documents:page-found", everybody_in(), kwargs=page),
    Entry(
        "documents:presented",
        only("chair", ok=204),
        method="post",
        kwargs=version_of_current,
        data=on_page,
    ),
    Entry(
        "documents:presentation-place",
        only("chair", ok=204, others=409, unseen=409),
        method="post",
        kwargs=presented,
        data=on_page,
    ),
    Entry(
        "documents:presentation-end",
        only(*STAFF, "chair", ok=204, invited=404),
        method="post",
        kwargs=presented,
    ),
    Entry("documents:presenter", only(*STAFF, "chair", invited=404), kwargs=second_item),
    Entry("documents:presenter", only(*STAFF, "chair", invited=404), method="post", kwargs=second_item),
    Entry(
        "documents:paper-reading", everybody_in(ok=204), method="post", kwargs=version, data=lambda world: {"page": 1}
    ),
    Entry("documents:paper-marks", everybody_in(), kwargs=version),
    Entry(
        "documents:paper-marks",
        everybody_in(ok=422),
        method="post",
        kwargs=version,
    ),
    Entry("documents:paper-copy", everybody_in(), kwargs=version),
    Entry("documents:paper-carrying", everybody_in(), method="post", kwargs=version),
    Entry("documents:paper-changes", everybody_in(), kwargs=second),
    Entry("documents:paper-edit", only(*STAFF), kwargs=paper),
    Entry("documents:paper-edit", only(*STAFF), method="post", kwargs=paper, data=changed),
    Entry("documents:paper-versions", only(*STAFF, ok=302), kwargs=paper),
    Entry("documents:paper-versions", only(*STAFF, ok=201), method="post", kwargs=paper, data=file),
    Entry("documents:paper-drawing", only(*STAFF), method="post", kwargs=paper),
    Entry("documents:paper-withdrawal", only(*STAFF), method="post", kwargs=paper),
    Entry("documents:paper-file", only(*STAFF), kwargs=version),
    Entry("documents:paper-original", only(*STAFF), kwargs=with_original),
    Entry("documents:paper-stamped", only(*STAFF), method="post", kwargs=version),
    Entry("documents:paper-stamp", only("member", others=404), kwargs=stamped),
    Entry(
        "documents:paper-view", room_readers(204), method="post", kwargs=for_the_room, data=lambda world: {"page": 1}
    ),
    Entry("documents:paper", room_readers(200, others=403), kwargs=room_paper),
    Entry("documents:paper-viewers", only(*STAFF, invited=404, observer=404), kwargs=room_paper),
    Entry(
        "documents:paper-notes-removal",
        only("chair", "member", "invited", "observer", ok=200, secretary=404, clerk=404),
        method="post",
        kwargs=returned,
        state="closed",
    ),
    Entry("documents:receipts", only(*STAFF), kwargs=with_paper),
    Entry("documents:reading-reminders", only(*STAFF), method="post", kwargs=unread, state="convened"),
    Entry(
        "documents:reading-rule",
        only(*STAFF, unseen=403),
        method="post",
        kwargs=of_body,
        data=lambda world: {"days": 2, "hour": 9},
    ),
    Entry("documents:traces", {**only(*STAFF, others=403, unseen=403), "foreign": 200}),
    Entry("documents:traces", {**only(*STAFF, others=403, unseen=403), "foreign": 200}, method="post", data=coded),
    Entry("documents:trace", only("clerk", others=404), kwargs=looked_up),
    Entry("documents:consultations", ANYBODY_SIGNED_IN),
    Entry(
        "documents:consultation-new",
        only("secretary", invited=404),
        kwargs=lambda world: {"paper_id": make_paper(world).pk},
    ),
    Entry(
        "documents:consultation-new",
        only("secretary", invited=404),
        method="post",
        kwargs=lambda world: {"paper_id": make_paper(world).pk},
        data=request_form,
    ),
    Entry("documents:consultation", only(*OF_ROUND, others=404), kwargs=asked),
    Entry("documents:opinion-form", only(*STAFF, "chair", "member", others=404), kwargs=form_of_member),
    Entry("documents:form-word", only(*STAFF, "chair", "member", others=404), kwargs=form_of_member),
    Entry(
        "documents:opinion",
        only(*ASKED, others=404),
        method="post",
        kwargs=asked,
        data=lambda world: {"answer": "agree", "revision": 0},
    ),
    Entry("documents:consultation-closing", only("secretary", others=404, **NOT_THEIRS), method="post", kwargs=asked),
    Entry(
        "documents:consultation-cancellation",
        only("secretary", others=404, **NOT_THEIRS),
        method="post",
        kwargs=asked,
        data=lambda world: {"reason": "Gửi nhầm"},
    ),
    Entry(
        "documents:consultation-settlement",
        only("secretary", others=404, **NOT_THEIRS),
        method="post",
        kwargs=counted,
    ),
    Entry(
        "documents:consultation-referral",
        only("secretary", others=404, **NOT_THEIRS),
        method="post",
        kwargs=counted,
        data=next_meeting,
    ),
    Entry(
        "documents:consultation-changes",
        only("secretary", others=404, **NOT_THEIRS),
        method="post",
        kwargs=counted,
        data=lambda world: {"text": "Sửa mục 1"},
    ),
    Entry("documents:consultation-summary", only(*STAFF, "chair", others=404, member=403), kwargs=counted),
    Entry(
        "documents:comment-reply",
        only("secretary", others=404, **NOT_THEIRS),
        method="post",
        kwargs=commented,
        data=lambda world: {"verdict": "accepted", "text": ""},
    ),
]
