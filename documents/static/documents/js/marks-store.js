// The marks of one version on this page: the person's own, with undo and redo, and those others share.
// Says `change` whenever what is to be seen is different, and hands every change of the person's own to `keep`.
const DEPTH = 200; // steps that can be undone

export class Store extends EventTarget {
  constructor(keep) {
    super();
    this.keep = keep;
    this.own = new Map();
    this.shared = [];
    this.done = [];
    this.undone = [];
  }

  // What the eye sees of a page.
  on(page) {
    return [...this.shared, ...this.alive()].filter((mark) => mark.page === page && mark.place !== "lost");
  }

  alive() {
    return [...this.own.values()].filter((mark) => !mark.erased);
  }

  // A new mark, one more with the same id, or an erased one; each call is one step that can be undone.
  write(marks) {
    const steps = marks.map((after) => ({ before: this.own.get(after.id) || { ...after, erased: true }, after }));
    this.done.push(steps);
    if (this.done.length > DEPTH) this.done.shift();
    this.undone = [];
    this.set(steps.map((step) => step.after));
  }

  erase(marks) {
    if (marks.length) this.write(marks.map((mark) => ({ ...mark, erased: true })));
  }

  undo() {
    const steps = this.done.pop();
    if (!steps) return;
    this.undone.push(steps);
    this.set(steps.map((step) => step.before));
  }

  redo() {
    const steps = this.undone.pop();
    if (!steps) return;
    this.done.push(steps);
    this.set(steps.map((step) => step.after));
  }

  // Every change, an undone one too, is a new revision of its mark.
  set(marks) {
    for (const mark of marks) {
      const known = this.own.get(mark.id);
      const next = { ...mark, revision: (known ? known.revision : 0) + 1 };
      if (next.settled) next.place = "";
      this.own.set(mark.id, next);
      this.keep(next);
    }
    this.say();
  }

  // As the server, or the queue of this device, knows a mark.
  take(mark) {
    this.own.set(mark.id, mark);
  }

  say() {
    this.dispatchEvent(new CustomEvent("change"));
  }
}
