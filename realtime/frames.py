"""The messages between a live page and the server, as JSON text.

Server to page: `{"seq": n, "from": m, "regions": {name: html}, "refresh": {name: [user] or null}, "spread": ms}`
brings a page that stands between m and n to n; `{"seq": n}` says where the journal is; `{"resync": true, "seq": n,
"spread": ms}` tells it to load again; `{"ping": n}` wants an answer; `{"hint": {…}}`, and `regions` and `refresh`
without a number, carry what is not worth an event. Page to server: `{"ack": n}` and `{"since": n}`, and `{"tablet":
{…}}` (`realtime.tablets`), which is answered by `{"echo": true}` so that the page can measure the way there and back.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

MAX_SPREAD = 2000  # milliseconds

Refresh = Mapping[str, list[str] | None]


def encode(message: Mapping[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def news(*, seq: int, since: int, regions: Mapping[str, str], refresh: Refresh, crowd: int) -> str:
    """The frame that brings a page from `since` to `seq`.

    `refresh` names the parts that pages fetch for themselves, and the ids of the users who need to (None: all).
    `crowd` is how many pages get the frame: fetching is spread over 2 ms each, at most `MAX_SPREAD`, so that a
    full room does not come in one instant.
    """
    message: dict[str, Any] = {"seq": seq, "from": since}
    if regions:
        message["regions"] = dict(regions)
    return encode(message | _fetching(refresh, crowd))


def _fetching(refresh: Refresh, crowd: int) -> dict[str, Any]:
    return {"refresh": dict(refresh), "spread": min(2 * crowd, MAX_SPREAD)} if refresh else {}


def standing(seq: int) -> str:
    """Nothing new: the journal is at `seq`."""
    return encode({"seq": seq})


def resync(seq: int, crowd: int) -> str:
    """The page is too far away: it must load itself, or at least each of its regions, again.

    Loading is spread like coming back: a whole page costs more than its news.
    """
    return encode({"resync": True, "seq": seq, "spread": pace(crowd)})


def ping(seq: int, now: str) -> str:
    return encode({"ping": seq, "now": now})


def hello(*, now: str, build: str, crowd: int) -> str:
    """The first word to a page: the server's time and build, and how slowly to come back after a break.

    Everybody who lost the network at once comes back in about that time (`pace`) and not in one instant.
    """
    return encode({"now": now, "build": build, "pace": pace(crowd)})


def pace(crowd: int) -> int:
    """The milliseconds over which a room of that many pages does what all of them have to do.

    It grows with the room: 125 pages a second, so that who votes meanwhile notices nothing; from 9 s on, which is long
    enough for people to wait, up to 200 a second; and then with the room again.
    """
    return max(1000, min(8 * crowd, 9000), 5 * crowd)


def parts(regions: Mapping[str, str], fetch: Iterable[str], crowd: int) -> str:
    """Regions as they are now, without an event: the count of an open vote. What is in `fetch` each page fetches."""
    message: dict[str, Any] = {"regions": dict(regions)} if regions else {}
    return encode(message | _fetching(dict.fromkeys(fetch), crowd))


def picture(kind: str, values: Mapping[str, str]) -> str:
    """A latest-wins hint that says something of each of many people, such as who is connected: all of it."""
    return encode({"hint": {kind: {"all": dict(values)}}})


def illustrated(frame: str, pictures: Mapping[str, Mapping[str, str]]) -> str:
    """A frame with whole pictures by kind, for a page that asks again and again; as it is where there are none."""
    if not pictures:
        return frame
    hints = encode({"hint": {kind: {"all": dict(values)} for kind, values in pictures.items()}})
    return f"{frame[:-1]},{hints[1:]}"


def changes(kind: str, values: Mapping[str, str | None]) -> str:
    """The same for who has had the picture: what is different now (None: nothing is said of the person any more)."""
    return encode({"hint": {kind: {"changed": dict(values)}}})


def marks(facts: Mapping[str, Any]) -> str:
    """A hint that the marks on a version of a paper are different now; the page that shows it asks for them."""
    return encode({"hint": {"marks": dict(facts)}})


def version(paper_id: str, number: int) -> str:
    """A hint that a paper has a new version; the page that shows an older one says so."""
    return encode({"hint": {"version": {"paper_id": paper_id, "version": number}}})


def place(facts: Mapping[str, Any]) -> str:
    """A hint where the presenter of a paper is (`documents.presenting.places.Place`)."""
    return encode({"hint": {"place": dict(facts)}})


def placed(frame: str, facts: Mapping[str, Any]) -> str:
    """A frame with that hint beside its own, for a page that asks again and again."""
    message = json.loads(frame)
    return encode(message | {"hint": message.get("hint", {}) | {"place": dict(facts)}})


def echo() -> str:
    """The answer to a page that told of its device."""
    return encode({"echo": True})


def number(message: Mapping[str, Any], name: str) -> int | None:
    """The non-negative whole number `name` of a page's message, or None."""
    value = message.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
