// The terms of a vote, written in one way only, and their hash; see voting/manifest.py.
import { hex, sha256, text } from "./bytes.js";

export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const parts = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${parts.join(",")}}`;
}

export async function hashOf(part) {
  const { sha256: _, ...content } = part;
  return hex(await sha256(text.encode(canonical(content))));
}

export async function intact(part) {
  return (await hashOf(part)) === part.sha256;
}
