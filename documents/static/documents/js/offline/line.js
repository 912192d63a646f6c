// Above a paper that is kept on this device: whether it is read from here, and that marks wait for the network.
import { current } from "./lease.js";
import { records } from "./papers.js";

const PACE = 20 * 1000; // ms
const line = document.querySelector("[data-offline-line]");
const root = document.getElementById("reader");
const opened = line.hasAttribute("data-opened-here"); // the page itself came from this device

async function isKept() {
  const found = await records().catch(() => []);
  return found.some((one) => one.paper === root.dataset.paper && one.number === Number(root.dataset.version));
}

function show(away) {
  line.dataset.state = away ? "away" : "back";
  line.querySelector("[data-words]").textContent = away ? line.dataset.textAway : line.dataset.textBack;
  line.querySelector("[data-reload]").hidden = away;
  line.hidden = !away && !opened;
}

// The browser knows of cables and radio alone: whether our server answers is asked.
async function look() {
  if (opened && !(await current())) return location.reload(); // the lease has ended: the page says so
  show(!(await fetch(line.dataset.health, { cache: "no-store" }).then((answer) => answer.ok, () => false)));
}

if (opened) {
  show(true);
  look();
  setInterval(look, PACE);
  window.addEventListener("online", look);
  window.addEventListener("offline", () => show(true));
} else {
  const gone = async () => (await isKept()) && show(true);
  window.addEventListener("offline", gone);
  window.addEventListener("online", () => show(false));
  if (!navigator.onLine) gone(); // it went before this module was there
}
