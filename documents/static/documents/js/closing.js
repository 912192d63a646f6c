// A paper that closes by itself: what the line above it says is closed goes from the screen, whatever page is open.
// The address then says why, and shows one's own notes.
const root = document.getElementById("reader");

function cover() {
  root.querySelector(".reader__stage").replaceChildren();
  location.reload();
}

function look() {
  const line = document.querySelector("[data-closed]");
  if (line && line.dataset.closed.split(" ").includes(root.dataset.circulation)) cover();
}

// Who was away did not hear the line: the paper itself is asked.
async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    if (answer.status === 403 || answer.status === 410) cover();
  } catch (error) {
    // Still without a network: it is asked when that is back.
  }
}

document.addEventListener("live:updated", ({ detail }) => detail.name === "line" && look());
document.addEventListener("visibilitychange", ask);
window.addEventListener("online", ask);
