"""What can happen to items, the floor, conclusions and tasks."""

from datetime import date

from agenda import (
    clocks,
    completion,
    conclusions,
    discussion,
    extensions,
    follow_up,
    inquiries,
    items,
    look_through,
    order,
    proposals,
    question_time,
    recall,
    recusals,
    reminders,
    tasks,
    turns,
    urging,
)
from agenda.drafting import seen
from agenda.models import Conclusion, Extension, Inquiry, Item, Recusal, Task, TaskNote, Turn
from meetings.models import Meeting
from tests.agenda.factories import (
    make_conclusion,
    make_current,
    make_inquiry,
    make_question_time,
    make_recusal,
    make_secret,
    make_task,
    make_turn,
)
from tests.factories import World
from tests.realtime.happenings.case import Case, item, turn
from tests.voting.factories import make_closed, make_vote

QUEUE = (("nguyet", "room"), ("uoc", "room"))
TITLE = "Dự thảo Đề án giảm hội họp"  # of item 2


def plan(here: World, title: str = "Nội dung phát sinh", *guests: str, restricted: bool = False) -> items.ItemPlan:
    asked = frozenset(here.attendee(name).pk for name in guests)
    office = here.offices["Văn phòng Đảng ủy"]
    return items.ItemPlan(title=title, office=office, minutes=10, restricted=restricted, guests=asked)


def current(here: World) -> None:
    make_current(here, 2)


def with_queue(here: World) -> None:
    current(here)
    make_turn(here, here.items[1], "nguyet", minute=1)
    make_turn(here, here.items[1], "uoc", minute=2)


def give(here: World, name: str = "nguyet") -> Turn:
    return turns.give_floor(turn=turn(here, name), by=here.chair, at=here.at(5))


def give_next(here: World) -> Turn:
    return give(here, "uoc")


def speaking(here: World) -> None:
    with_queue(here)
    give(here)


def add(here: World) -> Item:
    return items.add_item(meeting=here.meeting, plan=plan(here), by=here.secretary, at=here.at(1))


def change(here: World, plan: items.ItemPlan, number: int = 2) -> Item:
    return items.change_item(item=item(here, number), plan=plan, by=here.secretary, at=here.at(1))


def rename(here: World) -> Item:
    return change(here, plan(here, "Tên khác", "en"))


def ask_another_guest(here: World) -> Item:
    return change(here, plan(here, item(here, 2).title, "luc"))


def restrict(here: World) -> Item:
    return change(here, plan(here, item(here, 2).title, "en", restricted=True))


def make_it_secret(here: World) -> Item:
    return change(here, items.ItemPlan(kind="", secrecy="secret", minutes=20))


def move(here: World) -> object:
    return order.move_item(item=item(here, 4), position=2, by=here.secretary, at=here.at(1))


def remove(here: World) -> None:
    items.remove_item(item=item(here, 3), by=here.secretary, at=here.at(1))


def start(here: World, number: int = 3) -> Item:
    return discussion.start_item(item=item(here, number), by=here.chair, at=here.at(60))


def with_secret_next(here: World) -> None:
    make_secret(here)
    make_closed(here)


def start_secret(here: World) -> Item:
    return start(here, 5)


def in_secret(here: World) -> None:
    with_secret_next(here)
    start_secret(here)


def finish(here: World) -> Item:
    return discussion.finish_item(item=item(here, 2), by=here.chair, at=here.at(40))


def recuse(here: World) -> Recusal:
    return make_recusal(here, 2, "nguyet")


def step_back(here: World, number: int = 2) -> Recusal:
    of_item, attendee = item(here, number), here.attendee("nguyet")
    return recusals.declare_recusal(item=of_item, attendee=attendee, by=here.users["nguyet"], at=here.at(45))


def step_back_before(here: World) -> Recusal:
    return step_back(here, 1)


def with_question(here: World) -> None:
    current(here)
    make_vote(here)


def without_one(here: World) -> None:
    with_question(here)
    recuse(here)


def let_in(here: World) -> None:
    recusals.withdraw_recusal(recusal_id=Recusal.objects.get().pk, by=here.secretary, at=here.at(46))


def ask(here: World, name: str = "hanh", number: int = 2, subject: str = "Kinh phí") -> Turn:
    attendee, by = here.attendee(name), here.users[name]
    return turns.ask_to_speak(attendee=attendee, item=item(here, number), subject=subject, by=by, at=here.at(4))


def ask_in_secret(here: World) -> Turn:
    return ask(here, number=5, subject="")


def return_item(here: World) -> Item:
    return recall.return_item(item=item(here, 3), by=here.chair, at=here.at(61))


def taken_up_by_mistake(here: World) -> None:
    """The chair went from item 2 to item 3 too early."""
    current(here)
    start(here)


def withdraw(here: World) -> Turn:
    return turns.withdraw_turn(turn=turn(here, "nguyet"), by=here.users["nguyet"], at=here.at(4))


def end(here: World) -> Turn:
    return turns.end_turn(turn=turn(here, "nguyet"), by=here.chair, at=here.at(9))


def ask_for(here: World, kind: str) -> Turn:
    attendee, by = here.attendee("hanh"), here.users["hanh"]
    return turns.ask_to_speak(attendee=attendee, item=item(here, 2), kind=kind, by=by, at=here.at(4))


def raise_order(here: World) -> Turn:
    return ask_for(here, "order")


def speak_against(here: World) -> Turn:
    return ask_for(here, "contra")


def extend(here: World) -> Turn:
    return clocks.extend_turn(turn=turn(here, "nguyet"), seconds=60, by=here.chair, at=here.at(6))


def take_back(here: World) -> Turn:
    return recall.return_turn(turn=turn(here, "nguyet"), by=here.chair, at=here.at(6))


def open_questions(here: World) -> Item:
    return question_time.open_question_time(item=item(here, 2), by=here.chair, at=here.at(3))


def in_questions(here: World) -> None:
    """Two questions wait: to an attendee, and to the office of another."""
    make_question_time(here, 2)
    make_inquiry(here, here.items[1], "hanh", to="nguyet", minute=1)
    make_inquiry(here, here.items[1], "uoc", to="hanh", subject="Kinh phí", minute=2)


def close_questions(here: World) -> Item:
    return question_time.close_question_time(item=item(here, 2), by=here.chair, at=here.at(9))


def register(here: World) -> Inquiry:
    asker, by, to = here.attendee("nguyet"), here.users["nguyet"], here.attendee("hanh")
    return inquiries.register_inquiry(asker=asker, item=item(here, 2), to=to, subject="Lộ trình", by=by, at=here.at(4))


def question(here: World, name: str = "hanh") -> Inquiry:
    return Inquiry.objects.get(asker=here.attendee(name))


def withdraw_question(here: World) -> Inquiry:
    return inquiries.withdraw_inquiry(inquiry=question(here), by=here.users["hanh"], at=here.at(4))


def call(here: World, kind: str = "question", minute: float = 5) -> Turn:
    return question_time.call_inquiry(inquiry=question(here), kind=kind, by=here.chair, at=here.at(minute))


def asked(here: World) -> None:
    in_questions(here)
    call(here)


def call_answer(here: World) -> Turn:
    return call(here, "answer", 6)


def answered(here: World) -> None:
    asked(here)
    call_answer(here)


def call_follow_up(here: World) -> Turn:
    return call(here, "follow_up", 7)


def take_question_back(here: World) -> Turn:
    return recall.return_turn(turn=Turn.objects.get(kind="question"), by=here.chair, at=here.at(6))


def finish_question(here: World) -> Inquiry:
    return question_time.finish_inquiry(inquiry=question(here), by=here.chair, at=here.at(8))


def drafted(here: World) -> None:
    current(here)
    make_conclusion(here, here.items[1])


def drafted_and_closed(here: World) -> None:
    make_conclusion(here, here.items[1])
    close(here)


def approve(here: World) -> Conclusion:
    kept = Conclusion.objects.get(item=here.items[1])
    mark = seen(item(here, 2), kept)
    return conclusions.approve_conclusion(item=item(here, 2), seen_as=mark, by=here.chair, at=here.at(30))


def approved(here: World) -> None:
    drafted(here)
    approve(here)


def save(here: World) -> Conclusion:
    text = "Thống nhất, bổ sung kinh phí."
    return conclusions.save_conclusion(item=item(here, 2), text=text, revision=1, by=here.secretary, at=here.at(31))


def ask_look(here: World) -> object:
    return look_through.ask_look(meeting=Meeting.objects.get(), by=here.chair, at=here.at(32))


def looked_for(here: World) -> None:
    """A draft that the members are asked to look through; one of them agreed with it, one left a remark."""
    drafted(here)
    ask_look(here)
    say_of_it(here, "hanh")
    say_of_it(here, "an", "Bổ sung thời hạn")


def say_of_it(here: World, name: str, text: str = "") -> object:
    marks = {one.pk: look_through.mark(one) for one in look_through.drafts(Meeting.objects.get())}
    return look_through.look(
        meeting=Meeting.objects.get(), at_marks=marks, text=text, by=here.users[name], at=here.at(33)
    )


def agree_with_it(here: World) -> object:
    return say_of_it(here, "giao")


def end_look(here: World) -> object:
    return look_through.end_look(meeting=Meeting.objects.get(), by=here.secretary, at=here.at(34))


def reopen(here: World) -> Conclusion:
    return conclusions.reopen_conclusion(item=item(here, 2), by=here.chair, at=here.at(33))


def propose(here: World) -> Task:
    lead = here.offices["Văn phòng Đảng ủy"]
    plan = tasks.TaskPlan(action="hoàn chỉnh Đề án", lead=lead, precision="day", day=date(2026, 11, 20))
    return tasks.propose_task(item=item(here, 2), plan=plan, by=here.secretary, at=here.at(32))


def say(here: World) -> None:
    current(here)
    make_conclusion(here, here.items[1], text="Giao Văn phòng Đảng ủy rà soát hồ sơ trước ngày 20/11/2026.")


def adopt(here: World) -> object:
    (found,) = proposals.proposals(item(here, 2), Conclusion.objects.get(item=here.items[1]), [])
    return proposals.adopt(item=item(here, 2), mark=found.mark, by=here.secretary, at=here.at(32))


def close(here: World) -> None:
    Meeting.objects.filter(pk=here.meeting.pk).update(state="closed", closed_at=here.at(120))


def handed_out(here: World) -> None:
    make_task(here, here.items[1], state="assigned")
    close(here)


def report(here: World) -> object:
    task, by = Task.objects.get(), here.secretary
    return follow_up.report_task(task=task, state="in_progress", text="Đã dự thảo", by=by, at=here.at(3000))


def reported(here: World) -> None:
    handed_out(here)
    follow_up.report_task(task=Task.objects.get(), state="done", text="Xong", by=here.clerk, at=here.at(3000))


def asked_for_time(here: World) -> None:
    handed_out(here)
    day = date(2026, 12, 20)
    extensions.ask_extension(task=Task.objects.get(), day=day, reason="Chờ", by=here.clerk, at=here.at(3000))


def ask_for_time(here: World) -> object:
    day, by = date(2026, 12, 20), here.secretary
    return extensions.ask_extension(task=Task.objects.get(), day=day, reason="Chờ", by=by, at=here.at(3000))


def give_time(here: World) -> object:
    found, by = Extension.objects.get(), here.secretary
    return extensions.decide_extension(extension=found, granted=True, answer="Được", by=by, at=here.at(3100))


def confirm(here: World) -> object:
    task, seen = Task.objects.get(), TaskNote.objects.get().pk
    return completion.confirm_completion(task=task, report=seen, by=here.secretary, at=here.at(3100))


def send_back(here: World) -> object:
    task, seen = Task.objects.get(), TaskNote.objects.get().pk
    return completion.return_completion(task=task, report=seen, reason="Thiếu", by=here.secretary, at=here.at(3100))


def urge(here: World) -> object:
    return urging.urge_tasks(tasks={Task.objects.get().pk}, text="Gấp", by=here.secretary, at=here.at(3000))


def urged(here: World) -> None:
    handed_out(here)
    urge(here)


def take_note(here: World) -> object:
    reminders.receive_reminder(task=Task.objects.get(), by=here.clerk, at=here.at(3100))
    return None


def give_up(here: World) -> object:
    return completion.stop_task(task=Task.objects.get(), reason="Thôi", by=here.secretary, at=here.at(3100))


CASES = {
    "ItemAdded": Case(add),
    "ItemChanged": Case(rename, current, gone=TITLE),
    "ItemChanged:guests": Case(ask_another_guest, current),
    "ItemChanged:restricted": Case(restrict, current),
    "ItemChanged:secret": Case(make_it_secret, current, gone=TITLE),
    "ItemMoved": Case(move),
    "ItemRemoved": Case(remove),
    "ItemStarted": Case(start, make_closed),
    "ItemStarted:secret": Case(start_secret, with_secret_next),
    "ItemFinished": Case(finish, speaking),
    "RecusalDeclared": Case(recuse, with_queue, also=QUEUE),
    "RecusalDeclared:speaking": Case(recuse, speaking, also=QUEUE),
    "RecusalDeclared:vote": Case(recuse, with_question, also=QUEUE),
    "RecusalDeclared:own": Case(step_back, with_queue, also=QUEUE),
    "RecusalDeclared:own:speaking": Case(step_back, speaking, also=QUEUE),
    "RecusalDeclared:own:before": Case(step_back_before, state="convened", also=QUEUE),
    "RecusalWithdrawn": Case(let_in, without_one, also=QUEUE),
    "ItemReturned": Case(return_item, taken_up_by_mistake),
    "FloorRequested": Case(ask, with_queue, also=QUEUE),
    "FloorRequested:secret": Case(ask_in_secret, in_secret),
    "FloorWithdrawn": Case(withdraw, with_queue, also=QUEUE),
    "FloorGiven": Case(give, with_queue, also=QUEUE),
    "FloorGiven:next": Case(give_next, speaking, also=QUEUE),
    "FloorEnded": Case(end, speaking, also=QUEUE),
    "FloorRequested:order": Case(raise_order, with_queue, also=QUEUE),
    "FloorRequested:against": Case(speak_against, with_queue, also=QUEUE),
    "FloorExtended": Case(extend, speaking, also=QUEUE),
    "FloorReturned": Case(take_back, speaking, also=QUEUE),
    "QuestionTimeOpened": Case(open_questions, current, also=QUEUE),
    "QuestionTimeClosed": Case(close_questions, asked, also=QUEUE),
    "InquiryRegistered": Case(register, in_questions, also=QUEUE),
    "InquiryWithdrawn": Case(withdraw_question, in_questions, also=QUEUE),
    "InquiryCalled": Case(call, in_questions, also=QUEUE),
    "InquiryCalled:answer": Case(call_answer, asked, also=QUEUE),
    "InquiryCalled:follow_up": Case(call_follow_up, answered, also=QUEUE),
    "InquiryReturned": Case(take_question_back, asked, also=QUEUE),
    "InquiryFinished": Case(finish_question, answered, also=QUEUE),
    "ConclusionSaved": Case(save, drafted),
    "ConclusionApproved": Case(approve, drafted),
    "ConclusionApproved:afterwards": Case(approve, drafted_and_closed),
    "ConclusionReopened": Case(reopen, approved),
    "ConclusionSaved:looked": Case(save, looked_for),
    "LookThroughAsked": Case(ask_look, drafted),
    "ConclusionsLookedAt": Case(agree_with_it, looked_for, also=QUEUE),
    "LookThroughEnded": Case(end_look, looked_for),
    "TaskProposed": Case(propose, drafted),
    "TaskProposed:adopted": Case(adopt, say),
    "TaskReported": Case(report, handed_out, unseen=True),
    "TaskExtensionAsked": Case(ask_for_time, handed_out, unseen=True),
    "TaskExtensionDecided": Case(give_time, asked_for_time, unseen=True),
    "TaskConfirmed": Case(confirm, reported, unseen=True),
    "TaskReturned": Case(send_back, reported, unseen=True),
    "TaskUrged": Case(urge, handed_out, unseen=True),
    "TaskReminderReceived": Case(take_note, urged, unseen=True),
    "TaskStopped": Case(give_up, handed_out, unseen=True),
}
