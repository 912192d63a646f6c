// Bytes that only one private key opens: the same as voting/sealed/lock.py.
import { join } from "./bytes.js";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const POINT = 65;

export function pair() {
  return crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
}

export async function point(key) {
  return new Uint8Array(await crypto.subtle.exportKey("raw", key));
}

// For the owner of the public key `to`. `known` is a pair for test vectors.
export async function lock(plain, to, label, bound, known) {
  return close(await lid(to, label, known), plain, bound);
}

// What can be made before it is known what will be locked. It closes one thing and no more.
export async function lid(to, label, known) {
  const mine = known || (await pair());
  const own = await point(mine.publicKey);
  return { own, key: await derived(mine.privateKey, to, join(label, own, to), "encrypt") };
}

export async function close(lid, plain, bound) {
  const { own, key } = lid;
  if (!key) throw new Error("used");
  lid.key = null;
  return join(own, await crypto.subtle.encrypt(how(bound), key, plain));
}

export async function unlock(locked, mine, label, bound) {
  const theirs = locked.subarray(0, POINT);
  const key = await derived(mine.privateKey, theirs, join(label, theirs, await point(mine.publicKey)), "decrypt");
  return new Uint8Array(await crypto.subtle.decrypt(how(bound), key, locked.subarray(POINT)));
}

async function derived(secret, theirs, info, use) {
  const other = await crypto.subtle.importKey("raw", theirs, CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, secret, 256);
  const root = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(derivation, root, { name: "AES-GCM", length: 256 }, false, [use]);
}

// The key is used once, so that the counter may start at nothing.
function how(bound) {
  return { name: "AES-GCM", iv: new Uint8Array(12), additionalData: bound };
}
