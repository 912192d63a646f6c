// Whether the box really signed; see voting/sealed/acknowledgement.py.
import { join, text } from "./bytes.js";

export const ENVELOPE = "ack";
export const BUNDLE = "bundle";

export async function holds(signature, key, manifestHash, digest, of = ENVELOPE) {
  try {
    const theirs = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", theirs, signature, join(text.encode(of), manifestHash, digest));
  } catch (error) {
    return false;
  }
}

// Whether this browser can seal and check: on an encrypted address, and not too old.
export async function able() {
  if (!window.isSecureContext || !crypto.subtle) return "insecure";
  try {
    const point = new Uint8Array(32).fill(0x66).fill(0x58, 0, 1); // any key of the curve: its base point
    await crypto.subtle.importKey("raw", point, "Ed25519", false, ["verify"]);
    return "able";
  } catch (error) {
    return "old";
  }
}
