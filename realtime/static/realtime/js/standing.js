// How one person stands, from what is known of them; plain values in and out.

// `said` is the class of the device (realtime/tablets.py), undefined without any open page; `answer` "1", "0" or
// undefined. `marks` are in the order of what to look after first; `help` are those that call for it.
export function standing({ present, said, answer }) {
  const open = said !== undefined && said.startsWith("r");
  const level = open ? Number((said.match(/b(\d+)/) || [])[1] || 0) : 0;
  const help = [];
  if (present && !open) help.push("off");
  if (open && said.includes("p")) help.push("poor");
  if (present && open && said.includes("h")) help.push("hidden");
  if (level) help.push("low");
  const ready = present && open && !said.includes("h");
  const marks = [...help];
  if (answer) marks.unshift(answer === "1" ? "answered" : "silent");
  if (!present) marks.unshift("absent");
  else if (ready && !marks.length) marks.push("ready");
  if (answer === "0" && present) help.unshift("silent");
  return { ready, level, help, marks };
}
