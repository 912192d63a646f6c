// What makes the page load again is done once a minute at most: a reason that a new page does not remove would make it
// load for ever (two servers of different builds during an update, a sign-in that only one of them knows).
const MINUTE = 60000;

// Whether the reason is new on this tab.
export function once(reason) {
  const key = `once:${reason}`;
  const before = Number(sessionStorage.getItem(key));
  if (Date.now() - before < MINUTE) return false;
  sessionStorage.setItem(key, String(Date.now()));
  return true;
}
