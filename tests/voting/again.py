"""Sends an envelope in a process that has just started: `python -m tests.voting.again VOTE ATTENDEE USER ID CONTENT`.

With the surroundings' database and keys. Prints the signature in hexadecimal.
"""

import os
import sys
from uuid import UUID

import django


def main(vote: str, attendee: str, user: str, key: str, content: str) -> None:
    from voting.envelopes import Deposit, Sealed, cast_envelopes

    sent = Sealed(UUID(key), bytes.fromhex(content))
    (answer,) = cast_envelopes(vote_id=UUID(vote), deposits=[Deposit(UUID(attendee), UUID(user), sent)])
    print(answer.hex() if isinstance(answer, bytes) else repr(answer))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    main(*sys.argv[1:])
