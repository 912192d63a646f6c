// The room at a glance on the desk: marks every seat, counts, and names who needs help.
import { picture } from "./people.js";
import { standing } from "./standing.js";

const NAMED = 8; // people who are named before the rest is counted
const place = document.querySelector("[data-watch]");
const words = place.dataset;
const icons = Object.fromEntries(
  [...place.querySelectorAll(".watch-legend .mark")].map((icon) => [icon.classList[icon.classList.length - 1].slice(6), icon]),
);
const only = place.querySelector("[data-only]");
let planned = 0;

function draw() {
  planned = 0;
  const known = { said: picture("presence"), answer: picture("answers"), papers: picture("papers") };
  const count = { ready: 0, whole: 0 };
  const reasons = new Map();
  const helped = [];
  for (const seat of place.querySelectorAll("[data-user]")) {
    const user = seat.dataset.user;
    const present = seat.hasAttribute("data-present");
    const now = standing({ present, said: known.said.get(user), answer: known.answer.get(user) });
    mark(seat, now, known.papers.get(user) || "");
    if (present) count.whole += 1;
    if (now.ready) count.ready += 1;
    for (const reason of now.help) reasons.set(reason, (reasons.get(reason) || 0) + 1);
    if (now.help.length) helped.push([seat, now]);
  }
  const runs = place.querySelector("[data-watches]");
  put(place.querySelector("[data-count]"), runs ? line(count, reasons) : "");
  name(runs ? helped : []);
}

// Not more often than the screen is drawn.
function soon() {
  if (!planned) planned = requestAnimationFrame(draw);
}

function line(count, reasons) {
  const parts = [`${count.ready}/${count.whole} ${words.ready}`];
  for (const [reason, number] of reasons) parts.push(`${number} ${words[reason]}`);
  return parts.join("; ");
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function spoken(now, papers) {
  const said = now.marks.map((one) => (one === "low" ? `${words.low} ${now.level}%` : words[one]));
  if (papers) said.push(words.papers.replace("%s", papers));
  return said.join(", ");
}

function mark(seat, now, papers) {
  const key = `${now.marks.join(" ")} ${now.level} ${papers}`;
  if (seat.dataset.shown === key && seat.querySelector(".seat__marks")) return;
  seat.dataset.shown = key;
  seat.dataset.marks = now.marks.join(" ");
  seat.toggleAttribute("data-help", now.help.length > 0);
  const box = seat.querySelector(".seat__marks") || seat.appendChild(document.createElement("span"));
  box.className = "seat__marks";
  box.replaceChildren(...now.marks.map((one) => icons[one].cloneNode(true)));
  if (papers && !seat.closest("[data-compact]")) box.append(papers);
  const all = `${seat.dataset.name}: ${spoken(now, papers)}`;
  seat.title = all;
  seat.setAttribute("aria-label", all);
}

function name(helped) {
  const list = place.querySelector("[data-helped]");
  const key = helped.map(([seat]) => `${seat.dataset.user}${seat.dataset.shown}`).join();
  if (list.dataset.shown === key && key) return;
  list.dataset.shown = key;
  const rows = helped.slice(0, NAMED).map(([seat, now]) => row(seat, now));
  if (helped.length > NAMED) rows.push(plain(words.more.replace("%s", String(helped.length - NAMED))));
  list.replaceChildren(...rows);
  only.disabled = !helped.length && only.getAttribute("aria-pressed") === "false";
}

function plain(text) {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}

function row(seat, now) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet watch-person";
  button.dataset.find = seat.dataset.user;
  button.append(...now.help.map((one) => icons[one].cloneNode(true)));
  button.append(`${seat.dataset.name}: ${spoken({ ...now, marks: now.help }, "")}`);
  item.append(button);
  return item;
}

function tell(seat) {
  const detail = place.querySelector("[data-detail]");
  detail.hidden = false;
  put(detail, `${seat.getAttribute("aria-label")}${seat.dataset.title ? ` (${seat.dataset.title})` : ""}`);
}

place.addEventListener("click", (event) => {
  const found = event.target.closest("[data-find]");
  const seat = found ? place.querySelector(`[data-user="${found.dataset.find}"]`) : event.target.closest("[data-user]");
  if (event.target.closest("[data-only]")) filter();
  else if (seat) {
    if (found) seat.focus();
    tell(seat);
  }
});

function filter() {
  const on = only.getAttribute("aria-pressed") !== "true";
  only.setAttribute("aria-pressed", String(on));
  place.toggleAttribute("data-filtered", on);
}

for (const name of ["people:changed", "live:updated"]) document.addEventListener(name, soon);
draw();
