"""The device's part in a real browser: the lease by a clock that lies, the keys, the vault, and what the step says."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route, expect

from documents.offline.keeping import digest_of
from tests.browser.sheet import Sheet

LOCAL = "http://localhost"
HOUR = 3_600_000
NOW = 1_762_912_800_000
LEASE = {"key": "k", "now": NOW, "until": NOW + 12 * HOUR, "clock": NOW, "seen": NOW, "latest": NOW}
STORED = """
  async () => {
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const text = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? new TextDecoder("latin1").decode(value)
      : value instanceof CryptoKey ? `${value.algorithm.name} ${value.extractable}`
      : value && typeof value === "object" ? Object.values(value).map(text).join(" ") : String(value);
    let found = "";
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        found += text(await done(database.transaction(table).objectStore(table).getAll())) + "\\n";
      }
      database.close();
    }
    return found;
  }
"""
TOLD = {
    "version": "11111111-1111-1111-1111-111111111111",
    "paper": "22222222-2222-2222-2222-222222222222",
    "number": 1,
    "pages": 2,
    "title": "Du thao Nghi quyet",
    "kind": "Dự thảo",
    "item": 2,
    "meeting": "33333333-3333-3333-3333-333333333333",
    "name": "Phien hop thu 18",
    "files": "/papers/22222222-2222-2222-2222-222222222222/versions/1/",
    "stamp": "/papers/22222222-2222-2222-2222-222222222222/versions/1/stamps/K7M2P9QX.svg",
    "html": "<p>Noi dung doc duoc</p>",
    "svg": "<svg>Le Thi Thu Hanh</svg>",
    "marks": {"head": 1, "own": [{"text": "Hoi lai so lieu"}]},
}


@pytest.fixture
def tablet(chromium: Browser) -> Iterator[Page]:
    """A page on an origin that the browser trusts."""
    context = chromium.new_context(bypass_csp=True)
    yield Sheet(context.new_page(), origin=LOCAL).show("<p></p>")
    context.close()


def run(page: Page, body: str, given: Any = None) -> Any:
    """What the body returns; the modules have their file names."""
    names = ("contact", "keys", "lease", "papers", "shell", "vault", "answers")
    loads = "\n".join(f'const {name} = await import("/static/documents/js/offline/{name}.js");' for name in names)
    return page.evaluate(f"async (given) => {{ {loads}\n{body} }}", given)


@pytest.mark.parametrize(
    ("hours", "seen"),
    [
        ([0], 0),
        ([1, 11.9], 11.9),
        ([12], None),
        ([1, 13], None),
        ([-0.05], 0),  # a clock that is put right by minutes
        ([-1], None),  # set back
        ([6, 5.95], 6),  # never earlier than what was seen
        ([6, 3], None),
        ([11, 10.95, 11.5, 12], None),
    ],
)
def test_a_lease_ends_by_the_latest_moment_that_was_seen(tablet: Page, hours: list[float], seen: float | None) -> None:
    clocks = [NOW + round(one * HOUR) for one in hours]
    body = "return given.clocks.reduce((kept, clock) => kept && lease.continued(kept, clock), given.lease);"
    found = run(tablet, body, {"lease": LEASE, "clocks": clocks})
    assert (found and found["seen"]) == (None if seen is None else NOW + round(seen * HOUR))


def test_a_clock_that_is_wrong_by_years_measures_the_same_hours(tablet: Page) -> None:
    body = """
      const begun = lease.begun("k", given, given + 12 * 3600000, 1000);
      return [11.9, 12].map((hours) => Boolean(lease.continued(begun, 1000 + hours * 3600000)));
    """
    assert run(tablet, body, NOW) == [True, False]


def test_neither_half_opens_a_paper_alone(tablet: Page) -> None:
    body = """
      const tried = async (work) => { try { await work(); return true; } catch (error) { return false; } };
      const [half, other] = [await keys.deviceHalf(), await keys.deviceHalf()];
      const [share, wrong] = ["ab".repeat(32), "ab".repeat(31) + "ac"];
      const wrapped = await keys.wrappedKey(await keys.joined(half, share));
      const opens = async (one, two) => keys.unwrapped(wrapped, await keys.joined(one, two));
      const key = await opens(half, share);
      const sealed = await keys.seal(key, "a|1", new Uint8Array([1, 2, 3]));
      return {
        both: await tried(() => opens(half, share)),
        server: await tried(() => opens(other, share)),
        device: await tried(() => opens(half, wrong)),
        read: [...new Uint8Array(await keys.unseal(key, "a|1", sealed))],
        elsewhere: await tried(() => keys.unseal(key, "a|2", sealed)),
        exported: await Promise.all([half, key, await keys.joined(half, share)].map((one) =>
          tried(() => crypto.subtle.exportKey("raw", one)))),
      };
    """
    assert run(tablet, body) == {
        "both": True,
        "server": False,
        "device": False,
        "read": [1, 2, 3],
        "elsewhere": False,
        "exported": [False, False, False],
    }


OPENED = """
  const half = await keys.deviceHalf();
  await vault.put("keys", { id: "d", half }, "device");
  const now = Date.now();
  const open = async () => lease.grant(await keys.joined(half, "cd".repeat(32)), now, now + 1e7, now);
  await open();
  await papers.begin(given, "default-src 'none'", "1");
  const page = new Uint8Array([0, 0, 0, 2, 123, 125, ...new TextEncoder().encode("RIFF....WEBPVP8 anh trang")]);
  await papers.write(given.version, papers.leafName(1), page, { seal: "s" });
  const path = `${given.files}pages/1.webp`;
  const asked = async (path) => {
    const found = await answers.fileAt(path);
    const answer = found && (await answers.file(found, path));
    return answer && (await answer.text());
  };
"""


def test_what_is_kept_is_read_through_the_lease_alone(tablet: Page) -> None:
    body = (
        OPENED
        + """
      const paths = [path, path.replace("webp", "json"), given.stamp, `${given.files}marks/`,
        given.stamp.replace("K7", "K8"), path.replace("1.w", "2.w")];
      const read = () => Promise.all(paths.map(asked));
      const first = await read();
      const html = await (await answers.reader(await answers.paperAt(given.files))).text();
      await lease.lock();
      const locked = [await read(), await answers.reader(await answers.paperAt(given.files))];
      await open();
      const again = await asked(path);
      await vault.wipe();
      return { first, html, locked, again, rest: await papers.records() };
    """
    )
    found = run(tablet, body, TOLD)
    image = "RIFF....WEBPVP8 anh trang"
    assert found["first"] == [image, "{}", TOLD["svg"], '{"head":1,"own":[{"text":"Hoi lai so lieu"}]}', None, None]
    assert found["html"] == TOLD["html"]
    assert found["locked"] == [[None] * 6, None]
    assert (found["again"], found["rest"]) == (image, [])


def test_nothing_readable_lies_in_the_database(tablet: Page) -> None:
    run(tablet, OPENED, TOLD)
    stored = tablet.evaluate(STORED)
    assert str(TOLD["version"]) in stored
    assert "HKDF false" in stored
    words = ("RIFF", "WEBP", "Nghi quyet", "Noi dung", "Thu Hanh", "so lieu", "Phien hop", "cdcd", "true Aes")
    assert [word for word in words if word in stored] == []


def test_a_new_page_of_the_product_names_its_files(tablet: Page) -> None:
    """The crawl that keeps our own files finds styles and modules that other files name."""
    body = """
      await shell.keepFilesOf('<script src="/static/documents/js/offline/list.js"></script>' +
        '<link href="/static/phienhop/css/app.css">', location.href, "7", "/static/");
      const cache = await caches.open("phienhop-shell-7");
      return (await cache.keys()).map((one) => new URL(one.url).pathname);
    """
    found = run(tablet, body)
    assert {"/static/documents/js/offline/vault.js", "/static/phienhop/css/tokens.css"} <= set(found)
    assert [name for name in found if not name.startswith("/static/")] == []


def card(sheet: Sheet, keeping: str = "") -> Page:
    paper = SimpleNamespace(title="Tờ trình")
    version = SimpleNamespace(pk=TOLD["version"], paper_id=TOLD["paper"], number=1, pages=3, paper=paper)
    context = {
        "meeting": SimpleNamespace(pk=TOLD["meeting"]),
        "keepable": [version],
        "keepable_pages": 3,
        "keepable_bytes": 450_000,
        "lease": timedelta(hours=12),
    }
    body = render_to_string("documents/parts/offline_card.html", context)
    assert keeping in body
    return sheet.show(f'{body}<script type="module" src="/static/documents/js/offline/card.js"></script>')


def test_the_step_is_offered_where_it_works(chromium: Browser) -> None:
    context = chromium.new_context()
    sheet = Sheet(context.new_page(), origin=LOCAL)
    page = card(sheet)
    expect(page.get_by_role("button", name="Tải tài liệu về máy")).to_be_visible()
    expect(page.locator("[data-says]")).to_have_text("Máy này chưa có tài liệu nào.")
    assert sheet.errors == []
    context.close()


STAND_IN = """
  Object.defineProperty(navigator.serviceWorker, "ready", { get: () => Promise.resolve() });
  navigator.serviceWorker.register = () => Promise.resolve();
"""


class Office:
    """Answers the step as the product does, for one paper of three pages; `broken`: so many pages do not come first."""

    def __init__(self, sheet: Sheet) -> None:
        self.asked: list[str] = []
        self.broken: set[str] = set()
        self.proofs: list[Any] = []
        self.page = sheet.page
        self.page.add_init_script(STAND_IN)
        self.page.route(f"{LOCAL}/offline/device/", self.device)
        self.page.route(f"{LOCAL}{TOLD['files']}**", self.paper)

    def device(self, route: Route) -> None:
        now = round(time.time() * 1000)
        keep = [TOLD["version"]]
        answer = {"device": "d", "share": "ab" * 32, "now": now, "until": now + 12 * HOUR, "keep": keep, "ends": {}}
        route.fulfill(body=json.dumps(answer), content_type="application/json")

    def paper(self, route: Route) -> None:
        name = route.request.url.removeprefix(f"{LOCAL}{TOLD['files']}")
        self.asked.append(name)
        if name in self.broken:
            return route.abort()
        if name == "keeping/":
            return route.fulfill(body=json.dumps({**TOLD, "pages": 3}), content_type="application/json")
        if name == "copies/":
            self.proofs = json.loads(route.request.post_data or "")["pages"]
            return route.fulfill(body='{"pages": 3, "whole": true}', content_type="application/json")
        return route.fulfill(body=b"\0\0\0\2{}" + name.encode(), headers={"X-Seal": f"seal {name}"})


@pytest.fixture
def office(chromium: Browser) -> Iterator[Office]:
    context = chromium.new_context(bypass_csp=True)
    sheet = Sheet(context.new_page(), origin=LOCAL)
    found = Office(sheet)
    card(sheet, keeping=f"{TOLD['files']}keeping/")
    yield found
    context.close()


def test_a_broken_network_makes_it_longer_and_costs_nothing(office: Office) -> None:
    """Also over a reload: what is here is not asked for again."""
    office.broken = {"leaves/3.bin"}
    office.page.get_by_role("button", name="Tải tài liệu về máy").click()
    says = office.page.locator("[data-says]")
    expect(says).to_contain_text("Mạng đang gián đoạn ở 2/3 trang")
    office.page.reload()
    expect(says).to_contain_text("Máy này mới có 2/3 trang")
    office.asked.clear()
    office.broken.clear()
    office.page.get_by_role("button", name="Tải tiếp").click()
    expect(says).to_contain_text("Đã có đủ 3 trang trên máy này")
    assert office.asked == ["leaves/3.bin", "copies/"]
    sent = [b"\0\0\0\2{}" + f"leaves/{page}.bin".encode() for page in (1, 2, 3)]
    wanted = [[digest_of(data), f"seal leaves/{page}.bin"] for page, data in enumerate(sent, start=1)]
    assert office.proofs == wanted
    expect(office.page.locator("[data-version]")).to_have_attribute("data-kept", "whole")
    office.page.get_by_role("button", name="Xóa khỏi máy này").click()
    expect(says).to_have_text("Máy này chưa có tài liệu nào.")


def test_a_full_device_is_said_in_words(office: Office) -> None:
    full = "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
    office.page.evaluate(full)
    office.page.get_by_role("button", name="Tải tài liệu về máy").click()
    expect(office.page.locator("[data-says]")).to_contain_text("Máy không còn đủ chỗ trống")
    expect(office.page.get_by_role("button", name="Tải tài liệu về máy")).to_be_visible()


def test_an_address_that_is_not_encrypted_is_told_plainly(sheet: Sheet) -> None:
    page = card(sheet)
    expect(page.locator("[data-says]")).to_contain_text("Địa chỉ này không được mã hóa")
    expect(page.get_by_role("button", name="Tải tài liệu về máy")).to_be_hidden()
    assert sheet.errors == []


def test_an_old_browser_is_told_plainly(chromium: Browser) -> None:
    context = chromium.new_context()
    context.add_init_script("delete Navigator.prototype.serviceWorker;")
    sheet = Sheet(context.new_page(), origin=LOCAL)
    page = card(sheet)
    expect(page.locator("[data-says]")).to_contain_text("Trình duyệt này không giữ được tài liệu")
    expect(page.get_by_role("button", name="Tải tài liệu về máy")).to_be_hidden()
    assert sheet.errors == []
    context.close()


def test_marks_that_wait_are_sealed_too(tablet: Page) -> None:
    body = """
      const { Queue } = await import("/static/documents/js/marks-queue.js");
      await new Queue("7").put("/marks/", { id: "m", revision: 1, text: "Hoi lai so lieu", quote: "kinh phi" });
      const found = await new Queue("7").all();
      return [found.map((one) => one.change.text), (await new Queue("8").all()).length];
    """
    assert run(tablet, body) == [["Hoi lai so lieu"], 0]
    stored = tablet.evaluate(STORED)
    assert "/marks/" in stored
    assert [word for word in ("so lieu", "kinh phi", "AES-GCM true") if word in stored] == []
