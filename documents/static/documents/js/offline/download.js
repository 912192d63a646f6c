// Takes papers along: fetches what is missing page by page, seals it, and proves to the server what is here.
import { contact, deviceId } from "./contact.js";
import { digest } from "./keys.js";
import { begin, change, leafName, pagesHere, read, record, records, write } from "./papers.js";
import { keepFilesOf } from "./shell.js";
import { drop, dropPaper, FILES, get } from "./vault.js";

const decoder = new TextDecoder();
const AT_ONCE = 3; // pages under way
const PAUSES = [1000, 2000, 4000, 8000];

// Why it stopped, with a word for the card: "signed-out", "ended", "full", "denied", "failed", or a sentence.
export class Stopped extends Error {}

export class Download {
  // `facts`: {device, token, build, root}; `wanted`: [{version, pages, keeping}]; `show(here, size)` after a page.
  constructor(facts, wanted, show) {
    Object.assign(this, { facts, wanted, show });
    this.here = 0;
    this.size = 0;
  }

  async run() {
    await this.connect();
    for (const one of this.wanted) {
      const known = await record(one.version);
      this.here += known ? (await pagesHere(one.version)).length : 0;
      this.size += known ? known.size : 0;
    }
    this.show(this.here, this.size);
    let failed = null;
    for (const one of this.wanted) failed = (await this.tried(one)) || failed;
    if (failed) throw failed;
  }

  // A page that cannot be had does not stand in the way of other papers.
  async tried(one) {
    try {
      await this.takeAlong(one);
    } catch (error) {
      if (!(error instanceof Stopped) || error.message !== "failed") throw error;
      return error;
    }
    return null;
  }

  // A lease, on a new device a new one; what an earlier person or an ended device left is gone then.
  async connect() {
    let found = await contact(this.facts.device, this.facts.token, true);
    if (found === "ended") found = await contact(this.facts.device, this.facts.token, true);
    if (found === "away") return this.connectLater();
    if (found !== "open") throw new Stopped(found);
  }

  async connectLater() {
    await this.rest(0);
    return this.connect();
  }

  async takeAlong({ version, pages, keeping }) {
    let kept = await record(version);
    if (!kept || kept.build !== this.facts.build) kept = await this.begin(keeping);
    if (kept.whole) return;
    await this.fetchMissing(kept, pages);
    if ((await this.prove(kept)) || (await this.once(kept, pages))) return this.finish(kept);
    throw new Stopped("failed");
  }

  // Pages that could not be read back are gone by now and fetched once more.
  async once(kept, pages) {
    await this.fetchMissing(kept, pages);
    return this.prove(kept);
  }

  async begin(keeping) {
    const { data, headers } = await this.asked(keeping, { method: "POST", headers: this.headers() });
    const told = JSON.parse(decoder.decode(data));
    await this.keepFiles(told.html);
    const kept = await stored(begin(told, headers.get("Content-Security-Policy") || "", this.facts.build));
    if (!kept) throw new Stopped("ended");
    return kept;
  }

  async keepFiles(html, tries = 0) {
    try {
      await stored(keepFilesOf(html, location.href, this.facts.build, this.facts.root));
    } catch (error) {
      if (error instanceof Stopped) throw error;
      await this.rest(tries);
      await this.keepFiles(html, tries + 1);
    }
  }

  async fetchMissing(kept, pages) {
    const here = new Set(await pagesHere(kept.version));
    const missing = Array.from({ length: pages }, (_, index) => index + 1).filter((page) => !here.has(page));
    const work = async () => {
      for (let page = missing.shift(); page; page = missing.shift()) await this.fetchPage(kept, page);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  async fetchPage(kept, page) {
    const { data, headers } = await this.asked(`${kept.files}leaves/${page}.bin`, { cache: "no-store" });
    const more = { seal: headers.get("X-Seal") || "" };
    if (!(await stored(write(kept.version, leafName(page), data, more)))) throw new Stopped("ended");
    kept.size += data.byteLength;
    await change(kept.version, { size: kept.size });
    this.here += 1;
    this.size += data.byteLength;
    this.show(this.here, this.size);
  }

  // Reads every page back and tells the server; true when it agrees that all are here.
  async prove(kept) {
    const proofs = [];
    for (let page = 1; page <= kept.pages; page += 1) proofs.push(await this.proof(kept, page));
    const body = JSON.stringify({ device: await deviceId(), pages: proofs });
    const headers = { ...this.headers(), "Content-Type": "application/json" };
    const { data } = await this.asked(`${kept.files}copies/`, { method: "POST", body, headers });
    return JSON.parse(decoder.decode(data)).whole;
  }

  async proof(kept, page) {
    const name = `${kept.version}|${leafName(page)}`;
    try {
      const data = await read(kept.version, leafName(page));
      return data && [await digest(data), (await get(FILES, name)).seal];
    } catch (error) {
      await drop(FILES, name);
      return null;
    }
  }

  // The older version was kept until now.
  async finish(kept) {
    await change(kept.version, { whole: true });
    const older = (await records()).filter((one) => one.paper === kept.paper && one.number < kept.number);
    for (const one of older) await dropPaper(one.version);
  }

  headers() {
    return { "X-Quiet": "1", "X-CSRFToken": this.facts.token, Accept: "application/json" };
  }

  // Asks until there is a whole answer: a network that comes and goes only makes it longer.
  async asked(url, options, tries = 0) {
    let [answer, data] = [null, null];
    try {
      answer = await fetch(url, { redirect: "manual", ...options });
      data = await answer.arrayBuffer();
    } catch (error) {
      await this.rest(tries);
      return this.asked(url, options, tries + 1);
    }
    if (answer.ok) return { data, headers: answer.headers };
    if (answer.type === "opaqueredirect" || answer.status === 401) throw new Stopped("signed-out");
    if (answer.status === 410) throw new Stopped("ended");
    if (answer.status === 403 || answer.status === 404) throw new Stopped("denied");
    if (answer.status < 500 && answer.status !== 429) throw new Stopped("failed");
    if (tries >= PAUSES.length) throw new Stopped("failed");
    await this.rest(tries);
    return this.asked(url, options, tries + 1);
  }

  rest(tries) {
    this.show(this.here, this.size, true);
    return new Promise((rested) => setTimeout(rested, PAUSES[Math.min(tries, PAUSES.length - 1)]));
  }
}

// No room is said in words; anything else is a fault.
async function stored(work) {
  try {
    return await work;
  } catch (error) {
    throw error && error.name === "QuotaExceededError" ? new Stopped("full") : error;
  }
}
