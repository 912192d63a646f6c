"""A meeting and who is there. One module for each noun."""

from meetings.models.attendee import Attendance, Attendee
from meetings.models.event import Event
from meetings.models.holiday import Holiday
from meetings.models.meeting import Meeting
from meetings.models.seat import Seat, SeatingPlan

__all__ = ["Attendance", "Attendee", "Event", "Holiday", "Meeting", "Seat", "SeatingPlan"]
