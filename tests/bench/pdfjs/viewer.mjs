// The least that shows a paper by PDF.js, page by page: one canvas as sharp as the reader's image, no text over it,
// and the page after the open one drawn ahead, as the reader does. Says `reader:page` as the reader does.
import { GlobalWorkerOptions, getDocument } from "./pdf.min.mjs";

const SHORT_SIDE = 1200;
const KEPT = 2;
const stage = document.querySelector("main");
const thrifty = new URLSearchParams(location.search).has("thrifty");
const drawn = new Map();
let open = 1;

GlobalWorkerOptions.workerSrc = new URL("pdf.worker.min.mjs", location.href).href;
const paper = await getDocument({ url: "paper.pdf", disableAutoFetch: thrifty, disableStream: thrifty }).promise;

function canvasOf(number) {
  if (!drawn.has(number)) drawn.set(number, draw(number));
  return drawn.get(number);
}

async function draw(number) {
  const page = await paper.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: SHORT_SIDE / Math.min(width, height) });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  return canvas;
}

async function show(number) {
  open = number;
  const canvas = await canvasOf(number);
  if (open !== number) return;
  stage.replaceChildren(canvas);
  document.dispatchEvent(new CustomEvent("reader:page", { detail: { page: number } }));
  if (!window.shown) requestAnimationFrame(() => setTimeout(() => (window.shown = performance.now())));
  for (const other of drawn.keys()) if (Math.abs(other - number) > KEPT) drawn.delete(other);
  if (number < paper.numPages) canvasOf(number + 1);
}

document.querySelector("[data-turn=next]").addEventListener("click", () => show(open + 1));
await show(1);
