"""A person at their own tablet: one browser context, signed in once, with everything it complained of."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Frame, Locator, Page, Response, ViewportSize, expect

from tests.product.server import ROOT, Product

PASSWORD = "hopkhonggiay"
TABLET: ViewportSize = {"width": 1180, "height": 820}
HALL: ViewportSize = {"width": 1920, "height": 1080}
PATIENCE = 30  # seconds; what should be quick has its own limit
PICTURES = ROOT / "var" / "screenshots"
expect.set_options(timeout=PATIENCE * 1000)

# When each event of the meeting's journal was shown, by this machine's clock, and what the policy forbade.
WATCH = """
  window.seen = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`CSP ${event.effectiveDirective} ${event.blockedURI || event.sample}`));
  new MutationObserver(() => {
    const root = document.documentElement;
    const seq = root && Number(root.dataset.seq);
    if (seq && (!seen.length || seen[seen.length - 1][0] < seq)) seen.push([seq, Date.now() / 1000]);
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-seq"] });
"""


@dataclass
class Complaints:
    """What went wrong in one browser: words of the console, and answers of the server of 400 and more."""

    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("console", self._console)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        """The browser's own line about a refused request is left out: `refused` has it with its address."""
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.said.append(message.text)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.refused.append(f"{response.status} {urlsplit(response.url).path}")


class Actor:
    """One person. `page` is their open page; `errors` gathers complaints; `loads` counts page loads."""

    def __init__(
        self, browser: Browser, product: Product, username: str, size: ViewportSize = TABLET, **more: Any
    ) -> None:
        self.product, self.username = product, username
        self.context = browser.new_context(
            viewport=size,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
            base_url=product.url,
            **more,
        )
        self.context.set_default_timeout(PATIENCE * 1000)
        self.context.add_init_script(WATCH)
        self.complaints = Complaints()
        self.loads = 0
        self.page = self.tab()
        self.page.on("framenavigated", self._count)

    def _count(self, frame: Frame) -> None:
        self.loads += frame.parent_frame is None

    def tab(self) -> Page:
        """Another tab of the same browser, on the same session."""
        page = self.context.new_page()
        self.complaints.listen(page)
        return page

    def sign_in(self) -> "Actor":
        self.page.goto("/sign-in/")
        self.enter()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Chào đồng chí")
        return self

    def resume(self, session: str) -> None:
        """Comes back with a session that is there already."""
        self.context.add_cookies([{"name": "sid", "value": session, "url": self.product.url}])

    def enter(self) -> None:
        """Fills in the sign-in page that stands before another."""
        self.page.get_by_label("Tên đăng nhập").fill(self.username)
        self.page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()

    def opens(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def button(self, name: "str | re.Pattern[str]") -> Locator:
        return self.page.get_by_role("button", name=name)

    def link(self, name: "str | re.Pattern[str]") -> Locator:
        return self.page.get_by_role("link", name=name)

    def presses(self, name: "str | re.Pattern[str]", *, yes: str = "") -> None:
        """Presses the one button of this name, and `yes` in the question that follows."""
        self.button(name).click()
        if yes:
            self.confirms(yes)

    def confirms(self, yes: str) -> None:
        """Answers the question that stands before the page."""
        self.page.locator("#confirm-dialog").get_by_role("button", name=yes).click()

    def sees(self, text: "str | re.Pattern[str]", *, within: float = PATIENCE) -> None:
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible(timeout=within * 1000)

    def does_not_see(self, text: "str | re.Pattern[str]") -> None:
        expect(self.page.get_by_text(text).locator("visible=true")).to_have_count(0)

    @property
    def name(self) -> str:
        """The person's full name as their own page says it."""
        return self.page.locator(".menu__who .person__name").text_content() or ""

    @property
    def path(self) -> str:
        """Where the page is, without the server's address."""
        return urlsplit(self.page.url).path

    def now(self) -> float:
        """This machine's clock as the page reads it, in seconds."""
        return float(self.page.evaluate("Date.now() / 1000"))

    def seq(self) -> int:
        """The number of the journal's event that the page shows."""
        return int(self.page.evaluate("document.documentElement.dataset.seq || 0"))

    def shown_at(self, seq: int) -> float:
        """When the page came to show event `seq`, in seconds of this machine's clock; 0 if it does not yet."""
        return float(self.page.evaluate("(n) => (seen.find(([seq]) => seq >= n) || [0, 0])[1]", seq))

    def shoots(self, name: str, *, whole: bool = False) -> Path:
        """Saves what the person sees as `var/screenshots/{name}.png`."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        self.page.screenshot(path=path, full_page=whole, animations="disabled")
        return path

    def leave(self) -> None:
        self.context.close()


def until(question: Callable[[], bool], seconds: float = PATIENCE) -> float:
    """Asks again and again until the answer is yes; returns how long that took, fails after `seconds`."""
    began = time.monotonic()
    while not question():
        assert time.monotonic() - began < seconds, f"Not within {seconds} s"
        time.sleep(0.05)
    return time.monotonic() - began
