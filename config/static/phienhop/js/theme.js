// Light, dark or as the device says; normal, large or huge text. Kept on this device only.
const root = document.documentElement;

function keep(name, value, fallback) {
  try {
    if (value === fallback) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch (error) {
    // Not kept, but still applied to this page.
  }
  if (value === fallback) delete root.dataset[name];
  else root.dataset[name] = value;
  mark();
}

function mark() {
  for (const [name, fallback] of [["theme", "system"], ["text", "normal"]]) {
    const current = root.dataset[name] || fallback;
    for (const button of document.querySelectorAll(`[data-${name}-choice]`)) {
      button.setAttribute("aria-pressed", String(button.getAttribute(`data-${name}-choice`) === current));
    }
  }
}

document.addEventListener("click", (event) => {
  const theme = event.target.closest("[data-theme-choice]");
  const size = event.target.closest("[data-text-choice]");
  if (theme) keep("theme", theme.dataset.themeChoice, "system");
  if (size) keep("text", size.dataset.textChoice, "normal");
});

mark();
