// The parts of the page: brought by the server or fetched one by one, never over somebody's writing.
import { isHeld, morph } from "./morph.js";

const meta = document.querySelector("meta[name=build]");
export const build = meta ? meta.content : "";
const source = document.querySelector("[data-live]").dataset.regions;

const waiting = new Set(); // names of parts that are old but held by somebody's writing, or could not be fetched
const asked = new Map(); // name -> number of the newest request
const due = new Set(); // names of parts that will be fetched in a moment
let fetching = 0;
let loading = 0;
let renewing = 0; // milliseconds over which the pages of a room load again, once this one has to

function find(name) {
  return document.querySelector(`[data-region="${name}"], [data-personal="${name}"]`);
}

// Which event the page shows; read by tests and by whoever looks for a fault.
export function mark(seq) {
  document.documentElement.dataset.seq = String(seq);
}

export function update(regions, names, spread) {
  for (const [name, html] of Object.entries(regions)) put(name, html);
  for (const name of names) due.add(name);
  if (due.size && !fetching) fetching = setTimeout(fetchDue, Math.random() * spread);
}

// One request for all that became old while this page waited for its turn.
function fetchDue() {
  fetching = 0;
  const names = [...due];
  due.clear();
  refresh(names);
}

function put(name, html) {
  asked.set(name, (asked.get(name) || 0) + 1);
  const place = find(name);
  if (!place) return;
  if (morph(place, html)) waiting.delete(name);
  else waiting.add(name);
  for (const filter of document.querySelectorAll("input[data-filter]")) {
    if (filter.value) filter.dispatchEvent(new Event("input", { bubbles: true }));
  }
  document.dispatchEvent(new CustomEvent("live:updated", { detail: { name, place } }));
}

// Fetches parts anew, all in one request. A part that was asked for again, or brought, meanwhile is left alone.
export async function refresh(names, tries = 0) {
  const turns = new Map(names.filter(find).map((name) => [name, (asked.get(name) || 0) + 1]));
  for (const [name, turn] of turns) asked.set(name, turn);
  const isStill = (name) => asked.get(name) === turns.get(name);
  if (!turns.size) return;
  try {
    const address = `${source}&names=${[...turns.keys()].join(",")}`;
    const response = await fetch(address, { credentials: "same-origin", redirect: "error" });
    if (response.status === 403 || response.status === 404) return;
    if (!response.ok) throw new Error(String(response.status));
    const parts = await response.json();
    for (const name of turns.keys()) if (isStill(name) && name in parts) put(name, parts[name]);
  } catch (error) {
    const left = [...turns.keys()].filter(isStill);
    if (tries < 5) setTimeout(() => refresh(left.filter(isStill), tries + 1), 1000 * 2 ** tries * Math.random());
    else for (const name of left) waiting.add(name);
  }
}

export function refreshAll() {
  const places = [...document.querySelectorAll("[data-region], [data-personal]")];
  refresh(places.map((place) => place.dataset.region || place.dataset.personal));
}

// Nobody is writing, no dialog is open, nothing is on its way: the page may be loaded again without loss.
export function isClean() {
  return !document.querySelector("[aria-busy=true], [data-sending]") && !isHeld(document.body);
}

export function load() {
  if (isClean()) location.reload();
  else renew();
}

// Load again as soon as nobody is writing, some time within `spread` milliseconds.
export function renew(spread = 1000) {
  renewing = Math.max(renewing, spread);
  settle();
}

export function isRenewing() {
  return renewing > 0;
}

function settle() {
  if (renewing && !loading && isClean()) loading = setTimeout(reload, Math.random() * renewing);
  const free = [...waiting].filter((name) => !find(name) || !isHeld(find(name)));
  for (const name of free) waiting.delete(name);
  if (free.length) refresh(free);
}

function reload() {
  loading = 0;
  if (isClean()) location.reload();
}

// A form that came through the socket has no token of its own: the page's is added when it is sent.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    const token = document.querySelector("meta[name=csrf-token]");
    if (!token || form.method !== "post" || form.querySelector("[name=csrfmiddlewaretoken]")) return;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "csrfmiddlewaretoken", value: token.content });
    form.append(field);
  },
  true,
);

// What a person did themselves shows at once, whatever the socket does.
document.addEventListener("quiet:done", (event) => {
  const place = event.target.closest("[data-personal]");
  if (place) refresh([place.dataset.personal]);
});

for (const name of ["quiet:done", "reset", "focusout"]) document.addEventListener(name, () => setTimeout(settle, 50));
document.addEventListener("close", () => setTimeout(settle, 50), true);
setInterval(settle, 5000);
