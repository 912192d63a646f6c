// Native date and time fields follow the tablet's language: on an English tablet 12/11 reads 11/12, 14:30 reads 2:30 PM.
// Each <input type="date | datetime-local | time"> is therefore typed as dd/mm/yyyy and hh:mm, said back with its
// weekday, or picked from the device's calendar. The original keeps name and value (ISO) and becomes hidden.
import { text } from "./texts.js";
import { completed, isoDate, isoTime, readable } from "./date-text.js";

const NATIVE = "input[type=date]:not([data-picker]), input[type=datetime-local], input[type=time]";

function equip(native) {
  const template = document.getElementById("date-template");
  if (!template) return null;
  const kind = native.type;
  const box = template.content.firstElementChild.cloneNode(true);
  const date = box.querySelector("[data-part=date]");
  const time = box.querySelector("[data-part=time]");
  if (kind === "time") for (const part of [date, box.querySelector(".date__picker")]) part.remove();
  if (kind === "date") time.remove();
  const [day, hour] = kind === "time" ? ["", native.value] : native.value.split("T");
  if (kind !== "time") date.defaultValue = readable(day);
  if (kind !== "date") time.defaultValue = (hour || "").slice(0, 5);
  adopt(native, kind === "time" ? time : date);
  if (kind === "datetime-local") time.required = native.required;
  native.type = "hidden";
  native.dataset.kind = kind;
  native.before(box);
  box.append(native);
  offerCalendar(box);
  say(box);
  return kind === "time" ? time : date;
}

// Label, description and error of the original now belong to the field that is seen.
function adopt(native, seen) {
  for (const name of ["id", "required", "disabled", "aria-describedby", "aria-invalid", "autofocus"]) {
    if (!native.hasAttribute(name)) continue;
    seen.setAttribute(name, native.getAttribute(name));
    if (name !== "disabled") native.removeAttribute(name);
  }
}

function offerCalendar(box) {
  const button = box.querySelector(".date__picker button");
  if (button) button.hidden = typeof box.querySelector("[data-picker]").showPicker !== "function";
}

// Typed text -> ISO value of the original; what is no date leaves it empty and says so.
function store(box) {
  const native = box.querySelector("[data-kind]");
  const date = box.querySelector("[data-part=date]");
  const time = box.querySelector("[data-part=time]");
  const day = date ? isoDate(date.value) : "";
  const hour = time ? isoTime(time.value) : "";
  if (date) date.setCustomValidity(date.value && !day ? text("noSuchDay") : "");
  if (time) time.setCustomValidity(time.value && !hour ? text("noSuchTime") : "");
  native.value = date && time ? (day && hour ? `${day}T${hour}` : "") : day || hour;
  native.dispatchEvent(new Event("change", { bubbles: true }));
  say(box);
}

function say(box) {
  const date = box.querySelector("[data-part=date]");
  if (!date) return;
  const day = isoDate(date.value);
  const weekday = day && text("weekdays").split("|")[new Date(`${day}T12:00`).getDay()];
  const says = weekday || (date.value.length >= 10 ? text("noSuchDay") : "");
  const place = box.querySelector(".date__says");
  if (place.textContent !== says) place.textContent = says;
}

document.addEventListener("input", (event) => {
  const part = event.target.dataset && event.target.dataset.part;
  if (!part || !event.target.closest(".date")) return;
  const input = event.target;
  const typing = (event.inputType || "").startsWith("insert") && input.selectionStart === input.value.length;
  if (typing) input.value = completed(input.value, part);
  store(input.closest(".date"));
});

document.addEventListener("click", (event) => {
  const button = event.target.closest(".date__picker button");
  if (!button) return;
  const box = button.closest(".date");
  const picker = box.querySelector("[data-picker]");
  picker.value = isoDate(box.querySelector("[data-part=date]").value);
  picker.showPicker();
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-picker]") || !event.target.value) return;
  const box = event.target.closest(".date");
  box.querySelector("[data-part=date]").value = readable(event.target.value);
  store(box);
});

document.addEventListener("reset", (event) => {
  setTimeout(() => event.target.querySelectorAll(".date").forEach(store));
});

// Pushed regions bring new fields. A field that had the focus keeps it.
function equipAll() {
  for (const native of document.querySelectorAll(NATIVE)) {
    const held = document.activeElement === native;
    const seen = equip(native);
    if (held && seen) seen.focus();
  }
}

// Most of what comes brings none: a page of a paper is turned without looking through the document.
function brings(node) {
  return node instanceof Element && (node.matches(NATIVE) || node.querySelector(NATIVE) !== null);
}

equipAll();
new MutationObserver((records) => {
  if (records.some(({ addedNodes }) => [...addedNodes].some(brings))) equipAll();
}).observe(document.body, { childList: true, subtree: true });
