// Brings the modules of the reader when the first page is on the screen: fifty of them before it would keep a slow tablet
// from painting it. What is asked for meanwhile (a tap on a button, at an edge, a swipe) is done as soon as they are there.
const PATIENCE = 3000; // ms until they come in any case: without the page they say why it is not there
const LATEST = 5000; // ms after which a tap is obeyed as a plain link: the modules did not come
const BREATH = 300; // ms that a browser with no rest is given
const EDGE = 0.16; // as in reader-touch.js
const SWIPE = 0.16;
const SLOP = 10;

const root = document.getElementById("reader");
const stage = root.querySelector(".reader__stage");
const held = [];
let finger = null;
let followed = ""; // the address of the way to who presents, if it was tapped

function hold(event, link) {
  event.preventDefault();
  if (!held.length) setTimeout(() => held.length && location.assign(held[0].href), LATEST);
  held.push(link);
}

function tapped(event) {
  const link = event.target.closest("a[data-turn], a[data-page]");
  if (link) hold(event, link);
}

// Only a module of the line knows what its tap means to this person: it comes last.
function follows(event) {
  const way = event.target.closest(".presented a[data-follow]");
  if (!way) return;
  event.preventDefault();
  if (!followed) setTimeout(() => followed && location.assign(followed), LATEST);
  followed = way.href;
}

function touched(event) {
  const { clientX, clientY } = event.touches[0];
  finger = event.touches.length === 1 ? { x: clientX, y: clientY } : null;
}

function lifted(event) {
  if (!finger || event.target.closest("a, button, input")) return;
  const { clientX, clientY } = event.changedTouches[0];
  const [dx, dy] = [clientX - finger.x, clientY - finger.y];
  const { left, width } = stage.getBoundingClientRect();
  const place = (clientX - left) / width;
  const swipes = Math.abs(dx) > SWIPE * width && Math.abs(dx) > 1.4 * Math.abs(dy);
  const taps = Math.hypot(dx, dy) < SLOP && (place < EDGE || place > 1 - EDGE);
  const forward = swipes ? dx < 0 : place > 0.5;
  if (swipes || taps) hold(event, root.querySelector(`[data-turn=${forward ? "next" : "previous"}]`));
}

// Resolves when the page that came with the answer is on the screen and the browser has nothing more to do for it, when
// the page failed, or when it is not to be waited for any longer.
async function painted() {
  const image = stage.querySelector("img");
  if (!image || document.hidden) return;
  await Promise.race([loaded(image).then(frame).then(stamp).then(frame).then(idle), rest(PATIENCE)]);
}

function loaded(element) {
  if (element.complete) return Promise.resolve();
  return new Promise((over) => ["load", "error"].forEach((name) => element.addEventListener(name, over)));
}

function frame() {
  return new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
}

// Safari has no such callback.
function idle() {
  return new Promise((over) => (window.requestIdleCallback ? requestIdleCallback(over, { timeout: BREATH }) : setTimeout(over, 50)));
}

function rest(time) {
  return new Promise((over) => setTimeout(over, time));
}

// Laying out its letters costs a slow tablet as much time as decoding the page: it comes in the frame after.
function stamp() {
  const image = stage.querySelector("img[data-src]");
  if (!image) return;
  image.src = image.dataset.src;
  image.removeAttribute("data-src");
}

// The modules are on their way; in the order in which they stand in the page.
async function bring() {
  const run = [];
  for (const { content } of document.querySelectorAll("template[data-modules]")) {
    for (const script of content.querySelectorAll("script")) {
      script.async = false;
      run.push(loaded(script));
    }
    document.body.append(content);
  }
  await Promise.all(run);
  root.removeEventListener("click", follows);
  const way = followed && root.querySelector(".presented a[data-follow]");
  followed = "";
  if (way) way.click();
}

const watched = [[root, "click", tapped], [stage, "touchstart", touched], [stage, "touchend", lifted]];
for (const [place, name, act] of watched) place.addEventListener(name, act);
root.addEventListener("click", follows);
root.addEventListener("turn", () => {
  for (const [place, name, act] of watched) place.removeEventListener(name, act);
  setTimeout(() => held.splice(0).forEach((link) => link.click())); // reader.js is listening by now
}, { once: true });
painted().then(stamp).then(bring);
