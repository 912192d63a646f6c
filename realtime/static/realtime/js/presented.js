// Above a paper: leads the others through it, or follows who leads. The region `presented` says who does; hints say
// where they are. Each part is a module.
import { Dot } from "./presented-dot.js";
import { Follower } from "./presented-follower.js";
import { Leader } from "./presented-leader.js";
import { show } from "./presented-line.js";

const root = document.getElementById("reader");

if (root) {
  const dot = new Dot(root);
  const leader = new Leader(root, dot, draw);
  const follower = new Follower(root, leader, dot, draw);

  function draw() {
    const line = document.querySelector("[data-presented]");
    const place = follower.place;
    const known = Boolean(line && place && place.presentation === line.dataset.presented);
    show(root, line, {
      leads: leader.leads(line),
      follows: follower.follows,
      here: follower.isHere(line),
      ahead: known && follower.page ? place.page - follower.page : 0,
    });
  }

  function news() {
    leader.settle();
    follower.settle();
    draw();
  }

  document.addEventListener("live:updated", ({ detail }) => detail.name === "presented" && news());
  document.addEventListener("live:place", ({ detail }) => {
    const led = leader.leads(leader.line);
    if (leader.heard(detail)) follower.heard(detail, led);
    draw();
  });
  root.addEventListener("turn", ({ detail }) => {
    follower.turned(detail);
    leader.turned(detail.page);
    draw();
  });
  root.addEventListener("reader:page", () => follower.move());
  news();
}
