// [data-reorder]: order a list by [data-handle] (mouse, pen, finger) or by [data-move="up|down"] buttons.
// The item's data-url receives `position`, counted from 1; when the server refuses, the item goes back.
// [data-place] in an item shows its place and is kept true.
import { send } from "./answer.js";
import { csrfToken } from "./texts.js";
import { toast } from "./toast.js";

let held = null;

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reorder] [data-move]");
  if (!button) return;
  const item = button.closest("[data-url]");
  const before = item.nextElementSibling;
  const other = button.dataset.move === "up" ? item.previousElementSibling : before;
  if (!other) return;
  button.dataset.move === "up" ? other.before(item) : other.after(item);
  button.focus();
  number(item.parentElement);
  store(item, before);
});

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest("[data-reorder] [data-handle]");
  if (!handle || event.button > 0) return;
  event.preventDefault();
  const item = handle.closest("[data-url]");
  held = { item, list: item.parentElement, before: item.nextElementSibling, id: event.pointerId };
  item.setAttribute("data-dragging", "");
  handle.setPointerCapture(event.pointerId);
});

document.addEventListener("pointermove", (event) => {
  if (!held || event.pointerId !== held.id) return;
  const { item, list } = held;
  if (!item.isConnected) return drop(false);
  const following = [...list.children].find((child) => child !== item && event.clientY < middle(child));
  if (following) {
    if (item.nextElementSibling !== following) list.insertBefore(item, following);
  } else if (list.lastElementChild !== item) list.append(item);
  number(list);
});

document.addEventListener("pointerup", (event) => held && event.pointerId === held.id && drop(true));
document.addEventListener("pointercancel", (event) => held && event.pointerId === held.id && drop(false));

function middle(element) {
  const box = element.getBoundingClientRect();
  return box.top + box.height / 2;
}

function number(list) {
  [...list.children].forEach((child, index) => {
    const place = child.querySelector("[data-place]");
    if (place) place.textContent = String(index + 1);
  });
}

function back(item, list, before) {
  list.insertBefore(item, before);
  number(list);
}

function drop(keep) {
  const { item, list, before } = held;
  held = null;
  item.removeAttribute("data-dragging");
  if (!keep) return back(item, list, before);
  if (item.nextElementSibling !== before) store(item, before);
}

async function store(item, before) {
  const list = item.parentElement;
  const position = [...list.children].indexOf(item) + 1;
  const body = new FormData();
  body.append("position", String(position));
  const answer = await send(item.dataset.url, body, csrfToken(null));
  if (!answer.ok) {
    if (item.isConnected) back(item, list, before && before.parentElement === list ? before : null);
    toast(answer.data.message, "danger");
    return;
  }
  list.dispatchEvent(new CustomEvent("reorder:done", { bubbles: true, detail: { item, position } }));
}
