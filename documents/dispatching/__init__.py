"""Out of the door beyond the people with accounts: the trays of bodies, e-mail, paper; reminders; what is owed."""
