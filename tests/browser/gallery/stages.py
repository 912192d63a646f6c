"""The demo's meeting from stage to stage, each following the one before, by operations alone.

The times are those of the day of the meeting; `MOMENTS` says when the server's clock must stand at which of them.
"""

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction

from agenda import look_through
from agenda.conclusions import approve_conclusion, save_conclusion
from agenda.discussion import start_item
from agenda.drafting import seen
from agenda.extensions import ask_extension
from agenda.follow_up import report_task
from agenda.inquiries import register_inquiry
from agenda.models import Conclusion, Inquiry, Item, Task
from agenda.proposals import proposals
from agenda.question_time import call_inquiry, finish_inquiry, open_question_time
from agenda.sentences import offered
from agenda.turns import ask_to_speak, end_turn, give_floor
from agenda.urging import urge_tasks
from documents import checking, delivery, extracts, follow_ups, issuing, reviewing, store, written_acts
from documents.books import making
from documents.circulation import reading, reminding, tracing
from documents.demo import authority
from documents.dispatching import rows
from documents.drafts import act_of
from documents.evidence import report_with_evidence
from documents.intake import Upload
from documents.models import Act, Dispatch, Extract, Paper, PaperVersion, RecipientLine, SigningRule, TraceLookup
from documents.offline import keeping, leases
from documents.presenting import course as presenting
from documents.signing import keys, steps
from documents.states import WRITTEN, ActKind, MailForm, SignatureMethod, SignatureRole, Way
from meetings import attendance, invitations, session
from meetings import places as plans
from meetings.models import Attendance, Attendee, Meeting
from people.models import Office, User
from realtime import screens
from tests.browser.gallery import before, circulating, lettering, marking, rounds
from tests.browser.gallery import electing as elections
from tests.documents.offline.factories import proofs
from voting.ballots import cast_ballot
from voting.counts import Count
from voting.entering import enter_ballot
from voting.hand_counts import count_hands, withdraw_count
from voting.models import HandCount, Vote
from voting.questions import put_question
from voting.tellers import name_panel
from voting.votes import close_vote, open_vote

MOMENTS = {
    "draft": "2026-11-09T08:30:00+07:00",
    "convened": "2026-11-12T09:40:00+07:00",
    "questioning": "2026-11-12T09:44:40+07:00",
    "closed": "2026-11-12T09:51:40+07:00",
}
KEY = "mat-khau-khoa-ky"
VIETNAM = timezone(timedelta(hours=7))
ANSWERED = ("khoi", "an", "giao", "dat", "nguyet", "anq")  # while the vote is open
SCREENS = (("agenda", ""), ("people", ""), ("gate", ""), ("text", "Nghỉ giải lao đến 10 giờ 15"))
QUESTIONS = (
    ("dat", "nguyet", "Việc đánh giá tổ chức đảng quý III", 0),
    ("giao", "an", "Vì sao 14 nhiệm vụ quá hạn chưa có báo cáo?", 10),
    ("uoc", "nguyet", "Lộ trình số hóa hồ sơ đảng viên", 20),
    ("hanh", "Ban Xây dựng Đảng", "Tiến độ bố trí cán bộ không chuyên trách ở khu phố", 30),
)  # who asks whom about what, seconds after the opening
SECRET = "Giới thiệu đồng chí Hồ Ngọc Ước giữ chức Phó Bí thư Đảng ủy"
TELLERS = ("dat", "anq", "don")
# Two tasks in words: one that is clear, one that asks for its deadline.
SPOKEN = (
    "Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng xây dựng Kế hoạch giảm hội họp, báo cáo Thường "
    "trực Đảng ủy trước ngày 05/12.\nGiao Công an phường rà soát an toàn mạng trong tuần tới."
)
RAISED = ("don", "nhi")  # without a working tablet for a while
FIRST_CONFIRMED = ("khoi", "hanh", "dat", "anq", "don")


def at(hour: int, minute: int, second: int = 0, day: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=VIETNAM)


def meeting() -> Meeting:
    return Meeting.objects.get(body__code="thb-btv", ordinal=18)


def person(username: str) -> User:
    return User.objects.get(username=username)


def seat(username: str) -> Attendee:
    return Attendee.objects.select_related("user").get(meeting=meeting(), user__username=username)


def item(position: int) -> Item:
    return Item.objects.get(meeting=meeting(), position=position)


def convened() -> None:
    """Everybody is asked; some have answered; some are here already."""
    session.convene(meeting=meeting(), by=person("thuong"), at=at(9, 0, day=9))
    plans.set_size(meeting=meeting(), rows=2, columns=8, revision=0, by=person("thuong"), at=at(9, 1, day=9))
    plans.fill(meeting=meeting(), order="centre", revision=1, by=person("thuong"), at=at(9, 2, day=9))
    for username in ("giao", "dat", "don", "nhi"):
        invitations.answer(attendee=seat(username), reply="coming", by=person(username), at=at(15, 0, day=9))
    _absent()
    _consult()
    first = PaperVersion.objects.get(paper__item=item(2))
    for username in ("khoi", "hanh", "giao"):
        reading.note_reading(version=first, page=2, seen=[1, 2], by=person(username), at=at(20, 5, day=10))
    reminding.remind(meeting=meeting(), by=person("thuong"), at=at(15, 55, day=11))
    for username in ("khoi", "an", "dat", "don", "uoc"):
        _arrive(username, at(7, 45))


def discussing() -> None:
    """The second item is on the floor: one speaks, two wait, papers are being read, a question is prepared."""
    for username in ("hanh", "giao", "nguyet", "anq", "nhi", "en"):
        _arrive(username, at(7, 52))
    session.open_meeting(meeting=meeting(), by=person("khoi"), at=at(8, 0))
    start_item(item=item(1), by=person("khoi"), at=at(8, 4))
    _speak("nguyet", 1, at(8, 30), ends=at(8, 36))
    _approve(1, at(8, 52))
    start_item(item=item(2), by=person("khoi"), at=at(8, 54))
    _speak("an", 2, at(9, 20), ends=at(9, 26))
    for username, minute, subject in (
        ("giao", 30, "Chỉ tiêu giảm 20% số cuộc họp"),
        ("dat", 32, ""),
        ("uoc", 34, "Kinh phí thiết bị"),
    ):
        ask_to_speak(attendee=seat(username), item=item(2), subject=subject, by=person(username), at=at(9, minute))
    give_floor(turn=item(2).turns.get(attendee=seat("giao")), by=person("khoi"), at=at(9, 38, 20))
    _keep_the_key()
    paper = PaperVersion.objects.get(paper__item=item(2))
    reading.note_reading(version=paper, page=4, seen=[1, 2, 3, 4], by=person("hanh"), at=at(9, 12))
    marking.mark(paper, person, at)
    marking.revise(Paper.objects.get(item=item(1), position=1), person, at)
    circulating.send(item(4), person, at)
    book = making.ask(meeting=meeting(), by=person("hanh"), at=at(9, 15))
    making.make_book.call(str(book.pk))
    trace = tracing.open_trace(version=paper, by=person("hanh"), at=at(9, 10))
    tracing.note_pages(version=paper, pages=[1, 2, 3, 4], by=person("hanh"), at=at(9, 12))
    tracing.look_up(typed=trace.code, by=person("thuong"), at=at(9, 30))
    tracing.look_up(typed=trace.code, by=person("cham"), at=at(9, 35))
    _take_along("hanh")
    _take_along("giao", missing=(2,))
    for number, (shows, text) in enumerate(SCREENS, start=2):
        screens.add_screen(meeting=meeting(), by=person("thuong"), at=at(9, 39))
        screens.set_screen(meeting=meeting(), number=number, shows=shows, text=text, by=person("thuong"), at=at(9, 39))

    _write(2, f"{kept_text(2)}\n{SPOKEN}", at(9, 39, 10))


def voting() -> None:
    """The vote on the second item is open; six have answered, the office entered the slip of one more and the hands of
    two together."""
    _write(2, kept_text(2).removesuffix(SPOKEN).rstrip(), at(9, 39, 20))
    end_turn(turn=item(2).turns.get(attendee=seat("giao")), by=person("khoi"), at=at(9, 39))
    vote = open_vote(vote=Vote.objects.get(item=item(2)), by=person("khoi"), at=at(9, 39, 30))
    for username in ANSWERED:
        _answer(vote, username, "yes")
    enter_ballot(
        vote=vote,
        attendee=seat("uoc"),
        choice="yes",
        way="slip",
        key=uuid4(),
        revision=0,
        by=person("thuong"),
        at=at(9, 40),
    )
    counted = Count([seat(name).pk for name in RAISED], {"yes": 1, "other": 1}, "Ngô Bảo Châm")
    count_hands(vote=vote, count=counted, key=uuid4(), by=person("thuong"), at=at(9, 40))


def decided() -> None:
    """Nine for it, one of another opinion; the chair goes through the paper again; the conclusion waits."""
    vote = Vote.objects.get(item=item(2))
    withdraw_count(count=HandCount.objects.get(vote=vote), by=person("cham"), at=at(9, 40))
    for username in ("hanh", *RAISED):
        _answer(vote, username, "yes")
    _answer(vote, "uoc", "other")
    close_vote(vote=vote, by=person("khoi"), at=at(9, 40, 30))
    presenting.begin(version=PaperVersion.objects.get(paper__item=item(2)), page=4, by=person("khoi"), at=at(9, 40, 32))


def electing() -> None:
    """An election on the second item: the papers are counted, the tellers differ in one field."""
    elections.count(item(2), person, seat, at(9, 40, 40))


def questioning() -> None:
    """The election is declared; then question time: a question is dealt with, one is answered, two wait."""
    elections.declare(person, at(9, 40, 50))
    open_question_time(item=item(2), by=person("khoi"), at=at(9, 41))
    for asker, to, subject, second in QUESTIONS:
        whom = Office.objects.get(name=to) if " " in to else seat(to)
        register_inquiry(
            asker=seat(asker), item=item(2), to=whom, subject=subject, by=person(asker), at=at(9, 41, second)
        )
    for kind, minute, second in (("question", 41, 40), ("answer", 42, 30)):
        _call("dat", kind, at(9, minute, second))
    finish_inquiry(inquiry=Inquiry.objects.get(asker=seat("dat")), by=person("khoi"), at=at(9, 43))
    for kind, minute, second in (("question", 43, 10), ("answer", 44, 0)):
        _call("giao", kind, at(9, minute, second))
    ask_to_speak(attendee=seat("anq"), item=item(2), kind="order", by=person("anq"), at=at(9, 44, 20))


def concluding() -> None:
    """The members look through the drafts: one agreed before a text changed, one agreed with all, one has a remark."""
    look_through.ask_look(meeting=meeting(), by=person("khoi"), at=at(9, 45))
    _look("hanh", at(9, 45, 10))
    text = kept_text(2)
    _write(2, f"{text} Bổ sung.", at(9, 45, 20))
    _write(2, text, at(9, 45, 30))
    present = next(one.text for one in offered(item(4)) if one.kind == "attendance")
    _write(4, f"{kept_text(4)}\n{present}".strip(), at(9, 45, 35))
    _write(4, kept_text(4).replace("có 10/", "có 9/"), at(9, 45, 36))
    _look("dat", at(9, 45, 40))
    _look("nguyet", at(9, 45, 50), "Đề nghị ghi rõ Văn phòng Đảng ủy báo cáo kết quả hằng quý.")


def closed() -> None:
    """Every conclusion is approved; the notice waits for the office."""
    _write(4, kept_text(4).partition("Dự họp có")[0].strip(), at(9, 45, 58))
    _approve(2, at(9, 46))
    for position in (3, 4):
        start_item(item=item(position), by=person("khoi"), at=at(9, 46, 30))
        _approve(position, at(9, 47))
    session.close(meeting=meeting(), by=person("khoi"), at=at(9, 48))


def checked() -> None:
    """The office has looked at the draft; it waits for the chair."""
    checking.check_act(act=act_of(meeting(), ActKind.CONCLUSION_NOTICE), by=person("thuong"), at=at(9, 53))


def signing() -> None:
    """The chair has approved; the signatory is asked, with a key that the server keeps; then the office signs."""
    authority.equip(
        [person(one) for one in ("hanh", "thuong", "khoi")], meeting().body.organisation, password=KEY, at=at(8, 0)
    )
    SigningRule.objects.create(organisation=meeting().body.organisation, personal=True, seal=True, minutes=True)
    act = act_of(meeting(), ActKind.CONCLUSION_NOTICE)
    issuing.issue_act(act=act, revision=act.revision, by=person("khoi"), at=at(9, 54, 12))


def issued() -> None:
    """The notice is signed and out; half of the recipients have confirmed it."""
    act = act_of(meeting(), ActKind.CONCLUSION_NOTICE)
    act = _sign(act, SignatureRole.PERSONAL, keys.person_file(person("hanh")), "hanh", at(9, 54, 40))
    act = _sign(act, SignatureRole.SEAL, keys.seal_file(meeting().body.organisation), "cham", at(9, 55, 12))
    for username in FIRST_CONFIRMED:
        delivery.acknowledge(act=act, by=person(username), at=at(9, 56))
    delivery.open_delivery(act=act, by=person("nguyet"), at=at(9, 56))
    with transaction.atomic():  # as the issue would have it for an office with people
        office = Office.objects.get(name="Đảng ủy Ủy ban nhân dân phường")
        extracts.extract_for(act, office, person("cham"), at(9, 56))
    before.enter(meeting().body, person("cham"), at(9, 56))
    left = RecipientLine.objects.get(meeting=meeting(), position=2)
    why = "chưa có hộp thư điện tử"
    rows.add_dispatch(act=act, name=left.text, reason=why, line=left, by=person("cham"), at=at(9, 57))
    task = Task.objects.get(item=item(1), position=2)
    text = "Đã số hóa 60% hồ sơ, còn hồ sơ năm 2024 và 2025."
    report_task(task=task, state="in_progress", text=text, by=person("an"), at=at(9, 58))
    reason = "Máy quét tốc độ cao đến ngày 25/12 mới được cấp."
    ask_extension(task=task, day=date(2027, 1, 20), reason=reason, by=person("an"), at=at(9, 59))
    words = "Đề nghị báo cáo số hồ sơ còn lại của từng năm."
    urge_tasks(tasks={task.pk}, text=words, by=person("thuong"), at=at(10, 4))
    done = Task.objects.get(item=item(1), position=1)
    text = "Đã rà soát 14 nhiệm vụ, gửi văn bản đôn đốc đến 5 cơ quan; danh mục kèm theo."
    report_with_evidence(
        task=done,
        state="done",
        text=text,
        uploads=[_scanned("Danh-muc-nhiem-vu-qua-han.pdf")],
        by=person("cham"),
        at=at(10, 5),
    )


def looking() -> None:
    """The minutes are checked and shown to the members; one agrees, one has found something."""
    act = act_of(meeting(), ActKind.MINUTES)
    act = checking.check_act(act=act, by=person("thuong"), at=at(10, 20))
    reviewing.show_minutes(act=act, by=person("thuong"), at=at(10, 21))
    for username, text in (("dat", ""), ("giao", "Mục 2: đề nghị ghi rõ số phiếu không tán thành.")):
        reviewing.remark(act=act, revision=act.revision, text=text, by=person(username), at=at(10, 30))


def followed() -> None:
    """The secretary has signed the minutes; the notice is corrected; others are being written."""
    act = act_of(meeting(), ActKind.MINUTES)
    act = issuing.issue_act(act=act, revision=act.revision, by=person("khoi"), at=at(10, 40))
    _sign(act, SignatureRole.RECORDER, keys.person_file(person("thuong")), "thuong", at(10, 41))
    notice = act_of(meeting(), ActKind.CONCLUSION_NOTICE)
    made = follow_ups.begin(act=notice, kind=ActKind.CORRECTION, by=person("cham"), at=at(10, 45))
    _follow(made, "Tại mục 1, “142-BC/ĐU” sửa thành “143-BC/ĐU”.", at(10, 46))
    made = checking.check_act(act=made, by=person("cham"), at=at(10, 47))
    made = issuing.issue_act(act=made, revision=made.revision, by=person("khoi"), at=at(10, 48))
    made = _sign(made, SignatureRole.PERSONAL, keys.person_file(person("hanh")), "hanh", at(10, 49))
    _sign(made, SignatureRole.SEAL, keys.seal_file(meeting().body.organisation), "cham", at(10, 50))
    follow_ups.begin(act=notice, kind=ActKind.REPLACEMENT, by=person("cham"), at=at(10, 55))
    written_acts.begin_resolution(vote=written_acts.adopted(meeting())[0], by=person("cham"), at=at(10, 56))
    act = written_acts.begin_letter(meeting=meeting(), by=person("cham"), at=at(10, 57), purpose="reply")
    written = {"subject": "trả lời Công văn số 12-CV/ĐU", "text": act.written["text"]}
    to = ("Ban Xây dựng Đảng", "Phòng Kinh tế")
    written_acts.write(act=act, written=written, to=to, seen=follow_ups.mark(act), by=person("cham"), at=at(10, 57))


def recorded() -> None:
    """The minutes have both signatures; a supplementary record is being written."""
    act = act_of(meeting(), ActKind.MINUTES)
    act = _sign(act, SignatureRole.CHAIR, keys.person_file(person("khoi")), "khoi", at(10, 58))
    made = follow_ups.begin(act=act, kind=ActKind.SUPPLEMENT, by=person("thuong"), at=at(11, 0))
    _follow(made, "Mục 2: số phiếu không tán thành là 01; biên bản đã ký ghi thiếu.", at(11, 1))


def mailed() -> None:
    """Nothing of the meeting is kept to the room any more: the notice goes to an address outside."""
    Item.objects.filter(meeting=meeting()).update(restricted=False)
    act = act_of(meeting(), ActKind.CONCLUSION_NOTICE)
    Dispatch.objects.create(
        act=act,
        name="Ban Quản lý khu phố 3",
        way=Way.EMAIL,
        email="khupho3@example.vn",
        mail_form=MailForm.LINK,
        token="g" * 43,
        made_at=at(11, 9),
        made_by=person("cham"),
        sent_at=at(11, 10),
    )


def _follow(act: Act, text: str, when: datetime) -> None:
    follow_ups.write(act=act, written={"text": text}, seen=follow_ups.mark(act), by=person("cham"), at=when)


def _scanned(name: str) -> Upload:
    """One of the meeting's own papers, as the file that somebody attaches."""
    kept = PaperVersion.objects.filter(paper__item=item(1)).earliest("uploaded_at")
    return Upload(file=io.BytesIO(store.local(kept.sha256).read_bytes()), name=name, declared=True)


def _sign(act: Act, role: SignatureRole, file: Path, username: str, when: datetime) -> Act:
    signer = keys.from_pkcs12(file.read_bytes(), KEY)
    return steps.sign_act(act=act, role=role, signer=signer, method=SignatureMethod.FILE, by=person(username), at=when)


def _consult() -> None:
    """Asked in writing: about the draft, which goes on; about the report, which is closed."""
    report = PaperVersion.objects.get(paper__item=item(1), paper__position=1)
    draft = PaperVersion.objects.get(paper__item=item(2))
    going_on = rounds.ask(draft, person("thuong"), at(9, 10, day=9), at(17, 0))
    rounds.answer(going_on, ("khoi", "an", "giao", "dat"), at(16, 0, day=10))
    over = rounds.ask(report, person("thuong"), at(9, 12, day=9), at(17, 0, day=11))
    rounds.answer(over, tuple(rounds.SAID), at(16, 0, day=10))
    rounds.close(over, person("thuong"), at(7, 30))


def _take_along(username: str, missing: tuple[int, ...] = ()) -> None:
    """The person's tablet keeps the papers, but for these pages."""
    user = person(username)
    device = leases.enrol(label="iPad · Safari", by=user, at=at(9, 16))
    for version in keeping.keepable_versions(user, meeting()):
        said = proofs(version, missing)
        keeping.prove(version=version, device_id=device.pk, proofs=said, by=user, at=at(9, 17))


def _keep_the_key() -> None:
    """A secret question is prepared on the third item; its counting panel is named and has taken nothing yet."""
    secret = put_question(item=item(3), question=SECRET, secret=True, by=person("thuong"), at=at(9, 10))
    name_panel(vote=secret, members=[seat(one) for one in TELLERS], by=person("thuong"), at=at(9, 11))


def _arrive(username: str, when: datetime) -> None:
    attendance.arrive(attendee=seat(username), how=Attendance.How.DESK, by=person("thuong"), at=when)


def _look(username: str, when: datetime, text: str = "") -> None:
    """Agrees with all drafts, or remarks on the last."""
    marks = {one.pk: look_through.mark(one) for one in look_through.drafts(meeting())}
    at_marks = dict(list(marks.items())[-1:]) if text else marks
    look_through.look(meeting=meeting(), at_marks=at_marks, text=text, by=person(username), at=when)


def _absent() -> None:
    reason = "đi công tác, có báo cáo"
    invitations.answer(attendee=seat("on"), reply="not_coming", reason=reason, by=person("on"), at=at(15, 0, day=9))


def _speak(username: str, position: int, when: datetime, *, ends: datetime) -> None:
    turn = ask_to_speak(attendee=seat(username), item=item(position), by=person(username), at=when)
    turn = give_floor(turn=turn, by=person("khoi"), at=when)
    end_turn(turn=turn, by=person("khoi"), at=ends)


def _call(asker: str, kind: str, when: datetime) -> None:
    call_inquiry(inquiry=Inquiry.objects.get(asker=seat(asker)), kind=kind, by=person("khoi"), at=when)


def _approve(position: int, when: datetime) -> None:
    row = item(position)
    kept = Conclusion.objects.filter(item=row).first()
    approve_conclusion(item=row, seen_as=seen(row, kept), by=person("khoi"), at=when)


def kept_text(position: int) -> str:
    kept = Conclusion.objects.filter(item=item(position)).first()
    return kept.text if kept else ""


def spoken_marks() -> list[str]:
    """The marks of the two sentences of `SPOKEN`."""
    return [one.mark for one in proposals(item(2), Conclusion(item=item(2), text=SPOKEN), [])]


def _write(position: int, text: str, when: datetime) -> None:
    kept = Conclusion.objects.filter(item=item(position)).first()
    revision = kept.revision if kept else 0
    save_conclusion(item=item(position), text=text, revision=revision, by=person("thuong"), at=when)


def _answer(vote: Vote, username: str, choice: str) -> None:
    cast_ballot(vote=vote, attendee=seat(username), choice=choice, key=uuid4(), by=person(username), at=at(9, 40))


STAGES: dict[str, Callable[[], None]] = {
    stage.__name__: stage
    for stage in (
        *(lettering.lettered, convened, discussing, voting, decided, electing, questioning, concluding, closed),
        *(checked, signing, issued, looking, followed, recorded, mailed),
    )
}


def _first(kind: ActKind) -> UUID | None:
    """An act of the kind that is the meeting's own."""
    return Act.objects.filter(kind=kind, meeting=meeting()).values_list("pk", flat=True).first()


def places() -> dict[str, str]:
    """What the places in the paths of the views stand for."""
    row = meeting()
    papers = Paper.objects.filter(meeting=row).order_by("item__position", "position")
    by_item = {paper.item_id: paper for paper in reversed(papers)}
    items = {f"item{one.position}": one.pk for one in row.items.all()}
    found = {
        "meeting": row.pk,
        "body": row.body_id,
        "membership": row.body.memberships.order_by("position").values_list("pk", flat=True).last(),
        "organisation": row.body.organisation_id,
        **items,
        "paper1": by_item[items["item1"]].pk,
        "paper2": by_item[items["item2"]].pk,
        **{f"paper-{one.circulation}": one.pk for one in papers if one.circulation},
        "vote": Vote.objects.get(item=items["item2"]).pk,
        "secret": Vote.objects.filter(item=items["item3"]).values_list("pk", flat=True).first(),
        "pass": seat("hanh").token,
        "notice": act_of(row, ActKind.CONCLUSION_NOTICE).pk,
        "notice_file": act_of(row, ActKind.CONCLUSION_NOTICE).file_sha256,
        "minutes": act_of(row, ActKind.MINUTES).pk,
        **{kind.value: _first(kind) for kind in WRITTEN},
        "extract": Extract.objects.values_list("pk", flat=True).first(),
        "lookup": TraceLookup.objects.filter(by=person("cham")).values_list("pk", flat=True).first(),
        "line1": row.recipient_lines.values_list("pk", flat=True)[0],
        "task1": Task.objects.get(item=items["item1"], position=2).pk,
        "task3": Task.objects.get(item=items["item1"], position=1).pk,
        "spoken": spoken_marks()[1],
        **lettering.places(),
        **rounds.places(),
        **elections.places(),
        "task2": Task.objects.get(item=items["item2"]).pk,
    }
    return {name: str(value) for name, value in found.items()}
