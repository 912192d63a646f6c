// What my ballot shows: the pressed answer, and one sentence about where it is.
export function paint(box, { pending, retrying, refusal }) {
  const line = box.querySelector("[data-ballot-status]");
  const words = box.querySelector("[data-ballot-text]");
  const change = box.querySelector("[data-ballot-change]");
  for (const button of box.querySelectorAll(".option[name=choice]")) {
    const chosen = pending ? pending.choice : box.dataset.choice;
    button.toggleAttribute("data-sending", Boolean(pending) && button.value === chosen);
    set(button, "aria-pressed", String(!pending && button.value === chosen));
  }
  const [state, text] = sentence(box, pending, retrying, refusal);
  set(line, "data-state", state);
  if (words.textContent !== text) words.textContent = text;
  if (change) change.hidden = !box.dataset.choice;
}

function sentence(box, pending, retrying, refusal) {
  if (pending) return retrying ? ["retrying", box.dataset.textRetrying] : ["sending", box.dataset.textSending];
  if (refusal) return ["refused", box.dataset.said ? `${refusal} ${box.dataset.said}.` : refusal];
  return box.dataset.choice ? ["recorded", box.dataset.said] : ["idle", box.dataset.textIdle];
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
