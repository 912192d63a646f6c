// One page as an element: image, text over it, a place for layers, and what is shown while it is not there.
import { drawLines } from "./reader-text.js";

const CLEAR = 1200;
const FINE = 1800;
const PATIENCE = 160; // ms before the skeleton is shown: a page from the cache must not flicker
const RETRIES = [1500, 3000, 6000, 12000];

export class PageView {
  // `element`: the page is there already, as the server sent it.
  constructor(page, shape, loader, label, element) {
    this.page = page;
    this.shape = shape; // width and height in points; those of the first page until this one is known
    this.loader = loader;
    this.abort = new AbortController();
    const template = document.getElementById("reader-page-template");
    this.element = element || template.content.firstElementChild.cloneNode(true);
    this.element.dataset.page = page;
    this.element.setAttribute("aria-label", label);
    this.image = this.element.querySelector(".reader-page__image");
    this.text = this.element.querySelector(".reader-page__text");
    this.layers = this.element.querySelector(".reader-page__layers");
    this.problem = this.element.querySelector(".reader-page__problem");
    const found = this.element.querySelector("[data-found]");
    if (found && !element) found.src = loader.found(page);
    this.element.addEventListener("click", (event) => event.target.closest("[data-retry]") && this.load());
    this.resolution = 0;
    this.tries = 0;
    if (element) {
      this.state = "loading";
      this.loading = this.bring(CLEAR, this.image);
    } else {
      this.load();
    }
  }

  // Loads the image unless it is there or under way; resolves when the page can be seen or has failed.
  load() {
    clearTimeout(this.later);
    if (this.state === "loading" || this.state === "ready") return this.loading;
    this.show("loading");
    this.loading = this.bring(CLEAR);
    return this.loading;
  }

  async bring(width, coming) {
    const slow = setTimeout(() => this.element.setAttribute("data-slow", ""), PATIENCE);
    try {
      await this.paint(width, coming);
      this.tries = 0;
      this.show("ready");
    } catch (error) {
      if (error.name !== "AbortError") this.fail(error.kind || "network");
    } finally {
      clearTimeout(slow);
      this.element.removeAttribute("data-slow");
    }
  }

  // `coming`: an image of the page that is on its way already.
  async paint(width, coming) {
    const image = await this.loader.image(this.page, width, this.abort.signal, coming);
    image.className = this.image.className;
    image.alt = "";
    image.draggable = false;
    if (image !== this.image) this.image.replaceWith(image);
    this.image = image;
    this.resolution = width;
    const { naturalWidth, naturalHeight } = image;
    if (Math.abs(naturalWidth / naturalHeight - this.shape.width / this.shape.height) > 0.005) {
      this.shape = { width: naturalWidth, height: naturalHeight };
      this.element.dispatchEvent(new CustomEvent("reshape", { bubbles: true }));
    }
  }

  // A sharper image for a close look; the coarse one stays until it is there.
  async sharpen() {
    if (this.state !== "ready" || this.resolution >= FINE || this.sharpening) return;
    this.sharpening = true;
    try {
      await this.paint(FINE);
    } catch (error) {
      // The page is readable as it is; the next zoom tries again.
    }
    this.sharpening = false;
  }

  async addText() {
    if (this.hasText) return;
    this.hasText = true;
    try {
      drawLines(this.text, await this.loader.lines(this.page, this.abort.signal));
      this.fitText();
    } catch (error) {
      this.hasText = false; // Selecting text is a help, not the page itself: no message.
    }
  }

  resize(width, height) {
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
    this.width = width;
    this.height = height;
    this.fitText();
  }

  fitText() {
    const drawn = Number(this.text.dataset.width);
    if (drawn && this.width) this.text.style.transform = `scale(${this.width / drawn})`;
  }

  fail(kind) {
    const template = document.getElementById(`reader-problem-${kind}`);
    this.problem.replaceChildren(template.content.cloneNode(true));
    this.show("failed");
    this.kind = kind;
    if (kind !== "network") return;
    this.later = setTimeout(() => this.load(), RETRIES[Math.min(this.tries, RETRIES.length - 1)]);
    this.tries += 1;
  }

  // After the connection came back.
  revive() {
    if (this.state === "failed" && this.kind === "network") this.load();
  }

  show(state) {
    this.state = state;
    this.element.dataset.state = state;
    this.problem.hidden = state !== "failed";
  }

  close() {
    clearTimeout(this.later);
    this.abort.abort();
    this.element.remove();
  }
}
