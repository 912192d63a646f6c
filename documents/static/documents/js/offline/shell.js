// The product's own files that a page needs without a network: no paper, nothing of a person's. One cache a build.
const NAME = "phienhop-shell-";
const KINDS = "\\.(?:css|js|svg|png|ttf|woff2|webmanifest)";
const STATIC = new RegExp(`"([^"\\s]+${KINDS})"|'([^'\\s]+${KINDS})'|url\\(([^"')\\s]+${KINDS})\\)`, "g");

export const cacheOf = (build) => NAME + build;

// Keeps every file of ours that a page's HTML names, and what those files name.
export async function keepFilesOf(html, place, build, root) {
  const cache = await caches.open(cacheOf(build));
  const done = new Set();
  let wave = found(html, place, root);
  while (wave.length) {
    wave.forEach((address) => done.add(address));
    const texts = await Promise.all(wave.map((address) => kept(cache, address)));
    const next = texts.flatMap((text, index) => found(text, wave[index], root));
    wave = [...new Set(next)].filter((address) => !done.has(address));
  }
}

function found(text, place, root) {
  const addresses = [...text.matchAll(STATIC)].map((match) => new URL(match[1] || match[2] || match[3], place));
  const ours = addresses.filter((url) => url.origin === location.origin && url.pathname.startsWith(root));
  return [...new Set(ours.map((url) => url.href))];
}

// The text of a script or style; its file is then in the cache. What a comment names and is not there is left out.
async function kept(cache, address) {
  const answer = (await cache.match(address)) || (await fetch(address));
  if (!answer.ok) return "";
  await cache.put(address, answer.clone());
  return /\.(?:css|js)$/.test(new URL(address).pathname) ? answer.text() : "";
}

// Throws away the files of builds that no kept paper was rendered for.
export async function forgetOthers(builds) {
  const wanted = new Set(builds.map(cacheOf));
  for (const name of await caches.keys()) if (name.startsWith(NAME) && !wanted.has(name)) await caches.delete(name);
}
