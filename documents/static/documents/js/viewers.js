// Who looks at a paper at this moment: asks the page every few seconds, and shows it anew where it changed.
const PACE = 5000; // ms

async function look() {
  const place = document.querySelector("[data-viewers]");
  try {
    const answer = document.hidden ? null : await fetch(location.href, { credentials: "same-origin" });
    if (answer && answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-viewers]");
      if (fresh && fresh.innerHTML !== place.innerHTML) place.replaceWith(document.importNode(fresh, true));
    }
  } catch (error) {
    // Without a network it is asked again.
  }
  setTimeout(look, PACE);
}

setTimeout(look, PACE);
