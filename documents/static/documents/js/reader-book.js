import { recall, remember } from "../../phienhop/js/tab.js";

const REST = 200; // ms after which the open page is in the address: that costs more than turning does
const OPEN = "reader-open:";

// Which page is open. Says `turn` on the root whenever that changes, with the direction.
export class Book {
  constructor(root) {
    this.root = root;
    this.pages = Number(root.dataset.pages);
    // A page that came from this device was made before it was known which one would be asked for.
    const asked = root.hasAttribute("data-offline") ? this.pageInAddress() : Number(root.dataset.page);
    this.page = this.within(leftOpen() || asked);
    this.resumed = root.hasAttribute("data-resumed");
    root.addEventListener("reader:go", (event) => this.go(event.detail.page));
    window.addEventListener("popstate", () => this.go(this.pageInAddress(), { writes: false }));
    window.addEventListener("pagehide", () => this.writing && this.write());
    remember(OPEN + location.pathname, this.page);
  }

  start() {
    this.announce(0);
  }

  within(page) {
    return Math.min(Math.max(1, Math.round(page) || 1), this.pages);
  }

  // Shows `page`; false when it is open already, so that a gesture at the end can spring back.
  go(page, { writes = true } = {}) {
    const wanted = this.within(page);
    if (wanted === this.page) return false;
    const direction = Math.sign(wanted - this.page);
    this.page = wanted;
    remember(OPEN + location.pathname, wanted);
    clearTimeout(this.writing);
    this.writing = writes ? setTimeout(() => this.write(), REST) : 0;
    this.announce(direction);
    return true;
  }

  next() {
    return this.go(this.page + 1);
  }

  previous() {
    return this.go(this.page - 1);
  }

  write() {
    clearTimeout(this.writing);
    this.writing = 0;
    history.replaceState(null, "", this.address(this.page));
  }

  announce(direction) {
    const detail = { page: this.page, pages: this.pages, direction };
    this.root.dispatchEvent(new CustomEvent("turn", { detail }));
  }

  // What is looked for stays in the address, so that the page shows it again when it is loaded anew.
  address(page) {
    const { find } = this.root.dataset;
    return find ? `?${new URLSearchParams({ page, find })}` : `?page=${page}`;
  }

  pageInAddress() {
    return Number(new URLSearchParams(location.search).get("page")) || 1;
  }
}

// The page that was open when this address was loaded anew, 0 if it was not. The browser reads the address as it begins
// to load, which may be before a page that was turned to is in it.
function leftOpen() {
  const [how] = performance.getEntriesByType("navigation");
  return how && how.type === "reload" ? Number(recall(OPEN + location.pathname)) : 0;
}
