"""Pages of meetings: list, plan, course, attendance, invitation, gate."""
