// What this tablet keeps of my sealed ballot, until the result is checked: the envelope while it is not acknowledged, its
// hash and the random bytes by which I find it again. Never the answer. One record for each vote and person.
const NAME = "phienhop-sealed";
const TABLE = "ballots";

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run(mode, work) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode);
      const request = work(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function key(vote) {
  const place = document.querySelector("[data-user]");
  return `${place ? place.dataset.user : ""}/${vote}`;
}

export function recall(vote) {
  return run("readonly", (table) => table.get(key(vote)));
}

export function keep(vote, record) {
  return run("readwrite", (table) => table.put(record, key(vote)));
}

export function forget(vote) {
  return run("readwrite", (table) => table.delete(key(vote)));
}
