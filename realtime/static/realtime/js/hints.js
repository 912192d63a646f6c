// What is not worth an event: who is connected and how their device is, who opened their papers, whose
// device keeps them, who has answered,
// that somebody's marks on a paper are different now, and where the presenter of a paper is.
import { picture, take } from "./people.js";

const KINDS = ["presence", "papers", "copies", "answers"];

// `[data-presence]` holds a user's id.
function show() {
  const here = picture("presence");
  for (const place of document.querySelectorAll("[data-presence]")) {
    place.toggleAttribute("data-online", here.has(place.dataset.presence));
  }
  for (const place of document.querySelectorAll("[data-presence-count]")) put(place, String(here.size));
}

function put(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

export function apply(hint) {
  for (const kind of KINDS) if (hint[kind]) take(kind, hint[kind]);
  if (hint.presence) show();
  if (hint.version) document.dispatchEvent(new CustomEvent("live:version", { detail: hint.version }));
  if (hint.place) document.dispatchEvent(new CustomEvent("live:place", { detail: hint.place }));
  if (hint.marks) document.dispatchEvent(new CustomEvent("live:marks", { detail: hint.marks }));
}

// A part that was replaced gets what was said last.
document.addEventListener("live:updated", show);
