// What a tablet checks in a published vote: that nothing was changed, that it adds up, and that its own envelope and
// answer are there. Nothing of it leaves the tablet. The same checks as voting/sealed/recount.py, a second time.
import { fromHex, hex, sha256, text } from "./bytes.js";
import { BUNDLE, holds } from "./acknowledgement.js";
import { canonical, intact } from "./manifest.js";
import { tracker } from "./tracker.js";

// The names of what is wrong; nothing if all is well.
export async function problems(source, ack) {
  let file;
  try {
    file = JSON.parse(source);
    return await wrong(file, source, ack);
  } catch (error) {
    return ["unreadable"];
  }
}

async function wrong(file, source, ack) {
  const { bundle, signature } = file;
  const { manifest, electors, participants, envelopes, ballots } = bundle;
  const { sealed } = manifest;
  const choices = new Set(manifest.choices.map(([value]) => value));
  const form = manifest.ballot || { kind: "question", lines: [] };
  const size = form.lines.length || 1;
  const valid = participants.length - bundle.invalid;
  const counts = Array.from({ length: size }, (_, line) => counted(ballots, line));
  const chosen = counts.reduce((sum, one) => sum + (one.yes || 0), 0);
  const members = hex(await sha256(text.encode(electors.join("\n"))));
  const checks = {
    written: canonical(file) === source,
    hash: await intact(bundle),
    manifest: await intact(manifest),
    electors: members === manifest.electors,
    participants: rising(participants) && participants.every((one) => electors.includes(one)),
    envelopes: rising(envelopes) && envelopes.length === participants.length,
    trackers: new Set(ballots.map(([line, mark]) => `${line} ${mark}`)).size === ballots.length,
    answers: ballots.every(([, , choice]) => choices.has(choice)),
    number: size === sealed.lines && ballots.length === valid * size && counts.every((one) => total(one) === valid),
    marks: form.kind !== "options" || (chosen >= form.least * valid && chosen <= form.most * valid),
    counts: canonical(manifest.ballot ? counts : counts[0]) === canonical(bundle.counts),
    key: !ack || ack === sealed.ack,
    signature: await holds(fromHex(signature), fromHex(sealed.ack), fromHex(manifest.sha256), fromHex(bundle.sha256), BUNDLE),
  };
  return Object.keys(checks).filter((name) => !checks[name]);
}

// What became of the envelope that this tablet sent: "found", "envelope" (not in the box), "answer" (not counted as given
// or not at all), "other" (the terms are not those of the vote in which it was sealed).
export async function ownBallot(source, { nonce, digest, manifest }) {
  const { bundle } = JSON.parse(source);
  if (bundle.manifest.sha256 !== manifest) return { verdict: "other" };
  if (!bundle.envelopes.includes(digest)) return { verdict: "envelope" };
  const marks = [];
  const choices = [];
  for (let line = 0; line < bundle.manifest.sealed.lines; line += 1) {
    const mark = await tracker(nonce, fromHex(manifest), line);
    const mine = bundle.ballots.find(([at, held]) => at === line && held === mark);
    marks.push(mark);
    if (!mine) return { verdict: "answer", tracker: marks.join("\n") };
    choices.push(mine[2]);
  }
  return { verdict: "found", tracker: marks.join("\n"), choice: choices.join(",") };
}

function rising(list) {
  return list.every((one, place) => place === 0 || list[place - 1] < one);
}

function counted(ballots, line) {
  const counts = {};
  for (const [at, , choice] of ballots) if (at === line) counts[choice] = (counts[choice] || 0) + 1;
  return counts;
}

function total(counts) {
  return Object.values(counts).reduce((sum, number) => sum + number, 0);
}
