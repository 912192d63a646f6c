"""Papers on a tablet without a network: taken along, read, marked, synchronised; and when they cannot be opened."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.actor import Actor, until
from tests.browser.conftest import Seat
from tests.browser.test_secret_vote import played
from tests.product.server import Product

AWAY = "Không có mạng – đang đọc bản trên máy, ghi chú sẽ được gửi khi có mạng"
HELD = "Đã có đủ"
LOCKED = "Tài liệu trên máy đã khóa"

# Everything that this browser keeps for us, bytes as Latin-1 so that a search finds them.
STORED = """
  async () => {
    const said = (value, depth = 0) => {
      if (value instanceof ArrayBuffer) value = new Uint8Array(value);
      if (ArrayBuffer.isView(value)) return Array.from(value, (one) => String.fromCharCode(one)).join("");
      if (value instanceof CryptoKey) return `CryptoKey extractable=${value.extractable} ${value.algorithm.name}`;
      if (value === null || typeof value !== "object") return String(value);
      return Object.entries(value).map(([name, one]) => `${name}: ${said(one, depth + 1)}`).join("\\n");
    };
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const found = { databases: {}, caches: [], storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) };
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        found.databases[`${name}/${table}`] = keys.map((key, index) => `${key}\\n${said(values[index])}`);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        found.caches.push([new URL(request.url).pathname, await (await cache.match(request)).text()]);
      }
    }
    return found;
  }
"""
# As if so many hours had gone by since the last contact.
LATER = """
  (hours) => new Promise((resolve) => {
    const request = indexedDB.open("phienhop-papers");
    request.onsuccess = () => {
      const transaction = request.result.transaction("keys", "readwrite");
      const store = transaction.objectStore("keys");
      store.get("lease").onsuccess = ({ target }) => {
        const lease = target.result;
        for (const name of ["now", "until", "clock", "seen", "latest"]) lease[name] -= hours * 3600000;
        store.put(lease, "lease");
      };
      transaction.oncomplete = () => { request.result.close(); resolve(); };
    };
  })
"""


def leaf(actor: Actor, number: int) -> Locator:
    return actor.page.locator(f".reader-page[data-page='{number}'][data-state=ready]")


def stored(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STORED)
    return found


def rows(found: dict[str, Any], table: str) -> list[str]:
    kept: list[str] = found["databases"].get(f"phienhop-papers/{table}", [])
    return kept


def takes_along(actor: Actor, meeting: str) -> None:
    actor.opens(f"/meetings/{meeting}/")
    actor.presses("Tải tài liệu về máy")
    actor.sees(HELD, within=120)


def draws(actor: Actor) -> None:
    """One stroke across the open page."""
    actor.button("Ghi trên tài liệu").click()
    box = actor.page.locator(".reader-page").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.3, box["y"] + 200
    actor.page.mouse.move(x, y)
    actor.page.mouse.down()
    for step in range(1, 12):
        actor.page.mouse.move(x + 8 * step, y + 3 * (step % 3))
    actor.page.mouse.up()


def marks(actor: Actor, path: str) -> list[dict[str, Any]]:
    """The person's marks as the server has them."""
    found: list[dict[str, Any]] = actor.context.request.get(f"{path}marks/").json()["own"]
    return found


def restrict(product: Product, item: str) -> None:
    """From now on the papers of this item are handed out on paper."""
    product.manage(
        "shell", "-c", f"from agenda.models import Item; Item.objects.filter(pk='{item}').update(restricted=True)"
    )


def forgives_the_dead_network(actor: Actor) -> None:
    """Live pages try their socket again and again, and the browser says so."""
    said = actor.complaints.said
    dead = ("ERR_INTERNET_DISCONNECTED", "resulted in a network error")
    said[:] = [line for line in said if not any(one in line for one in dead)]


@pytest.mark.timeout(900)
def test_papers_on_a_tablet(product: Product, seat: Seat) -> None:
    places = played(product)
    restrict(product, places["item1"])
    an, desk = seat("an"), seat("thuong")
    takes_along(an, places["meeting"])
    an.shoots("offline/card", whole=True)
    nothing_readable_is_stored(an, places)
    the_office_sees_it(desk, places)
    reading_and_marking_go_on(an, places)
    the_end_of_the_lease_locks(an, places)
    what_was_restricted_goes(an, product, places)
    signing_out_empties(an, places)
    forgives_the_dead_network(an)


def nothing_readable_is_stored(an: Actor, places: dict[str, str]) -> None:
    """Neither pages nor words; of the restricted item not even a record."""
    found = stored(an.page)
    papers = "\n".join(rows(found, "papers"))
    assert places["paper2"] in papers
    assert places["paper1"] not in papers
    assert len(rows(found, "files")) > 10
    databases = "\n".join("\n".join(kept) for kept in found["databases"].values())
    words = ("WEBPVP8", "%PDF-1.", "Đảng ủy", "Quyết định", "Dự thảo", "lines", "<html", "svg xmlns")
    said = [word for word in words if word in databases or word.encode().decode("latin-1") in databases]
    assert said == []
    assert "extractable=true" not in databases
    caches = dict(found["caches"])
    assert [name for name in caches if name != "/offline/" and not name.startswith("/static/")] == []
    assert an.name not in caches["/offline/"]
    assert "Dự thảo" not in found["storage"]


def the_office_sees_it(desk: Actor, places: dict[str, str]) -> None:
    desk.opens(f"/meetings/{places['meeting']}/copies/")
    desk.sees(re.compile(r"^1/\d+ đồng chí có đủ tài liệu trên máy"))
    desk.shoots("offline/copies", whole=True)
    desk.opens(f"/meetings/{places['meeting']}/desk/")
    desk.sees(re.compile(r"1/\d+ đồng chí đã có đủ tài liệu trên máy"))
    desk.page.locator("[data-kept] summary").click()
    desk.sees(re.compile("Lê Thị Thu Hạnh: chưa tải"))
    desk.page.locator("[data-kept]").scroll_into_view_if_needed()
    desk.shoots("offline/desk")


def reading_and_marking_go_on(an: Actor, places: dict[str, str]) -> None:
    paper = f"/papers/{places['paper2']}/"
    before = len(marks(an, f"{paper}versions/1/"))
    an.opens(paper)
    expect(leaf(an, 1)).to_be_visible()
    an.context.set_offline(True)
    an.sees(AWAY)
    an.page.reload()
    an.sees(AWAY)
    expect(leaf(an, 1)).to_be_visible()
    expect(leaf(an, 1).locator(".reader-page__text span").first).to_be_attached()
    stamp = leaf(an, 1).locator(".reader-page__stamp")
    until(lambda: bool(stamp.evaluate("(one) => one.naturalWidth > 0")))
    an.link("Trang sau").click()
    expect(leaf(an, 2)).to_be_visible()
    draws(an)
    an.sees("Chờ mạng (1)")
    an.shoots("offline/reader")
    an.page.reload()
    expect(leaf(an, 2)).to_be_visible()
    expect(an.page.locator(".mark--ink")).to_have_count(before + 1)
    an.context.set_offline(False)
    an.sees("Đã có mạng lại")
    until(lambda: len(marks(an, f"{paper}versions/1/")) == before + 1)
    an.shoots("offline/back")

    # What is on the server by now is there as well when the network dies again; any other page leads to the papers.
    an.opens(f"{paper}?page=2")
    expect(an.page.locator(".mark--ink")).to_have_count(before + 1)
    an.page.wait_for_timeout(4000)
    an.context.set_offline(True)
    an.opens("/")
    an.sees("Trang này mở được khi không có mạng")
    an.shoots("offline/list", whole=True)
    an.opens(f"{paper}?page=2")
    expect(an.page.locator(".mark--ink")).to_have_count(before + 1)
    an.context.set_offline(False)


def the_end_of_the_lease_locks(an: Actor, places: dict[str, str]) -> None:
    """Without a network nothing opens; the next contact opens it again, and nothing is fetched anew."""
    paper = f"/papers/{places['paper2']}/"
    an.opens("/offline/")
    an.page.evaluate(LATER, 13)
    an.context.set_offline(True)
    an.opens(paper)
    an.sees(LOCKED)
    an.shoots("offline/locked", whole=True)
    assert not any("lease" in row.split("\n")[0] for row in rows(stored(an.page), "keys"))
    an.context.set_offline(False)
    an.opens("/")
    until(lambda: any(row.startswith("lease") for row in rows(stored(an.page), "keys")))
    an.context.set_offline(True)
    an.opens(paper)
    an.sees(AWAY)
    expect(leaf(an, 1)).to_be_visible()
    an.context.set_offline(False)


def what_was_restricted_goes(an: Actor, product: Product, places: dict[str, str]) -> None:
    restrict(product, places["item2"])
    an.page.wait_for_timeout(31_000)  # the worker does not speak more often
    an.opens("/")
    until(lambda: places["paper2"] not in "\n".join(rows(stored(an.page), "papers")))
    an.context.set_offline(True)
    an.opens(f"/papers/{places['paper2']}/")
    an.sees("Trang này mở được khi không có mạng")
    expect(an.page.locator(".reader-page")).to_have_count(0)
    an.context.set_offline(False)


def signing_out_empties(an: Actor, places: dict[str, str]) -> None:
    an.opens("/")
    an.page.locator("details[data-menu] summary").first.click()
    an.button("Đăng xuất").click()
    expect(an.page.get_by_label("Tên đăng nhập")).to_be_visible()
    found = stored(an.page)
    assert not any(found["databases"].values())
    assert found["caches"] == []
