// Sealing an answer on the tablet: the same bytes as voting/sealed/slip.py and voting/sealed/envelope.py.
import { hex, sha256, text } from "./bytes.js";
import { close, lid, lock } from "./lock.js";

export const NONCE = 16;
const PLAIN = 512;
const LABEL = text.encode("phienhop/box/1");

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
export function seal(plain, box, manifestHash, pair) {
  return lock(plain, box, LABEL, manifestHash, pair);
}

// The slow part of sealing, before the answer is given; `sealWith` then takes it once.
export function prepare(box) {
  return lid(box, LABEL);
}

export function sealWith(prepared, plain, manifestHash) {
  return close(prepared, plain, manifestHash);
}

export const digest = sha256;
