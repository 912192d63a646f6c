// Short messages at the bottom edge, read out politely.
const STAY = { ok: 6000, info: 8000, warn: 12000, danger: 0 };

export function toast(message, tone = "info") {
  const place = document.getElementById("toasts");
  const template = document.getElementById("toast-template");
  if (!place || !template || !message) return;
  const box = template.content.firstElementChild.cloneNode(true);
  box.classList.add(`toast--${tone}`);
  box.querySelector(".toast__text").textContent = message;
  for (const old of place.querySelectorAll(".toast")) {
    if (old.querySelector(".toast__text").textContent === message) old.remove();
  }
  place.append(box);
  leave(box, STAY[tone]);
}

// A danger stays until it is closed; the others leave unless a finger or the focus rests on them.
function leave(box, after) {
  if (!after) return;
  setTimeout(() => (box.matches(":hover, :focus-within") ? leave(box, after) : box.remove()), after);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".toast__close");
  if (button) button.closest(".toast").remove();
});

for (const box of document.querySelectorAll("[data-toast]")) {
  const tone = ["ok", "info", "warn"].find((name) => box.classList.contains(`toast--${name}`));
  leave(box, tone ? STAY[tone] : 0);
}
