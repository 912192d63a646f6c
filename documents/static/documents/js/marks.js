// The person's own marks on the paper: puts the parts together; each part is a module.
import { send } from "../../phienhop/js/answer.js";
import { csrfToken } from "../../phienhop/js/texts.js";
import { toast } from "../../phienhop/js/toast.js";
import { Layer } from "./marks-layer.js";
import { List } from "./marks-list.js";
import { MarkDialog } from "./marks-dialog.js";
import { Pen } from "./marks-pen.js";
import { Queue } from "./marks-queue.js";
import { Sender } from "./marks-sender.js";
import { Store } from "./marks-store.js";
import { Tools } from "./marks-tools.js";

const root = document.getElementById("reader");
const bar = document.getElementById("marks");
if (root && bar) start(bar.dataset);

function start(texts) {
  const state = bar.querySelector("[data-state-word]");
  const store = new Store((mark) => sender.keep(mark));
  const told = { id: newId, both: () => toast(texts.textBoth, "warn") };
  const words = { denied: texts.textDenied, failed: texts.textFailed, signedOut: texts.textSignedOut };
  const sender = new Sender({ url: texts.url, store, queue: new Queue(texts.user), texts: words, show, told });
  const names = { ...named(texts), page: root.dataset.textPage };
  const dialog = new MarkDialog(store, names);
  const list = new List(store, names, { go, open });
  const layer = new Layer(names, open);
  const tools = new Tools(root, bar);
  const make = (mark) => ({ id: newId(), revision: 0, text: "", share: "", colour: tools.colour, erased: false, ...mark });
  const note = (at) => dialog.open(make({ kind: "note", page: layer.page, shape: [at], width: 0, quote: "" }), true);
  const pen = new Pen(root, { layer, store, tools, make, note, seen: () => tools.penSeen() });

  function open(id) {
    const mark = list.find(id);
    if (mark) dialog.open(mark);
  }

  // To the page of a mark, and to the mark on it; one that has no place here is shown where it had one.
  function go(mark) {
    if (mark.place === "lost" && mark.from) {
      location.assign(`${texts.versions}${mark.from}/?page=${mark.page}`);
      return;
    }
    root.dispatchEvent(new CustomEvent("reader:go", { detail: { page: mark.page } }));
    layer.wanted = mark.id;
    if (layer.page === mark.page) draw();
  }

  function draw() {
    if (!layer.view) return;
    layer.draw(store.on(layer.page));
    if (layer.wanted && layer.drawn.has(layer.wanted)) {
      layer.flash(layer.wanted);
      layer.wanted = "";
    }
    press("undo", store.done.length);
    press("redo", store.undone.length);
  }

  function press(name, possible) {
    bar.querySelector(`[data-${name}]`).setAttribute("aria-disabled", String(!possible));
  }

  function shown(detail) {
    if (pen.work) pen.cancel({});
    layer.place(detail, detail.width || detail.view.clientWidth, detail.height || detail.view.clientHeight);
    list.turn(detail.page);
    draw();
  }

  let said = "";
  function show(what, more) {
    bar.dataset.state = what;
    const sentence = { saved: texts.textSaved, saving: texts.textSaving, waiting: texts.textWaiting }[what] || more;
    state.textContent = sentence.replace("{count}", more);
    if (what === "stopped" && sentence !== said) toast(sentence, "danger");
    said = what === "stopped" ? sentence : said;
  }

  store.addEventListener("change", draw);
  root.addEventListener("reader:page", ({ detail }) => shown(detail));
  root.addEventListener("reader:size", ({ detail }) => {
    if (layer.page !== detail.page) return;
    layer.size(detail.width, detail.height);
    draw();
  });
  root.addEventListener("click", (event) => {
    if (event.target.closest("[data-undo]")) store.undo();
    if (event.target.closest("[data-redo]")) store.redo();
    if (event.target.closest("[data-page-note]")) note([0.04, 0.04]);
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.target.closest("input, textarea")) return;
    event.preventDefault();
    if (event.shiftKey) store.redo();
    else store.undo();
  });
  // Another device of the same person, or somebody who shares, changed something (realtime/js/hints.js).
  document.addEventListener("live:marks", ({ detail }) => {
    if (detail.paper_id !== texts.paper || detail.version !== Number(texts.version)) return;
    if (detail.shared || detail.head > sender.head) sender.bring(detail.shared ? "" : "own");
  });

  // The office sent another version while this one is open.
  document.addEventListener("live:version", ({ detail }) => {
    const line = root.querySelector("[data-newer-version]");
    if (line && detail.paper_id === texts.paper && detail.version > Number(texts.version)) line.hidden = false;
  });

  // The page may have been shown before this module was there.
  const view = root.querySelector(".reader-page[data-state=ready]");
  if (view) shown({ page: Number(view.dataset.page), view, layers: view.querySelector("[data-layers]") });
  for (const opener of root.querySelectorAll("[data-marks-bar]")) opener.hidden = false;
  sender.bring().then(async (waiting) => {
    if (waiting) await carry();
    sender.send();
  });

  // What was marked in older versions follows its words into this one.
  async function carry() {
    const answer = await send(texts.carrying, new FormData(), csrfToken());
    if (!answer.ok || !answer.data.carried) return;
    await sender.bring();
    toast(texts.textCarried.replace("{count}", answer.data.carried), "info");
  }
}

// What a mark is called, who sees it: `data-text-share-office` is named `shareOffice`.
function named(texts) {
  const entries = Object.keys(texts).filter((key) => key.startsWith("text"));
  return Object.fromEntries(entries.map((key) => [key[4].toLowerCase() + key.slice(5), texts[key]]));
}

// A random UUID; `crypto.randomUUID` is missing on a plain address and on older tablets.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const text = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
