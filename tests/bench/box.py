"""An open secret vote and its voters: bursts in which everybody sends a sealed answer, each answer checked."""

import json
import secrets
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

from tests.bench.child import Broken
from tests.bench.clients import Crowd
from tests.bench.person import Person
from tests.bench.site import Site
from tests.bench.tables import Tables
from tests.bench.vote import PATIENCE, Outcome, outcome_of
from voting.sealed import acknowledgement, envelope, slip


@dataclass(frozen=True)
class Letter:
    """What one tablet sends, and the digest by which it knows its signature."""

    form: str
    digest: bytes


class Box:
    """The secret vote of the seeded data. `Outcome.took` is until the signature is there."""

    def __init__(self, site: Site, tables: Tables) -> None:
        self._facts, self._tables = site.facts, tables
        self._terms = {name: bytes.fromhex(value) for name, value in site.facts["terms"].items()}

    def burst(self, client: Crowd, site: Site, within: float) -> Outcome:
        """Everybody seals beforehand and sends evenly spread over `within` seconds by the fast lane.

        Raises `Broken` if a signature does not hold, if an acknowledged envelope is not in the box, if one is there
        twice, or if envelopes and those who took part are not equally many.
        """
        self._tables.forget_envelopes()
        letters = [self._sealed() for _ticket in self._facts["tickets"]]
        action = f"/votes/{self._facts['vote']}/envelope/"
        requests = [
            Person(site, place).by_lane(action, ticket, letter.form)
            for place, (ticket, letter) in enumerate(zip(self._facts["tickets"], letters, strict=True))
        ]
        client.server.calm()
        said = client.ask("vote", port=site.port, requests=requests, within=within, patience=PATIENCE, keep=True)
        self._check(said["bodies"], letters)
        return outcome_of(said)

    def _sealed(self) -> Letter:
        choice = secrets.choice(["yes", "no", "other"])
        content = envelope.seal(slip.pack(secrets.token_bytes(16), [choice]), self._terms["box"], self._terms["sha256"])
        return Letter(urlencode({"id": str(uuid4()), "sealed": content.hex()}), envelope.digest(content))

    def _check(self, bodies: dict[str, str], letters: list[Letter]) -> None:
        kept, took_part = self._tables.digests(), self._tables.participants()
        signed = {letters[int(place)].digest: bytes.fromhex(json.loads(body)["ack"]) for place, body in bodies.items()}
        key, terms = self._terms["ack"], self._terms["sha256"]
        if forged := sum(not acknowledgement.holds(ack, key, terms, digest) for digest, ack in signed.items()):
            raise Broken(f"{forged} signatures do not hold")
        if lost := signed.keys() - set(kept):
            raise Broken(f"{len(lost)} envelopes were acknowledged and are not in the box")
        if len(set(kept)) != len(kept) or len(kept) != took_part:
            raise Broken(f"{len(kept)} envelopes, {len(set(kept))} of them different, of {took_part} who took part")
