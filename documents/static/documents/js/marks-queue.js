// Changes that the server has not confirmed yet. They lie in IndexedDB, so that neither a lost network nor a reload
// loses one; where the browser has none, in memory.
const NAME = "phienhop-marks";
const TABLE = "changes";

export class Queue {
  constructor(user) {
    this.user = user;
    this.memory = new Map();
    this.opened = open();
  }

  // Keeps a change until it is confirmed; `url` is where it is to be sent.
  async put(url, change) {
    const key = [this.user, url, change.id, String(change.revision).padStart(10, "0")].join("|");
    const entry = { key, user: this.user, url, change };
    const database = await this.opened;
    if (database) await finished(table(database, "readwrite").put(entry));
    else this.memory.set(key, entry);
  }

  // This person's changes, those of one mark in the order of their revisions.
  async all() {
    const database = await this.opened;
    const found = database ? await finished(table(database, "readonly").getAll()) : [...this.memory.values()];
    return found.filter((entry) => entry.user === this.user).sort((a, b) => (a.key < b.key ? -1 : 1));
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
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: "key" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch (error) {
      resolve(null); // storage may be closed to us
    }
  });
}

function table(database, mode) {
  return database.transaction(TABLE, mode).objectStore(TABLE);
}

function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
