// A socket that comes back by itself, and polling when there can be none.
import { report } from "./tablet.js";

const HELLO = 5000; // no word for that long after opening: as good as closed
const SILENCE = 25000; // the server pings every 8 s
const ANSWER = 4000; // after waking up
const PATIENCE = 4000; // without a socket for that long: ask by HTTP
const POLL = 2000;
const FOLLOWING = 500; // while somebody presents: page and pointer come with the answers
const LONGEST = 30000; // between two attempts
const BLOCKED = 60000; // the same where a socket has never worked
const FATAL = [4401, 4403, 4404];

export class Connection {
  constructor(options) {
    Object.assign(this, options);
    this.failures = 0;
    this.pace = 1000; // the server raises it when the room is large
    this.works = false; // a socket has worked on this page
    this.polling = false;
    this.unreached = false; // the last question by HTTP had no answer
    this.ended = false;
  }

  start() {
    this.despair();
    this.open();
    report(this);
    window.addEventListener("online", () => this.wake());
    window.addEventListener("offline", () => this.tell("offline"));
    window.addEventListener("pageshow", (event) => event.persisted && this.wake());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake());
  }

  // True when the message went out through the socket.
  say(message) {
    if (!this.ws || this.ws.readyState !== WebSocket.OPEN) return false;
    this.ws.send(JSON.stringify(message));
    return true;
  }

  open() {
    clearTimeout(this.later);
    if (this.ended || this.ws) return;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    try {
      this.ws = new WebSocket(`${scheme}//${location.host}${this.socket}&since=${this.since()}`);
    } catch (error) {
      this.lost(0);
      return;
    }
    const ws = this.ws;
    this.expect(HELLO);
    ws.onmessage = (event) => ws === this.ws && this.received(event.data);
    ws.onclose = (event) => ws === this.ws && this.lost(event.code);
  }

  received(data) {
    this.expect(SILENCE);
    this.failures = 0;
    this.works = true;
    this.stopPolling();
    this.tell("live");
    const frame = JSON.parse(data);
    if (frame.echo) return this.echoed && this.echoed();
    if (frame.pace) this.pace = frame.pace;
    return this.heard(frame);
  }

  // The next word must come within `time`.
  expect(time) {
    clearTimeout(this.deadline);
    this.deadline = setTimeout(() => {
      const ws = this.ws;
      if (!ws) return;
      ws.onclose = null;
      ws.close();
      this.lost(0);
    }, time);
  }

  lost(code) {
    clearTimeout(this.deadline);
    this.ws = null;
    if (FATAL.includes(code)) {
      this.ended = true;
      this.stopPolling();
      this.tell("offline");
      this.refused(code);
      return;
    }
    this.failures += 1;
    if (!this.polling) this.tell(navigator.onLine === false ? "offline" : "reconnecting");
    this.despair();
    this.later = setTimeout(() => this.open(), this.delay());
  }

  // Where sockets are blocked the page asks by HTTP. A large room that has lost its network is given time to come back.
  despair() {
    if (this.patience || this.polling) return;
    this.patience = setTimeout(() => this.startPolling(), Math.max(PATIENCE, 1.5 * this.pace));
  }

  // Full jitter: a whole room that lost its network does not come back in one instant.
  delay() {
    if (this.polling) return (this.works ? LONGEST : BLOCKED) * (0.5 + Math.random());
    return Math.random() * Math.min(LONGEST, this.pace * 2 ** (this.failures - 1));
  }

  // The tablet was asleep or without network: ask what was missed, do not wait for a timer.
  wake() {
    if (this.ended) return;
    if (this.say({ since: this.since() })) {
      this.expect(ANSWER);
      return;
    }
    clearTimeout(this.later);
    this.later = setTimeout(() => this.open(), Math.random() * Math.min(this.pace, 1000));
    if (this.polling) this.ask();
  }

  startPolling() {
    if (this.polling || this.ended) return;
    this.polling = true;
    this.ask();
  }

  stopPolling() {
    this.polling = false;
    clearTimeout(this.next);
    clearTimeout(this.patience);
    this.patience = 0;
  }

  async ask() {
    clearTimeout(this.next);
    let pause = POLL;
    try {
      const address = `${this.poll}&since=${this.since()}${this.described()}`;
      const response = await fetch(address, { credentials: "same-origin", redirect: "manual" });
      if (response.type === "opaqueredirect") return this.lost(4401);
      if (response.status === 404 || response.status === 403) return this.lost(4404);
      if (!response.ok) throw new Error(String(response.status));
      const frame = await response.json();
      if (!this.polling) return undefined;
      this.reached();
      this.heard({ ...frame, build: response.headers.get("X-Build") });
      if (frame.hint && frame.hint.place) pause = FOLLOWING;
    } catch (error) {
      this.unreached = true;
      if (this.polling) this.tell(navigator.onLine === false ? "offline" : "reconnecting");
    }
    if (this.polling) this.next = setTimeout(() => this.ask(), pause * (0.75 + Math.random() / 2));
    return undefined;
  }

  // What the device says of itself, for the address of a page without a socket.
  described() {
    if (!this.device) return "";
    const said = Object.entries(this.device()).map(([name, value]) => [name, typeof value === "boolean" ? Number(value) : value]);
    return `&${new URLSearchParams(said)}`;
  }

  // The server is back: its sockets may be as well.
  reached() {
    this.tell("polling");
    if (this.unreached && this.works) {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.open(), Math.random() * this.pace);
    }
    this.unreached = false;
  }

  tell(state) {
    if (state !== this.state) this.status(state);
    this.state = state;
  }
}
