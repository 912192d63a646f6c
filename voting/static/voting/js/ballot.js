// My ballot: one touch sends it; it is shown as recorded only when the server has said so.
// Each intended answer has a key, kept until it is acknowledged, so that sending it again never counts twice and a
// late copy never overwrites a newer answer. See voting/ballots.py.
import { csrfToken } from "../../phienhop/js/texts.js";
import { toast } from "../../phienhop/js/toast.js";
import { isOurs, keep, pendingOf, remember, settled } from "./pending.js";
import { paint } from "./status.js";

const FIRST_WAIT = 600;
const LONGEST_WAIT = 10000;
const sending = new Map(); // vote -> {key, tries, timer, abort}
const refusals = new Map(); // vote -> sentence of the last refusal
const acknowledgements = new Map(); // vote -> what the server said last to this page

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target.closest("[data-ballot-form]");
    if (!form || !event.submitter || !window.fetch) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    intend(form.closest("[data-ballot]"), event.submitter.value);
  },
  true,
);

function intend(box, choice) {
  const vote = box.dataset.ballot;
  const pending = pendingOf(vote);
  if (pending ? pending.choice === choice : box.dataset.choice === choice) return;
  const next = { choice, key: newKey(), revision: Number(box.dataset.revision) };
  remember(vote, next);
  refusals.delete(vote);
  stop(vote);
  send(vote, next, 0);
}

function find(vote) {
  return document.querySelector(`[data-ballot="${vote}"]`);
}

async function send(vote, ballot, tries) {
  const box = find(vote);
  const form = box && box.querySelector("[data-ballot-form]");
  if (!form) return;
  const abort = new AbortController();
  const state = { key: ballot.key, tries, timer: setTimeout(() => abort.abort(), 15000), abort };
  sending.set(vote, state);
  show(box);
  let answer = { status: 0, data: {} };
  try {
    answer = await post(form, ballot, abort.signal);
  } catch (error) {
    answer = { status: 0, data: {} };
  }
  clearTimeout(state.timer);
  if (sending.get(vote) !== state) return; // another answer was chosen meanwhile
  sending.delete(vote);
  heard(vote, ballot, answer, tries);
}

// By the fast lane if the page has a ticket for it; where the ticket does not hold, the plain way.
async function post(form, ballot, signal) {
  const { choice, key, revision } = ballot;
  const holder = document.querySelector("[data-ballot-ticket]");
  if (holder) {
    const lane = { "X-Ballot-Ticket": holder.dataset.ballotTicket };
    const answer = await ask(form.action, new URLSearchParams({ choice, key, revision }), lane, signal);
    if (answer.status !== 403 || answer.data.message) return answer;
    delete holder.dataset.ballotTicket;
  }
  const body = new FormData(form);
  for (const [name, value] of Object.entries({ choice, key, revision })) body.set(name, value);
  return ask(form.action, body, { "X-CSRFToken": csrfToken(form) }, signal);
}

async function ask(address, body, more, signal) {
  const headers = { "X-Quiet": "1", Accept: "application/json", ...more };
  const response = await fetch(address, { method: "POST", body, credentials: "same-origin", headers, signal });
  if (response.redirected) return { status: 401, data: {} };
  const json = (response.headers.get("Content-Type") || "").includes("application/json");
  return { status: response.status, data: json ? await response.json() : {} };
}

function heard(vote, ballot, answer, tries) {
  const { status, data } = answer;
  if (status === 200 && data.recorded) return acknowledged(vote, ballot, data.recorded);
  if (status === 401) return location.reload(); // signed out: the answer is kept and sent after signing in
  if (status === 0 || status === 429 || status >= 500) return later(vote, ballot, tries + 1);
  if (status === 409 && data.recorded && isOurs(vote, data.recorded.key)) {
    // An earlier answer of this very page arrived first; the newer one goes on top of it.
    const next = { ...ballot, revision: data.recorded.revision };
    keep(vote, next);
    record(find(vote), data.recorded);
    return send(vote, next, tries);
  }
  settled(vote);
  refusals.set(vote, data.message || "");
  const box = find(vote);
  if (!box && data.message) toast(data.message, "danger"); // closed meanwhile: the ballot has left the page
  if (data.recorded !== undefined) record(box, data.recorded);
  show(box);
  tell(box, data);
}

// All that the part shows is in the answer: a full room that votes does not fetch its parts again as well.
function acknowledged(vote, ballot, recorded) {
  settled(vote);
  refusals.delete(vote);
  const box = find(vote);
  record(box, recorded);
  show(box);
}

// What the server has of me, on the page.
function record(box, recorded) {
  if (!box) return;
  // What the office entered it may take back, so it is not held against a newer part of the page.
  acknowledgements.set(box.dataset.ballot, recorded && recorded.said ? null : recorded);
  box.dataset.choice = recorded ? recorded.choice : "";
  box.dataset.revision = recorded ? recorded.revision : 0;
  box.dataset.said = recorded ? said(box, recorded) : "";
  const field = box.querySelector("input[name=revision]");
  if (field) field.value = box.dataset.revision;
}

function said(box, recorded) {
  if (recorded.said) return recorded.said; // entered by the office
  return box.dataset.textRecorded.replace(/\[[^\]]*\]/, recorded.at).replace(/\[[^\]]*\]/, () => recorded.label);
}

function tell(box, detail) {
  const form = box && box.querySelector("[data-ballot-form]");
  if (form) form.dispatchEvent(new CustomEvent("quiet:done", { bubbles: true, detail }));
}

function later(vote, ballot, tries) {
  const most = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries, 8));
  const timer = setTimeout(() => again(vote), 100 + Math.random() * most);
  sending.set(vote, { key: ballot.key, tries, timer, waiting: true });
  show(find(vote));
}

function again(vote) {
  const state = sending.get(vote);
  const pending = pendingOf(vote);
  if (!pending || (state && !state.waiting)) return;
  stop(vote);
  send(vote, pending, state ? state.tries : 0);
}

function stop(vote) {
  const state = sending.get(vote);
  sending.delete(vote);
  if (!state) return;
  clearTimeout(state.timer);
  if (state.abort) state.abort.abort();
}

function show(box) {
  if (!box) return;
  const vote = box.dataset.ballot;
  const state = sending.get(vote);
  const pending = pendingOf(vote);
  paint(box, { pending, retrying: Boolean(state && state.tries > 0), refusal: refusals.get(vote) });
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// After a reload, after a part was replaced, when the network is back: what is not acknowledged is sent again.
function resume() {
  for (const box of document.querySelectorAll("[data-ballot]")) {
    const vote = box.dataset.ballot;
    const known = acknowledgements.get(vote);
    // A part that was drawn before the answer was recorded must not unsay it.
    if (known && known.revision > Number(box.dataset.revision)) record(box, known);
    if (pendingOf(vote)) again(vote);
    show(box);
  }
}

document.addEventListener("live:updated", resume);
window.addEventListener("online", resume);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && resume());
window.addEventListener("beforeunload", (event) => {
  if (sending.size) event.preventDefault();
});
resume();
