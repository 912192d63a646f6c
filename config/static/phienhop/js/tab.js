// What this tab remembers until it is closed, also when a page is loaded anew. Storage may be closed to us: nothing then.
export function recall(key) {
  try {
    return sessionStorage.getItem(key);
  } catch (error) {
    return null;
  }
}

// null forgets it.
export function remember(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch (error) {
    // It then lasts until the page is left.
  }
}
