// The check-in code: a fresh image as soon as the shown one gets old, and words when the network is gone.

const RETRY_MS = 2000;

async function show(gate) {
  const text = gate.querySelector("[data-gate-text]");
  let wait = RETRY_MS;
  try {
    const answer = await fetch(gate.dataset.gate, { cache: "no-store", credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const image = gate.querySelector("img");
    const old = image.src;
    image.src = URL.createObjectURL(await answer.blob());
    if (old.startsWith("blob:")) URL.revokeObjectURL(old);
    wait = Number(answer.headers.get("X-Seconds-Left")) * 1000 + 100;
    if (text) text.textContent = text.dataset.gateText;
  } catch {
    if (text) text.textContent = text.dataset.gateLost;
  }
  if (gate.isConnected) setTimeout(show, wait, gate);
}

function start() {
  for (const gate of document.querySelectorAll("[data-gate]:not([data-gate-running])")) {
    gate.dataset.gateRunning = "";
    show(gate);
  }
}

start();
new MutationObserver(start).observe(document.body, { childList: true, subtree: true });
