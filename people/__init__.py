"""Who there is: users, organisations, bodies, memberships, offices. The lowest layer."""
