// input[data-filter="#list"] hides the children that do not match, without regard to diacritics.
export function fold(value) {
  return value.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").trim();
}

document.addEventListener("input", (event) => {
  const input = event.target.closest("input[data-filter]");
  if (input) narrow(input);
});

function narrow(input) {
  const list = document.querySelector(input.dataset.filter);
  if (!list) return;
  const words = fold(input.value).split(" ").filter(Boolean);
  let shown = 0;
  for (const item of list.children) {
    const content = fold(item.dataset.filterText || item.textContent);
    item.hidden = !words.every((word) => content.includes(word));
    if (!item.hidden) shown += 1;
  }
  const empty = input.dataset.filterEmpty && document.querySelector(input.dataset.filterEmpty);
  if (empty) empty.hidden = shown > 0;
}
