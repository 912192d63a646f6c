"""Addresses of voting."""

from django.urls import URLPattern, path

from voting.views import ballots, boxes, house_rules, questions, reserved, tellers, votes

app_name = "voting"
urlpatterns: list[URLPattern] = [
    path("meetings/<uuid:meeting_id>/votes/", votes.votes, name="votes"),
    path("items/<uuid:item_id>/votes/", questions.put, name="put"),
    path("bodies/<uuid:body_id>/voting-rules/", house_rules.house_rules, name="house-rules"),
    path("voting-rules/<uuid:rule_id>/ending/", house_rules.ending, name="house-rule-ending"),
    path("votes/<uuid:vote_id>/", votes.vote, name="vote"),
    path("votes/<uuid:vote_id>/question/", questions.question, name="question"),
    path("votes/<uuid:vote_id>/withdrawal/", questions.withdrawal, name="withdrawal"),
    path("votes/<uuid:vote_id>/opening/", votes.opening, name="opening"),
    path("votes/<uuid:vote_id>/closing/", votes.closing, name="closing"),
    path("votes/<uuid:vote_id>/cancellation/", votes.cancellation, name="cancellation"),
    path("votes/<uuid:vote_id>/ballot/", ballots.ballot, name="ballot"),
    path("votes/<uuid:vote_id>/reserved-opinion/", reserved.reserved, name="reserved-opinion"),
    path("votes/<uuid:vote_id>/envelope/", boxes.envelope, name="envelope"),
    path("votes/<uuid:vote_id>/unsealing/", boxes.unsealing, name="unsealing"),
    path("votes/<uuid:vote_id>/bundle/", boxes.bundle, name="bundle"),
    path("votes/<uuid:vote_id>/verification/", boxes.verification, name="verification"),
    path("votes/<uuid:vote_id>/panel/", tellers.panel, name="panel"),
    path("votes/<uuid:vote_id>/enrolment/", tellers.enrolment, name="enrolment"),
    path("votes/<uuid:vote_id>/confirmation/", tellers.confirmation, name="confirmation"),
    path("votes/<uuid:vote_id>/press/", tellers.press, name="press"),
    path("votes/<uuid:vote_id>/breaking-off/", tellers.breaking_off, name="breaking-off"),
    path("votes/<uuid:vote_id>/keeping-on/", tellers.keeping_on, name="keeping-on"),
    path("recount.py", boxes.recount, name="recount"),
]
