"""What can happen to papers and acts."""

from contextlib import suppress

from agenda import discussion
from documents import checking, counting_records, course_texts, delivery, drafts, follow_ups, issuing, papers, reviewing
from documents.books import files, making
from documents.circulation import reminding as readers
from documents.dispatching import reminding, rows
from documents.models import Act, Book, Dispatch, Paper, PaperVersion, Presentation, Series, SigningRule
from documents.presenting import course
from documents.reservations import reserve
from documents.signing import extracts, keys, steps
from documents.states import ActKind, SignatureMethod, SignatureRole
from meetings import session
from tests.agenda.factories import make_current
from tests.documents.circulation.factories import make_paper
from tests.documents.factories import conclude
from tests.documents.pdf import samples
from tests.documents.presenting.factories import make_presentation
from tests.documents.signing.factories import PASSWORD, SIGNER, key
from tests.documents.uploads import upload
from tests.factories import World, make_user
from tests.realtime.happenings.agenda import close
from tests.realtime.happenings.case import Case, item, meeting
from tests.voting.elections.factories import make_declared
from voting.models import Round

TITLE = "Dự thảo Đề án"


def current(here: World) -> None:
    make_current(here, 2)


def paper() -> Paper:
    """The one that `add` added; everybody reads another."""
    return Paper.objects.get(title=TITLE)


def add(here: World) -> Paper:
    plan = papers.PaperPlan(title=TITLE, kind="draft", item=item(here, 2))
    return papers.add_paper(meeting=meeting(here), plan=plan, upload=upload(), by=here.secretary, at=here.at(1))


def to_be_returned(here: World) -> None:
    current(here)
    make_paper(here, "return", item=1)


def to_be_read(here: World) -> None:
    add(here)


def remind_readers(here: World) -> object:
    return readers.remind(meeting=meeting(here), by=here.secretary, at=here.at(-100))


def close_meeting(here: World) -> object:
    return session.close(meeting=meeting(here), by=here.secretary, at=here.at(120))


def with_paper(here: World) -> None:
    current(here)
    add(here)


def change(here: World) -> Paper:
    plan = papers.PaperPlan(title="Tờ trình", kind="submission", item=item(here, 2))
    return papers.change_paper(paper=paper(), plan=plan, by=here.secretary, at=here.at(2))


def file_elsewhere(here: World) -> Paper:
    plan = papers.PaperPlan(title="Dự thảo Đề án", kind="draft", item=item(here, 1))
    return papers.change_paper(paper=paper(), plan=plan, by=here.secretary, at=here.at(2))


def replace(here: World) -> PaperVersion:
    file = upload(samples.text_pdf(3))
    return papers.replace_paper(paper=paper(), upload=file, reason="Sửa số liệu", by=here.secretary, at=here.at(2))


def withdraw(here: World) -> None:
    papers.withdraw_paper(paper=paper(), by=here.secretary, at=here.at(2))


def concluded(here: World) -> None:
    conclude(here)
    close(here)


def notice(here: World, kind: ActKind = ActKind.CONCLUSION_NOTICE) -> Act:
    return drafts.act_of(meeting(here), kind)


def check(here: World, kind: ActKind = ActKind.CONCLUSION_NOTICE) -> Act:
    return checking.check_act(act=notice(here, kind), by=here.secretary, at=here.at(130))


def checked(here: World) -> None:
    concluded(here)
    check(here)


def give_back(here: World) -> Act:
    return checking.return_act(act=notice(here), by=here.chair, at=here.at(135))


def issue(here: World) -> Act:
    act = notice(here)
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(140))


def issued(here: World) -> None:
    checked(here)
    issue(here)


def to_be_signed(here: World) -> None:
    """The organisation signs its notices digitally; the chair has not approved yet."""
    SigningRule.objects.create(organisation=here.organisation, personal=True, seal=True)
    checked(here)


def approved(here: World) -> None:
    to_be_signed(here)
    issue(here)


def sign(here: World) -> Act:
    return steps.sign_act(
        act=notice(here),
        role=SignatureRole.PERSONAL,
        signer=keys.from_pkcs12(key(SIGNER), PASSWORD),
        method=SignatureMethod.FILE,
        by=here.users["hanh"],
        at=here.at(141),
    )


def signed(here: World) -> None:
    approved(here)
    sign(here)


def take_its_number(here: World) -> None:
    """Another document gets the number that was signed, and the seal comes too late."""
    reserve(series=Series.objects.get(), by=here.secretary, at=here.at(142))
    with suppress(steps.NumberTaken):
        steps.usable(notice(here), here.secretary, here.at(143))


def acknowledge(here: World, name: str = "hanh") -> object:
    return delivery.acknowledge(act=notice(here), by=here.users[name], at=here.at(150))


def dispatch(here: World) -> object:
    why = "chưa có hộp thư"
    return rows.add_dispatch(act=notice(here), name="Sở Nội vụ", reason=why, by=here.clerk, at=here.at(150))


def on_paper(here: World) -> None:
    issued(here)
    dispatch(here)


def confirm(here: World) -> object:
    return rows.confirm(dispatch=Dispatch.objects.get(), by=here.clerk, at=here.at(151))


def remind(here: World) -> object:
    return reminding.remind(act=notice(here), by=here.secretary, at=here.at(160))


def name_presenter(here: World) -> None:
    course.name_presenter(item=item(here, 2), user=here.users["hanh"], by=here.secretary, at=here.at(2))


def present(here: World) -> Presentation:
    return make_presentation(here, item=None)


def presented(here: World) -> None:
    current(here)
    present(here)


def named_presents(here: World) -> None:
    current(here)
    name_presenter(here)
    make_presentation(here, "hanh", item=None)


def take_over(here: World) -> Presentation:
    return make_presentation(here, "khoi")


def stop(here: World) -> None:
    course.end(presentation=Presentation.objects.get(), by=here.chair, at=here.at(30))


def go_on(here: World) -> object:
    return discussion.start_item(item=item(here, 3), by=here.chair, at=here.at(60))


def take_book(here: World) -> None:
    book = making.ask(meeting=meeting(here), by=here.users["hanh"], at=here.at(1))
    Book.objects.filter(pk=book.pk).update(state="ready", pages=3)
    (files.folder() / f"{book.pk}.pdf").write_bytes(b"%PDF-1.7")
    making.take(book=book, by=here.users["hanh"], at=here.at(2)).close()


def checked_minutes(here: World) -> None:
    concluded(here)
    check(here, ActKind.MINUTES)


def write_course(here: World) -> object:
    return course_texts.save_course(
        item=here.items[0], text="Thảo luận.", revision=0, by=here.secretary, at=here.at(31)
    )


def show_minutes(here: World) -> Act:
    return reviewing.show_minutes(act=notice(here, ActKind.MINUTES), by=here.secretary, at=here.at(131))


def shown_minutes(here: World) -> None:
    checked_minutes(here)
    show_minutes(here)


def remark(here: World) -> object:
    act = notice(here, ActKind.MINUTES)
    return reviewing.remark(act=act, revision=act.revision, text="", by=here.users["hanh"], at=here.at(132))


def follow(here: World) -> Act:
    return follow_ups.begin(act=notice(here), kind=ActKind.CORRECTION, by=here.secretary, at=here.at(160))


def followed(here: World) -> None:
    issued(here)
    follow(here)


def draft(here: World) -> Act:
    return Act.objects.get(about=notice(here))


def write(here: World) -> Act:
    seen = follow_ups.mark(draft(here))
    return follow_ups.write(act=draft(here), written={"text": "Sửa"}, seen=seen, by=here.secretary, at=here.at(161))


def drop(here: World) -> Act | None:
    return follow_ups.drop(act=draft(here), by=here.secretary, at=here.at(162))


def copied(here: World) -> None:
    """The notice is issued; an office that has but a task got an extract."""
    make_user("board", "Hoàng Xây Dựng", office=here.offices["Ban Xây dựng Đảng"])
    issued(here)


def sign_copies(here: World) -> int:
    signer = keys.from_pkcs12(key(here.organisation.name), PASSWORD)
    method = SignatureMethod.FILE
    return extracts.sign_extracts(act=notice(here), signer=signer, method=method, by=here.secretary, at=here.at(150))


def declared(here: World) -> None:
    make_declared(here, 9, 8, 3, 6)


def check_record(here: World) -> Act:
    act = counting_records.record_of(Round.objects.select_related("election__item__meeting").get())
    return checking.check_act(act=act, by=here.secretary, at=here.at(20))


CASES = {
    "BookTaken": Case(take_book, unseen=True),
    "PresenterNamed": Case(name_presenter, current),
    "PresentationBegun": Case(present, current),
    "PresentationBegun:taken over": Case(take_over, named_presents),
    "PresentationEnded": Case(stop, presented),
    "PresentationEnded:item": Case(go_on, presented),
    "PaperAdded": Case(add, current, state="draft", unseen=True),
    "PaperCirculated": Case(add, current),
    "PaperChanged": Case(change, with_paper),
    "PaperChanged:item": Case(file_elsewhere, with_paper, gone="Dự thảo Đề án</strong"),
    "PaperReplaced": Case(replace, with_paper),
    "PaperReturned": Case(close_meeting, to_be_returned),
    "PapersReminded": Case(remind_readers, to_be_read, state="convened", present=0),
    "PaperWithdrawn": Case(withdraw, with_paper),
    "ActChecked": Case(check, concluded),
    "CourseTextSaved": Case(write_course, unseen=True),
    "MinutesShown": Case(show_minutes, checked_minutes, unseen=True),
    "MinutesRemarked": Case(remark, shown_minutes, unseen=True),
    "FollowUpBegun": Case(follow, issued, unseen=True),
    "FollowUpWritten": Case(write, followed, unseen=True),
    "FollowUpDropped": Case(drop, followed, unseen=True),
    "ActReturned": Case(give_back, checked),
    "ActApproved": Case(issue, to_be_signed),
    "ActSigned": Case(sign, approved),
    "SignaturesDropped": Case(take_its_number, signed),
    "ActIssued": Case(issue, checked),
    "ActAcknowledged": Case(acknowledge, issued),
    "ActChecked:record": Case(check_record, declared),
    "ExtractsSigned": Case(sign_copies, copied, unseen=True),
    "ActDispatched": Case(dispatch, issued, unseen=True),
    "DispatchConfirmed": Case(confirm, on_paper, unseen=True),
    "ActReminded": Case(remind, issued),
}
