// The bar of tools: which tool and colour is chosen, and whether fingers draw. Chosen tools stay chosen on this device.
const KEPT = "reader-marks";

export class Tools {
  constructor(root, bar) {
    this.root = root;
    this.bar = bar;
    this.tool = "";
    const kept = recall();
    this.last = kept.tool || "pen";
    this.colours = { pen: "blue", highlighter: "yellow", note: "yellow", ...kept.colours };
    this.fingers = kept.fingers !== false;
    bar.addEventListener("click", (event) => this.press(event));
    root.addEventListener("click", (event) => event.target.closest("[data-marks-bar]") && this.toggle());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.tool && !document.querySelector("dialog[open]")) this.choose("");
    });
    this.show();
  }

  get colour() {
    return this.colours[this.tool] || this.colours.pen;
  }

  toggle() {
    const open = this.bar.hidden;
    this.bar.hidden = !open;
    for (const old of document.querySelectorAll(".toast--info")) old.remove(); // it would lie above the tools
    this.choose(open ? this.last : "");
  }

  press(event) {
    const tool = event.target.closest("button[data-tool]"); // the reader around the bar says its tool the same way
    const colour = event.target.closest("[data-colour]");
    if (tool) this.choose(this.tool === tool.dataset.tool ? "" : tool.dataset.tool);
    if (colour) this.colours[this.tool in this.colours ? this.tool : "pen"] = colour.dataset.colour;
    if (event.target.closest("[data-fingers]")) this.fingers = !this.fingers;
    if (event.target.closest("[data-close]")) this.toggle();
    this.show();
  }

  choose(tool) {
    this.tool = tool;
    if (tool) this.last = tool;
    this.show();
  }

  // A pen was used: from now on fingers move the page, until somebody says otherwise.
  penSeen() {
    if (this.knowsPen) return;
    this.knowsPen = true;
    if (recall().pen) return;
    this.fingers = false;
    this.show();
  }

  show() {
    if (this.tool) this.root.dataset.tool = this.tool;
    else delete this.root.dataset.tool;
    for (const button of this.bar.querySelectorAll("[data-tool]")) press(button, button.dataset.tool === this.tool);
    for (const button of this.bar.querySelectorAll("[data-colour]")) press(button, button.dataset.colour === this.colour);
    for (const group of this.bar.querySelectorAll("[data-for]")) group.hidden = !group.dataset.for.includes(this.tool || "-");
    press(this.bar.querySelector("[data-fingers]"), this.fingers);
    for (const opener of this.root.querySelectorAll("[data-marks-bar]")) {
      opener.setAttribute("aria-expanded", String(!this.bar.hidden));
    }
    const kept = { tool: this.last, colours: this.colours, fingers: this.fingers, pen: this.knowsPen || recall().pen };
    try {
      localStorage.setItem(KEPT, JSON.stringify(kept));
    } catch (error) {
      // Storage may be closed to us: the choice then lasts until the page is left.
    }
  }
}

function press(button, on) {
  button.setAttribute("aria-pressed", String(on));
}

function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) || {};
  } catch (error) {
    return {};
  }
}
