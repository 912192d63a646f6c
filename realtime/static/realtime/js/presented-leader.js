// Leads: tells the server each page that is turned to, and where the presenter points; one message at a time, the
// latest place alone.
import { send } from "../../phienhop/js/answer.js";
import { recall, remember } from "../../phienhop/js/tab.js";
import { csrfToken } from "../../phienhop/js/texts.js";
import { toast } from "../../phienhop/js/toast.js";
import { pointAt } from "./presented-dot.js";

const PACE = 100; // ms between two messages
const AGAIN = 1500; // ms until a message that did not arrive is sent again

export class Leader {
  constructor(root, dot, draw) {
    Object.assign(this, { root, dot, draw });
    this.page = Number(root.dataset.page); // the one that came with the answer, until another is turned to
    this.waiting = null; // the place that is to be told
    this.pane = document.createElement("div");
    this.pane.className = "presented-pane";
    this.name = kept("name") || keep("name", Math.random().toString(36).slice(2, 12));
    document.addEventListener("click", (event) => this.click(event));
    root.addEventListener("reader:page", ({ detail }) => this.points && detail.layers.append(this.pane));
    for (const name of ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"]) {
      this.pane.addEventListener(name, (event) => this.point(event));
    }
    // While the person points, a finger neither turns the page nor moves it.
    for (const name of ["touchstart", "touchmove", "touchend"]) {
      this.pane.addEventListener(name, (event) => event.stopPropagation(), { passive: true });
    }
  }

  // Whether this very page leads: the person's other tablets follow it.
  leads(line) {
    if (!line || !("mine" in line.dataset)) return false;
    return this.isThis(line) && (this.led === line.dataset.presented || kept(line.dataset.presented) === this.name);
  }

  isThis(line) {
    return line.dataset.paper === this.root.dataset.paper && line.dataset.version === this.root.dataset.version;
  }

  get line() {
    return document.querySelector("[data-presented]");
  }

  // The line may be another; what this page began has come when it says so.
  settle() {
    const { line } = this;
    if (this.begun && line && "mine" in line.dataset) {
      this.begun = false;
      this.lead(line.dataset.presented);
    }
    if (!this.leads(line)) this.stopPointing();
    this.press();
  }

  lead(presentation) {
    this.led = presentation;
    keep(presentation, this.name);
    if (this.leads(this.line)) this.say({ page: this.page });
  }

  // False when the place is this page's own. Another page of the same person took over: this one follows.
  heard(place) {
    const { line } = this;
    if (!this.leads(line)) return true;
    if (!place.lead || place.lead === this.name || place.presentation !== line.dataset.presented) return false;
    this.led = "";
    keep(place.presentation, "");
    this.stopPointing();
    return true;
  }

  turned(page) {
    this.page = page;
    if (this.leads(this.line)) this.say({ page });
  }

  async click(event) {
    if (event.target.closest(".presented [data-pointer]")) return this.togglePointing();
    const { line } = this;
    const takes = event.target.closest(".presented [data-follow]") && "mine" in line.dataset && this.isThis(line);
    if (!takes && !event.target.closest(".presented [data-present]")) return undefined;
    event.preventDefault();
    return this.begin();
  }

  async begin() {
    const body = new FormData();
    body.append("page", this.page);
    const { line } = this;
    const before = line && "mine" in line.dataset && this.isThis(line) ? line.dataset.presented : "";
    this.begun = !before;
    const answer = await send(this.root.dataset.presentationUrl, body, csrfToken());
    if (!answer.ok) {
      this.begun = false;
      toast(answer.data.message, "danger");
      return;
    }
    if (before) this.lead(before);
    this.settle(); // the line may have come first
    this.draw();
  }

  // Pointing.

  togglePointing() {
    if (this.points) return this.stopPointing();
    const layers = this.root.querySelector(".reader-page [data-layers]");
    if (!layers) return undefined;
    this.points = true;
    layers.append(this.pane);
    return this.press();
  }

  stopPointing() {
    if (!this.points) return;
    this.points = false;
    this.pane.remove();
    this.dot.hide();
    this.press();
    if (this.leads(this.line)) this.say({ page: this.page });
  }

  press() {
    const button = document.querySelector(".presented [data-pointer]");
    if (button) button.setAttribute("aria-pressed", String(Boolean(this.points)));
  }

  point(event) {
    if (!this.points) return;
    event.stopPropagation();
    const gone = event.type !== "pointerdown" && event.type !== "pointermove";
    const touches = event.pointerType !== "mouse";
    if (gone && event.type === "pointerup" && !touches) return; // a mouse goes on pointing
    if (!gone && touches && !event.buttons) return;
    const at = gone ? {} : pointAt(this.pane, event);
    this.dot.show({ page: this.page, ...at });
    this.say({ page: this.page, ...at });
  }

  // Telling.

  say(place) {
    this.waiting = place;
    if (!this.sending) this.tell();
  }

  async tell() {
    this.sending = true;
    while (this.waiting && this.leads(this.line)) {
      const place = this.waiting;
      this.waiting = null;
      const status = await this.post(place);
      const lost = status === 0 || status >= 500;
      if (lost && !this.waiting) this.waiting = place;
      await new Promise((done) => setTimeout(done, lost ? AGAIN : PACE));
    }
    this.sending = false;
  }

  async post(place) {
    const body = new FormData();
    body.append("lead", this.name);
    for (const [name, value] of Object.entries(place)) body.append(name, value);
    return (await send(this.line.dataset.placeUrl, body, csrfToken())).status;
  }
}

function kept(key) {
  return recall(`presents ${key}`) || "";
}

function keep(key, value) {
  remember(`presents ${key}`, value);
  return value;
}
