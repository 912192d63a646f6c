// What is known of each person without an event: pictures by user id, the latest wins; nothing rests on it.
// A picture comes whole to a new page ({all}), then what changes in it ({changed}; null: nothing is known any more).
const pictures = {};

export function take(kind, value) {
  if (value.all) pictures[kind] = new Map(Object.entries(value.all));
  const picture = (pictures[kind] = pictures[kind] || new Map());
  for (const [user, said] of Object.entries(value.changed || {})) {
    if (said === null) picture.delete(user);
    else picture.set(user, said);
  }
  document.dispatchEvent(new CustomEvent("people:changed", { detail: { kind } }));
}

// A Map of user id to what is said of them.
export function picture(kind) {
  return pictures[kind] || new Map();
}
