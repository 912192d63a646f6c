// The words between two points of a page's text layer.
//
// Asked of the boxes of the lines alone: a browser's own caret search leaves out text that cannot be selected, and
// while one marks, a long touch must not select.
const BREAK = /[\s.,;:!?()“”"'…]/;

// Where on the text layer the point (x, y) of the window lies: {line, offset}; null when no line is near.
export function wordAt(layer, x, y) {
  let best = null;
  for (const line of layer.children) {
    if (line.tagName !== "SPAN" || !line.firstChild) continue;
    const box = line.getBoundingClientRect();
    const down = Math.max(box.top - y, 0, y - box.bottom);
    const across = Math.max(box.left - x, 0, x - box.right);
    const far = down * 3 + across;
    if (down < box.height && (!best || far < best.far)) best = { line, far };
  }
  return best && { line: best.line, offset: offsetIn(best.line, x) };
}

// How many letters of the line end left of x; lines that are turned count as a whole.
function offsetIn(line, x) {
  const node = line.firstChild;
  if (line.style.transform.includes("rotate")) return 0;
  let [low, high] = [0, node.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = part(node, middle, middle + 1).getBoundingClientRect();
    if ((box.left + box.right) / 2 < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function part(node, from, to) {
  const range = document.createRange();
  range.setStart(node, Math.min(from, node.length));
  range.setEnd(node, Math.min(to, node.length));
  return range;
}

// {quads, quote} of everything between two places, whole words; quads in parts of `page`, a DOMRect.
export function between(a, b, page) {
  let [first, last] = [a, b];
  const follows = a.line.compareDocumentPosition(b.line) & Node.DOCUMENT_POSITION_PRECEDING;
  if (follows || (a.line === b.line && a.offset > b.offset)) [first, last] = [b, a];
  const quads = [];
  const words = [];
  for (let line = first.line; line; line = line.nextElementSibling) {
    if (line.tagName === "SPAN" && line.firstChild) add(line, first, last, page, quads, words);
    if (line === last.line) break;
  }
  return { quads, quote: words.join(" ") };
}

function add(line, first, last, page, quads, words) {
  const node = line.firstChild;
  const turned = line.style.transform.includes("rotate");
  let from = line === first.line && !turned ? first.offset : 0;
  let to = line === last.line && !turned ? last.offset : node.length;
  while (from > 0 && !BREAK.test(node.data[from - 1])) from -= 1;
  while (to < node.length && !BREAK.test(node.data[to])) to += 1;
  if (to <= from || !node.data.slice(from, to).trim()) return;
  const box = part(node, from, to).getBoundingClientRect();
  const quad = [
    (box.left - page.left) / page.width,
    (box.top - page.top) / page.height,
    box.width / page.width,
    box.height / page.height,
  ];
  if (quad[2] > 0 && quad[3] > 0) quads.push(quad);
  words.push(node.data.slice(from, to).trim());
}
