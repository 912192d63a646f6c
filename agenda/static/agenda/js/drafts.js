// Texts that are typed and not saved yet, kept in this tab under the address that they are saved to.
import { recall, remember } from "../../phienhop/js/tab.js";

const name = (address) => `draft:${new URL(address, location.href).pathname}`;

export function keep(address, text, revision) {
  remember(name(address), JSON.stringify({ text, revision }));
}

export function find(address) {
  return JSON.parse(recall(name(address)));
}

export function drop(address) {
  remember(name(address), null);
}
