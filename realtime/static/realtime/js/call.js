// Calls the person when something needs them now: a ballot that is not answered yet.
// A part that has just appeared is brought into view unless somebody is writing; while it is out of sight, a bar at
// the lower edge leads to it.
import { isHeld } from "./morph.js";

const bar = document.querySelector("[data-call-bar]");
const known = new Set();
let called = null;

const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.target === called) bar.hidden = entry.isIntersecting;
});

function find() {
  const ballot = document.querySelector("[data-ballot], [data-sealed]");
  return ballot && !ballot.dataset.choice && !("voted" in ballot.dataset) ? ballot : null;
}

function look(isFirst) {
  const found = find();
  if (found !== called) {
    if (called) seen.unobserve(called);
    called = found;
    if (found) seen.observe(found);
    else bar.hidden = true;
  }
  const vote = found && (found.dataset.ballot || found.dataset.sealed);
  if (!found || known.has(vote)) return;
  known.add(vote);
  if (!isFirst && !isHeld(document.body)) found.scrollIntoView({ block: "center", behavior: "smooth" });
}

bar.addEventListener("click", () => called && called.scrollIntoView({ block: "center", behavior: "smooth" }));
document.addEventListener("live:updated", () => look(false));
document.addEventListener("quiet:done", () => look(false));
look(true);
