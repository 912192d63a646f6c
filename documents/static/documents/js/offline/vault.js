// This browser's own database of papers that are kept for a time without a network. Nothing readable lies in it: see
// keys.js. Used by pages and by the service worker alike.
const NAME = "phienhop-papers";
export const KEYS = "keys"; // "device" and "lease"
export const PAPERS = "papers"; // one record for each version
export const FILES = "files"; // sealed files, named `${version}|${file}`

let opening = null;

function opened() {
  opening = opening || open();
  return opening;
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEYS);
      request.result.createObjectStore(PAPERS, { keyPath: "version" });
      request.result.createObjectStore(FILES);
    };
    request.onsuccess = () => {
      request.result.onclose = () => (opening = null); // the browser emptied its storage
      request.result.onversionchange = () => {
        request.result.close();
        opening = null;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opening = null;
      reject(request.error);
    };
  });
}

async function run(tables, mode, work) {
  const database = await opened();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(tables, mode);
    const request = work(transaction);
    transaction.oncomplete = () => resolve(request && request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const get = (table, key) => run(table, "readonly", (on) => on.objectStore(table).get(key));
export const all = (table) => run(table, "readonly", (on) => on.objectStore(table).getAll());
export const put = (table, value, key) => run(table, "readwrite", (on) => on.objectStore(table).put(value, key));
export const drop = (table, key) => run(table, "readwrite", (on) => on.objectStore(table).delete(key));

const filesOf = (version) => IDBKeyRange.bound(`${version}|`, `${version}|\uffff`);

// The names of the files of a version.
export async function names(version) {
  const keys = await run(FILES, "readonly", (on) => on.objectStore(FILES).getAllKeys(filesOf(version)));
  return keys.map((key) => key.slice(version.length + 1));
}

export function dropPaper(version) {
  return run([PAPERS, FILES], "readwrite", (on) => {
    on.objectStore(FILES).delete(filesOf(version));
    return on.objectStore(PAPERS).delete(version);
  });
}

// Everything, keys first.
export function wipe() {
  return run([KEYS, PAPERS, FILES], "readwrite", (on) => {
    on.objectStore(KEYS).clear();
    on.objectStore(PAPERS).clear();
    return on.objectStore(FILES).clear();
  });
}
