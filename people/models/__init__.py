"""Who there is. One module for each noun."""

from people.models.body import Body, Membership, StaffRole, Term
from people.models.organisation import Office, Organisation
from people.models.user import User

__all__ = ["Body", "Membership", "Office", "Organisation", "StaffRole", "Term", "User"]
