"""Addresses of voting."""

from django.urls import URLPattern, path

from voting.views import ballots, boxes, elections, entries, house_rules, questions, reserved, rounds, tellers, votes

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
    path("votes/<uuid:vote_id>/entries/", entries.entries, name="entries"),
    path(
        "votes/<uuid:vote_id>/entries/<uuid:attendee_id>/withdrawal/", entries.entry_withdrawal, name="entry-withdrawal"
    ),
    path("votes/<uuid:vote_id>/hand-counts/", entries.hand_counts, name="hand-counts"),
    path(
        "votes/<uuid:vote_id>/hand-counts/<uuid:count_id>/withdrawal/",
        entries.hand_count_withdrawal,
        name="hand-count-withdrawal",
    ),
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
    path("items/<uuid:item_id>/elections/", elections.election_put, name="election-put"),
    path("elections/<uuid:election_id>/", elections.election, name="election"),
    path("elections/<uuid:election_id>/plan/", elections.election_plan, name="election-plan"),
    path("elections/<uuid:election_id>/withdrawal/", elections.election_withdrawal, name="election-withdrawal"),
    path("elections/<uuid:election_id>/panel/", elections.panel, name="counting-panel"),
    path("elections/<uuid:election_id>/candidates/", elections.candidate_add, name="candidate-add"),
    path("elections/<uuid:election_id>/list/", elections.list_fixing, name="list-fixing"),
    path("elections/<uuid:election_id>/list/reopening/", elections.list_reopening, name="list-reopening"),
    path("elections/<uuid:election_id>/rounds/", rounds.round_next, name="round-next"),
    path("candidates/<uuid:candidate_id>/", elections.candidate, name="candidate"),
    path("candidates/<uuid:candidate_id>/removal/", elections.candidate_removal, name="candidate-removal"),
    path("candidates/<uuid:candidate_id>/support/", elections.candidate_support, name="candidate-support"),
    path("candidates/<uuid:candidate_id>/withdrawal/", elections.candidate_withdrawal, name="candidate-withdrawal"),
    path("candidates/<uuid:candidate_id>/leave/", elections.candidate_leave, name="candidate-leave"),
    path("rounds/<uuid:round_id>/opening/", rounds.round_opening, name="round-opening"),
    path("rounds/<uuid:round_id>/voting/", rounds.round_voting, name="round-voting"),
    path("rounds/<uuid:round_id>/counting/", rounds.round_counting, name="round-counting"),
    path("rounds/<uuid:round_id>/count/", rounds.count, name="count"),
    path("rounds/<uuid:round_id>/count/acceptance/", rounds.count_acceptance, name="count-acceptance"),
    path("rounds/<uuid:round_id>/recount/", rounds.round_recount, name="round-recount"),
    path("rounds/<uuid:round_id>/declaration/", rounds.round_declaration, name="round-declaration"),
    path("rounds/<uuid:round_id>/cancellation/", rounds.round_cancellation, name="round-cancellation"),
    path("recount.py", boxes.recount, name="recount"),
]
