"""What a machine can see of a page that people could not use: too wide, too small to touch, not accessible."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Everything that can be touched and is smaller than 44 by 44 CSS pixels. A link within a sentence may be; what a tap
# beside a small thing also reaches (the label of a box, a row that is a link as a whole) belongs to it.
SMALL = """
  () => {
    const LEAST = 43.5;
    const REACH = 21;
    const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
    const inSentence = (element) => {
      if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
      return element.parentElement.textContent.trim().length > element.textContent.trim().length + 3;
    };
    const ticked = (element) => ["checkbox", "radio", "file"].includes(element.type);
    const owner = (element) => (ticked(element) && element.labels[0]) || element;
    const reaches = (element, x, y) => {
      const hit = document.elementFromPoint(x, y);
      return Boolean(hit) && (element.contains(hit) || owner(element).contains(hit));
    };
    const found = [];
    for (const element of document.querySelectorAll(targets)) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (element.disabled || inSentence(element)) continue;
      let box = owner(element).getBoundingClientRect();
      if (!box.width || !box.height || box.right <= 0 || box.bottom + scrollY <= 0) continue;
      if (box.width >= LEAST && box.height >= LEAST) continue;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      box = owner(element).getBoundingClientRect();
      const x = box.left + box.width / 2, y = box.top + box.height / 2;
      const wide = box.width >= LEAST || (reaches(element, x - REACH, y) && reaches(element, x + REACH, y));
      const high = box.height >= LEAST || (reaches(element, x, y - REACH) && reaches(element, x, y + REACH));
      if (wide && high) continue;
      const name = (element.ariaLabel || element.textContent || element.name || "").trim().slice(0, 40);
      found.push(`${element.tagName.toLowerCase()} “${name}” ${Math.round(box.width)} x ${Math.round(box.height)}`);
    }
    scrollTo(0, 0);
    return found;
  }
"""

# How far the page is wider than the window, and what sticks out.
TOO_WIDE = """
  () => {
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over <= 0) return [];
    const sticksOut = (one) => one.getBoundingClientRect().right > innerWidth + 1;
    const out = [...document.body.querySelectorAll("*")].filter(sticksOut);
    const last = out.filter((one) => ![...one.children].some((child) => out.includes(child))).slice(0, 3);
    return [`${over} px: ${last.map((one) => `${one.tagName.toLowerCase()}.${one.className}`).join(", ")}`];
  }
"""

# What the hall screen, which nobody can scroll, cuts off above or below.
CUT_OFF = """
  () => [...document.querySelectorAll(".screen__main")].flatMap((frame) => {
    const room = frame.getBoundingClientRect();
    const over = (one) => one.top < room.top - 1 || one.bottom > room.bottom + 1;
    const out = [...frame.children].filter((one) => over(one.getBoundingClientRect()));
    return out.map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
  })
"""

# A paper that is read has most of the window, whatever stands above and below it.
SQUEEZED = """
  () => [...document.querySelectorAll(".reader-page")].flatMap((paper) => {
    const frame = paper.closest(".reader__stage").getBoundingClientRect();
    const sheet = paper.getBoundingClientRect();
    const seen = Math.min(frame.bottom, sheet.bottom, innerHeight) - Math.max(frame.top, sheet.top, 0);
    const wide = Math.min(frame.right, sheet.right, innerWidth) - Math.max(frame.left, sheet.left, 0);
    return seen < innerHeight / 2 || wide < innerWidth / 2 ? [`the paper: ${wide} x ${seen} px of it are seen`] : [];
  })
"""

# The findings alone: what axe-core has to say about all that is well takes longer to bring over than to find out.
VIOLATIONS = """
  async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    const said = (node) => `${node.target} in ${node.html.slice(0, 80)}: ${node.failureSummary.replace(/\\s+/g, " ")}`;
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${said(node)}`));
  }
"""


def not_fitting(page: Page) -> list[str]:
    found: list[str] = page.evaluate(TOO_WIDE) + page.evaluate(CUT_OFF) + page.evaluate(SQUEEZED)
    return found


def small_targets(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SMALL)
    return found


def violations(page: Page) -> list[str]:
    """What axe-core objects to, with the place of each and what it measured there."""
    if page.evaluate("window.axe === undefined"):
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(VIOLATIONS)
    return found
