// A teller's share of the key: unwrapped on the tablet it was wrapped for, wrapped again for the opening; the same bytes as
// voting/sealed/wrap.py. The private key never leaves the browser's own store.
import { join, sha256, text } from "./bytes.js";

const LABEL = text.encode("phienhop/share/1");
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const POINT = 65;

export function pair() {
  return crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
}

export async function point(key) {
  return new Uint8Array(await crypto.subtle.exportKey("raw", key));
}

export async function unwrap(wrapped, mine, context) {
  const theirs = wrapped.subarray(0, POINT);
  const key = await derived(mine.privateKey, theirs, join(LABEL, theirs, await point(mine.publicKey)), "decrypt");
  return new Uint8Array(await crypto.subtle.decrypt(how(context), key, wrapped.subarray(POINT)));
}

export async function wrap(share, to, context) {
  const mine = await pair();
  const own = await point(mine.publicKey);
  const key = await derived(mine.privateKey, to, join(LABEL, own, to), "encrypt");
  return join(own, await crypto.subtle.encrypt(how(context), key, share));
}

// What only who holds the share can answer; see voting/sealed/chamber.py.
export async function proof(share, context) {
  const key = await crypto.subtle.importKey("raw", share, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, join(text.encode("confirm"), context)));
}

export const mark = sha256;

async function derived(secret, theirs, info, use) {
  const other = await crypto.subtle.importKey("raw", theirs, CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, secret, 256);
  const root = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(derivation, root, { name: "AES-GCM", length: 256 }, false, [use]);
}

// Every wrapping has a key of its own, so that the counter may start at nothing.
function how(context) {
  return { name: "AES-GCM", iv: new Uint8Array(12), additionalData: context };
}
