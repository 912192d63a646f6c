// My share of the key of a ballot box, if I sit in the counting panel: the key pair is made here and cannot be read out; the
// share is kept wrapped for it, proved, given for the opening, and erased once the published result is here and holds.
import { csrfToken } from "../../phienhop/js/texts.js";
import { able } from "./sealed/acknowledgement.js";
import { problems } from "./sealed/bundle.js";
import { fromHex, hex } from "./sealed/bytes.js";
import { mark, pair, point, proof, unwrap, wrap } from "./sealed/share.js";
import { shelf } from "./sealed/shelf.js";

const { recall, keep, forget } = shelf("phienhop-teller", "shares");
const AGAIN = 3000; // milliseconds until what failed on the network is tried again
const busy = new Set(); // votes at which something is being done
const said = new Map(); // vote -> sentence of this page
const called = new Set(); // votes to whose opening this page has called

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-teller-does]");
  if (button) once(button.closest("[data-teller]"), button.dataset.tellerDoes === "open" ? give : enrol);
});

async function once(box, work) {
  const vote = box.dataset.teller;
  if (busy.has(vote)) return;
  busy.add(vote);
  said.delete(vote);
  show(box, { busy: true });
  try {
    await work(box, vote);
  } catch (error) {
    said.set(vote, error.message || box.dataset.textFailed);
  } finally {
    busy.delete(vote);
  }
  look();
}

// A key pair of this tablet. The record is kept before the server knows of it, so that nothing is wrapped for a lost key.
async function enrol(box, vote) {
  const mine = await pair();
  const record = { pair: mine, public: hex(await point(mine.publicKey)) };
  await keep(vote, record);
  await post(box.dataset.enrols, { public: record.public });
}

async function confirm(box, vote, record) {
  const context = contextOf(vote);
  const share = await unwrap(fromHex(box.dataset.share), record.pair, context);
  await keep(vote, { ...record, share: box.dataset.share, mark: hex(await mark(share)) });
  await post(box.dataset.confirms, { proof: hex(await proof(share, context)) });
}

async function give(box, vote) {
  const record = await recall(vote);
  const context = contextOf(vote);
  const share = await unwrap(fromHex(record.share), record.pair, context);
  await post(box.dataset.presses, { wrapped: hex(await wrap(share, fromHex(box.dataset.opening), context)) });
}

// The result is here and holds, and it is of the box of which I kept a share: the share goes, the result stays.
async function finish(box, vote, record) {
  const response = await fetch(box.dataset.bundle);
  if (!response.ok) throw new Error(box.dataset.textFailed);
  const source = await response.text();
  const wrong = await problems(source);
  const panel = wrong.length ? null : JSON.parse(source).bundle.manifest.sealed.panel;
  const mine = panel && panel.tellers.some(([, key, held]) => key === record.public && held === record.mark);
  if (!mine) throw new Error(box.dataset.textAlarm);
  await keep(vote, { result: source });
}

function contextOf(vote) {
  return fromHex(vote.split("-").join(""));
}

async function post(address, data) {
  const headers = { "X-Quiet": "1", Accept: "application/json", "X-CSRFToken": csrfToken() };
  const response = await fetch(address, { method: "POST", body: new URLSearchParams(data), headers }).catch(() => null);
  if (!response) throw new Error("");
  if (response.redirected) return location.reload();
  if (!response.ok) throw new Error((await response.json().catch(() => ({}))).message || "");
}

// What this tablet can do with what the page shows: its own key and share, those of another tablet, or none.
async function look() {
  for (const place of document.querySelectorAll("[data-teller-gone]")) {
    for (const vote of place.dataset.tellerGone.split(" ")) if (vote) await forget(vote);
  }
  for (const box of document.querySelectorAll("[data-teller]")) await lookAt(box);
}

async function lookAt(box) {
  const vote = box.dataset.teller;
  const means = await able();
  if (means !== "able") return show(box, { lacks: means });
  const record = await recall(vote);
  const here = Boolean(record && record.pair && record.public === box.dataset.public);
  show(box, { here, erased: Boolean(record && record.result), busy: busy.has(vote) });
  if (here && box.dataset.step === "press") call(box, vote);
  if (busy.has(vote) || said.has(vote)) return;
  if (here && box.dataset.step === "confirm") return automatic(box, vote, () => confirm(box, vote, record));
  if (here && box.dataset.step === "done") return automatic(box, vote, () => finish(box, vote, record));
}

// Once, wherever the person was reading: the hall waits for it.
function call(box, vote) {
  if (called.has(vote)) return;
  called.add(vote);
  box.scrollIntoView({ block: "center" });
}

async function automatic(box, vote, work) {
  busy.add(vote);
  try {
    await work();
  } catch (error) {
    said.set(vote, error.message || box.dataset.textFailed);
    setTimeout(() => said.delete(vote) && look(), AGAIN);
  } finally {
    busy.delete(vote);
  }
  const now = document.querySelector(`[data-teller="${vote}"]`);
  const record = await recall(vote);
  if (now) show(now, { here: Boolean(record && record.pair), erased: Boolean(record && record.result) });
}

function show(box, { here = false, erased = false, busy: works = false, lacks = "" }) {
  const state = lacks ? "lacks" : erased ? "erased" : here ? "here" : "elsewhere";
  for (const part of box.querySelectorAll("[data-teller-when]")) part.hidden = !part.dataset.tellerWhen.split(" ").includes(state);
  for (const button of box.querySelectorAll("[data-teller-does]")) button.disabled = works;
  const line = box.querySelector("[data-teller-said]");
  const words = said.get(box.dataset.teller) || "";
  line.hidden = !words;
  if (line.textContent !== words) line.textContent = words;
}

document.addEventListener("live:updated", look);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
look();
