// The geometry of marks in parts of the shown page; `ratio` is the page's height divided by its width.
const CLOSE = 0.0007; // of the page's width; points nearer than this say nothing new
const LEAST = 0.35; // of the width: what a line has under no pressure

// Half the width of a line at one of its points.
function half(mark, pressure) {
  return (mark.width * (mark.kind === "marker" ? 1 : LEAST + (1 - LEAST) * pressure)) / 2;
}

// A stroke as the outline of a filled path in units of 1/1000 of the page's width, as wide as the pen was pressed.
// All pieces turn the same way round, so that they add up where they overlap.
export function outline(mark, ratio) {
  const dots = mark.shape.map(([x, y, p]) => ({ x: x * 1000, y: y * 1000 * ratio, r: half(mark, p) * 1000 }));
  return dots.map((dot, index) => disc(dot) + (index ? band(dots[index - 1], dot) : "")).join("");
}

function disc({ x, y, r }) {
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 1 ${n(-2 * r)} 0z`;
}

function band(a, b) {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (!length) return "";
  const across = { x: (b.y - a.y) / length, y: -(b.x - a.x) / length };
  const corner = (dot, side) => `${n(dot.x + side * dot.r * across.x)} ${n(dot.y + side * dot.r * across.y)}`;
  return `M${corner(a, 1)}L${corner(b, 1)}L${corner(b, -1)}L${corner(a, -1)}z`;
}

function n(value) {
  return Math.round(value * 100) / 100;
}

// Whether a point is far enough from the last one to be kept.
export function isNew(points, [x, y], ratio) {
  if (!points.length) return true;
  const [px, py] = points[points.length - 1];
  return Math.hypot(x - px, (y - py) * ratio) > CLOSE;
}

// Whether the eraser at (x, y), `reach` of the page's width around it, touches the mark.
export function touches(mark, x, y, ratio, reach) {
  if (mark.kind === "highlight") {
    return mark.shape.some(([left, top, w, h]) => x >= left && x <= left + w && y >= top && y <= top + h);
  }
  if (mark.kind === "note") return apart(mark.shape[0], [x, y], ratio) < Math.max(reach, 0.03);
  const points = mark.shape;
  return points.some((point, index) => {
    const width = half(mark, point[2]);
    return distance(points[Math.max(0, index - 1)], point, [x, y], ratio) < reach + width;
  });
}

function apart([ax, ay], [bx, by], ratio) {
  return Math.hypot(ax - bx, (ay - by) * ratio);
}

// From the point to the piece of line between a and b.
function distance(a, b, point, ratio) {
  const dx = b[0] - a[0];
  const dy = (b[1] - a[1]) * ratio;
  const square = dx * dx + dy * dy;
  const along = square ? ((point[0] - a[0]) * dx + (point[1] - a[1]) * ratio * dy) / square : 0;
  const t = Math.min(1, Math.max(0, along));
  return apart([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])], point, ratio);
}

// Where a mark begins, for the order of a list and for going to it.
export function top(mark) {
  return Math.min(...mark.shape.map((part) => part[1]));
}
