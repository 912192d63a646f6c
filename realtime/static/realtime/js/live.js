// The live page: keeps what is shown at the state of the meeting's journal. `[data-live]` says where to listen.
import { setServerTime } from "../../phienhop/js/clock.js";
import { Connection } from "./connection.js";
import { once } from "./once.js";
import { show } from "./status.js";
import * as hints from "./hints.js";
import * as page from "./page.js";

const place = document.querySelector("[data-live]");
const RENEWAL = 3; // times the pace at which a room comes back: loading a page costs more
const ANSWERED = 8; // frames; the server waits for an answer after 32

let last = Number(place.dataset.since);
let unanswered = 0;

const connection = new Connection({
  socket: place.dataset.socket,
  poll: place.dataset.poll,
  since: () => last,
  heard,
  status: show,
  refused,
});

// One frame from the server; see realtime/frames.py.
function heard(frame) {
  if (frame.now) setServerTime(frame.now);
  if (frame.build && frame.build !== page.build && once(`build ${frame.build}`)) page.renew(RENEWAL * connection.pace);
  if (frame.ping !== undefined) return standing(frame.ping);
  if (frame.hint) hints.apply(frame.hint);
  if (frame.resync) again(frame.seq, frame.spread);
  else if (frame.seq !== undefined) news(frame);
  else page.update(frame.regions || {}, mine(frame.refresh || {}), frame.spread || 0);
  unanswered += 1;
  if (unanswered >= ANSWERED) answer();
  return undefined;
}

function answer() {
  unanswered = 0;
  connection.say({ ack: last });
}

// The server says where the journal is and wants to hear from us.
function standing(seq) {
  answer();
  if (seq > last) connection.say({ since: last });
}

// What happened; a frame that does not begin where the page stands is asked for again, one that is old is left out.
function news(frame) {
  const begins = frame.from === undefined ? frame.seq : frame.from;
  if (begins > last) return connection.say({ since: last });
  if (frame.seq <= last) return undefined;
  page.update(frame.regions || {}, mine(frame.refresh || {}), frame.spread || 0);
  reached(frame.seq);
  return undefined;
}

function reached(seq) {
  last = seq;
  page.mark(last);
}

// The parts that this page must fetch: those that are old for everybody, or for this very user.
function mine(refresh) {
  return Object.keys(refresh).filter((name) => !refresh[name] || refresh[name].includes(place.dataset.user));
}

// News are not enough. A page on which somebody is writing renews its parts now and loads when it may.
function again(seq, spread) {
  if (!page.isClean() && (seq !== last || !page.isRenewing())) {
    page.refreshAll();
    reached(seq);
  }
  page.renew(spread);
}

// Signed out, or the page is not for this person any more: loading it says which.
function refused() {
  if (once("refused")) page.load();
}

page.mark(last);
connection.start();
