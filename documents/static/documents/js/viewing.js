// A paper that is read in the room alone: says which page is open, now and then, when it is turned and when it is left.
// As soon as the server says that the paper is closed, it goes from the screen.
import { csrfToken } from "../../phienhop/js/texts.js";

const PACE = 10000; // ms, as documents.circulation.viewing.PACE

const root = document.getElementById("reader");
let page = Number(root.dataset.page);
let timer = 0;

function message(left) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", csrfToken());
  body.append("page", page);
  if (left) body.append("left", "1");
  return body;
}

async function tell() {
  clearTimeout(timer);
  if (document.hidden) return;
  timer = setTimeout(tell, PACE);
  try {
    const answer = await fetch(root.dataset.viewUrl, { method: "POST", body: message(false), headers: { "X-Quiet": "1" } });
    if (answer.status === 404 || answer.redirected) location.reload();
  } catch (error) {
    // Without a network it is said later; pages that are not here yet cannot be brought either.
  }
}

function leave() {
  clearTimeout(timer);
  navigator.sendBeacon(root.dataset.viewUrl, message(true));
}

root.addEventListener("reader:page", ({ detail }) => {
  if (detail.page === page && timer) return;
  page = detail.page;
  tell();
});
document.addEventListener("visibilitychange", () => (document.hidden ? leave() : tell()));
window.addEventListener("pagehide", leave);
tell();
