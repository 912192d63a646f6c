// On every page of who keeps papers on this device: a word with the server now and then, by the service worker.
import { csrfToken } from "../../../phienhop/js/texts.js";

const PACE = 5 * 60 * 1000; // ms

let closed = false;

function speak(closes = false) {
  const worker = navigator.serviceWorker.controller;
  if (!worker || !navigator.onLine || (closes === true && closed)) return;
  closed = closes === true;
  worker.postMessage({ token: csrfToken(), closes: closed });
}

if (navigator.serviceWorker && navigator.serviceWorker.controller) {
  speak();
  setInterval(speak, PACE);
  window.addEventListener("online", speak);
  // The meeting has ended: what is to be returned goes at once.
  document.addEventListener("live:updated", () => document.querySelector("[data-closed~='return'], .now[data-state='closed']") && speak(true));
}
