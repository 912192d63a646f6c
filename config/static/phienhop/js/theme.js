// Light, dark or as the device says; normal, large or huge text. Kept on this device only, in cookies: the server puts the
// choice into the page (config/appearance.py), so that nothing flashes. A page kept for a time without a network was made
// before the choice; it is told here.
const YEAR = 365 * 24 * 3600; // s; some browsers forget sooner what is not renewed
const FALLBACKS = { theme: "system", text: "normal" };
const root = document.documentElement;

function kept(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : "";
}

function keep(name, value) {
  const plain = value === FALLBACKS[name];
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${plain ? "" : value}; path=/; max-age=${plain ? 0 : YEAR}; samesite=lax${secure}`;
  if (plain) delete root.dataset[name];
  else root.dataset[name] = value;
  mark();
}

function mark() {
  for (const [name, fallback] of Object.entries(FALLBACKS)) {
    const current = root.dataset[name] || fallback;
    for (const button of document.querySelectorAll(`[data-${name}-choice]`)) {
      button.setAttribute("aria-pressed", String(button.getAttribute(`data-${name}-choice`) === current));
    }
  }
}

document.addEventListener("click", (event) => {
  const theme = event.target.closest("[data-theme-choice]");
  const size = event.target.closest("[data-text-choice]");
  if (theme) keep("theme", theme.dataset.themeChoice);
  if (size) keep("text", size.dataset.textChoice);
});

for (const name of Object.keys(FALLBACKS)) if (kept(name)) keep(name, kept(name));
mark();
