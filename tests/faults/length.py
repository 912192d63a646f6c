"""How much of the faults is made: a little with every change, all of it by `make faults LONG=1`."""

import os

LONG = os.environ.get("LONG") == "1"
BLACKOUT = 60.0 if LONG else 1.0  # seconds for which half of the tablets have no network
REDIS_ROUNDS = 50 if LONG else 1  # each of kill, restart and flush
STOPS = 50 if LONG else 1  # of PostgreSQL while ballots are cast
EVENTS, TOGETHER = 10_000, 1 if LONG else 50  # events while tablets do not read, and how many in one commit
PROMPT = 1.0 if LONG else 3.0  # seconds for healthy tablets; the short form shares its machine with other tests
HERD = 2000  # tablets, in the long form alone
