// Fingers: swipe and edge taps turn, two fingers or a double tap zoom. Panning is the browser's own.
const SLOP = 10; // pixels a tap may move
const EDGE = 0.16; // part of the width on either side that turns pages when tapped
const TAP = 280; // ms; a longer touch selects text
const DOUBLE = 320; // ms between the taps of a double tap
const TURN = 0.16; // part of the width a swipe must cover
const FLICK = 0.4; // or its speed in pixels a millisecond
const CLOSE_UP = 2.2;

export function watchTouch(root, book, stage) {
  const pane = stage.element;
  let swipe = null;
  let pinch = null;
  let tap = null;

  pane.addEventListener("touchstart", (event) => {
    if (root.hasAttribute("data-pen")) return; // the palm beside the pen
    if (event.touches.length === 2) {
      swipe = settle(stage, swipe);
      pinch = startPinch(event, stage);
    } else if (event.touches.length === 1 && !root.dataset.tool) {
      const { clientX: x, clientY: y } = event.touches[0];
      swipe = { x, y, at: event.timeStamp, dx: 0, claimed: false, barred: root.hasAttribute("data-wide") };
    }
  }, { passive: true });

  pane.addEventListener("touchmove", (event) => {
    if (pinch && event.touches.length === 2) {
      if (event.cancelable) event.preventDefault();
      movePinch(event, pinch);
    } else if (swipe && event.touches.length === 1) {
      moveSwipe(event, swipe, stage, book);
    }
  }, { passive: false });

  pane.addEventListener("touchend", (event) => {
    if (pinch && event.touches.length < 2) {
      pinch = endPinch(pinch, stage);
      swipe = null;
    } else if (swipe && event.touches.length === 0) {
      if (swipe.claimed) endSwipe(event, swipe, stage, book);
      else if (isTap(event, swipe)) tap = onTap(event, swipe, tap, stage, book);
      swipe = null;
    }
  });

  pane.addEventListener("touchcancel", () => {
    if (pinch) pinch = endPinch(pinch, stage);
    swipe = settle(stage, swipe);
  });
  for (const name of ["gesturestart", "gesturechange"]) {
    pane.addEventListener(name, (event) => event.preventDefault()); // Safari would zoom the whole window
  }
}

function moveSwipe(event, swipe, stage, book) {
  const { clientX, clientY } = event.touches[0];
  const dx = clientX - swipe.x;
  const dy = clientY - swipe.y;
  if (!swipe.claimed) {
    if (Math.hypot(dx, dy) > SLOP && Math.abs(dx) < 1.4 * Math.abs(dy)) swipe.barred = true;
    if (swipe.barred || Math.abs(dx) < SLOP || selecting()) return;
    swipe.claimed = true;
  }
  if (event.cancelable) event.preventDefault();
  swipe.dx = dx;
  const end = (dx < 0 && book.page === book.pages) || (dx > 0 && book.page === 1);
  stage.shown.element.style.transform = `translateX(${end ? dx / 4 : dx}px)`;
}

function endSwipe(event, swipe, stage, book) {
  const speed = Math.abs(swipe.dx) / Math.max(1, event.timeStamp - swipe.at);
  const far = Math.abs(swipe.dx) > TURN * stage.element.clientWidth || speed > FLICK;
  const page = stage.shown.element;
  if (far && (swipe.dx < 0 ? book.next() : book.previous())) page.style.transform = "";
  else settle(stage, swipe);
}

// The page goes back to its place.
function settle(stage, swipe) {
  if (!swipe || !swipe.claimed) return null;
  const page = stage.shown.element;
  page.dataset.settling = "";
  page.style.transform = "";
  setTimeout(() => delete page.dataset.settling, 200);
  return null;
}

function isTap(event, swipe) {
  const touch = event.changedTouches[0];
  const near = Math.hypot(touch.clientX - swipe.x, touch.clientY - swipe.y) < SLOP;
  const plain = !event.target.closest("button, a, input, [data-layers] *");
  return near && plain && event.timeStamp - swipe.at < TAP && !selecting();
}

// Returns the tap when a second one may follow it.
function onTap(event, { x, y, at }, before, stage, book) {
  const box = stage.element.getBoundingClientRect();
  const place = (x - box.left) / box.width;
  const wide = stage.root.hasAttribute("data-wide");
  if (!wide && (place < EDGE || place > 1 - EDGE)) {
    event.preventDefault();
    book.go(book.page + (place < EDGE ? -1 : 1));
    return null;
  }
  if (before && at - before.at < DOUBLE && Math.hypot(x - before.x, y - before.y) < 40) {
    event.preventDefault();
    stage.zoomTo(stage.zoom > 1 ? 1 : CLOSE_UP, x, y);
    return null;
  }
  return { x, y, at };
}

function spread(event) {
  const [a, b] = event.touches;
  return {
    distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    x: (a.clientX + b.clientX) / 2,
    y: (a.clientY + b.clientY) / 2,
  };
}

function startPinch(event, stage) {
  const start = spread(event);
  const page = stage.shown.element;
  const box = page.getBoundingClientRect();
  page.style.transformOrigin = `${start.x - box.left}px ${start.y - box.top}px`;
  return { start, now: start, page, zoom: stage.zoom };
}

// While the fingers move only the picture is scaled; the page gets its real size at the end.
function movePinch(event, pinch) {
  pinch.now = spread(event);
  const scale = pinch.now.distance / pinch.start.distance;
  const dx = pinch.now.x - pinch.start.x;
  const dy = pinch.now.y - pinch.start.y;
  pinch.page.style.transform = `translate(${dx}px, ${dy}px) scale(${scale})`;
}

function endPinch({ start, now, page, zoom }, stage) {
  page.style.transform = "";
  page.style.transformOrigin = "";
  stage.zoomTo((zoom * now.distance) / start.distance, start.x, start.y);
  stage.element.scrollLeft -= now.x - start.x;
  stage.element.scrollTop -= now.y - start.y;
  return null;
}

function selecting() {
  const selection = window.getSelection();
  return Boolean(selection) && !selection.isCollapsed;
}
