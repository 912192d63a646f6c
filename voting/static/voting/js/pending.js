// The intended answer that is not acknowledged yet, kept in this tab: {choice, key, revision} for each vote, and the
// keys that this tab has sent.
const store = (() => {
  try {
    sessionStorage.setItem("ballot", "1");
    sessionStorage.removeItem("ballot");
    return sessionStorage;
  } catch (error) {
    const kept = new Map();
    return {
      getItem: (name) => kept.get(name) || null,
      setItem: (name, value) => kept.set(name, value),
      removeItem: (name) => kept.delete(name),
    };
  }
})();

function read(name) {
  try {
    return JSON.parse(store.getItem(name));
  } catch (error) {
    return null;
  }
}

export function pendingOf(vote) {
  return read(`ballot:${vote}`);
}

export function keep(vote, ballot) {
  store.setItem(`ballot:${vote}`, JSON.stringify(ballot));
}

// A new intended answer: kept, and its key is one of ours from now on.
export function remember(vote, ballot) {
  keep(vote, ballot);
  store.setItem(`ballot-keys:${vote}`, JSON.stringify([...(read(`ballot-keys:${vote}`) || []), ballot.key].slice(-20)));
}

export function isOurs(vote, key) {
  return (read(`ballot-keys:${vote}`) || []).includes(key);
}

export function settled(vote) {
  store.removeItem(`ballot:${vote}`);
}
