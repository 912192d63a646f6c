// A ballot with several lines: one at a time, never more marks than allowed, the whole answer in the button that sends it.
// What is marked stays on the page alone until it is sent; see templates/voting/parts/sheet.html.
const places = new WeakMap(); // sheet -> the line that is shown

document.addEventListener("change", (event) => {
  const sheet = event.target.closest("[data-sheet]");
  if (!sheet) return;
  if (sheet.dataset.kind === "options") limit(sheet, event.target);
  else say(sheet, "");
  write(sheet);
});

// Before whoever sends it looks at the button.
document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest("[data-sheet-next], [data-sheet-back], [data-sheet-send]");
    const sheet = button && button.closest("[data-sheet]");
    if (!sheet) return;
    if (button.matches("[data-sheet-back]")) return step(sheet, -1);
    const wrong = missing(sheet, button.matches("[data-sheet-send]"));
    if (wrong) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return say(sheet, wrong);
    }
    if (button.matches("[data-sheet-next]")) step(sheet, 1);
    else write(sheet);
  },
  true,
);

// A sealed ballot leaves no mark behind.
document.addEventListener("sealed:cast", (event) => {
  for (const sheet of event.target.querySelectorAll("[data-sheet]")) {
    for (const input of sheet.querySelectorAll("input")) input.checked = false;
    places.delete(sheet);
    paint(sheet);
  }
});

function lines(sheet) {
  return [...sheet.querySelectorAll("[data-sheet-line]")];
}

function limit(sheet, input) {
  const most = Number(sheet.dataset.most);
  const chosen = () => sheet.querySelectorAll("input:checked").length;
  if (chosen() > most) {
    input.checked = false;
    return say(sheet, sheet.dataset.textMany);
  }
  return say(sheet, sheet.dataset.textCount.replace(/\[[^\]]*\]/, chosen()));
}

// What is missing on the line that is shown, or, to send it, on any line; that one is shown then.
function missing(sheet, whole) {
  if (sheet.dataset.kind === "options") {
    const few = sheet.querySelectorAll("input:checked").length < Number(sheet.dataset.least);
    return few ? sheet.dataset.textFew : "";
  }
  const all = lines(sheet);
  const here = places.get(sheet) || 0;
  const empty = (whole ? all : [all[here]]).find((line) => !line.querySelector("input:checked"));
  if (!empty) return "";
  places.set(sheet, all.indexOf(empty));
  paint(sheet);
  return sheet.dataset.textMissing;
}

function step(sheet, by) {
  const all = lines(sheet);
  const place = Math.min(Math.max((places.get(sheet) || 0) + by, 0), all.length - 1);
  places.set(sheet, place);
  say(sheet, "");
  paint(sheet);
  all[place].querySelector("legend").focus();
}

function write(sheet) {
  const button = sheet.querySelector("[data-sheet-send]");
  const [choice, label] = answer(sheet);
  const sealed = button.hasAttribute("data-sealed-option");
  if (sealed) button.dataset.sealedOption = choice;
  else button.value = choice;
  if (sealed) button.dataset.label = label;
  else button.dataset.confirm = label;
}

function answer(sheet) {
  if (sheet.dataset.kind === "options") {
    const inputs = [...sheet.querySelectorAll("input")];
    const chosen = inputs.filter((input) => input.checked).map((input) => input.closest("[data-text]").dataset.text);
    return [inputs.map((input) => (input.checked ? "yes" : "no")).join(","), chosen.join("\n") || sheet.dataset.textNone];
  }
  const marks = lines(sheet).map((line) => line.querySelector("input:checked"));
  const said = lines(sheet).map((line, place) => `${line.dataset.text}: ${marks[place] ? marks[place].dataset.label : ""}`);
  return [marks.map((input) => (input ? input.value : "")).join(","), said.join("\n")];
}

function say(sheet, words) {
  sheet.querySelector("[data-sheet-said]").textContent = words;
}

function paint(sheet) {
  const all = lines(sheet);
  const place = places.get(sheet) || 0;
  all.forEach((line, at) => (line.hidden = at !== place));
  sheet.querySelector("[data-sheet-back]").hidden = place === 0;
  sheet.querySelector("[data-sheet-next]").hidden = place === all.length - 1;
  sheet.querySelector("[data-sheet-send]").hidden = place !== all.length - 1;
}

function resume() {
  for (const sheet of document.querySelectorAll("[data-sheet]")) {
    paint(sheet);
    write(sheet);
  }
}

document.addEventListener("live:updated", resume);
resume();
