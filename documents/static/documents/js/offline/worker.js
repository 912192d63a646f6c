// The service worker: the network first for pages, what this device keeps where there is none.
import { file, fileAt, isFile, paperAt, reader } from "./answers.js";
import { contact } from "./contact.js";
import { current } from "./lease.js";
import { records, write } from "./papers.js";
import { cacheOf, forgetOthers, keepFilesOf } from "./shell.js";
import { wipe } from "./vault.js";

const PATIENCE = 5000; // ms; then a page that is kept is opened although the network may still answer
const PAUSE = 30000; // ms between two words with the server
const REST = 1500; // ms after the last change of marks until they are brought anew
const HASHED = /\.[0-9a-f]{12}\.\w+$/;

let told = {};
let spoken = 0;
const changing = new Map(); // marks' address -> when they will have been brought

export function start(facts) {
  told = facts;
  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("fetch", route);
  self.addEventListener("message", (event) => event.data.token && event.waitUntil(speak(event.data.token, event.data.closes)));
}

async function install() {
  const page = await fetch(told.shell);
  const cache = await caches.open(cacheOf(told.build));
  await cache.put(told.shell, page.clone());
  await keepFilesOf(await page.text(), page.url, told.build, told.static);
  await self.skipWaiting();
}

async function activate() {
  await forgetOthers([told.build, ...(await records()).map((one) => one.build)]);
  await self.clients.claim();
}

// A page is open and gave its token: not more than one word in a while, unless what is kept waits to be opened, or some
// of it has closed.
async function speak(token, closes) {
  if (!closes && Date.now() - spoken < PAUSE && (await current())) return;
  spoken = Date.now();
  const found = await contact(told.contact, token);
  if (found === "away") spoken = 0;
}

function route(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && url.pathname === told.signOut) leave(event);
  else if (isFile(url.pathname)) event.respondWith(paper(event, url.pathname));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(request, url.pathname));
  else if (url.pathname.startsWith(told.static)) event.respondWith(own(request, url.pathname));
}

// Signing out: the papers go, whether the server hears of it or not. Its answer, which empties the rest of what the
// browser stores, must reach the browser itself.
function leave(event) {
  const gone = wipe();
  event.waitUntil(gone);
  if (!self.navigator.onLine) event.respondWith(gone.then(shell));
}

async function page(request, path) {
  const kept = await paperAt(path).catch(() => null);
  const network = fetch(request);
  try {
    return await (kept ? inTime(network) : network);
  } catch (error) {
    return (kept && (await reader(kept).catch(() => null))) || (await shell());
  }
}

function inTime(network) {
  network.catch(() => {}); // it may fail after we have given up
  return Promise.race([network, new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE))]);
}

async function shell() {
  return (await caches.match(told.shell)) || Response.error();
}

// Pages and stamps: what is kept, else the network, and no copy in the browser's own cache. Marks: the network first.
async function paper(event, path) {
  const found = await fileAt(path).catch(() => null);
  if (path.endsWith("/marks/")) return marks(event, path, found);
  if (event.request.method !== "GET") return fetch(event.request);
  return (found && (await file(found, path).catch(() => null))) || fetch(event.request, { cache: "no-store" });
}

async function marks(event, path, found) {
  try {
    const answer = await fetch(event.request);
    if (found && answer.ok) event.waitUntil(later(path, found.kept.version));
    return answer;
  } catch (error) {
    const kept = found && event.request.method === "GET" ? await file(found, path) : null;
    if (kept) return kept;
    throw error;
  }
}

// The marks as the server has them in a moment, kept for the time without it.
function later(path, version) {
  if (!changing.has(path)) changing.set(path, bring(path, version).catch(() => {}));
  return changing.get(path);
}

async function bring(path, version) {
  await new Promise((rested) => setTimeout(rested, REST));
  changing.delete(path);
  const answer = await fetch(path, { cache: "no-store" });
  if (answer.ok) await write(version, "marks", await answer.text());
}

// Our own files: the name of one says what is in it.
async function own(request, path) {
  const kept = await caches.match(request.url);
  if (kept && HASHED.test(path)) return kept;
  return fetch(request).catch((error) => {
    if (kept) return kept;
    throw error;
  });
}
