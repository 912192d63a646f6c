// All marks of the paper in the order of reading, to go to and to open; and sharing what is on the open page.
import { top } from "./marks-shapes.js";

const SHARES = { "": "shareNobody", office: "shareOffice", meeting: "shareMeeting" };

export class List {
  constructor(store, texts, { go, open }) {
    this.store = store;
    this.texts = texts;
    this.panel = document.getElementById("reader-marks");
    this.own = this.panel.querySelector("[data-own-marks]");
    this.shared = this.panel.querySelector("[data-shared-marks]");
    this.lost = this.panel.querySelector("[data-lost-marks]");
    this.pageShare = this.panel.querySelector("[data-page-share]");
    this.panel.addEventListener("click", (event) => {
      const to = event.target.closest("[data-go]");
      const opener = event.target.closest("[data-open]");
      if (to) go(this.find(to.dataset.go));
      if (opener) open(opener.dataset.open);
    });
    this.pageShare.addEventListener("change", () => this.sharePage(this.pageShare.value));
    store.addEventListener("change", () => this.draw());
  }

  find(id) {
    return this.store.own.get(id) || this.store.shared.find((mark) => mark.id === id);
  }

  turn(page) {
    this.page = page;
    this.draw();
  }

  draw() {
    const own = this.store.alive().filter((mark) => mark.place !== "lost");
    const lost = this.store.alive().filter((mark) => mark.place === "lost");
    fill(this.lost, lost, (mark) => this.row(mark));
    this.panel.querySelector("[data-lost-part]").hidden = !lost.length;
    fill(this.own, own, (mark) => this.row(mark));
    fill(this.shared, this.store.shared, (mark) => this.row(mark));
    this.panel.querySelector("[data-no-marks]").hidden = own.length > 0;
    this.panel.querySelector("[data-shared-part]").hidden = !this.store.shared.length;
    const copy = this.panel.querySelector("[data-export]"); // a page that came from this device has none
    if (copy) copy.hidden = !own.length && !this.store.shared.length;
    const here = own.filter((mark) => mark.page === this.page);
    const shares = new Set(here.map((mark) => mark.share));
    this.pageShare.disabled = !here.length;
    this.pageShare.value = shares.size === 1 ? [...shares][0] : shares.size ? "-" : "";
  }

  sharePage(share) {
    const here = this.store.on(this.page).filter((mark) => !mark.by && mark.share !== share);
    if (share !== "-" && here.length) this.store.write(here.map((mark) => ({ ...mark, share })));
  }

  row(mark) {
    const row = document.getElementById("mark-row").content.firstElementChild.cloneNode(true);
    row.querySelector("[data-go]").dataset.go = mark.id;
    row.querySelector("[data-open]").dataset.open = mark.id;
    row.querySelector("[data-icon]").classList.add(`mark-swatch--${mark.colour}`);
    row.querySelector("[data-what]").textContent = mark.text || mark.quote || this.texts[mark.kind];
    const facts = [this.texts.page.replace("{page}", mark.page), mark.by || this.texts[SHARES[mark.share]]];
    row.querySelector("[data-facts]").textContent = facts.join(" · ");
    const place = row.querySelector("[data-place]");
    const words = { moved: this.texts.placeMoved, unsure: this.texts.placeUnsure, lost: this.texts.placeLost }[mark.place];
    place.hidden = !words;
    place.textContent = (words || "").replace("{from}", mark.from);
    row.querySelector("[data-open]").setAttribute("aria-label", `${this.texts.opens}: ${mark.text || this.texts[mark.kind]}`);
    return row;
  }
}

function fill(place, marks, row) {
  const sorted = [...marks].sort((a, b) => a.page - b.page || top(a) - top(b));
  place.replaceChildren(...sorted.map(row));
}
