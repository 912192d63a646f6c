// What pen, finger and mouse do to the page while a tool is chosen.
//
// The pen draws and never scrolls. A finger moves the page, unless fingers are to draw; while the pen is down, and a
// moment after, a touch is the palm and does nothing. Two fingers always zoom (reader-touch.js).
import { isNew, touches } from "./marks-shapes.js";
import { between, wordAt } from "./marks-words.js";

const PALM = 600; // ms after the pen
const LONGEST = 1000; // points of one stroke; then a new one begins where it ended
const REACH = 0.012; // of the page's width: the eraser
const TAP = 0.015; // of the page's width: a note is put where one taps, not where one drags
const WIDTHS = { ink: 0.0042, marker: 0.024 };
const EDGE = 1.01;

export class Pen {
  constructor(root, { layer, store, tools, make, note, seen }) {
    Object.assign(this, { root, layer, store, tools, make, note, seen });
    this.pane = root.querySelector(".reader__stage");
    this.penAt = -PALM;
    const watch = (name, deed) => this.pane.addEventListener(name, deed.bind(this), { passive: false });
    watch("pointerdown", this.down);
    watch("pointermove", this.move);
    watch("pointerup", this.up);
    watch("pointercancel", this.cancel);
    // Some browsers scroll by pen before they tell of the pointer.
    for (const name of ["touchstart", "touchmove"]) watch(name, this.hold);
  }

  hold(event) {
    if (this.tools.tool && event.cancelable && !event.target.closest("button, a")) event.preventDefault();
  }

  down(event) {
    if (!this.tools.tool || event.button > 0 || event.target.closest(".mark-note, .reader-page__problem")) return;
    if (!this.layer.view || !this.layer.view.contains(event.target)) return this.startPan(event);
    const pen = event.pointerType === "pen";
    if (pen) this.seen();
    if (event.pointerType === "touch") {
      if (this.root.hasAttribute("data-pen") || event.timeStamp - this.penAt < PALM) return event.preventDefault();
      if (!event.isPrimary) return this.cancel(event);
      if (!this.tools.fingers && this.tools.tool !== "note") return this.startPan(event);
    }
    event.preventDefault();
    this.box = this.layer.view.getBoundingClientRect();
    this.ratio = this.box.height / this.box.width;
    this.pointer = event.pointerId;
    if (pen) this.root.setAttribute("data-pen", "");
    this.pane.setPointerCapture(event.pointerId);
    this.begin(event);
    return undefined;
  }

  startPan(event) {
    if (event.pointerType !== "touch" || !event.isPrimary) return undefined;
    this.pan = { id: event.pointerId, x: event.clientX, y: event.clientY };
    return undefined;
  }

  begin(event) {
    const at = this.at(event);
    const tool = event.buttons & 32 ? "eraser" : this.tools.tool; // the other end of the pen
    if (tool === "pen") this.work = this.stroke("ink", at);
    if (tool === "eraser") this.work = { kind: "eraser", erased: new Set(), last: at };
    if (tool === "note") this.work = { kind: "note", at };
    if (tool === "highlighter") {
      const from = wordAt(this.layer.view.querySelector(".reader-page__text"), event.clientX, event.clientY);
      this.work = from ? { kind: "highlight", from, mark: this.fresh("highlight") } : this.stroke("marker", at);
    }
    if (tool === "eraser") this.wipe(at);
  }

  fresh(kind) {
    return this.make({ kind, page: this.layer.page, shape: [], width: WIDTHS[kind] || 0, quote: "" });
  }

  stroke(kind, at) {
    const mark = this.fresh(kind);
    mark.shape.push(at);
    return { kind, mark, element: this.layer.sketch(mark) };
  }

  move(event) {
    if (this.pan && this.pan.id === event.pointerId) return this.shift(event);
    if (!this.work || event.pointerId !== this.pointer) return undefined;
    event.preventDefault();
    const every = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    for (const one of every.length ? every : [event]) this.follow(one);
    if (!this.asked) this.asked = requestAnimationFrame(() => this.paint());
    return undefined;
  }

  shift(event) {
    this.pane.scrollLeft -= event.clientX - this.pan.x;
    this.pane.scrollTop -= event.clientY - this.pan.y;
    Object.assign(this.pan, { x: event.clientX, y: event.clientY });
    return undefined;
  }

  follow(event) {
    const { work } = this;
    const at = this.at(event);
    if (work.kind === "eraser") this.wipe(at);
    if (work.kind === "highlight") {
      const to = wordAt(this.layer.view.querySelector(".reader-page__text"), event.clientX, event.clientY);
      if (to) Object.assign(work, { to });
    }
    if ((work.kind === "ink" || work.kind === "marker") && isNew(work.mark.shape, at, this.ratio)) {
      work.mark.shape.push(at);
      if (work.mark.shape.length >= LONGEST) this.goOn(at);
    }
  }

  // A very long stroke is kept piece by piece.
  goOn(at) {
    const { kind } = this.work;
    this.finish();
    this.work = this.stroke(kind, at);
  }

  paint() {
    this.asked = 0;
    const { work } = this;
    if (!work || !work.mark) return;
    if (work.kind === "highlight" && work.to) {
      const { quads, quote } = between(work.from, work.to, this.box);
      Object.assign(work.mark, { shape: quads, quote });
    }
    if (work.mark.shape.length) work.element = this.layer.sketch(work.mark, work.element);
  }

  up(event) {
    if (this.pan && this.pan.id === event.pointerId) this.pan = null;
    if (event.pointerId !== this.pointer) return;
    const end = this.work && this.at(event);
    if (this.work && this.work.kind === "highlight" && !this.work.to) this.work.to = this.work.from; // a tap: the word
    if (this.work) this.finish(end);
    this.release(event);
  }

  // Keeps what is under way.
  finish(end) {
    const { work } = this;
    this.paint();
    this.work = null;
    if (work.element) work.element.remove();
    if (work.kind === "eraser") this.store.erase([...work.erased]);
    else if (work.kind === "note") {
      if (Math.hypot(end[0] - work.at[0], end[1] - work.at[1]) < TAP) this.note(work.at.slice(0, 2));
    } else if (work.mark.shape.length) this.store.write([work.mark]);
  }

  // Two fingers came down, or the system took the pointer: nothing is kept.
  cancel(event) {
    if (this.work && this.work.element) this.work.element.remove();
    if (this.work && this.work.kind === "eraser") this.store.say();
    this.work = null;
    this.pan = null;
    this.release(event);
  }

  release(event) {
    if (event.pointerType === "pen") this.penAt = event.timeStamp;
    if (event.pointerType === "pen") this.root.removeAttribute("data-pen");
    this.pointer = null;
  }

  at(event) {
    const inside = (value) => Math.round(Math.min(EDGE, Math.max(1 - EDGE, value)) * 1e5) / 1e5;
    const pressure = event.pointerType === "pen" && event.pressure ? event.pressure : 0.5;
    const x = inside((event.clientX - this.box.left) / this.box.width);
    return [x, inside((event.clientY - this.box.top) / this.box.height), Math.round(pressure * 1000) / 1000];
  }

  // Everything that lies on the way from the last point to this one.
  wipe(at) {
    const { last } = this.work;
    const steps = Math.ceil(Math.hypot(at[0] - last[0], (at[1] - last[1]) * this.ratio) / REACH) || 1;
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      this.wipePoint(last[0] + part * (at[0] - last[0]), last[1] + part * (at[1] - last[1]));
    }
    this.work.last = at;
  }

  wipePoint(x, y) {
    const { erased } = this.work;
    for (const mark of this.store.alive()) {
      if (mark.page !== this.layer.page || erased.has(mark) || !touches(mark, x, y, this.ratio, REACH)) continue;
      erased.add(mark);
      const drawn = this.layer.drawn.get(mark.id);
      if (drawn) drawn.element.classList.add("mark--going");
    }
  }
}
