// Tells the server which page is open and which were looked at, seldom; and once more on leaving.
import { csrfToken } from "../../phienhop/js/texts.js";
import { toast } from "../../phienhop/js/toast.js";

const REST = 1200; // ms on a page before it counts as seen
const PAUSE = 5000; // ms between two messages

export function keepPlace(root, book) {
  const url = root.dataset.readingUrl;
  const seen = new Set();
  let kept = book.resumed ? book.page : 1; // what the server holds, as far as is known here
  let told = 0;
  let timer = 0;
  let resting = 0;

  if (book.resumed && book.page > 1) toast(root.dataset.textResumed.replace("{page}", book.page), "info");
  if (!url) return;

  root.addEventListener("reader:page", ({ detail }) => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      seen.add(detail.page);
      clearTimeout(timer);
      timer = setTimeout(tell, Math.max(0, told + PAUSE - Date.now()));
    }, REST);
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  window.addEventListener("pagehide", leave);
  // Before what comes next is asked for: it may show how far one has read.
  document.addEventListener("click", ({ target }) => leads(target.closest("a[href]")) && leave(), { capture: true });

  function message() {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", csrfToken());
    body.append("page", book.page);
    for (const page of seen) body.append("seen", page);
    return body;
  }

  async function tell() {
    if (!seen.size) return;
    told = Date.now();
    const sent = [...seen];
    const page = book.page;
    try {
      const answer = await fetch(url, { method: "POST", body: message(), headers: { "X-Quiet": "1" } });
      if (!answer.ok) return;
      sent.forEach((one) => seen.delete(one));
      kept = page;
    } catch (error) {
      // The pages stay in `seen` and go with the next message.
    }
  }

  const leads = (link) => link !== null && link.pathname !== location.pathname;

  // The place is kept even where nobody rested long enough for the page to count as seen.
  function leave() {
    if (!seen.size && book.page === kept) return;
    if (!navigator.sendBeacon(url, message())) return;
    seen.clear();
    kept = book.page;
  }
}
