// How the connection stands, in `[data-connection]`; nothing is ever switched off because of it.
const QUIET = 1500; // a short break is not worth a word

let timer = 0;

export function show(state) {
  clearTimeout(timer);
  if (state === "live") return put(state);
  timer = setTimeout(() => put(state), QUIET);
  return undefined;
}

function put(state) {
  for (const place of document.querySelectorAll("[data-connection]")) place.dataset.state = state;
}
