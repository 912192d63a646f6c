// On the desk: how many have all their papers on their device, and who lacks how much. Names are those of the seats.
import { picture } from "./people.js";

const place = document.querySelector("[data-kept]");
const words = place.dataset;
let shown = "";

function draw() {
  const copies = picture("copies");
  const seats = [...document.querySelectorAll("[data-watch] .seat[data-user]")].filter((seat) => copies.has(seat.dataset.user));
  const stands = seats.map((seat) => [seat.dataset.name, copies.get(seat.dataset.user)]);
  const key = stands.join();
  if (key === shown) return;
  shown = key;
  const lacking = stands.filter(([, said]) => !whole(said));
  const line = lacking.length ? words.some : words.all;
  place.hidden = !stands.length;
  place.querySelector("[data-line]").textContent = line.replace("{k}", stands.length - lacking.length).replace("{n}", stands.length);
  place.querySelector("[data-lacking]").replaceChildren(...lacking.map(([name, said]) => row(name, said)));
}

function whole(said) {
  const [held, pages] = said.split("/");
  return held === pages;
}

function row(name, said) {
  const item = document.createElement("li");
  item.textContent = (said.startsWith("0/") ? words.nothing : words.lacks).replace("{who}", name).replace("{pages}", said);
  return item;
}

for (const name of ["people:changed", "live:updated"]) document.addEventListener(name, draw);
draw();
