// Running clocks, in the server's time: tablets' own clocks are often minutes off.
import { text } from "./texts.js";

const meta = document.querySelector("meta[name=server-time]");
const atLoad = meta && meta.content ? Date.parse(meta.content) : NaN;
const opened = performance.timeOrigin || Date.now();
let offset = Number.isNaN(atLoad) ? 0 : atLoad - opened;

const NEAR = 30; // seconds before the limit

// Milliseconds since 1970 as the server counts them.
export function serverNow() {
  return Date.now() + offset;
}

// A fresher reading of the server's time, such as the live socket's.
export function setServerTime(iso) {
  const read = Date.parse(iso);
  if (!Number.isNaN(read)) offset = read - Date.now();
}

export function spoken(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest.replace(/^0(\d:)/, "$1");
}

function tick() {
  const now = serverNow();
  for (const clock of document.querySelectorAll("[data-clock-start]")) {
    const start = Date.parse(clock.dataset.clockStart);
    if (Number.isNaN(start)) continue;
    const seconds = (now - start) / 1000;
    const limit = Number(clock.dataset.clockLimit || 0);
    show(clock, spoken(seconds));
    const left = limit ? limit - seconds : Infinity;
    mark(clock, "over", left < 0);
    mark(clock, "near", left >= 0 && left <= NEAR);
    say(clock);
  }
  for (const clock of document.querySelectorAll("[data-clock-until]")) ahead(clock, now);
  const day = new Date(now);
  for (const clock of document.querySelectorAll("[data-clock-now]")) {
    show(clock, day.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" }));
  }
}

// [data-clock-until] counts down to a deadline; its words are its own: {d} days and {h} hours, or {t}, or past.
function ahead(clock, now) {
  const end = Date.parse(clock.dataset.clockUntil);
  if (Number.isNaN(end)) return;
  const seconds = Math.ceil((end - now) / 1000);
  const hours = Math.floor(seconds / 3600);
  const words = seconds <= 0 ? clock.dataset.past : hours >= 24 ? clock.dataset.days : clock.dataset.hours;
  show(clock, words.replace("{d}", Math.floor(hours / 24)).replace("{h}", hours % 24).replace("{t}", spoken(seconds)));
}

// What the clock says of the limit, in words: data-over beyond it, data-near in its last seconds.
function mark(clock, name, holds) {
  if (holds && !clock.dataset[name]) clock.dataset[name] = text(name);
  else if (!holds && clock.dataset[name] !== undefined) delete clock.dataset[name];
}

// [data-clock-word] beside a clock of that key says the same to who reads or hears it.
function say(clock) {
  const key = clock.dataset.key;
  const place = key && document.querySelector(`[data-clock-word="${CSS.escape(key)}"]`);
  if (place) show(place, clock.dataset.over || clock.dataset.near || "");
}

function show(clock, value) {
  if (clock.textContent !== value) clock.textContent = value;
}

tick();
setInterval(tick, 500);
