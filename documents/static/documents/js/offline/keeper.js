// On every page of who keeps papers on this device: a word with the server now and then, by the service worker.
import { csrfToken } from "../../../phienhop/js/texts.js";

const PACE = 5 * 60 * 1000; // ms

function speak() {
  const worker = navigator.serviceWorker.controller;
  if (worker && navigator.onLine) worker.postMessage({ token: csrfToken() });
}

if (navigator.serviceWorker && navigator.serviceWorker.controller) {
  speak();
  setInterval(speak, PACE);
  window.addEventListener("online", speak);
}
