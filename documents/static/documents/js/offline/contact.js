// A word with the server: the lease begins anew, and what may not be kept any more goes. For pages and the worker.
import { deviceHalf, joined } from "./keys.js";
import { grant, lock } from "./lease.js";
import { change, records } from "./papers.js";
import { dropPaper, get, KEYS, put, wipe } from "./vault.js";

const DEVICE = "device";

// Resolves to "open", "away" (no network, or a server in trouble: nothing is changed), "signed-out" (locked), "ended"
// (all is gone), or to the sentence of a refusal. With `begins` a browser that keeps nothing yet becomes a device.
export async function contact(url, token, begins = false) {
  const device = await get(KEYS, DEVICE);
  if (!device && !begins) return "ended";
  const held = (await records()).map((one) => one.version);
  const clock = Date.now();
  let answer;
  try {
    answer = await asked(url, token, { device: device ? device.id : "", held: held.join(" ") });
  } catch (error) {
    return "away";
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) {
    await lock();
    return "signed-out";
  }
  if (answer.status === 410) {
    await wipe();
    return "ended";
  }
  if (answer.status === 403 && (answer.headers.get("Content-Type") || "").includes("json")) return (await answer.json()).message;
  if (!answer.ok) return "away";
  await take(await answer.json(), device, held, clock);
  return "open";
}

function asked(url, token, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const headers = { "X-Quiet": "1", "X-CSRFToken": token, Accept: "application/json" };
  return fetch(url, { method: "POST", body, headers, redirect: "manual", cache: "no-store" });
}

async function take(told, known, held, clock) {
  const device = known || { id: told.device, half: await deviceHalf() };
  if (!known) await put(KEYS, device, DEVICE);
  await grant(await joined(device.half, told.share), told.now, told.until, clock);
  const keep = new Set(told.keep);
  for (const version of held) {
    if (!keep.has(version)) await dropPaper(version);
    else if (told.ends && version in told.ends) await change(version, { ends: told.ends[version] });
  }
}

export async function deviceId() {
  const device = await get(KEYS, DEVICE);
  return device ? device.id : "";
}
