// Brings changes to the server in small messages, again and again until they are confirmed, and brings what other
// devices changed. `state`: "saved", "saving", "waiting" (no network), "stopped" (with a sentence).
import { csrfToken } from "../../phienhop/js/texts.js";

const BATCH = 20;
const BYTES = 300000;
const PAUSES = [1000, 2000, 5000, 10000, 20000];

export class Sender {
  constructor({ url, store, queue, texts, show, told }) {
    Object.assign(this, { url, store, queue, texts, show, told });
    this.head = 0;
    this.tries = 0;
    this.barred = new Set(); // addresses that refuse us, for as long as this page is open
    window.addEventListener("online", () => this.again());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.again());
  }

  again() {
    this.barred.clear();
    this.bring().then(() => this.send());
  }

  // Keeps the change on the device first, and then sends.
  async keep(mark) {
    this.show("saving");
    await this.queue.put(this.url, mark);
    this.send();
  }

  // What the server has, with what this device has not sent yet above it. Resolves to how many marks of older versions
  // wait to be carried here.
  async bring(only = "") {
    let found;
    try {
      const answer = await fetch(`${this.url}?since=${this.head}${only ? "&only=own" : ""}`, { cache: "no-store" });
      found = await answer.json();
      if (!answer.ok) throw new Error(found.message);
    } catch (error) {
      return 0;
    }
    const waiting = (await this.queue.all()).filter((entry) => entry.url === this.url);
    const held = new Set(waiting.map((entry) => entry.change.id));
    for (const mark of found.own) {
      const known = this.store.own.get(mark.id);
      if (!known || (!held.has(mark.id) && known.revision <= mark.revision)) this.store.take(mark);
    }
    for (const entry of waiting) this.overlay(entry.change);
    this.head = Math.max(this.head, found.head);
    if (found.shared) this.store.shared = found.shared;
    this.store.say();
    return found.waiting || 0;
  }

  overlay(change) {
    const known = this.store.own.get(change.id);
    if (!known || known.revision < change.revision) this.store.take(change);
  }

  async send() {
    if (this.sending) {
      this.more = true;
      return;
    }
    this.sending = true;
    clearTimeout(this.later);
    try {
      while (await this.sendSome());
      this.tries = 0;
    } catch (error) {
      this.show("waiting", (await this.queue.all()).length);
      this.later = setTimeout(() => this.send(), PAUSES[Math.min(this.tries, PAUSES.length - 1)]);
      this.tries += 1;
    }
    this.sending = false;
    if (this.more) {
      this.more = false;
      this.send();
    }
  }

  // One message; false when there is nothing left to send. Throws when the server cannot be reached.
  async sendSome() {
    const left = (await this.queue.all()).filter((entry) => !this.barred.has(entry.url));
    if (!left.length) {
      if (!this.barred.has(this.url) && !this.refused) this.show("saved");
      return false;
    }
    this.show("saving");
    const batch = some(left);
    const url = batch[0].url;
    const answer = await fetch(url, {
      method: "POST",
      body: JSON.stringify({ changes: batch.map((entry) => entry.change) }),
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken(), "X-Quiet": "1" },
    });
    if (answer.redirected || answer.status === 401) return this.stop(url, this.texts.signedOut);
    if ([403, 404].includes(answer.status)) return this.stop(url, this.texts.denied);
    if (answer.status === 400 || answer.status === 413 || answer.status === 422) return this.stop(url, this.texts.failed);
    if (!answer.ok) throw new Error(String(answer.status));
    await this.confirmed(url, batch, await answer.json());
    return true;
  }

  // What was marked stays on the device.
  stop(url, sentence) {
    this.barred.add(url);
    if (url === this.url) this.show("stopped", sentence);
    return true;
  }

  async confirmed(url, batch, { head, saved, stale, refused }) {
    const here = url === this.url;
    if (here && head === this.head + saved.length) this.head = head; // nobody else wrote in between
    await this.queue.remove(batch.map((entry) => entry.key));
    if (here) for (const mark of stale) this.settle(mark, batch);
    for (const { message } of refused) {
      this.refused = true;
      this.show("stopped", message);
    }
    if (here && stale.length) this.store.say();
  }

  // Another device was first. Its mark stands; a note that was written here is kept beside it.
  settle(theirs, batch) {
    const sent = batch.filter((entry) => entry.change.id === theirs.id).map((entry) => entry.change);
    if (sent.some((change) => change.revision === theirs.revision && same(change, theirs))) return; // it was this one
    const mine = this.store.own.get(theirs.id);
    this.store.take(theirs);
    if (!mine || mine.erased || !mine.text || mine.text === theirs.text) return;
    const [x, y] = mine.shape[0];
    const beside = mine.kind === "note" ? [[Math.min(0.97, x + 0.03), Math.min(0.97, y + 0.03)]] : mine.shape;
    this.store.write([{ ...mine, id: this.told.id(), shape: beside }]);
    this.told.both();
  }
}

function same(a, b) {
  return ["page", "text", "share", "colour", "erased"].every((name) => (a[name] || "") === (b[name] || ""));
}

// The first changes that go to one address and fit one message.
function some(entries) {
  const batch = [];
  let size = 0;
  for (const entry of entries) {
    size += JSON.stringify(entry.change).length;
    if (entry.url !== entries[0].url || batch.length === BATCH || (batch.length && size > BYTES)) break;
    batch.push(entry);
  }
  return batch;
}
