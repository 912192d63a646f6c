"""The tablet's half in a real browser: the same bytes as Python, in both directions."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sheet import Sheet
from tests.voting.sealed import vectors
from voting.sealed import envelope, slip
from voting.sealed.recount import hashed, problems

HELD = json.loads(vectors.PATH.read_text(encoding="utf-8"))
MODULES = "/static/voting/js/sealed"


@pytest.fixture
def tablet(chromium: Browser) -> Iterator[Page]:
    """A page on an origin that the browser trusts."""
    context = chromium.new_context(bypass_csp=True)
    yield Sheet(context.new_page(), origin="http://localhost").show("<p></p>")
    context.close()


def run(page: Page, module: str, body: str, given: Any = None) -> Any:
    """What the body returns, with the module as `m`, `bytes.js` as `b` and the vectors as `v`."""
    script = f"""async ({{ v, given }}) => {{
        const m = await import("{MODULES}/{module}.js");
        const b = await import("{MODULES}/bytes.js");
        {body}
    }}"""
    return page.evaluate(script, {"v": HELD, "given": given})


def test_the_browser_makes_the_envelopes_of_the_vectors(tablet: Page) -> None:
    made = run(
        tablet,
        "envelope",
        """
        const hash = b.fromHex(v.manifest.sha256), box = b.fromHex(v.manifest.sealed.box);
        const curve = { name: "ECDH", namedCurve: "P-256" };
        return Promise.all(v.ballots.map(async (one) => {
          const privateKey = await crypto.subtle.importKey("jwk", one.ephemeral, curve, false, ["deriveBits"]);
          const { d, ...open } = one.ephemeral;
          const publicKey = await crypto.subtle.importKey("jwk", open, curve, true, []);
          const plain = m.slip(b.fromHex(one.nonce), [one.choice]);
          const sealed = await m.seal(plain, box, hash, { privateKey, publicKey });
          return [b.hex(plain), b.hex(sealed), b.hex(await m.digest(sealed))];
        }));
        """,
    )
    assert made == [[one["slip"], one["envelope"], one["digest"]] for one in HELD["ballots"]]


def test_python_opens_what_the_browser_seals(tablet: Page) -> None:
    choices = ["yes", "no", "Ý kiến khác", ""]
    made = run(
        tablet,
        "envelope",
        """
        const hash = b.fromHex(v.manifest.sha256), box = b.fromHex(v.manifest.sealed.box);
        const nonce = new Uint8Array(16).fill(9);
        return Promise.all(given.map(async (one) => b.hex(await m.seal(m.slip(nonce, [one]), box, hash))));
        """,
        choices,
    )
    manifest_hash = bytes.fromhex(HELD["manifest"]["sha256"])
    opened = [slip.unpack(envelope.unseal(bytes.fromhex(one), vectors.BOX, manifest_hash)) for one in made]
    assert [one.choices for one in opened] == [(choice,) for choice in choices]
    assert {one.nonce for one in opened} == {b"\x09" * 16}
    assert len({one[:130] for one in made}) == len(choices)


def test_trackers(tablet: Page) -> None:
    made = run(
        tablet,
        "tracker",
        """
        const hash = b.fromHex(v.manifest.sha256);
        const both = (nonce) => Promise.all([m.tracker(nonce, hash), m.tracker(nonce, hash, 1)]);
        return Promise.all(v.ballots.map((one) => both(b.fromHex(one.nonce))));
        """,
    )
    assert made == [[one["tracker"], one["second_line"]] for one in HELD["ballots"]]


def test_acknowledgements(tablet: Page) -> None:
    """True as signed; false for another envelope, another vote, another key, a changed bit and the bundle's purpose."""
    held = run(
        tablet,
        "acknowledgement",
        """
        const hash = b.fromHex(v.manifest.sha256), key = b.fromHex(v.manifest.sealed.ack);
        const [first, second] = v.ballots.map((one) => [b.fromHex(one.ack), b.fromHex(one.digest)]);
        const changed = first[0].slice();
        changed[5] ^= 1;
        return [await m.able(), await Promise.all([
          m.holds(first[0], key, hash, first[1]),
          m.holds(second[0], key, hash, second[1]),
          m.holds(first[0], key, hash, second[1]),
          m.holds(first[0], key, second[1], first[1]),
          m.holds(first[0], hash, hash, first[1]),
          m.holds(changed, key, hash, first[1]),
          m.holds(new Uint8Array(), key, hash, first[1]),
          m.holds(first[0], key, hash, first[1], m.BUNDLE),
        ])];
        """,
    )
    assert held == ["able", [True, True, False, False, False, False, False, False]]


def test_the_hash_of_a_manifest(tablet: Page) -> None:
    given = [HELD["manifest"], {"b": [1, -7, True, None, '\u001f\u0000\b\n/\\"đ'], "a": {"z": {}, "y": []}}]
    made = run(tablet, "manifest", "return Promise.all(given.map(m.hashOf));", given)
    assert made == [hashed(one) for one in given]
    assert run(tablet, "manifest", "return m.intact(v.manifest);") is True
    assert run(tablet, "manifest", "return m.intact({ ...v.manifest, base: 4 });") is False


def test_a_published_vote(tablet: Page) -> None:
    """What the browser finds wrong is what `recount.py` finds wrong, for the file and for a hundred changed ones."""
    data = HELD["bundle"]
    places = range(0, len(data) - 1, len(data) // 100)
    changed = [data[:at] + ("1" if data[at] != "1" else "2") + data[at + 1 :] for at in places]
    found = run(tablet, "bundle", "return Promise.all(given.map((one) => m.problems(one)));", [data, *changed])
    assert found[0] == problems(data.encode()) == []
    assert [bool(one) for one in found[1:]] == [bool(problems(one.encode())) for one in changed]
    assert run(tablet, "bundle", "return m.problems(v.bundle, 'ab');") == ["key"]


def test_a_tablet_finds_its_own_ballot(tablet: Page) -> None:
    made = run(
        tablet,
        "bundle",
        """
        const held = (one) => ({ nonce: b.fromHex(one.nonce), digest: one.digest, manifest: v.manifest.sha256 });
        const all = await Promise.all(v.ballots.map((one) => m.ownBallot(v.bundle, held(one))));
        const [first, second] = v.ballots.map(held);
        return [all, await m.ownBallot(v.bundle, { ...first, digest: v.manifest.sha256 }),
          await m.ownBallot(v.bundle, { ...first, nonce: new Uint8Array(16).fill(7) }),
          await m.ownBallot(v.bundle, { ...first, manifest: first.digest })];
        """,
    )
    found, dropped, swapped, foreign = made
    assert found == [
        {"verdict": "found", "tracker": one["tracker"], "choice": one["choice"]} for one in HELD["ballots"]
    ]
    assert (dropped["verdict"], swapped["verdict"], foreign["verdict"]) == ("envelope", "answer", "other")


def test_an_address_without_encryption_cannot_seal(chromium: Browser) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = Sheet(context.new_page()).show("<p></p>")
    assert run(page, "acknowledgement", "return m.able();") == "insecure"
    context.close()
