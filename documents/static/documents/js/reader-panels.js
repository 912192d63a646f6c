// Opens and closes the strip of small pages and the panels (outline, marks); the strip is remembered.
const STRIP = "reader-thumbs";
const OUTLINE = "reader-outline";
const NARROW = window.matchMedia("(max-width: 56em)");
const WIDE = window.matchMedia("(min-width: 75em)");

export function watchPanels(root, thumbs, outline) {
  const strip = thumbs.element;

  function set(id, open) {
    const panel = document.getElementById(id);
    if (open && panel !== strip) closeOthers(panel);
    panel.hidden = !open;
    for (const button of root.querySelectorAll(`[data-shows="${id}"]`)) button.setAttribute("aria-expanded", String(open));
    if (panel === strip && open) thumbs.show();
    if (id === OUTLINE && open) outline.show();
    if (panel === strip) remember(open);
  }

  // There is room for one panel.
  function closeOthers(panel) {
    for (const other of root.querySelectorAll(".reader__panel:not([hidden])")) if (other !== panel) set(other.id, false);
  }

  root.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-shows]");
    const closer = event.target.closest("[data-hides]");
    if (opener) set(opener.dataset.shows, document.getElementById(opener.dataset.shows).hidden);
    if (closer) set(closer.dataset.hides, false);
    // On a narrow screen a panel lies over the page that was asked for.
    if (event.target.closest(".outline__link, [data-go]") && NARROW.matches) closeOthers(null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) closeOthers(null);
  });
  if (remembered()) set(STRIP, true);
}

function remembered() {
  try {
    const choice = localStorage.getItem(STRIP);
    return choice ? choice === "open" : WIDE.matches;
  } catch (error) {
    return WIDE.matches;
  }
}

function remember(open) {
  try {
    localStorage.setItem(STRIP, open ? "open" : "closed");
  } catch (error) {
    // Storage may be closed to us: the choice then lasts until the page is left.
  }
}
