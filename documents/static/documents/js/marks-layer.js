// Draws the marks of the shown page above its image, in units of the page, so that any size fits.
import { outline } from "./marks-shapes.js";

const SVG = "http://www.w3.org/2000/svg";

export class Layer {
  constructor(texts, open) {
    this.texts = texts;
    this.open = open;
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("class", "marks-drawing");
    this.svg.setAttribute("aria-hidden", "true");
    this.notes = document.createElement("div");
    this.drawn = new Map();
  }

  // `detail` as of reader:page.
  place({ page, view, layers }, width, height) {
    this.page = page;
    this.view = view;
    layers.append(this.svg, this.notes);
    this.size(width, height);
  }

  size(width, height) {
    this.ratio = height / width;
    this.svg.setAttribute("viewBox", `0 0 1000 ${1000 * this.ratio}`);
  }

  // Only what is different is drawn anew: a page may bear hundreds of strokes.
  draw(marks) {
    const wanted = new Map(marks.map((mark) => [mark.id, mark]));
    for (const [id, { mark, element }] of this.drawn) {
      const now = wanted.get(id);
      if (now && same(now, mark) && this.drawnAt === this.ratio) wanted.delete(id);
      else {
        element.remove();
        this.drawn.delete(id);
      }
    }
    this.drawnAt = this.ratio;
    for (const mark of wanted.values()) {
      const element = mark.kind === "note" ? this.note(mark) : this.shape(mark);
      this.drawn.set(mark.id, { mark, element });
      (mark.kind === "note" ? this.notes : this.svg).append(element);
    }
  }

  shape(mark) {
    const element = document.createElementNS(SVG, "path");
    element.setAttribute("class", `mark mark--${mark.kind} mark--${mark.colour}${mark.place === "unsure" ? " mark--unsure" : ""}`);
    element.setAttribute("d", mark.kind === "highlight" ? boxes(mark, this.ratio) : outline(mark, this.ratio));
    return element;
  }

  note(mark) {
    const button = document.getElementById("mark-note").content.firstElementChild.cloneNode(true);
    const [[x, y]] = mark.shape;
    button.classList.add(`mark--${mark.colour}`);
    button.classList.toggle("mark--unsure", mark.place === "unsure");
    button.style.left = `${x * 100}%`;
    button.style.top = `${y * 100}%`;
    button.setAttribute("aria-label", [mark.by, mark.text].filter(Boolean).join(": ") || this.texts.note);
    button.addEventListener("click", () => this.open(mark.id));
    return button;
  }

  // Something under way: a stroke, a choice of words. Returns the element to go on with.
  sketch(mark, element) {
    if (!element) {
      const made = this.shape(mark);
      this.svg.append(made);
      return made;
    }
    element.setAttribute("d", mark.kind === "highlight" ? boxes(mark, this.ratio) : outline(mark, this.ratio));
    return element;
  }

  // Shows where a mark is.
  flash(id) {
    const found = this.drawn.get(id);
    if (!found) return;
    found.element.classList.remove("mark--found");
    found.element.getBoundingClientRect(); // the animation begins anew
    found.element.classList.add("mark--found");
    found.element.scrollIntoView({ block: "center", inline: "nearest" });
  }
}

function same(a, b) {
  return a.revision === b.revision && a.erased === b.erased && a.text === b.text && a.colour === b.colour && a.place === b.place;
}

function boxes(mark, ratio) {
  const k = 1000;
  return mark.shape
    .map(([x, y, w, h]) => `M${x * k} ${y * k * ratio}h${w * k}v${h * k * ratio}h${-w * k}z`)
    .join("");
}
