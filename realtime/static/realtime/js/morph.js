// Turns what a part shows into new HTML with as little change as can be: focus, caret, scroll position, open
// dialogs and half-written forms stay.

// Replaces the children of `place` by `html`. False if somebody's writing was in the way of a part of it.
export function morph(place, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const anchor = steady();
  const whole = children(place, template.content);
  anchor();
  return whole;
}

// Somebody is writing in it, or has a dialog open in it.
export function isHeld(element) {
  if (element.querySelector("dialog[open]") || element.matches("dialog[open]")) return true;
  const controls = element.matches("input, textarea, select") ? [element] : element.querySelectorAll("input, textarea, select");
  return [...controls].some(isChanged);
}

function isChanged(control) {
  if (control.disabled || control.hasAttribute("data-filter")) return false;
  if (control.type === "hidden" || control.type === "submit" || control.type === "button") return false;
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.type === "file") return control.files.length > 0;
  if (control.nodeName === "SELECT") return isChosen(control);
  return control.value !== control.defaultValue;
}

function isChosen(select) {
  const options = [...select.options];
  if (select.multiple) return options.some((option) => option.selected !== option.defaultSelected);
  const start = options.find((option) => option.defaultSelected) || options[0];
  return Boolean(start) && select.selectedIndex !== start.index;
}

function key(node) {
  return node.nodeType === 1 ? node.id || node.dataset.key || "" : "";
}

function same(old, fresh) {
  return old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName && key(old) === key(fresh);
}

function children(old, fresh) {
  let whole = true;
  let here = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const found = match(here, wanted);
    if (!found) {
      old.insertBefore(document.importNode(wanted, true), here);
      continue;
    }
    if (found === here) here = here.nextSibling;
    else old.insertBefore(found, here);
    whole = node(found, wanted) && whole;
  }
  while (here) {
    const next = here.nextSibling;
    if (here.nodeType === 1 && isHeld(here)) whole = false;
    else here.remove();
    here = next;
  }
  return whole;
}

// The first of the nodes that are left which can become `wanted`; a keyed one (id, data-key) is never taken for another.
function match(start, wanted) {
  for (let node = start; node; node = node.nextSibling) if (same(node, wanted)) return node;
  return null;
}

function node(old, fresh) {
  if (old.nodeType !== 1) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return true;
  }
  if (old.dataset.keep && old.dataset.keep === fresh.dataset.keep) return true; // it looks after itself
  if (old.isEqualNode(fresh) && !old.querySelector("input, textarea, select")) return true;
  if (old.matches("form, [data-keep-dirty]") && isHeld(old)) return old.isEqualNode(fresh);
  if (old.matches("dialog[open]")) return false;
  const running = keepsItsText(old, fresh);
  attributes(old, fresh);
  if (running) return true;
  if (old.nodeName === "TEXTAREA") {
    // Who writes may have ended on a blank that the server does not keep.
    if (document.activeElement === old && old.value.trim() === fresh.defaultValue.trim()) return true;
    old.defaultValue = fresh.defaultValue;
    unwritten(old);
    return true;
  }
  const whole = children(old, fresh);
  unwritten(old);
  return whole;
}

// A control in which nobody is writing shows what the server says, also if somebody wrote in it and sent it before.
function unwritten(control) {
  if (control.nodeName === "SELECT") {
    const start = [...control.options].findIndex((option) => option.defaultSelected);
    if (start >= 0 && !control.multiple) control.selectedIndex = start;
  } else if (control.hasAttribute("data-filter")) return;
  else if (control.type === "checkbox" || control.type === "radio") control.checked = control.defaultChecked;
  else if (control.nodeName === "TEXTAREA" || (control.nodeName === "INPUT" && control.type !== "file")) {
    if (control.value !== control.defaultValue) control.value = control.defaultValue;
  }
}

// A clock that runs and a number that a hint has set are not put back to what the server wrote first.
function keepsItsText(old, fresh) {
  for (const name of ["data-clock-start", "data-clock-now", "data-clock-word", "data-presence-count"]) {
    if (old.hasAttribute(name)) return old.getAttribute(name) === fresh.getAttribute(name);
  }
  return false;
}

const OURS = new Set(["open", "aria-busy", "data-pressed", "data-over", "data-near", "data-online", "data-fresh", "data-shown", "data-marks", "data-help"]);

function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !OURS.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !(name === "open" && old.nodeName === "DIALOG")) old.setAttribute(name, value);
  }
}

// Keeps what the person looks at where it is on the screen, if they have scrolled at all.
function steady() {
  const seen = window.scrollY > 0 && document.elementFromPoint(window.innerWidth / 2, window.innerHeight * 0.4);
  const before = seen ? seen.getBoundingClientRect().top : 0;
  return () => {
    if (!seen || !seen.isConnected) return;
    const moved = seen.getBoundingClientRect().top - before;
    if (Math.abs(moved) > 1) window.scrollBy(0, moved);
  };
}
