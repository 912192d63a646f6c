"""Who there is. One module for each noun."""

from people.models.address import AddressChange
from people.models.body import Body, Membership, StaffRole, Term
from people.models.organisation import Office, Organisation
from people.models.standing import SeatChange, Standing
from people.models.user import User

__all__ = [
    "AddressChange",
    "Body",
    "Membership",
    "Office",
    "Organisation",
    "SeatChange",
    "StaffRole",
    "Standing",
    "Term",
    "User",
]
