// The text of a page, invisible above its image, so that it can be selected, found and read aloud.
//
// It is laid out once at a fixed width and scaled with the page as a whole: turning and zooming cost
// one style change, however many lines there are.
const WIDTH = 1000;
const FACE = "Arial, 'Liberation Sans', sans-serif";
const pen = document.createElement("canvas").getContext("2d");

// `layer` becomes WIDTH pixels wide; `page` as from Loader.lines.
export function drawLines(layer, page) {
  const height = (WIDTH * page.height) / page.width;
  layer.dataset.width = WIDTH;
  layer.style.width = `${WIDTH}px`;
  layer.style.height = `${height}px`;
  const content = document.createDocumentFragment();
  for (const line of page.lines) {
    content.append(span(line, height), document.createElement("br"));
  }
  layer.replaceChildren(content);
}

function span([x, y, w, h, text, turn = 0], height) {
  const box = { left: x * WIDTH, top: y * height, width: w * WIDTH, height: h * height };
  const upright = turn % 180 === 0;
  const size = upright ? box.height : box.width;
  const length = upright ? box.width : box.height;
  const element = document.createElement("span");
  element.textContent = text;
  pen.font = `${size}px ${FACE}`;
  const stretch = length / (pen.measureText(text).width || length);
  // The corner where the first letter stands, seen on the page.
  const left = turn === 90 || turn === 180 ? box.left + box.width : box.left;
  const top = turn === 180 || turn === 270 ? box.top + box.height : box.top;
  Object.assign(element.style, {
    left: `${left}px`,
    top: `${top}px`,
    fontSize: `${size}px`,
    transform: `${turn ? `rotate(${turn}deg) ` : ""}scaleX(${stretch})`,
  });
  return element;
}
