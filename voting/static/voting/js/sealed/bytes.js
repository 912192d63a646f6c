// Bytes and the ways in which they are written.
export const text = new TextEncoder();

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function hex(bytes) {
  let written = "";
  for (const byte of new Uint8Array(bytes)) written += PAIRS[byte];
  return written;
}

export function fromHex(written) {
  if (!/^([0-9a-f]{2})*$/.test(written)) throw new Error("not hexadecimal");
  return Uint8Array.from(written.match(/../g) || [], (pair) => parseInt(pair, 16));
}

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part), place);
    place += part.byteLength;
  }
  return whole;
}

export function base64(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

export function fromBase64(written) {
  return Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
