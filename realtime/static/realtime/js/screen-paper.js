// On a hall screen: the page that the presenter shows, and where they point. The region says which paper, hints say where
// (documents.presenting.places.Place). The page before stays until the next one can be seen.
import { put } from "./presented-dot.js";

const WIDTH = 1200;
const RETRY = 3000; // ms

let place = null;
let open = "";

function address(frame, page) {
  const { pagesUrl, version } = frame.dataset;
  return `${pagesUrl}${page}.webp?w=${WIDTH}&v=${version}`;
}

function draw() {
  const frame = document.querySelector("[data-hall-paper]");
  if (!frame || !place || place.presentation !== frame.dataset.hallPaper) {
    open = frame ? open : "";
    return;
  }
  const wanted = address(frame, place.page);
  if (wanted !== open) bring(frame, wanted, place.page);
  else put(frame.querySelector("[data-dot]"), place);
}

async function bring(frame, wanted, page) {
  open = wanted;
  frame.querySelector("[data-dot]").hidden = true;
  const image = new Image();
  image.alt = frame.dataset.textPage.replace("{page}", page).replace("{pages}", frame.dataset.pages);
  image.src = wanted;
  try {
    await image.decode();
  } catch (error) {
    setTimeout(() => {
      if (open === wanted) open = "";
      draw();
    }, RETRY);
    return;
  }
  if (open !== wanted) return; // turned on meanwhile
  const sheet = frame.querySelector("[data-sheet]");
  const before = sheet.querySelector("img");
  if (before) before.replaceWith(image);
  else sheet.prepend(image);
  frame.querySelector("[data-where]").textContent = image.alt;
  put(frame.querySelector("[data-dot]"), place);
  if (page < Number(frame.dataset.pages)) new Image().src = address(frame, page + 1);
}

document.addEventListener("live:place", ({ detail }) => {
  if (place && place.presentation === detail.presentation && place.at > detail.at) return;
  place = detail;
  draw();
});
document.addEventListener("live:updated", draw);
