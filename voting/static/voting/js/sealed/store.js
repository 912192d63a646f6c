// What this tablet keeps of my sealed ballot, until the result is checked: the envelope while it is not acknowledged, its
// hash and the random bytes by which I find it again. Never the answer. One record for each vote and person, locked by a
// key of which one half is here and the other comes with every page to who is signed in: a copy of the tablet's storage
// alone says nothing. Signing out erases all of it.
import { fromHex, hex, join, text } from "./bytes.js";
import { shelf } from "./shelf.js";

const shelved = shelf("phienhop-sealed", "ballots");
export const { forget } = shelved;

// What keeping a record takes, made beforehand: its key, of which every record has its own, and the way to the shelf.
export async function prepare() {
  shelved.ready();
  const own = crypto.getRandomValues(new Uint8Array(32));
  return { own, key: await key(own, "encrypt") };
}

export async function keep(vote, record, prepared = prepare()) {
  const { own, key } = await prepared;
  const content = text.encode(JSON.stringify({ ...record, nonce: record.nonce && hex(record.nonce) }));
  const locked = await crypto.subtle.encrypt(HOW, key, content);
  return shelved.keep(vote, { own, locked });
}

// Nothing also for what another password or another account has locked.
export async function recall(vote) {
  const kept = await shelved.recall(vote);
  if (!kept || !kept.locked) return undefined;
  try {
    const content = await crypto.subtle.decrypt(HOW, await key(kept.own, "decrypt"), kept.locked);
    const record = JSON.parse(new TextDecoder().decode(content));
    return { ...record, nonce: record.nonce && fromHex(record.nonce) };
  } catch (error) {
    return undefined;
  }
}

const HOW = { name: "AES-GCM", iv: new Uint8Array(12) }; // each key is used once

async function key(own, use) {
  const place = document.querySelector("[data-half]");
  const theirs = join(text.encode("phienhop/pending/1"), fromHex(place ? place.dataset.half : ""));
  const root = await crypto.subtle.importKey("raw", theirs, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: own, info: new Uint8Array() };
  return crypto.subtle.deriveKey(derivation, root, { name: "AES-GCM", length: 256 }, false, [use]);
}
