// The published result, checked on this tablet: no request says which ballot is mine. The random bytes go once that is done.
import { csrfToken } from "../../phienhop/js/texts.js";
import { able } from "./sealed/acknowledgement.js";
import { ownBallot, problems } from "./sealed/bundle.js";
import { keep, recall } from "./sealed/store.js";

const SPREAD = 4000; // a hall does not fetch the file in one moment
const known = new Map(); // vote -> {verdict, tracker} of this page

export async function check(place) {
  const vote = place.dataset.sealedCheck;
  if (!known.has(vote)) {
    if ((await able()) !== "able") return;
    known.set(vote, { verdict: "" });
    try {
      known.set(vote, await judged(vote, place));
    } catch (error) {
      known.delete(vote); // the network; the next news tries again
      return;
    }
  }
  tell(document.querySelector(`[data-sealed-check="${vote}"]`) || place, known.get(vote));
}

async function judged(vote, place) {
  const record = await recall(vote);
  if (record && record.verdict) return { verdict: record.verdict };
  await new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD));
  const response = await fetch(place.dataset.bundle);
  if (!response.ok) throw new Error(String(response.status));
  const result = await verdictOn(await response.text(), record);
  await report(place.dataset.address, result.verdict !== "alarm");
  if (record) await keep(vote, { verdict: result.verdict });
  return result;
}

async function verdictOn(source, record) {
  const wrong = await problems(source, record && record.ack);
  if (wrong.length) return { verdict: "alarm" };
  if (!record) return { verdict: "none" };
  const mine = await ownBallot(source, record);
  if (mine.verdict === "found") return { verdict: "found", tracker: mine.tracker };
  // What the box never signed for may have been sent too late, or was cast on another device.
  return { verdict: record.signature || mine.verdict === "answer" ? "alarm" : "none" };
}

async function report(address, well) {
  const headers = { "X-Quiet": "1", Accept: "application/json", "X-CSRFToken": csrfToken() };
  const body = new URLSearchParams(well ? { well: "1" } : {});
  const response = await fetch(address, { method: "POST", body, headers });
  if (!response.ok) throw new Error(String(response.status));
}

function tell(place, { verdict, tracker }) {
  const words = { found: place.dataset.textFound, alarm: place.dataset.textAlarm, none: place.dataset.textNone }[verdict];
  if (!words) return;
  place.classList.toggle("callout--danger", verdict === "alarm");
  place.classList.toggle("callout--info", verdict !== "alarm");
  const line = place.querySelector("[data-sealed-verdict]");
  if (line.textContent !== words) line.textContent = words;
  const mine = place.querySelector("[data-sealed-mine]");
  mine.hidden = !tracker;
  mine.querySelector("[data-sealed-tracker]").textContent = tracker || "";
}
