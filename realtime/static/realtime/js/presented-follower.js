// Follows who presents. Whoever turns a page, zooms, chooses a tool, writes or reads a window is never moved: following
// rests, and the line leads back.
import { recall, remember } from "../../phienhop/js/tab.js";

export class Follower {
  constructor(root, leader, dot, draw) {
    Object.assign(this, { root, leader, dot, draw });
    this.page = 0; // the open page; 0 until there is one
    this.place = null; // where the presenter is (documents.presenting.places.Place)
    this.current = ""; // the presentation this page knows of
    this.follows = false;
    this.touched = askedForAPage(); // the person has chosen a page by themselves
    this.pane = root.querySelector(".reader__stage");
    this.pane.addEventListener("pointerdown", () => this.press(true));
    for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, () => this.press(false));
    new MutationObserver(() => this.changed()).observe(root, { attributeFilter: ["data-tool", "data-close"] });
    document.addEventListener("click", (event) => this.click(event));
  }

  get line() {
    return document.querySelector("[data-presented]");
  }

  isHere(line = this.line) {
    const { paper, version } = this.root.dataset;
    return Boolean(line) && line.dataset.paper === paper && line.dataset.version === version;
  }

  // The line may be another: a presentation began, ended, or followed on another.
  settle() {
    const { line } = this;
    const id = line ? line.dataset.presented : "";
    if (id === this.current) return;
    const followed = this.follows && this.current;
    this.current = id;
    this.follows = false;
    this.dot.hide();
    if (!line || this.leader.leads(line)) return;
    if (followed && !this.isHere(line) && !this.isHeld()) {
      location.assign(line.dataset.href);
      return;
    }
    const here = this.isHere(line);
    this.follows = here && !rests(id) && (followed || !this.touched);
    if (here && !this.follows) rest(id, true); // still after loading anew, which says no more who chose the page
    this.move();
  }

  // `gaveWay`: this page led until now, and the person goes on from another.
  heard(place, gaveWay = false) {
    if (this.place && this.place.at > place.at) return;
    this.place = place;
    this.follows = this.follows || gaveWay;
    this.move();
  }

  // The page of the reader was turned, by this module or by the person; `direction` 0 is the first page that is shown.
  turned({ page, direction }) {
    this.page = page;
    if (direction && !this.moving) this.pause();
    this.move();
  }

  // A tool was chosen, or the page is looked at closely.
  changed() {
    if (this.root.dataset.tool || this.root.hasAttribute("data-close")) this.pause();
  }

  pause() {
    this.touched = true;
    if (!this.follows) return;
    this.follows = false;
    rest(this.current, true);
    this.draw();
  }

  press(down) {
    this.pressed = down;
    if (down && this.root.dataset.tool) this.pause();
  }

  // Nothing may be taken away from under the person's hands.
  isHeld() {
    const selection = window.getSelection();
    const writes = document.activeElement && document.activeElement.matches("input, textarea, select");
    return this.pressed || writes || Boolean(document.querySelector("dialog[open]")) || !selection.isCollapsed;
  }

  move() {
    const { place } = this;
    if (!place || !this.page || place.presentation !== this.current || !this.isHere()) return;
    if (this.leader.leads(this.line)) return;
    if (this.follows && place.page !== this.page) {
      if (this.isHeld()) this.pause();
      else this.go(place.page);
    }
    this.dot.show(place);
  }

  go(page) {
    this.moving = true;
    this.root.dispatchEvent(new CustomEvent("reader:go", { detail: { page } }));
    this.moving = false;
  }

  // "Back to the presenter": on this page of the browser where the paper is open, else by the link itself.
  click(event) {
    const way = event.target.closest(".presented [data-follow]");
    if (!way || !this.isHere() || "mine" in this.line.dataset) return;
    event.preventDefault();
    rest(this.current, false);
    this.follows = true;
    this.move();
    this.draw();
  }
}

// An address that names a page was asked for by the person, unless the page is only loaded again.
function askedForAPage() {
  const asked = new URLSearchParams(location.search);
  if (asked.has("follow")) {
    asked.delete("follow");
    history.replaceState(null, "", `${location.pathname}?${asked}`);
    const line = document.querySelector("[data-presented]");
    if (line) rest(line.dataset.presented, false);
    return false;
  }
  const [how] = performance.getEntriesByType("navigation");
  return asked.has("page") && Boolean(how) && how.type === "navigate";
}

function rests(id) {
  return recall(`rests ${id}`) === "1";
}

function rest(id, on) {
  remember(`rests ${id}`, on ? "1" : null);
}
