// The step "papers on this device" on the page of a meeting: what is here, taking along, throwing away.
import { csrfToken } from "../../../phienhop/js/texts.js";
import { contact } from "./contact.js";
import { Download, Stopped } from "./download.js";
import { possible } from "./keys.js";
import { current } from "./lease.js";
import { pagesHere, record, records } from "./papers.js";
import { dropPaper } from "./vault.js";

const card = document.querySelector("[data-offline]");
const texts = card.dataset;
const line = card.querySelector("[data-says]");
const bar = card.querySelector("[data-progress]");
const startButton = card.querySelector("[data-start]");
const dropButton = card.querySelector("[data-drop]");
const wanted = [...card.querySelectorAll("[data-version]")].map((row) => ({
  row,
  version: row.dataset.version,
  pages: Number(row.dataset.pages),
  keeping: row.dataset.keeping,
}));
const whole = wanted.reduce((sum, one) => sum + one.pages, 0);
const build = document.querySelector("meta[name=build]").content;

function say(sentence, tone = "") {
  line.textContent = sentence;
  card.dataset.state = tone;
}

const megabytes = (bytes) => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(bytes / 1e6);

function fill(sentence, here, size, more = {}) {
  const facts = { here, pages: whole, size: megabytes(size), ...more };
  return sentence.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

function moment(time) {
  const zone = { timeZone: "Asia/Ho_Chi_Minh", hourCycle: "h23" };
  const parts = { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit" };
  const found = new Intl.DateTimeFormat("en-GB", { ...zone, ...parts }).formatToParts(new Date(time));
  const { hour, minute, day, month } = Object.fromEntries(found.map(({ type, value }) => [type, value]));
  return `${hour}:${minute} ${day}/${month}`;
}

// Why this browser cannot, or "".
function hindrance() {
  if (!window.isSecureContext) return texts.textInsecure;
  return possible() && "serviceWorker" in navigator && "caches" in window ? "" : texts.textOld;
}

async function counted() {
  let [here, size, fresh] = [0, 0, true];
  for (const one of wanted) {
    const known = await record(one.version);
    const pages = known ? (await pagesHere(one.version)).length : 0;
    one.row.dataset.kept = known && known.whole ? "whole" : pages ? "part" : "";
    here += pages;
    size += known ? known.size : 0;
    fresh = fresh && Boolean(known && known.whole && known.build === build);
  }
  return { here, size, all: fresh && here === whole };
}

async function show() {
  const lease = await current();
  const { here, size, all } = await counted();
  bar.hidden = true;
  startButton.hidden = all && Boolean(lease);
  startButton.querySelector("span").textContent = here ? texts.textGoOn : texts.textStart;
  dropButton.hidden = !here;
  if (all && lease) say(fill(texts.textWhole, here, size, { until: moment(lease.until) }), "whole");
  else if (here && !lease) say(texts.textLocked, "part");
  else say(here ? fill(texts.textPart, here, size) : texts.textNone, here ? "part" : "");
}

function progress(here, size, waits = false) {
  bar.hidden = false;
  bar.max = whole;
  bar.value = here;
  say(fill(waits ? texts.textWaits : texts.textWorks, here, size), "works");
}

// Whether the browser will give so much room; what it cannot tell is tried.
async function roomFor(bytes) {
  if (!navigator.storage || !navigator.storage.estimate) return true;
  if (navigator.storage.persist) await navigator.storage.persist().catch(() => false);
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  return quota - usage > bytes;
}

async function take() {
  startButton.hidden = dropButton.hidden = true;
  progress(0, 0);
  try {
    if (!(await roomFor(Number(texts.bytes)))) throw new Stopped("full");
    await navigator.serviceWorker.register(texts.worker, { type: "module", scope: "/" });
    await navigator.serviceWorker.ready;
    const facts = { device: texts.device, token: csrfToken(), build, root: texts.root };
    await new Download(facts, wanted, progress).run();
    await show();
  } catch (error) {
    await show();
    say(reason(error), "failed");
    startButton.hidden = false;
  }
}

function reason(error) {
  if (error.name === "QuotaExceededError") return texts.textFull;
  if (!(error instanceof Stopped)) return navigator.onLine ? texts.textOld : texts.textFailed;
  const words = { full: texts.textFull, "signed-out": texts.textSignedOut, ended: texts.textEnded, denied: texts.textDenied };
  if (error.message === "failed") return texts.textFailed;
  return words[error.message] || error.message;
}

// The server hears at once that they are gone.
async function forget() {
  for (const one of await records()) if (one.meeting === texts.meeting) await dropPaper(one.version);
  await contact(texts.device, csrfToken());
  await show();
}

const stands = hindrance();
if (stands) {
  say(stands, "cannot");
} else {
  startButton.addEventListener("click", take);
  dropButton.addEventListener("click", forget);
  show().catch(() => say(texts.textOld, "cannot"));
}
