// The keys: a key for each paper, wrapped by a key made of two halves. One half is this device's, which no script can
// read; the other is the server's and is written down nowhere here.
const INFO = "phienhop papers 1";
const encoder = new TextEncoder();

export function possible() {
  return Boolean(self.isSecureContext && self.crypto && crypto.subtle && self.indexedDB);
}

// This device's half.
export function deviceHalf() {
  return crypto.subtle.importKey("raw", crypto.getRandomValues(new Uint8Array(32)), "HKDF", false, ["deriveKey"]);
}

// The key that wraps, of both halves; `share` in hexadecimal digits.
export function joined(half, share) {
  const salt = Uint8Array.from(share.match(/../g), (two) => parseInt(two, 16));
  const way = { name: "HKDF", hash: "SHA-256", salt, info: encoder.encode(INFO) };
  return crypto.subtle.deriveKey(way, half, { name: "AES-KW", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

// A new key for one paper, wrapped.
export async function wrappedKey(wrapper) {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  return crypto.subtle.wrapKey("raw", key, wrapper, "AES-KW");
}

export function unwrapped(wrapped, wrapper) {
  return crypto.subtle.unwrapKey("raw", wrapped, wrapper, "AES-KW", "AES-GCM", false, ["encrypt", "decrypt"]);
}

// What is sealed under one name cannot be opened under another.
export async function seal(key, name, data) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const way = { name: "AES-GCM", iv, additionalData: encoder.encode(name) };
  return { iv, data: await crypto.subtle.encrypt(way, key, data) };
}

export function unseal(key, name, { iv, data }) {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: encoder.encode(name) }, key, data);
}

export async function digest(data) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...found].map((one) => one.toString(16).padStart(2, "0")).join("");
}
