"""Addresses of agenda."""

from django.urls import URLPattern, path

from agenda.views import conclusions, drafts, floor, follow_up, inquiries, items, proposals, recusals, tasks

app_name = "agenda"
urlpatterns: list[URLPattern] = [
    path("meetings/<uuid:meeting_id>/items/new/", items.add, name="add"),
    path("items/<uuid:item_id>/edit/", items.edit, name="edit"),
    path("items/<uuid:item_id>/removal/", items.removal, name="removal"),
    path("items/<uuid:item_id>/position/", items.position, name="position"),
    path("items/<uuid:item_id>/discussion/", floor.start, name="discussion"),
    path("items/<uuid:item_id>/discussion/end/", floor.finish, name="discussion-end"),
    path("items/<uuid:item_id>/recall/", floor.item_recall, name="item-recall"),
    path("items/<uuid:item_id>/turns/", floor.ask, name="turns"),
    path("items/<uuid:item_id>/turns/mine/", floor.mine, name="my-turn"),
    path("turns/<uuid:turn_id>/floor/", floor.give, name="floor"),
    path("turns/<uuid:turn_id>/end/", floor.end, name="turn-end"),
    path("turns/<uuid:turn_id>/withdrawal/", floor.withdrawal, name="turn-withdrawal"),
    path("turns/<uuid:turn_id>/extension/", floor.extension, name="turn-extension"),
    path("turns/<uuid:turn_id>/recall/", floor.recall, name="turn-recall"),
    path("items/<uuid:item_id>/recusals/", recusals.declare, name="recusals"),
    path("recusals/<uuid:recusal_id>/withdrawal/", recusals.withdraw, name="recusal-withdrawal"),
    path("items/<uuid:item_id>/question-time/", inquiries.opening, name="question-time"),
    path("items/<uuid:item_id>/question-time/end/", inquiries.closing, name="question-time-end"),
    path("items/<uuid:item_id>/inquiries/", inquiries.register, name="inquiries"),
    path("inquiries/<uuid:inquiry_id>/question/", inquiries.question, name="inquiry-question"),
    path("inquiries/<uuid:inquiry_id>/answer/", inquiries.answer, name="inquiry-answer"),
    path("inquiries/<uuid:inquiry_id>/follow-up/", inquiries.follow_up, name="inquiry-follow-up"),
    path("inquiries/<uuid:inquiry_id>/end/", inquiries.end, name="inquiry-end"),
    path("inquiries/<uuid:inquiry_id>/withdrawal/", inquiries.withdrawal, name="inquiry-withdrawal"),
    path("meetings/<uuid:meeting_id>/conclusions/", conclusions.page, name="conclusions"),
    path("items/<uuid:item_id>/conclusion/", conclusions.conclusion, name="conclusion"),
    path("items/<uuid:item_id>/conclusion/approval/", conclusions.approval, name="approval"),
    path("items/<uuid:item_id>/conclusion/reopening/", conclusions.reopening, name="reopening"),
    path("items/<uuid:item_id>/tasks/", drafts.add, name="task-add"),
    path("items/<uuid:item_id>/proposals/<slug:mark>/", proposals.proposal, name="proposal"),
    path("items/<uuid:item_id>/proposals/<slug:mark>/adoption/", proposals.adoption, name="proposal-adoption"),
    path("items/<uuid:item_id>/proposals/<slug:mark>/dismissal/", proposals.dismissal, name="proposal-dismissal"),
    path("tasks/<uuid:task_id>/draft/", drafts.edit, name="task-draft"),
    path("tasks/<uuid:task_id>/removal/", drafts.removal, name="task-removal"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<uuid:task_id>/extensions/", follow_up.extension, name="task-extension"),
    path("extensions/<uuid:extension_id>/decision/", follow_up.extension_decision, name="extension-decision"),
    path("tasks/<uuid:task_id>/decision/", follow_up.decision, name="task-decision"),
    path("tasks/<uuid:task_id>/stop/", follow_up.stop, name="task-stop"),
]
