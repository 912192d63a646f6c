// My ballot in a secret vote: sealed here, sent until the box has signed for it, checked here when the result is published.
// The answer is in no message, no storage and, three seconds after the touch, not on the screen.
import { csrfToken } from "../../phienhop/js/texts.js";
import { able, holds } from "./sealed/acknowledgement.js";
import { fromHex, hex } from "./sealed/bytes.js";
import { check } from "./sealed-check.js";
import { digest, NONCE, prepare, sealWith, slip } from "./sealed/envelope.js";
import { intact } from "./sealed/manifest.js";
import { forget, keep, prepare as prepareShelf, recall } from "./sealed/store.js";

const SHOWN = 3000; // milliseconds for which a choice can be read
const FIRST_WAIT = 600;
const LONGEST_WAIT = 10000;
const sending = new Map(); // vote -> {tries, timer}
const refusals = new Map(); // vote -> sentence
let chosen = null; // {vote, choice, timer, ready} while the sheet is open

document.addEventListener("click", (event) => {
  const option = event.target.closest("[data-sealed-option]");
  if (option) choose(option.closest("[data-sealed]"), option.dataset);
  const button = event.target.closest("[data-sealed-cast]");
  if (button) cast(button.closest("[data-sealed]"));
});

// The sheet may be closed in many ways; the choice goes with it.
document.addEventListener("close", (event) => event.target.matches("[data-sealed-sheet]") && forgetChoice(event.target), true);

function choose(box, { sealedOption: choice, label, sealedLines: lines }) {
  const sheet = box.querySelector("[data-sealed-sheet]");
  const place = sheet.querySelector("[data-sealed-choice]");
  const timer = setTimeout(() => (place.textContent = place.dataset.hidden), SHOWN * (Number(lines) || 1));
  place.textContent = label;
  sheet.showModal();
  chosen = { vote: box.dataset.sealed, choice, timer, ready: prepared(box) };
  chosen.ready.catch(() => {}); // told when it is cast
}

// While the person looks at the sheet: are the terms those that were fixed, and all that needs no answer. Used once.
async function prepared(box) {
  await new Promise((resolve) => setTimeout(resolve)); // the sheet is drawn first
  const terms = JSON.parse(box.dataset.terms);
  if (!(await intact(terms))) return null;
  const [lid, room] = await Promise.all([prepare(fromHex(terms.sealed.box)), prepareShelf()]);
  return { terms, lid, room };
}

function forgetChoice(sheet) {
  if (chosen) clearTimeout(chosen.timer);
  chosen = null;
  sheet.querySelector("[data-sealed-choice]").textContent = "";
}

async function cast(box) {
  if (!chosen || chosen.vote !== box.dataset.sealed) return;
  const { vote, choice, timer, ready } = chosen;
  chosen = null; // a second tap finds nothing
  clearTimeout(timer);
  refusals.delete(vote);
  try {
    const made = await ready;
    if (made) {
      const record = await sealed(choice, made);
      await keep(vote, record, made.room);
      send(vote, 0, record);
    } else {
      refusals.set(vote, box.dataset.textAltered);
    }
  } finally {
    box.querySelector("[data-sealed-sheet]").close();
    box.dispatchEvent(new CustomEvent("sealed:cast", { bubbles: true }));
    show(vote);
  }
}

// The envelope with what is needed to send and to find it.
async function sealed(choice, { terms, lid }) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const content = await sealWith(lid, slip(nonce, choice.split(",")), fromHex(terms.sha256));
  const hash = hex(await digest(content));
  return { id: crypto.randomUUID(), content: hex(content), nonce, digest: hash, manifest: terms.sha256, ack: terms.sealed.ack };
}

// `fresh` is the record that was just kept; otherwise what is kept is sent.
async function send(vote, tries, fresh) {
  const box = find(vote);
  const record = fresh || (await recall(vote));
  if (!box || !record || !record.content || sending.has(vote)) return;
  const state = { tries };
  sending.set(vote, state);
  const answering = post(box, record); // on its way before anything is drawn
  show(vote);
  const answer = await answering;
  sending.delete(vote);
  await heard(vote, box, record, answer, tries);
  show(vote);
}

// By the fast lane if the page has a ticket for it; where the ticket does not hold, the plain way.
async function post(box, record) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), 15000);
  const body = new URLSearchParams({ id: record.id, sealed: record.content });
  const holder = document.querySelector("[data-ballot-ticket]");
  try {
    if (holder) {
      const answer = await ask(box.dataset.address, body, { "X-Ballot-Ticket": holder.dataset.ballotTicket }, abort.signal);
      if (answer.status !== 403 || answer.data.message) return answer;
      delete holder.dataset.ballotTicket;
    }
    return await ask(box.dataset.address, body, { "X-CSRFToken": csrfToken() }, abort.signal);
  } catch (error) {
    return { status: 0, data: {} };
  } finally {
    clearTimeout(timer);
  }
}

async function ask(address, body, more, signal) {
  const headers = { "X-Quiet": "1", Accept: "application/json", ...more };
  const response = await fetch(address, { method: "POST", body, headers, signal });
  if (response.redirected) return { status: 401, data: {} };
  return { status: response.status, data: await response.json().catch(() => ({})) };
}

async function heard(vote, box, record, { status, data }, tries) {
  if (status === 200 && data.ack) {
    const signed = await holds(fromHex(data.ack), fromHex(record.ack), fromHex(record.manifest), fromHex(record.digest));
    if (!signed) return refusals.set(vote, box.dataset.textForged);
    return keep(vote, { ...record, content: null, signature: data.ack });
  }
  if (status === 401) return location.reload(); // signed out: the envelope is kept and sent after signing in
  if (status === 410) return keep(vote, { ...record, content: null }); // counted already: the result tells
  if (status === 0 || status === 429 || status >= 500 || status === 200) return later(vote, tries + 1);
  refusals.set(vote, data.message || "");
  return forget(vote);
}

function later(vote, tries) {
  const most = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries, 8));
  const timer = setTimeout(() => again(vote), 100 + Math.random() * most);
  sending.set(vote, { tries, timer });
}

function again(vote) {
  const state = sending.get(vote);
  if (state && !state.timer) return; // on its way
  if (state) clearTimeout(state.timer);
  sending.delete(vote);
  send(vote, state ? state.tries : 0);
}

function find(vote) {
  return document.querySelector(`[data-sealed="${vote}"]`);
}

async function show(vote) {
  const box = find(vote);
  if (!box) return;
  const means = await able();
  for (const place of box.querySelectorAll("[data-lacks]")) place.hidden = place.dataset.lacks !== means;
  const record = means === "able" ? await recall(vote) : null;
  const [state, words] = sentence(box, record, sending.get(vote), refusals.get(vote));
  const votes = means === "able" && (state === "idle" || (state === "refused" && !record)) && !box.hasAttribute("data-voted");
  box.querySelector("[data-sealed-form]").hidden = !votes;
  box.querySelector("[data-sealed-question]").hidden = votes;
  const line = box.querySelector("[data-sealed-status]");
  line.hidden = means !== "able";
  line.dataset.state = state;
  const place = box.querySelector("[data-sealed-text]");
  if (place.textContent !== words) place.textContent = words;
}

function sentence(box, record, state, refusal) {
  if (record && record.signature) return ["recorded", box.dataset.textRecorded];
  if (refusal) return ["refused", refusal];
  if (record && record.content) {
    return state && state.tries > 0 ? ["retrying", box.dataset.textRetrying] : ["sending", box.dataset.textSending];
  }
  return box.hasAttribute("data-voted") ? ["recorded", box.dataset.textElsewhere] : ["idle", box.dataset.textIdle];
}

// After a reload, after the part was drawn anew, when the network is back.
function resume() {
  for (const box of document.querySelectorAll("[data-sealed]")) {
    again(box.dataset.sealed);
    show(box.dataset.sealed);
  }
  for (const place of document.querySelectorAll("[data-sealed-check]")) check(place);
}

document.addEventListener("live:updated", resume);
window.addEventListener("online", resume);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && resume());
window.addEventListener("beforeunload", (event) => {
  if (sending.size) event.preventDefault();
});
resume();
