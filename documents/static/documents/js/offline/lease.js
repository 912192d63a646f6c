// For how long this device may use its key without a word from the server.
//
// A tablet's clock can be set back. The time is the server's at the last contact plus what the clock went on since, and
// never earlier than the latest moment that was seen; a clock that fell back behind what it once showed ends the lease.
import { drop, get, KEYS, put } from "./vault.js";

const LEASE = "lease";
const TOLERANCE = 5 * 60 * 1000; // ms by which a clock may be corrected
const STEP = 15 * 1000; // ms after which the latest moment is written down anew

// Milliseconds since 1970: the server's `now` and `until`; `clock` is what the device's clock showed before it asked.
export function begun(key, now, until, clock) {
  return { key, now, until, clock, seen: now, latest: clock };
}

// The lease with what the clock shows now, or null once it has ended.
export function continued(lease, clock) {
  if (clock < lease.latest - TOLERANCE) return null;
  const seen = Math.max(lease.seen, lease.now + clock - lease.clock);
  if (seen >= lease.until) return null;
  return { ...lease, seen, latest: Math.max(lease.latest, clock) };
}

export function grant(key, now, until, clock) {
  return put(KEYS, begun(key, now, until, clock), LEASE);
}

// The lease that holds now; one that has ended is thrown away with its key. Null: nothing can be opened.
export async function current() {
  const kept = await get(KEYS, LEASE);
  if (!kept) return null;
  const lease = continued(kept, Date.now());
  if (!lease) await lock();
  else if (lease.seen - kept.seen > STEP) await put(KEYS, lease, LEASE);
  return lease;
}

// What is kept stays, and cannot be opened until the server gives its half again.
export function lock() {
  return drop(KEYS, LEASE);
}
