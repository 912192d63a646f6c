"""A vote by name: put by the secretary, opened by the chair, answered by the members and nobody else."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.actor import Actor, until
from tests.browser.journey.cast import MEMBERS, OBSERVER, Cast, live_seconds

QUESTION = "Thống nhất chủ trương ban hành Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028"
DISSENTER = "uoc"
WORKING = "Cần 6/11 thành viên tán thành; có 9. 81,82% tổng số thành viên; 90,00% số có mặt."


def put(cast: Cast) -> None:
    """The secretary takes back the question that was prepared and puts it anew; the chair has it at once."""
    cast.all_show(lambda: cast.chair.presses("Sang mục 2"), by=cast.chair)
    secretary = cast.secretary
    votes = secretary.page.locator("[data-region=desk-votes]")
    expect(votes).to_contain_text("Biểu quyết mục 2")
    cast.all_show(lambda: take_back(secretary), by=secretary, others=[secretary, cast.chair])
    votes.get_by_role("link", name="Thêm nội dung").click()
    secretary.page.get_by_label("Nội dung biểu quyết").fill(QUESTION)
    secretary.shoots("vote-question", whole=True)
    secretary.presses("Lưu")
    secretary.page.wait_for_url("**/desk/")
    cast.chair.sees("Biểu quyết đã chuẩn bị")
    cast["hanh"].does_not_see(QUESTION)


def take_back(secretary: Actor) -> None:
    secretary.page.locator("[data-region=desk-lead]").get_by_role("button", name="Rút nội dung").click()
    secretary.confirms("Rút")


def open_vote(cast: Cast) -> None:
    """Members, and only they, have the ballot at once, who is reading is called; the hall sees the question."""
    reader = cast["nguyet"]
    read(reader)
    begun = cast.chair.now()
    cast.all_show(lambda: cast.chair.presses("Mở biểu quyết", yes="Mở biểu quyết"), by=cast.chair)
    expect(reader.page.locator(".line--call")).to_contain_text(QUESTION)
    assert cast.chair.now() - begun < 2 * live_seconds()
    reader.shoots("reader-called")
    reader.link("Đến phiếu của đồng chí").click()
    begun = cast.chair.now()
    for member in cast.members:
        expect(ballot(member.page)).to_contain_text(QUESTION)
    assert cast.chair.now() - begun < 2 * live_seconds()
    for other in (cast[OBSERVER], cast.secretary, cast.hall):
        expect(ballot(other.page)).to_have_count(0)
    expect(cast.hall.page.locator(".screen__title")).to_contain_text(QUESTION)
    cast["hanh"].shoots("room-ballot")
    cast.chair.shoots("room-chair-vote", whole=True)


def read(reader: Actor) -> None:
    """Opens a paper full page; the line above it says where the meeting is."""
    reader.page.locator("[data-personal=papers] a").first.click()
    reader.page.wait_for_url("**/papers/**")
    reader.sees("Đang bàn mục 2")


def answer(cast: Cast) -> None:
    """Everybody answers; one taps twice, one changes, one has two tabs, one has two tablets."""
    double_tap(cast["giao"].page)
    for username in ("khoi", "hanh", "an", "nguyet", "don"):
        tap(cast[username].page, "yes")
    tap(cast[DISSENTER].page, "yes")
    tap(cast[DISSENTER].page, "other")
    tap(cast["nhi"].page, "no")
    tap(cast["nhi"].page, "yes")
    two_tabs(cast, cast["dat"])
    two_tablets(cast, cast["anq"])
    expect(cast.hall.page.locator(".screen__number")).to_have_text("10/10")
    expect(cast.chair.page.locator(".answered")).to_contain_text("10/10")
    expect(cast.secretary.page.locator("[data-region=desk-lead] .answered")).to_contain_text("10/10")
    cast.hall.shoots("screen-vote")
    cast.secretary.shoots("desk-vote", whole=True)


def ballot(page: Page) -> Locator:
    return page.locator("[data-ballot]")


def option(page: Page, choice: str) -> Locator:
    return ballot(page).locator(f"button[value={choice}]")


def tap(page: Page, choice: str) -> None:
    """One tap; then the page says that this answer is recorded, and says so only then."""
    option(page, choice).click()
    recorded(page, choice)


def recorded(page: Page, choice: str) -> None:
    label = {"yes": "Tán thành", "no": "Không tán thành", "other": "Ý kiến khác"}[choice]
    expect(page.locator("[data-ballot-text]")).to_have_text(re.compile(rf"Đã ghi nhận lúc \d\d:\d\d: {label}\.?$"))
    expect(option(page, choice)).to_have_attribute("aria-pressed", "true")


def double_tap(page: Page) -> None:
    with page.expect_response("**/ballot/"):
        option(page, "yes").dblclick()
    recorded(page, "yes")


def two_tabs(cast: Cast, member: Actor) -> None:
    """What the first tab recorded, the second is told before it changes the same ballot."""
    other = member.tab()
    other.goto(f"{cast.meeting}room/")
    with without_news(other):
        tap(member.page, "no")
        overtaken(other, "yes")
    tap(other, "yes")
    other.close()


def two_tablets(cast: Cast, member: Actor) -> None:
    """The other tablet shows the recorded answer and may change it; the first then learns that it was changed."""
    tap(member.page, "yes")
    second = cast.seat(member.username)
    second.opens(f"{cast.meeting}room/")
    recorded(second.page, "yes")
    with without_news(member.page):
        tap(second.page, "other")
        overtaken(member.page, "no")
    tap(member.page, "yes")
    recorded(second.page, "yes")
    second.leave()


@contextmanager
def without_news(page: Page) -> Iterator[None]:
    """Keeps from a page what it would fetch of its own parts: without this it often knows before it can be tapped."""
    page.route("**/live/regions/**", lambda route: route.abort())
    yield
    page.unroute("**/live/regions/**")


def overtaken(page: Page, choice: str) -> None:
    """A tap on a page that does not know the newest answer: it is refused and shows that answer."""
    option(page, choice).click()
    said = page.locator("[data-ballot-text]")
    expect(said).to_contain_text("Đồng chí đã trả lời trên thiết bị hoặc cửa sổ khác")
    expect(option(page, choice)).to_have_attribute("aria-pressed", "false")


def close_vote(cast: Cast) -> None:
    """The result stands on every page with its working; nobody can answer any more."""
    closing = "Đóng biểu quyết"
    cast.all_show(lambda: cast.chair.presses(closing, yes=closing), by=cast.chair)
    for tablet in cast.tablets:
        expect(tablet.page.locator(".result__working")).to_have_text(WORKING)
    expect(cast.hall.page.locator(".result__headline")).to_have_text("Thông qua")
    expect(cast.hall.page.locator(".result__working")).to_have_text(WORKING)
    for member in cast.members:
        expect(ballot(member.page)).to_have_count(0)
    cast.hall.shoots("screen-result")
    cast["hanh"].shoots("room-result", whole=True)


def every_member_has_one_ballot(cast: Cast) -> None:
    """What was counted, read back from an export of the meeting."""
    answers = exported(cast, cast.folder / "after-vote")
    wanted = {name: "other" if name == DISSENTER else "yes" for name in MEMBERS}
    assert answers == {**wanted, "on": None}


def exported(cast: Cast, folder: Path) -> dict[str, str | None]:
    """The recorded answer of every member in the one closed vote."""
    cast.secretary.product.manage("export_dossier", "thb-btv/18", str(folder), "--ballots")
    results = json.loads((folder / "results.json").read_text())
    votes = [vote for item in results["agenda"] for vote in item.get("votes", []) if vote["state"] == "closed"]
    assert len(votes) == 1
    lines = [(line["person"], line["choice"]) for line in votes[0]["ballots"]]
    assert len(lines) == len(dict(lines))
    return dict(lines)


def outcome_is_in_the_agenda(cast: Cast) -> None:
    row = cast[OBSERVER].page.locator(".agenda-item", has_text="Dự thảo Đề án")
    until(lambda: "Thông qua" in (row.text_content() or ""))
