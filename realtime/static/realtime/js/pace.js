// How far the meeting is before or behind its running order, and when it will end; by the server's clock.
// `[data-pace]` holds the times and planned minutes (realtime/boards/pace.py) and the words.
import { serverNow } from "../../phienhop/js/clock.js";

const MINUTE = 60000;

// `now`, `opened` and `started` (NaN without a current item) in milliseconds, the rest in minutes.
export function reckon({ now, opened, started, done, current, left }) {
  const spent = Number.isNaN(started) ? 0 : Math.max(0, (now - started) / MINUTE);
  const behind = Math.round((now - opened) / MINUTE - done - Math.min(spent, current));
  return { behind, end: now + (Math.max(0, current - spent) + left) * MINUTE };
}

function clock(at) {
  return new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
}

function words(place, behind) {
  if (behind > 0) return place.dataset.behind.replace("%s", String(behind));
  return behind < 0 ? place.dataset.ahead.replace("%s", String(-behind)) : place.dataset.even;
}

function show() {
  for (const place of document.querySelectorAll("[data-pace]")) {
    const { opened, started, done, current, left } = place.dataset;
    const given = { opened: Date.parse(opened), started: Date.parse(started), done: Number(done), current: Number(current), left: Number(left) };
    const { behind, end } = reckon({ now: serverNow(), ...given });
    const text = `${words(place, behind)} · ${place.dataset.end.replace("%s", clock(end))}`;
    if (place.textContent !== text) place.textContent = text;
    place.dataset.state = behind > 0 ? "behind" : "well";
  }
}

show();
setInterval(show, 5000);
document.addEventListener("live:updated", show);
