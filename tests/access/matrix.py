"""The form of an entry in the access matrix: who may call one address, and what they get.

Each app keeps its entries in `tests/<app>/access.py` as `ENTRIES: list[Entry]`; `tests/access/test_matrix.py`
runs them all and fails when an address of the product has no entry.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.factories import World

# Roles of the people who try: not signed in; a signed-in person of no part; the secretary, clerk and chair
# of another organisation's meeting; and everybody in this meeting.
ROLES = ("anonymous", "stranger", "foreign", "secretary", "clerk", "chair", "member", "invited", "observer")
USERS = {
    "stranger": "stranger",
    "secretary": "thuong",
    "clerk": "cham",
    "chair": "khoi",
    "member": "hanh",
    "invited": "luc",
    "observer": "en",
}


@dataclass(frozen=True)
class Entry:
    """One address and method, tried by every role.

    `name` is the full URL name ("agenda:item"); `kwargs(world)` gives its arguments and may create what is
    needed; `data(world)` the POST fields. `state` and `present` go to `factories.world`. `expect` maps each role
    to a status: a POST that works answers 303 (plain form), refused 403 or the redirect of a refusal
    (`refused`: 303 back with the message, nothing changed), unseen 404; anonymous is 302 to the sign-in page
    unless the address is public.
    """

    name: str
    expect: dict[str, int]
    method: str = "get"
    kwargs: Callable[[World], dict[str, Any]] = lambda world: {}
    data: Callable[[World], dict[str, Any]] = lambda world: {}
    state: str = "running"
    present: int = 10
    quiet: bool = True
    headers: dict[str, str] = field(default_factory=dict)


def only(*roles: str, ok: int = 200, others: int = 403, unseen: int = 404, **special: int) -> dict[str, int]:
    """The expectations of an address that `roles` may use.

    People of the meeting who may not get `others`; people with no part in it `unseen`; anonymous 302.
    """
    expect = dict.fromkeys(ROLES, others)
    expect.update({"anonymous": 302, "stranger": unseen, "foreign": unseen})
    expect.update(dict.fromkeys(roles, ok))
    expect.update(special)
    return expect


def everybody_in(ok: int = 200, **special: int) -> dict[str, int]:
    """The expectations of an address for everybody who is asked to the meeting."""
    return only("secretary", "clerk", "chair", "member", "invited", "observer", ok=ok, **special)
