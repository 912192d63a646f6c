// What this tablet keeps of my sealed ballot, until the result is checked: the envelope while it is not acknowledged, its
// hash and the random bytes by which I find it again. Never the answer. One record for each vote and person.
import { shelf } from "./shelf.js";

const kept = shelf("phienhop-sealed", "ballots");
export const { recall, keep, forget } = kept;
