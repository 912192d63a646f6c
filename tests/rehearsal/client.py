"""One person with one browser: a session of their own, pages, forms, and an ear for the news."""

import asyncio
import time
from typing import Any

import httpx

from tests.rehearsal.ear import Deaf, Ear
from tests.rehearsal.forms import Fields, Form
from tests.rehearsal.pages import Page

PATIENCE = 60.0
OWN = ("notice", "check-in", "ballot", "turn", "papers")  # parts of the room about the person who looks
SOON = 15.0
Files = list[tuple[str, tuple[str, bytes, str]]]
Answer = dict[str, Any]


class Refused(AssertionError):
    """The server said no where it should not have."""


class LetThrough(AssertionError):
    """The server did what it should have refused."""


class Person:
    """Signs in, opens pages, sends forms. `username` as in the demo."""

    def __init__(self, base: str, username: str) -> None:
        self.username = username
        self.base = base
        self.ear: Ear | None = None
        self.seat: Page | None = None
        self._http = httpx.AsyncClient(
            base_url=base, follow_redirects=True, timeout=PATIENCE, headers={"Accept-Language": "vi"}
        )

    async def close(self) -> None:
        await self.stand_up()
        await self._http.aclose()

    async def sign_in(self, password: str) -> Page:
        """Through the sign-in page, which leads on who is signed in already; gives the home page."""
        page = await self.get("/sign-in/")
        if page.path != "/sign-in/":
            return page
        answer = await self.submit(page, "/sign-in/", username=self.username, password=password)
        if "/sign-in/" in answer.url:
            raise Refused(f"{self.username} could not sign in")
        return answer

    async def get(self, path: str, expect: int = 200) -> Page:
        return self._page(await self._http.get(path), expect)

    async def bytes(self, path: str, kind: str) -> bytes:
        """A file of that content type."""
        answer = await self._http.get(path)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith(kind):
            raise Refused(f"{self.username}: {path} gave {answer.status_code} {answer.headers['Content-Type']}")
        return answer.content

    async def json(self, path: str) -> Answer:
        """What an address that scripts ask says."""
        answer = await self._http.get(path)
        if answer.status_code != 200:
            raise Refused(f"{self.username}: {path} gave {answer.status_code}")
        found: Answer = answer.json()
        return found

    async def submit(self, page: Page, action: str, /, **values: str | list[str]) -> Page:
        """Fills in the form of the page that goes to `action` and sends it."""
        form = page.form(action)
        return await self.send(page, form, form.filled(**values))

    async def send(self, page: Page, form: Form, fields: Fields, expect: int = 200, files: Files | None = None) -> Page:
        """Sends a form as a browser without script does, and follows to where it leads."""
        return self._page(await self._post(page, form.action, fields, {}, files), expect)

    async def press(self, page: Page, action: str, /, **values: str | list[str]) -> Answer:
        """Fills in the form that goes to `action` and sends it as the page's script does; gives the answer."""
        form = page.form(action)
        status, answer = await self.quietly(page, form.action, form.filled(**values))
        if status >= 400:
            raise Refused(f"{self.username}: {form.action} gave {status}, {answer.get('message')}")
        return answer

    async def refused(self, page: Page, action: str, fields: Fields, *statuses: int) -> str:
        """Sends what no page offers; gives the reason why not. Raises `LetThrough` unless the answer is as expected."""
        status, answer = await self.quietly(page, action, fields)
        if status not in statuses:
            raise LetThrough(f"{self.username}: {action} gave {status} and not one of {statuses}, {answer}")
        return str(answer.get("message", ""))

    async def quietly(self, page: Page, action: str, fields: Fields) -> tuple[int, Answer]:
        """Sends fields as the pages' script does; gives the status and what the answer holds.

        What is about this person is fetched anew afterwards, whatever the news brought of it before.
        """
        answer = await self._post(page, action, fields, {"X-Quiet": "1"}, None)
        if self.ear:
            self.ear.forget(OWN)
        is_json = answer.headers.get("Content-Type", "").startswith("application/json")
        return answer.status_code, answer.json() if is_json else {}

    async def sit_down(self, path: str) -> Page:
        """Opens a live page and listens to its socket from the number it was rendered at."""
        await self.stand_up()
        self.seat = page = await self.get(path)
        cookies = "; ".join(f"{name}={value}" for name, value in self._http.cookies.items())
        address = f"ws{self.base.removeprefix('http')}{page.mark('data-socket')}"
        self.ear = Ear(address, self.base, cookies, int(page.mark("data-since")), page.mark("data-user"))
        await self.ear.start()
        return page

    async def stand_up(self) -> None:
        """Closes the live page."""
        if self.ear:
            await self.ear.stop()
        self.ear = self.seat = None

    async def part(self, name: str) -> Page:
        """A part of the live page as it is shown now: as the news brought it, else fetched as the script does."""
        assert self.seat is not None
        assert self.ear is not None
        text = self.ear.parts.get(name)
        if text is None:
            text = str((await self.json(f"{self.seat.mark('data-regions')}&names={name}"))[name])
        return Page(self.seat.url, 200, text, self.seat.token)

    async def sees(self, name: str, *words: str) -> None:
        """Waits until a part of the live page has these words. Raises `Deaf` if it does not come to it."""
        deadline = time.monotonic() + SOON
        said = (await self.part(name)).words
        while missing := [one for one in words if one not in said]:
            if time.monotonic() > deadline:
                raise Deaf(f"{self.username}: no {missing} in “{said[:1000]}”")
            await asyncio.sleep(0.05)
            said = (await self.part(name)).words

    async def _post(
        self, page: Page, action: str, fields: Fields, headers: dict[str, str], files: Files | None
    ) -> httpx.Response:
        data: dict[str, list[str]] = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        headers = {"Origin": self.base, "X-CSRFToken": page.token, **headers}
        return await self._http.post(action or page.url, data=data, files=files, headers=headers)

    def _page(self, answer: httpx.Response, expect: int) -> Page:
        page = Page(str(answer.url), answer.status_code, answer.text)
        if answer.status_code != expect:
            raise Refused(
                f"{self.username}: {answer.request.method} {answer.url} gave {answer.status_code}, {page.words[:200]}"
            )
        return page
