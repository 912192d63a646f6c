// A table of this browser's own database with one record for each vote and person.
export function shelf(name, table) {
  function opened() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(table);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  async function run(mode, work) {
    const database = await opened();
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

  return {
    recall: (vote) => run("readonly", (store) => store.get(key(vote))),
    keep: (vote, record) => run("readwrite", (store) => store.put(record, key(vote))),
    forget: (vote) => run("readwrite", (store) => store.delete(key(vote))),
  };
}

function key(vote) {
  const place = document.querySelector("[data-half]");
  return `${place ? place.dataset.user : ""}/${vote}`;
}
