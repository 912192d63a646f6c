// Shows the open page, keeps its neighbours ready, and decides how large it is.
import { PageView } from "./reader-page.js";

const AHEAD = [1, 2, -1]; // neighbours to have ready, in the direction of reading
const LEAFING = [1, 2, 3]; // while pages are turned one after the other
const QUICK = 800; // ms between two turns of somebody who leafs
const BREATH = 40; // ms after which a page is on the screen: what can wait does not hold it up
const REST = 200; // ms on a page before its words are asked for; who leafs past it selects none
const KEPT = 3; // pages on either side that stay in memory: one decoded page is 8 MB
const CLOSEST = 5; // times the fitted size
const WIDEST = 1100; // CSS pixels of a fitted page: wider lines are hard to read
const READABLE = 0.8; // a page fitted as a whole may be this part of the width, or the width is fitted
const SHARP = 1.5; // device pixels for each image pixel, from which the finer image is fetched
const FIT = "reader-fit";
const PHONE = window.matchMedia("(max-width: 37.49em)"); // a page is never large enough there: who came closer stays close

export class Stage {
  constructor(root, book, loader) {
    this.root = root;
    this.book = book;
    this.loader = loader;
    this.element = root.querySelector(".reader__stage");
    this.shape = { width: Number(root.dataset.width) || 595, height: Number(root.dataset.height) || 842 };
    this.views = new Map();
    this.stamp = oneStamp(root);
    this.adopt(this.element.querySelector(".reader-page"));
    this.zoom = 1;
    this.scrolled = true; // as far as is known: the page could be read before this module was there
    this.fit = remembered();
    root.addEventListener("turn", (event) => this.open(event.detail));
    root.addEventListener("reshape", () => this.layout());
    window.addEventListener("online", () => this.views.forEach((view) => view.revive()));
    this.element.addEventListener("scroll", () => (this.scrolled = true), { passive: true });
    const resized = new ResizeObserver(() => {
      this.measure();
      this.layout();
    });
    resized.observe(this.element);
  }

  // A page's view; made, and its image asked for, when it is not there yet.
  view(page, element) {
    if (!this.views.has(page)) {
      const label = this.root.dataset.textPage.replace("{page}", page);
      this.views.set(page, new PageView(page, this.shape, this.loader, label, element));
    }
    return this.views.get(page);
  }

  // The page that came with the answer, if it is the one to be shown.
  adopt(element) {
    this.element.replaceChildren(...(element ? [element] : []));
    if (!element) return;
    if (Number(element.dataset.page) === this.book.page) this.shown = this.view(this.book.page, element);
    else element.remove();
  }

  async open({ page, pages, direction }) {
    const view = this.view(page);
    const before = this.shown;
    this.shown = view;
    if (!PHONE.matches) this.zoom = 1;
    this.shown.revive();
    this.leafs = performance.now() - this.turned < QUICK;
    this.turned = performance.now();
    view.element.dataset.from = (!this.leafs && { 1: "right", "-1": "left" }[direction]) || "";
    if (!view.element.isConnected) this.element.append(view.element);
    if (this.stamp && this.stamp.parentNode !== view.element) view.text.before(this.stamp);
    if (before && before !== view) before.element.remove();
    this.layout();
    if (direction && this.scrolled) this.element.scrollTo(this.zoom > 1 ? this.element.scrollLeft : 0, 0);
    if (direction) this.scrolled = false;
    clearTimeout(this.resting);
    await view.load();
    if (this.book.page !== page) return;
    const { element, layers, width, height } = view;
    this.root.dispatchEvent(new CustomEvent("reader:page", { detail: { page, pages, view: element, layers, width, height } }));
    this.resting = setTimeout(() => view.addText(), REST);
    this.breathing = this.breathing || setTimeout(() => this.prepare(direction || 1), BREATH);
  }

  // Neighbours of the page that is open by now are asked for, and those that are far away let go.
  prepare(direction) {
    this.breathing = 0;
    const { page } = this.book;
    this.forget(page);
    for (const step of this.leafs ? LEAFING : AHEAD) {
      const other = page + step * direction;
      if (other >= 1 && other <= this.book.pages) this.view(other);
    }
  }

  forget(page) {
    for (const [other, view] of this.views) {
      if (Math.abs(other - page) <= KEPT) continue;
      view.close();
      this.views.delete(other);
    }
  }

  // The space a page may take, and the whole width, in CSS pixels. Asked for when it is different only: a turned page
  // would be laid out once more for each question.
  measure() {
    const style = getComputedStyle(this.element);
    this.across = this.element.clientWidth;
    this.space = {
      width: this.across - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      height: this.element.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom),
    };
  }

  room() {
    if (!this.space) this.measure();
    return this.space;
  }

  // CSS pixels for each point at zoom 1.
  base() {
    const room = this.room();
    const { width, height } = this.shown.shape;
    const whole = Math.min(room.width / width, room.height / height);
    const across = Math.max(whole, Math.min(room.width, WIDEST) / width);
    if (this.fit) return this.fit === "width" ? across : whole;
    return whole >= READABLE * across ? whole : across;
  }

  get fitsWidth() {
    if (this.fit) return this.fit === "width";
    const room = this.room();
    const { width, height } = this.shown.shape;
    return this.base() * height > room.height + 1 || room.width / width <= room.height / height;
  }

  chooseFit(fit) {
    this.fit = fit;
    this.zoom = 1;
    try {
      localStorage.setItem(FIT, fit);
    } catch (error) {
      // Storage may be closed to us: the choice then lasts until the page is left.
    }
    this.layout();
  }

  layout() {
    if (!this.shown) return;
    const scale = this.base() * this.zoom;
    const width = Math.round(this.shown.shape.width * scale);
    const height = Math.round(this.shown.shape.height * scale);
    this.shown.resize(width, height);
    this.root.toggleAttribute("data-wide", width > this.across);
    this.root.toggleAttribute("data-close", this.zoom > 1);
    const finer = Math.min(width, height) * window.devicePixelRatio > SHARP * 1200 || this.zoom >= SHARP;
    clearTimeout(this.sharpening);
    if (finer) this.sharpening = setTimeout(() => this.shown.sharpen(), 250);
    const detail = { page: this.book.page, width, height };
    this.root.dispatchEvent(new CustomEvent("reader:size", { detail }));
  }

  // Zooms to `zoom` times the fitted size; what lies at the point (x, y) of the window stays there.
  zoomTo(zoom, x, y) {
    const page = this.shown.element;
    const before = page.getBoundingClientRect();
    const across = x === undefined ? 0.5 : (x - before.left) / before.width;
    const down = y === undefined ? 0.5 : (y - before.top) / before.height;
    const at = { x: before.left + across * before.width, y: before.top + down * before.height };
    this.zoom = Math.min(Math.max(1, zoom), CLOSEST);
    if (this.zoom < 1.05) this.zoom = 1;
    this.layout();
    const after = page.getBoundingClientRect();
    this.element.scrollLeft += after.left + across * after.width - at.x;
    this.element.scrollTop += after.top + down * after.height - at.y;
  }

  // Scrolls on by most of a screen; false when there is no more to scroll in that direction.
  scrollOn(direction) {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    const left = direction > 0 ? scrollHeight - clientHeight - scrollTop : scrollTop;
    if (left < 8) return false;
    this.element.scrollBy({ top: direction * clientHeight * 0.85, behavior: "smooth" });
    return true;
  }
}

// The stamp is the same on all pages, and drawing it is dear: the one that is there goes from page to page. The mould of
// pages has none then.
function oneStamp(root) {
  const made = document.getElementById("reader-page-template").content.querySelector(".reader-page__stamp");
  const there = root.querySelector(".reader-page__stamp");
  if (made) made.remove();
  return there || made;
}

function remembered() {
  try {
    return localStorage.getItem(FIT) || "";
  } catch (error) {
    return "";
  }
}
