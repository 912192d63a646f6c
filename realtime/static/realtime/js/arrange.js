// Seats people: choose a person, choose a place (touch, mouse, keyboard), or drag one onto the other.
// The server is told where the person sat and who sat there; the live page brings what came of it.
import { send } from "../../phienhop/js/answer.js";
import { csrfToken } from "../../phienhop/js/texts.js";
import { toast } from "../../phienhop/js/toast.js";

const FAR = 8; // pixels that a finger moves before a touch becomes a drag
const place = document.querySelector("[data-arrange]");
const says = document.querySelector("[data-hall-says]");

let chosen = ""; // id of the attendee
let held = null; // a drag under way
let dropped = false; // the click that follows a drag means nothing
let busy = false;

function person(id) {
  return place.querySelector(`[data-attendee="${id}"]`);
}

function choose(id) {
  chosen = id;
  mark();
}

function mark() {
  for (const seat of place.querySelectorAll("[data-attendee]")) {
    seat.setAttribute("aria-pressed", String(seat.dataset.attendee === chosen));
  }
  const one = chosen && person(chosen);
  if (!one) chosen = "";
  says.textContent = one ? says.dataset.chosen.replace("%s", one.dataset.name) : "";
  place.toggleAttribute("data-choosing", Boolean(one));
}

async function move(id, target) {
  const one = person(id);
  if (!one || busy || one === target || one.dataset.place === target.dataset.place) return choose("");
  busy = true;
  const body = new FormData();
  body.append("place", target.dataset.place);
  body.append("start", one.dataset.place);
  body.append("occupant", target.dataset.attendee || "");
  const answer = await send(one.dataset.url, body, csrfToken(null));
  busy = false;
  choose("");
  if (!answer.ok) toast(answer.data.message, "danger");
  return undefined;
}

place.addEventListener("click", (event) => {
  const seat = event.target.closest("[data-place]");
  if (dropped || !seat) return;
  const whose = seat.dataset.attendee || "";
  const seated = seat.dataset.place !== "" || seat.hasAttribute("data-lifts");
  if (chosen && whose !== chosen && seated) move(chosen, seat);
  else choose(whose === chosen ? "" : whose);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen) choose("");
});

place.addEventListener("pointerdown", (event) => {
  dropped = false;
  const seat = event.target.closest("[data-attendee]");
  if (!seat || event.button > 0) return;
  if (event.pointerType === "touch" && seat.dataset.attendee !== chosen) return; // a finger scrolls, or chooses first
  held = { id: seat.dataset.attendee, x: event.clientX, y: event.clientY, pointer: event.pointerId, moves: false };
});

document.addEventListener("pointermove", (event) => {
  if (!held || event.pointerId !== held.pointer) return;
  const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > FAR;
  if (!held.moves && far) {
    held.moves = true;
    choose(held.id);
  }
  if (held.moves) over(under(event));
});

document.addEventListener("pointerup", (event) => {
  if (!held || event.pointerId !== held.pointer) return;
  const { id, moves } = held;
  const target = moves && under(event);
  stop();
  if (!moves) return;
  dropped = true;
  setTimeout(() => (dropped = false), 0);
  if (target && (target.dataset.place || target.hasAttribute("data-lifts"))) move(id, target);
  else choose("");
});

document.addEventListener("pointercancel", stop);

function under(event) {
  const found = document.elementFromPoint(event.clientX, event.clientY);
  return found && place.contains(found) ? found.closest("[data-place]") : null;
}

function over(target) {
  for (const old of place.querySelectorAll("[data-aim]")) if (old !== target) old.removeAttribute("data-aim");
  if (target) target.setAttribute("data-aim", "");
}

function stop() {
  held = null;
  over(null);
}

// A part that was replaced shows again who is chosen.
document.addEventListener("live:updated", mark);
