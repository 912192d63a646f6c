// The strip of small pages: links are made when it is first shown, images when they come near.
const WIDTH = 180;
const RETRY = 4000;

export class Thumbs {
  constructor(root, book, loader) {
    this.root = root;
    this.book = book;
    this.loader = loader;
    this.element = root.querySelector("#reader-thumbs");
    root.addEventListener("turn", () => this.mark());
  }

  // The strip has come into view.
  show() {
    if (!this.links) this.build();
    this.mark();
  }

  build() {
    const { width, height } = this.root.dataset;
    const options = { root: this.element, rootMargin: "400px" };
    const watcher = new IntersectionObserver((seen) => seen.forEach((entry) => this.bring(entry, watcher)), options);
    this.links = Array.from({ length: this.book.pages }, (_, index) => {
      const page = index + 1;
      const link = document.createElement("a");
      link.className = "thumb";
      link.href = `?page=${page}`;
      link.dataset.page = page;
      const image = document.createElement("img");
      image.className = "thumb__image";
      image.alt = this.root.dataset.textPage.replace("{page}", page);
      image.width = Number(width);
      image.height = Number(height);
      image.decoding = "async";
      const number = document.createElement("span");
      number.textContent = page;
      number.setAttribute("aria-hidden", "true");
      link.append(image, number);
      watcher.observe(link);
      return link;
    });
    this.element.replaceChildren(...this.links);
  }

  bring({ isIntersecting, target }, watcher) {
    if (!isIntersecting) return;
    watcher.unobserve(target);
    const image = target.querySelector("img");
    const source = this.loader.address(target.dataset.page, WIDTH);
    image.addEventListener("load", () => target.setAttribute("data-loaded", ""), { once: true });
    image.addEventListener("error", () => setTimeout(() => (image.src = `${source}&again`), RETRY), { once: true });
    image.src = source;
  }

  mark() {
    if (!this.links || this.element.hidden) return;
    const link = this.links[this.book.page - 1];
    if (this.current) this.current.removeAttribute("aria-current");
    link.setAttribute("aria-current", "page");
    this.current = link;
    // Only the strip may scroll: scrollIntoView would move the whole window.
    const strip = this.element;
    strip.scrollTop += link.offsetTop - strip.scrollTop - (strip.clientHeight - link.offsetHeight) / 2;
    strip.scrollLeft += link.offsetLeft - strip.scrollLeft - (strip.clientWidth - link.offsetWidth) / 2;
  }
}
