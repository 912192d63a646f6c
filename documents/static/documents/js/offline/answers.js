// What the worker answers from the papers on this device.
import { leaf, readText, records } from "./papers.js";

const PAPER = /^\/papers\/([0-9a-f-]{36})\/(?:versions\/(\d+)\/)?$/;
const FILE = /^(\/papers\/[0-9a-f-]{36}\/versions\/\d+\/)(pages|stamps|marks)\/(?:(\d+)\.(webp|json)|[^/]*\.svg)?$/;

// The record of a version whose reader has this address; without a number of the newest that is whole.
export async function paperAt(path) {
  const match = PAPER.exec(path);
  if (!match) return null;
  const found = (await records()).filter((one) => one.paper === match[1] && (!match[2] || one.number === Number(match[2])));
  return found.sort((a, b) => b.whole - a.whole || b.number - a.number)[0] || null;
}

// {kept, part, page} of an address below a kept version, else null.
export async function fileAt(path) {
  const match = FILE.exec(path);
  if (!match) return null;
  const kept = (await records()).find((one) => one.files === match[1]);
  return kept ? { kept, part: match[2], page: Number(match[3] || 0), kind: match[4] } : null;
}

export const isFile = (path) => FILE.test(path);

// The reader of a kept version; null while it cannot be opened.
export async function reader(kept) {
  const html = await readText(kept.version, "html");
  return html && answer(html, "text/html; charset=utf-8", { "Content-Security-Policy": kept.policy });
}

export async function file({ kept, part, page, kind }, path) {
  if (part === "stamps") return path === kept.stamp ? text(kept, "svg", "image/svg+xml") : null;
  if (part === "marks") return text(kept, "marks", "application/json");
  const found = await leaf(kept.version, page);
  if (!found) return null;
  return kind === "webp" ? answer(found.image, "image/webp") : answer(found.lines, "application/json");
}

async function text(kept, name, type) {
  const found = await readText(kept.version, name);
  return found && answer(found, type);
}

function answer(body, type, more = {}) {
  return new Response(body, { headers: { "Content-Type": type, "Cache-Control": "no-store", ...more } });
}
