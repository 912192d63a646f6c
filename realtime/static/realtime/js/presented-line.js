// What the line above the paper says, and which of its buttons are there.

export function show(root, line, { leads, follows, here, ahead }) {
  const mine = Boolean(line) && "mine" in line.dataset;
  for (const button of document.querySelectorAll(".presented [data-present]")) {
    button.hidden = !root.dataset.presentationUrl || (mine && here);
  }
  if (!line) return;
  const { dataset } = line;
  line.toggleAttribute("data-follows", leads || (follows && here && !mine));
  put(line.querySelector("[data-says]"), said(dataset, { mine, leads, here, follows: follows && here }));
  put(line.querySelector("[data-what]"), here ? "" : line.querySelector("[data-what]").dataset.title);
  const go = line.querySelector("[data-follow]");
  put(go, mine ? (here ? dataset.textHere : dataset.textBack) : way(dataset, here, ahead));
  const pointer = line.querySelector("[data-pointer]");
  if (pointer) pointer.hidden = !leads;
}

function said(texts, { mine, leads, here, follows }) {
  if (leads) return texts.textLeads;
  if (mine) return here ? texts.textElsewhere : texts.textMine;
  return follows ? texts.textFollows : texts.textPaused;
}

function way(texts, here, ahead) {
  if (!here) return texts.textOpen;
  if (!ahead) return texts.textSame;
  return (ahead > 0 ? texts.textAhead : texts.textBehind).replace("{count}", Math.abs(ahead));
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
