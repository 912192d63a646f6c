"""A meeting, its attendees, presence and quorum, invitations, the calendar and the journal."""
