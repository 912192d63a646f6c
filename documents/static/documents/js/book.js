// While a book is being made: asks the page how far it is, and shows that part anew.
const PACE = 1500; // ms

async function look() {
  const place = document.querySelector("[data-book]");
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-book]");
      if (fresh && fresh.innerHTML !== place.innerHTML) place.replaceWith(document.importNode(fresh, true));
    }
  } catch (error) {
    // Without a network it is asked again.
  }
  if (document.querySelector("[data-book][data-works]")) setTimeout(look, PACE);
}

setTimeout(look, PACE);
