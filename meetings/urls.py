"""Addresses of meetings."""

from django.urls import path

from meetings.views import course, door, invitation, members, plan, presence, roll, seats, times, weights

app_name = "meetings"
urlpatterns = [
    path("bodies/<uuid:body_id>/meetings/new/", plan.new_meeting, name="new"),
    path("bodies/<uuid:body_id>/members/", members.members, name="members"),
    path("memberships/<uuid:seat_id>/", members.member, name="member"),
    path("memberships/<uuid:seat_id>/address/", members.member_address, name="member-address"),
    path("memberships/<uuid:seat_id>/end/", members.member_end, name="member-end"),
    path("meetings/<uuid:meeting_id>/plan/", plan.edit_meeting, name="edit"),
    path("meetings/<uuid:meeting_id>/times/", times.times, name="times"),
    path("meetings/<uuid:meeting_id>/weights/", weights.weights, name="weights"),
    path("meetings/<uuid:meeting_id>/guests/", plan.guests, name="guests"),
    path("attendees/<uuid:attendee_id>/removal/", plan.guest_removal, name="guest-removal"),
    path("attendees/<uuid:attendee_id>/chair/", plan.chair, name="chair"),
    path("meetings/<uuid:meeting_id>/roll/", roll.roll_page, name="roll"),
    path("attendees/<uuid:attendee_id>/presence/", presence.presence, name="presence"),
    path("attendees/<uuid:attendee_id>/seat/", seats.seat, name="seat"),
    path("meetings/<uuid:meeting_id>/seating/", seats.seating, name="seating"),
    path("meetings/<uuid:meeting_id>/seating/size/", seats.size, name="seating-size"),
    path("meetings/<uuid:meeting_id>/seating/order/", seats.order, name="seating-order"),
    path("meetings/<uuid:meeting_id>/seating/number/", seats.number, name="seating-number"),
    path("meetings/<uuid:meeting_id>/convening/", course.convening, name="convening"),
    path("meetings/<uuid:meeting_id>/opening/", course.opening, name="opening"),
    path("meetings/<uuid:meeting_id>/recess/", course.recess, name="recess"),
    path("meetings/<uuid:meeting_id>/resumption/", course.resumption, name="resumption"),
    path("meetings/<uuid:meeting_id>/closing/", course.closing, name="closing"),
    path("meetings/<uuid:meeting_id>/cancellation/", course.cancellation, name="cancellation"),
    path("meetings/<uuid:meeting_id>/invitation/", invitation.invitation, name="invitation"),
    path("meetings/<uuid:meeting_id>/invitation/reply/", invitation.reply, name="reply"),
    path("meetings/<uuid:meeting_id>/invitation/code.svg", invitation.pass_code, name="pass-code"),
    path("meetings/<uuid:meeting_id>/gate/", door.gate_screen, name="gate"),
    path("meetings/<uuid:meeting_id>/gate/code.svg", door.gate_code, name="gate-code"),
    path("meetings/<uuid:meeting_id>/gate/<str:code>/", door.gate_entry, name="gate-entry"),
    path("meetings/<uuid:meeting_id>/check-in/", door.check_in, name="check-in"),
    path("passes/<str:token>/", door.pass_, name="pass"),
    path("passes/<str:token>/check-in/", door.pass_check_in, name="pass-check-in"),
]
