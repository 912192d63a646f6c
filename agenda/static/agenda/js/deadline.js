// [data-deadline]: of the fields for a day and for a month only the one that the chosen precision needs is shown.
function arrange(box) {
  const chosen = box.querySelector("input[name=precision]:checked");
  for (const part of box.querySelectorAll("[data-when]")) {
    part.hidden = Boolean(chosen) && part.dataset.when !== chosen.value;
  }
}

function arrangeAll() {
  for (const box of document.querySelectorAll("[data-deadline]")) arrange(box);
}

document.addEventListener("change", (event) => {
  const box = event.target.name === "precision" && event.target.closest("[data-deadline]");
  if (box) arrange(box);
});
document.addEventListener("reset", () => setTimeout(arrangeAll));
document.addEventListener("live:updated", arrangeAll);
arrangeAll();
