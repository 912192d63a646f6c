// Covers a paper at once when its reader takes no part in the item any more, in whichever window it is open.

function cover() {
  const reader = document.querySelector("#reader");
  if (!reader?.dataset.item) return;
  for (const one of document.querySelectorAll("[data-covers-item]")) {
    one.hidden = one.dataset.coversItem !== reader.dataset.item;
    if (!one.hidden) reader.querySelector(".reader__stage")?.replaceChildren();
  }
}

document.addEventListener("live:updated", (event) => event.detail.name === "line" && cover());
cover();
