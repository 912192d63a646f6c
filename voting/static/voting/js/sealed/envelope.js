// Sealing an answer on the tablet: the same bytes as voting/sealed/slip.py and voting/sealed/envelope.py.
import { hex, join, sha256, text } from "./bytes.js";

export const NONCE = 16;
const PLAIN = 512;
const LABEL = text.encode("phienhop/box/1");
const CURVE = { name: "ECDH", namedCurve: "P-256" };

// Whatever was answered, 512 bytes: length, content, zeros.
export function slip(nonce, choices) {
  const content = text.encode(JSON.stringify({ c: choices, n: hex(nonce) }));
  if (nonce.byteLength !== NONCE || content.byteLength > PLAIN - 2) throw new Error("no slip");
  const plain = new Uint8Array(PLAIN);
  new DataView(plain.buffer).setUint16(0, content.byteLength);
  plain.set(content, 2);
  return plain;
}

// 593 bytes that only the box opens, for the vote with this manifest alone. `pair` is for test vectors.
export async function seal(plain, box, manifestHash, pair) {
  const mine = pair || (await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]));
  const point = await crypto.subtle.exportKey("raw", mine.publicKey);
  const theirs = await crypto.subtle.importKey("raw", box, CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine.privateKey, 256);
  const root = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = join(LABEL, point, box);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  const key = await crypto.subtle.deriveKey(derivation, root, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  // The key is used once, so that the counter may start at nothing.
  const how = { name: "AES-GCM", iv: new Uint8Array(12), additionalData: manifestHash };
  return join(point, await crypto.subtle.encrypt(how, key, plain));
}

export const digest = sha256;
