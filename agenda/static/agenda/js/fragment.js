// On a page that is not live, a conclusion's card fetches itself anew after something in it was saved.
const isLive = (card) => Boolean(card.closest("[data-region], [data-personal]"));

function isBusy(card) {
  const typing = document.activeElement && document.activeElement.matches("textarea, input, select");
  if (typing && card.contains(document.activeElement)) return true;
  return [...card.querySelectorAll("textarea, input, select")].some(isChanged);
}

function isChanged(control) {
  if (control.type === "hidden" || control.type === "search") return false;
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.nodeName === "SELECT") return control.selectedIndex > 0 && !control.options[control.selectedIndex].defaultSelected;
  return control.value !== control.defaultValue;
}

export async function refresh(card) {
  if (!card || !card.isConnected || isLive(card) || isBusy(card)) return;
  const response = await fetch(card.dataset.src, { credentials: "same-origin", redirect: "error" }).catch(() => null);
  if (!response || !response.ok || !card.isConnected || isBusy(card)) return;
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  const fresh = template.content.querySelector("[data-src]");
  if (!fresh) return;
  const open = card.querySelector("details[open]");
  card.replaceWith(fresh);
  if (open && fresh.querySelector("details")) fresh.querySelector("details").open = true;
  document.dispatchEvent(new CustomEvent("live:updated", { detail: { place: fresh } }));
}

const cardOf = (event) => event.target.closest && event.target.closest("[data-src][data-state]");

document.addEventListener("quiet:done", (event) => setTimeout(() => refresh(cardOf(event))));
document.addEventListener("focusout", (event) => {
  const card = cardOf(event);
  if (card && card.hasAttribute("data-old")) setTimeout(() => refresh(card), 50);
});
