// The papers on this device: opened and written through the key of the lease. Whatever needs it answers null without one.
import { seal, unseal, unwrapped, wrappedKey } from "./keys.js";
import { current } from "./lease.js";
import { all, dropPaper, FILES, get, names, PAPERS, put } from "./vault.js";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export const leafName = (page) => `leaf/${String(page).padStart(5, "0")}`;

// The records of what is kept: {version, paper, number, pages, meeting, files, stamp, policy, build, whole, size, ends}.
// `ends`: in milliseconds by the server's time, when a paper that is to be returned goes; 0 for others.
export const records = () => all(PAPERS);
export const record = (version) => get(PAPERS, version);

// A record's key, or null while the lease does not hold. A paper whose time has come goes, also without a network.
async function keyOf(found) {
  const lease = await current();
  if (!lease || !found) return null;
  if (!found.ends || lease.seen < found.ends) return unwrapped(found.wrapped, lease.key);
  await dropPaper(found.version);
  return null;
}

// The bytes of a file, or null.
export async function read(version, file) {
  const name = `${version}|${file}`;
  const [key, sealed] = await Promise.all([keyOf(await record(version)), get(FILES, name)]);
  return key && sealed ? unseal(key, name, sealed) : null;
}

export async function readText(version, file) {
  const data = await read(version, file);
  return data && decoder.decode(data);
}

// `more` is kept beside the file as it is. False while the lease does not hold.
export async function write(version, file, data, more = {}) {
  const key = await keyOf(await record(version));
  if (!key) return false;
  const name = `${version}|${file}`;
  const bytes = typeof data === "string" ? encoder.encode(data) : data;
  await put(FILES, { ...(await seal(key, name, bytes)), ...more }, name);
  return true;
}

// Begins to keep a version, or what belongs to it besides the pages anew. `told` is what the server says of it.
export async function begin(told, policy, build) {
  const lease = await current();
  if (!lease) return null;
  const known = await record(told.version);
  const { version, paper, number, pages, meeting, files, stamp, ends } = told;
  const wrapped = known ? known.wrapped : await wrappedKey(lease.key);
  const kept = { whole: false, size: 0, ...known, version, paper, number, pages, meeting, files, stamp, ends, policy, build, wrapped };
  await put(PAPERS, kept);
  const { title, kind, item, name } = told;
  await write(version, "info", JSON.stringify({ title, kind, item, name }));
  await write(version, "html", told.html);
  await write(version, "svg", told.svg);
  await write(version, "marks", JSON.stringify(told.marks));
  return kept;
}

export async function change(version, fields) {
  const found = await record(version);
  if (found) await put(PAPERS, { ...found, ...fields });
}

// The numbers of the pages that are here.
export async function pagesHere(version) {
  return (await names(version)).filter((name) => name.startsWith("leaf/")).map((name) => Number(name.slice(5)));
}

// A page: its lines as JSON text, its image as bytes.
export async function leaf(version, page) {
  const data = await read(version, leafName(page));
  if (!data) return null;
  const length = new DataView(data).getUint32(0);
  return { lines: decoder.decode(data.slice(4, 4 + length)), image: data.slice(4 + length) };
}
