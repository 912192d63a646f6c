// Changes that the server has not confirmed yet. They lie in IndexedDB, so that neither a lost network nor a reload
// loses one, sealed by a key that no script can read; where the browser has no database, in memory.
import { possible, seal, unseal } from "./offline/keys.js";

const NAME = "phienhop-marks";
const TABLE = "changes";
const KEYS = "keys";
const OWN = "own";

export class Queue {
  constructor(user) {
    this.user = user;
    this.memory = new Map();
    this.opened = open();
  }

  // Keeps a change until it is confirmed; `url` is where it is to be sent.
  async put(url, change) {
    const key = [this.user, url, change.id, String(change.revision).padStart(10, "0")].join("|");
    const database = await this.opened;
    const entry = { key, user: this.user, url, ...(await sealed(database, key, change)) };
    if (database) await finished(table(database, "readwrite").put(entry));
    else this.memory.set(key, entry);
  }

  // This person's changes, those of one mark in the order of their revisions.
  async all() {
    const database = await this.opened;
    const found = database ? await finished(table(database, "readonly").getAll()) : [...this.memory.values()];
    const theirs = found.filter((entry) => entry.user === this.user).sort((a, b) => (a.key < b.key ? -1 : 1));
    return Promise.all(theirs.map((entry) => (entry.sealed ? opened(database, entry) : entry)));
  }

  async remove(keys) {
    const database = await this.opened;
    for (const key of keys) {
      if (database) await finished(table(database, "readwrite").delete(key));
      else this.memory.delete(key);
    }
  }
}

function open() {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(NAME, 2);
      request.onupgradeneeded = ({ oldVersion }) => {
        if (oldVersion < 1) request.result.createObjectStore(TABLE, { keyPath: "key" });
        request.result.createObjectStore(KEYS);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch (error) {
      resolve(null); // storage may be closed to us
    }
  });
}

function table(database, mode, name = TABLE) {
  return database.transaction(name, mode).objectStore(name);
}

// This device's key; of two pages that make one at the same time the first is kept.
async function keyOf(database) {
  const found = await finished(table(database, "readonly", KEYS).get(OWN));
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await finished(table(database, "readwrite", KEYS).add(made, OWN)).catch(() => {});
  return finished(table(database, "readonly", KEYS).get(OWN));
}

// In memory, and without encryption (a plain address), the change lies as it is.
async function sealed(database, name, change) {
  if (!database || !possible()) return { change };
  return { sealed: await seal(await keyOf(database), name, new TextEncoder().encode(JSON.stringify(change))) };
}

async function opened(database, entry) {
  const data = await unseal(await keyOf(database), entry.key, entry.sealed);
  return { ...entry, change: JSON.parse(new TextDecoder().decode(data)) };
}

function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
