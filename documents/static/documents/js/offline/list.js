// The page without a network: the papers that this device keeps, meeting by meeting.
import { current } from "./lease.js";
import { pagesHere, readText, records } from "./papers.js";

const place = document.querySelector("[data-kept-papers]");
const texts = place.dataset;

async function rows() {
  const found = [];
  for (const one of await records()) {
    const info = await readText(one.version, "info");
    if (info) found.push({ ...one, ...JSON.parse(info), here: (await pagesHere(one.version)).length });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.item - b.item));
}

function row(one) {
  const item = document.getElementById("kept-paper").content.firstElementChild.cloneNode(true);
  const link = item.querySelector("a");
  link.href = one.files;
  link.textContent = one.title;
  const pages = one.here === one.pages ? texts.textPages : texts.textPart;
  const facts = [one.kind, one.item ? texts.textItem.replace("{n}", one.item) : "", pages.replace("{n}", one.pages).replace("{here}", one.here)];
  item.querySelector("[data-facts]").textContent = facts.filter(Boolean).join(" · ");
  return item;
}

function card(name, papers) {
  const section = document.getElementById("kept-meeting").content.firstElementChild.cloneNode(true);
  section.querySelector("h2").textContent = name;
  section.querySelector("ul").append(...papers.map(row));
  return section;
}

async function show() {
  const [lease, kept] = [await current(), await records()];
  const papers = lease ? await rows() : [];
  const names = [...new Set(papers.map((one) => one.name))];
  place.replaceChildren(...names.map((name) => card(name, papers.filter((one) => one.name === name))));
  document.querySelector("[data-none]").hidden = kept.length > 0;
  document.querySelector("[data-locked]").hidden = !kept.length || Boolean(lease);
}

show().catch(() => {});
for (const button of document.querySelectorAll("[data-again]")) button.addEventListener("click", () => location.reload());
