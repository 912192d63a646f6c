// A paper that closes by itself: what the line above it says is closed goes from the screen, whatever page is open.
// The address then says why, and shows one's own notes.
const root = document.getElementById("reader");

function look() {
  const line = document.querySelector("[data-closed]");
  if (!line || !line.dataset.closed.split(" ").includes(root.dataset.circulation)) return;
  root.querySelector(".reader__stage").replaceChildren();
  location.reload();
}

document.addEventListener("live:updated", ({ detail }) => detail.name === "line" && look());
