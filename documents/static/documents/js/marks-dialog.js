// The window of one mark: its words, who sees it, and taking it away. Marks of others can only be read.
export class MarkDialog {
  constructor(store, texts) {
    this.store = store;
    this.texts = texts;
    this.dialog = document.getElementById("mark-dialog");
    this.form = this.dialog.querySelector("form");
    this.form.addEventListener("submit", (event) => this.save(event));
    this.dialog.querySelector("[data-remove]").addEventListener("click", () => this.remove());
    this.dialog.querySelector("[data-settle]").addEventListener("click", () => this.settle());
    for (const button of this.dialog.querySelectorAll("[data-closes]")) {
      button.addEventListener("click", () => this.dialog.close());
    }
  }

  open(mark, isNew = false) {
    this.mark = mark;
    this.isNew = isNew;
    const { text, share } = this.form.elements;
    text.value = mark.text;
    text.readOnly = Boolean(mark.by);
    text.required = mark.kind === "note";
    share.value = mark.share;
    const set = (name, shown) => (this.dialog.querySelector(`[data-${name}]`).hidden = !shown);
    set("own", !mark.by);
    set("save", !mark.by);
    set("remove", !mark.by && !isNew);
    set("settle", mark.place === "unsure" && !mark.by);
    const quote = this.dialog.querySelector("[data-quote]");
    quote.hidden = !mark.quote;
    quote.textContent = mark.quote;
    const by = this.dialog.querySelector("[data-by]");
    by.hidden = !mark.by;
    by.textContent = mark.by || "";
    this.dialog.querySelector("h2").textContent = mark.by || this.texts[mark.kind];
    this.dialog.showModal();
    if (isNew) text.focus();
  }

  save(event) {
    event.preventDefault();
    const { text, share } = this.form.elements;
    const next = { ...this.mark, text: text.value.trim(), share: share.value };
    if (next.kind === "note" && !next.text) return text.focus();
    if (this.isNew || next.text !== this.mark.text || next.share !== this.mark.share) this.store.write([next]);
    this.dialog.close();
    return undefined;
  }

  // The person says that a mark which came from an older version is at its place.
  settle() {
    this.store.write([{ ...this.mark, settled: true }]);
    this.dialog.close();
  }

  remove() {
    this.store.erase([this.mark]);
    this.dialog.close();
  }
}
