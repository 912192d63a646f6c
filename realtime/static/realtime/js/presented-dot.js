// The dot where the presenter points, above the page that is shown.
const PARTS = 10000; // documents/presenting/places.py
const STALE = 8000; // ms after which a dot that nobody renews is taken away

export class Dot {
  constructor(root) {
    this.element = document.createElement("div");
    this.element.className = "presented-dot";
    this.element.hidden = true;
    this.element.setAttribute("aria-hidden", "true");
    root.addEventListener("reader:page", ({ detail }) => {
      this.page = detail.page;
      this.layers = detail.layers;
      this.hide();
      detail.layers.append(this.element);
    });
  }

  // `at` is {page, x, y}; nothing is shown on another page, or without a point.
  show({ page, x, y }) {
    if (page !== this.page || !put(this.element, { x, y })) return this.hide();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.hide(), STALE);
    return undefined;
  }

  hide() {
    clearTimeout(this.later);
    this.element.hidden = true;
  }
}

// Puts a dot where somebody points; false, and no dot, where nobody does.
export function put(dot, { x, y }) {
  dot.hidden = x === null || x === undefined;
  if (dot.hidden) return false;
  dot.style.left = `${(x / PARTS) * 100}%`;
  dot.style.top = `${(y / PARTS) * 100}%`;
  return true;
}

// Where an event of a pointer is on `element`, in the same parts.
export function pointAt(element, event) {
  const box = element.getBoundingClientRect();
  const part = (value) => Math.round(Math.min(1, Math.max(0, value)) * PARTS);
  return { x: part((event.clientX - box.left) / box.width), y: part((event.clientY - box.top) / box.height) };
}
