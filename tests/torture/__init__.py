"""People vote while servers and databases are killed; what was acknowledged is compared with what was counted."""
