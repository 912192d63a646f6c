// [data-check-all] in a fieldset: chooses all boxes that the filter shows, or none of all; how many are chosen is told.
const boxes = (set) => [...set.querySelectorAll("input[type=checkbox]")];

function count(set) {
  const chosen = boxes(set).filter((box) => box.checked).length;
  const line = set.querySelector("[data-checked]");
  if (line) line.textContent = chosen ? `${chosen}/${boxes(set).length}` : "";
}

function prepare() {
  for (const part of document.querySelectorAll("[data-check-all]")) {
    part.hidden = false;
    count(part.closest("fieldset"));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-check]");
  if (!button) return;
  const set = button.closest("fieldset");
  const all = button.dataset.check === "all";
  for (const box of boxes(set)) {
    if (!all || !box.closest("[hidden]")) box.checked = all;
  }
  count(set);
});
document.addEventListener("change", (event) => {
  const set = event.target.matches("input[type=checkbox]") && event.target.closest("fieldset");
  if (set) count(set);
});
document.addEventListener("reset", () => setTimeout(prepare));
document.addEventListener("live:updated", prepare);
prepare();
