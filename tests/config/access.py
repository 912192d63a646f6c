"""Who may call the addresses of no app: everybody, since they come before any sign-in."""

from tests.access.matrix import ROLES, Entry

ENTRIES = [
    Entry("health", dict.fromkeys(ROLES, 200)),
    Entry("trust", dict.fromkeys(ROLES, 200)),
    Entry("trust-certificate", dict.fromkeys(ROLES, 404)),
]
