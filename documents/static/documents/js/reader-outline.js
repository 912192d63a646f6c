// The outline of the paper: its list is made when it is first shown, and the heading of the open page is marked.
export class Outline {
  constructor(root, book) {
    this.book = book;
    this.list = root.querySelector("[data-headings]");
    root.addEventListener("turn", () => this.mark());
  }

  // The panel has come into view.
  show() {
    if (!this.headings) this.build();
    this.mark();
  }

  build() {
    this.headings = JSON.parse(this.list.dataset.headings).map(([level, title, page]) => {
      const link = document.createElement("a");
      link.className = "outline__link";
      link.href = `?page=${page}`;
      Object.assign(link.dataset, { level, page });
      link.append(part(title), part(page, "num"));
      return { link, page };
    });
    const items = this.headings.map(({ link }) => document.createElement("li").appendChild(link).parentNode);
    this.list.replaceChildren(...items);
  }

  // The last heading that begins on or before the open page.
  mark() {
    if (!this.headings) return;
    const before = this.headings.filter((heading) => heading.page <= this.book.page);
    const { link } = before[before.length - 1] || {};
    if (link === this.current) return;
    if (this.current) this.current.removeAttribute("aria-current");
    if (link) link.setAttribute("aria-current", "true");
    this.current = link;
  }
}

function part(text, kind) {
  const element = document.createElement("span");
  if (kind) element.className = kind;
  element.textContent = text;
  return element;
}
