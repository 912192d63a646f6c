// Buttons, the page field, the keyboard and the wheel.
const STEPS = [1, 1.5, 2, 3, 4, 5];

export function watchControls(root, book, stage) {
  const field = root.querySelector("#reader-page");
  for (const button of root.querySelectorAll("[data-zoom], [data-fit], [data-shows]")) button.hidden = false;

  root.addEventListener("click", (event) => {
    const turn = event.target.closest("[data-turn]");
    const zoom = event.target.closest("[data-zoom]");
    const link = event.target.closest("a[data-page]");
    if (turn) book.go(book.page + (turn.dataset.turn === "next" ? 1 : -1));
    if (link) book.go(Number(link.dataset.page));
    if (turn || link) event.preventDefault();
    if (zoom) stage.zoomTo(nextStep(stage.zoom, zoom.dataset.zoom === "in"));
    if (event.target.closest("[data-fit]")) stage.chooseFit(stage.fitsWidth ? "page" : "width");
  });

  root.querySelector("[data-goto]").addEventListener("submit", (event) => {
    event.preventDefault();
    book.go(Number(field.value) || book.page);
    field.value = book.page;
    stage.element.focus({ preventScroll: true });
  });
  field.addEventListener("focus", () => field.select());
  field.addEventListener("change", () => field.form.requestSubmit());

  const [previous, next, fit, out, spoken] = [
    "[data-turn=previous]",
    "[data-turn=next]",
    "[data-fit]",
    "[data-zoom=out]",
    "[data-announce]",
  ].map((one) => root.querySelector(one));
  root.addEventListener("turn", ({ detail: { page, pages } }) => {
    field.value = page;
    put(previous, "aria-disabled", page === 1);
    put(next, "aria-disabled", page === pages);
    spoken.textContent = root.dataset.textOf.replace("{page}", page).replace("{pages}", pages);
  });
  root.addEventListener("reader:size", () => {
    put(fit, "aria-pressed", stage.fitsWidth);
    put(out, "aria-disabled", stage.zoom <= 1);
  });

  document.addEventListener("keydown", (event) => onKey(event, book, stage));
  stage.element.addEventListener("wheel", (event) => onWheel(event, stage), { passive: false });
}

function onKey(event, book, stage) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select, dialog")) return;
  const onward = { PageDown: 1, PageUp: -1, " ": event.shiftKey ? -1 : 1 }[event.key];
  if (event.key === " " && event.target.closest("button, a")) return;
  if (onward) stage.scrollOn(onward) || book.go(book.page + onward);
  else if (event.key === "ArrowRight" && !stage.root.hasAttribute("data-wide")) book.next();
  else if (event.key === "ArrowLeft" && !stage.root.hasAttribute("data-wide")) book.previous();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    stage.element.scrollBy({ top: event.key === "ArrowDown" ? 80 : -80 });
  } else if (event.key === "Home") book.go(1);
  else if (event.key === "End") book.go(book.pages);
  else if (event.key === "+" || event.key === "=") stage.zoomTo(nextStep(stage.zoom, true));
  else if (event.key === "-") stage.zoomTo(nextStep(stage.zoom, false));
  else if (event.key === "0") stage.zoomTo(1);
  else return;
  event.preventDefault();
}

function onWheel(event, stage) {
  if (!event.ctrlKey) return; // a trackpad pinch arrives as a wheel with ctrl
  event.preventDefault();
  stage.zoomTo(stage.zoom * Math.exp(-event.deltaY / 200), event.clientX, event.clientY);
}

function nextStep(zoom, closer) {
  const steps = closer ? STEPS : [...STEPS].reverse();
  return steps.find((step) => (closer ? step > zoom + 0.05 : step < zoom - 0.05)) || zoom;
}

// What is so already is left alone: the browser would draw the control again.
function put(control, name, is) {
  if (control.getAttribute(name) !== String(is)) control.setAttribute(name, String(is));
}
