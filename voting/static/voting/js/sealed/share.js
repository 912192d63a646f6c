// A teller's share of the key: unwrapped on the tablet it was wrapped for, wrapped again for the opening; the same bytes as
// voting/sealed/wrap.py. The private key never leaves the browser's own store.
import { join, sha256, text } from "./bytes.js";
import { lock, pair, point, unlock } from "./lock.js";

export { pair, point };

const LABEL = text.encode("phienhop/share/1");

export function unwrap(wrapped, mine, context) {
  return unlock(wrapped, mine, LABEL, context);
}

export function wrap(share, to, context) {
  return lock(share, to, LABEL, context);
}

// What only who holds the share can answer; see voting/sealed/chamber.py.
export async function proof(share, context) {
  const key = await crypto.subtle.importKey("raw", share, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, join(text.encode("confirm"), context)));
}

export const mark = sha256;
