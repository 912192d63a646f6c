// A table of this browser's own database with one record for each vote and person.
export function shelf(name, table) {
  let waiting = null; // a connection that was opened beforehand, for whoever comes first

  function opened() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(table);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  async function run(mode, work) {
    const taken = waiting;
    waiting = null;
    const database = await (taken || opened());
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(table, mode);
        const request = work(transaction.objectStore(table));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  // Opens the database now, so that the next who reads or writes need not wait for it.
  function ready() {
    if (waiting) return;
    const connection = opened().then((database) => {
      database.onclose = database.onversionchange = () => {
        if (waiting === connection) waiting = null;
        database.close();
      };
      return database;
    });
    connection.catch(() => waiting === connection && (waiting = null));
    waiting = connection;
  }

  return {
    ready,
    recall: (vote) => run("readonly", (store) => store.get(key(vote))),
    keep: (vote, record) => run("readwrite", (store) => store.put(record, key(vote))),
    forget: (vote) => run("readwrite", (store) => store.delete(key(vote))),
  };
}

function key(vote) {
  const place = document.querySelector("[data-half]");
  return `${place ? place.dataset.user : ""}/${vote}`;
}
